// Everything that is checked in web/: lint and types, unit tests, and the browser's tests against
// the packaged server.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { run, runBeside, web } from './run.mjs';

// One thread most of the time, each: together they take little longer than one of them.
await Promise.all([
  runBeside('npm', ['run', '--silent', 'check']),
  runBeside('npm', ['test', '--silent']),
]);
if (existsSync(join(web, 'playwright.config.ts'))) {
  const chromium = execFileSync(process.execPath, [join(web, 'scripts/chromium.mjs')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  }).trim();
  run('npx', ['playwright', 'test'], { PLENARY_CHROMIUM: chromium });
}
