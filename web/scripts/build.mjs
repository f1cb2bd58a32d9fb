// Installs the libraries and builds the pages' scripts, each only when what it depends on has
// changed since it last succeeded.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
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

whenChanged('.installed', LOCK, 'node_modules', () =>
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']),
);
if (existsSync(join(web, 'vite.config.ts')) && ENTRIES.some((e) => existsSync(join(web, e)))) {
  whenChanged('.built', SOURCES, 'dist', () => {
    run('npm', ['run', '--silent', 'build', '--', '--logLevel', 'warn']);
    compress();
  });
}
