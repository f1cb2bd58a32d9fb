// Installs the libraries and builds the pages' scripts, each only when what it depends on has
// changed since it last succeeded. With `start` beside whoever called it, who says `finish` later:
// then what it printed is shown, and it is waited for; it fails as the build did.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { run, web } from './run.mjs';

const LOCK = ['package.json', 'package-lock.json', '.npmrc'];
const SOURCES = [...LOCK, 'vite.config.ts', 'tsconfig.json', 'src', 'scripts/build.mjs'];
const ENTRIES = ['src/draft/main.tsx', 'src/public/public.ts', 'src/verify/main.ts'];

function files(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => files(join(path, name)));
}

function fingerprint(inputs) {
  const hash = createHash('sha256').update(process.version);
  for (const file of inputs.flatMap((input) => files(join(web, input)))) {
    if (file.includes('.test.')) continue;
    hash.update(`${relative(web, file)}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** Does the work unless its inputs are those of the last time it succeeded. */
function whenChanged(stamp, inputs, product, work) {
  const now = fingerprint(inputs);
  const file = join(web, 'node_modules', stamp);
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (before === now && existsSync(join(web, product))) return;
  work();
  writeFileSync(file, now);
}

/** Beside each script and style sheet the same for those who take brotli: the best there is, once. */
function compress() {
  const quality = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  for (const file of files(join(web, 'dist/assets'))) {
    if (!/\.(js|css)$/.test(file)) continue;
    writeFileSync(`${file}.br`, brotliCompressSync(readFileSync(file), { params: quality }));
  }
}

function build() {
  whenChanged('.installed', LOCK, 'node_modules', () =>
    run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']),
  );
  if (existsSync(join(web, 'vite.config.ts')) && ENTRIES.some((e) => existsSync(join(web, e)))) {
    whenChanged('.built', SOURCES, 'dist', () => {
      run('npm', ['run', '--silent', 'build', '--', '--logLevel', 'warn']);
      compress();
    });
  }
}

// What goes on beside: its process, what it prints, and how it ended.
const BESIDE = join(web, '../target/web-build');
const [PROCESS, PRINTED, ENDED] = ['process', 'printed', 'ended'].map((name) => join(BESIDE, name));

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function goesOn() {
  return existsSync(PROCESS) && !existsSync(ENDED) && isAlive(+readFileSync(PROCESS, 'utf8'));
}

function start() {
  if (goesOn()) return;
  rmSync(BESIDE, { recursive: true, force: true });
  mkdirSync(BESIDE, { recursive: true });
  const printed = openSync(PRINTED, 'w');
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), 'beside'], {
    stdio: ['ignore', printed, printed],
    detached: true,
  });
  writeFileSync(PROCESS, String(child.pid));
  child.unref();
}

function beside() {
  process.on('exit', (status) => {
    writeFileSync(`${ENDED}.part`, String(status));
    renameSync(`${ENDED}.part`, ENDED);
  });
  build();
}

async function finish() {
  if (!existsSync(PROCESS)) return build();
  while (goesOn()) await setTimeout(50);
  process.stdout.write(readFileSync(PRINTED));
  const status = existsSync(ENDED) ? +readFileSync(ENDED, 'utf8') : 1;
  if (status !== 0) console.error("The pages' scripts were not built.");
  rmSync(BESIDE, { recursive: true, force: true });
  process.exit(status);
}

const verbs = { start, beside, finish };
await (verbs[process.argv[2]] ?? build)();
