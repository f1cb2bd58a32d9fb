// Everything that is checked in web/: lint and types, unit tests, and the browser's tests against
// the packaged server.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { run, web } from './run.mjs';

run('npm', ['run', '--silent', 'check']);
run('npm', ['test', '--silent']);
if (existsSync(join(web, 'playwright.config.ts'))) {
  const chromium = execFileSync(process.execPath, [join(web, 'scripts/chromium.mjs')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  }).trim();
  run('npx', ['playwright', 'test'], { PLENARY_CHROMIUM: chromium });
}
