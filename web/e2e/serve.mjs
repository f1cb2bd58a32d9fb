// The packaged server with the demo meeting, on a data directory of its own that goes when it ends.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const jar = resolve(import.meta.dirname, '../../target/plenary.jar');
if (!existsSync(jar)) {
  console.error(`${jar} is missing: package the server first (./mvnw package -DskipTests)`);
  process.exit(1);
}
const data = mkdtempSync(join(tmpdir(), 'plenary-browser-test-'));
const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin/java') : 'java';
// The first compiler only: in the minutes of a run the second one takes the processor that the pages need.
const server = spawn(java, ['-XX:TieredStopAtLevel=1', '-jar', jar, 'serve', '--demo'], {
  stdio: ['ignore', 'ignore', 'inherit'],
  env: {
    ...process.env,
    PLENARY_PORT: process.env.PLENARY_TEST_PORT,
    PLENARY_DATA: data,
    PLENARY_CONFIG: '',
    PLENARY_ORIGIN: '',
    DATABASE_URL: '',
  },
});
// Playwright tells the whole group; when told alone we pass it on.
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => server.kill('SIGTERM'));
server.on('exit', (code) => {
  rmSync(data, { recursive: true, force: true });
  process.exit(code ?? 0);
});
