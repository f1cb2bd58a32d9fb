// Plenary beside other co-editing servers, in one run: ratios, each with its target.
//   node src/bench/run.mjs --harness DIR [--repeat 3] [--only editors,saturation,...] [--warm 40 (editors 120)]
// docs/performance.md says what is measured and how to read it.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { setup } from './setup.mjs';
import { commitTimes } from './commit.mjs';
import { engine } from './engine.mjs';

const require = createRequire(import.meta.url);
const usage = require('./processes.cjs');
const HERE = import.meta.dirname;
const HOME = path.join(HERE, '../..');
const OUT = path.join(HOME, 'target/bench');

const argument = (name, other) => {
  const i = process.argv.indexOf('--' + name);
  return i < 0 ? other : process.argv[i + 1];
};
const REPEAT = +argument('repeat', 3);
const WARM = +argument('warm', 40);
// With so few edits a second Java's second compiler takes more than a minute to come to rest.
const WARM_EDITORS = +argument('warm', 120);
const ONLY = argument('only', '').split(',').filter(Boolean);
// As docs/operations.md has it; the limits per person and address are raised: the generator is one.
const SERVER = argument('server', 'java -Xmx256m -XX:+UseSerialGC -jar target/plenary.jar serve');

const harness = setup(argument('harness'), OUT);
const X = require(path.join(harness, 'harness/proc.js'));
X.peers.plenary = {
  cmd: ['bash', '-c', `PLENARY_PORT=$PORT PLENARY_ORIGIN=http://127.0.0.1:$PORT exec ${SERVER}`],
  cwd: HOME,
  adapter: path.relative(path.join(harness, 'harness/adapters'), path.join(HERE, 'plenary.cjs')),
  env: (dir) => ({
    PLENARY_DATA: dir,
    PLENARY_SOCKETS_PER_PERSON: '10000',
    PLENARY_SOCKETS_PER_ADDRESS: '10000',
    PLENARY_COMMITS_PER_SECOND: '10000'
  }),
  bootMs: 60000
};
// The least that any server does which saves first, on this machine: no target, but what is told beside ours.
X.peers['floor-durable'] = {
  cmd: ['java', '-Xmx256m', '-XX:+UseSerialGC', '-cp', 'target/bench/classes:target/plenary.jar', 'DurableRelay'],
  args: (dir) => [dir],
  cwd: HOME,
  adapter: 'floor',
  bootMs: 60000
};
const CLASSES = argument('classes', 'target/plenary.jar');
execFileSync('javac', ['-cp', CLASSES, '-d', path.join(OUT, 'classes'), path.join(HERE, 'DurableRelay.java')], { cwd: HOME });

/** A data directory with so many resolutions; made once, then copied for each run. */
function dataOf (docs, paras) {
  const made = path.join(OUT, `data-${docs}-${paras}`);
  if (!fs.existsSync(path.join(made, 'benchmark.json'))) {
    fs.rmSync(made, { recursive: true, force: true });
    execFileSync('java', ['-cp', CLASSES, path.join(HERE, 'Prepare.java'), made, docs, paras], { cwd: HOME, stdio: 'ignore' });
  }
  const dir = fs.mkdtempSync(path.join(OUT, 'run-'));
  fs.chmodSync(dir, 0o711);
  execFileSync('cp', ['-a', made + '/.', dir]);
  execFileSync('sync'); // else the copy is written out while somebody waits for a commit
  return dir;
}

function job (peer, port, dir, scenario, params) {
  const P = X.peers[peer];
  const made = peer === 'plenary' ? JSON.parse(fs.readFileSync(path.join(dir, 'benchmark.json'), 'utf8')) : {};
  return { adapter: P.adapter, adapterOpts: { ...P.opts, ...made, harness }, port, scenario, params };
}

/** One server, one load. */
async function once (peer, scenario, params, data) {
  const dir = peer === 'plenary' ? dataOf(...data) : fs.mkdtempSync(path.join(harness, 'data', peer + '-'));
  if (peer !== 'plenary') fs.chmodSync(dir, 0o711);
  let server = await X.startServer(peer, { dir });
  let generator;
  const taken = {};
  const snap = () => ({ cpu: usage.cpu(server.pid), pg: X.peers[peer].pg ? X.pgCpu() : 0, t: Date.now(), machine: X.machine().busy, generator: X.cpu(generator.child.pid) });
  try {
    generator = X.loadgen(job(peer, server.port, dir, scenario, params), async (moment) => { taken[moment] = snap(); });
    const result = await limited(generator);
    const { begin, end } = taken;
    const r = { ...result, peer, scenario, params, memory: usage.memory(server.pid) };
    r.cpu = end.cpu.own - begin.cpu.own;
    r.pgCpu = end.cpu.below - begin.cpu.below + end.pg - begin.pg;
    r.foreign = (end.machine - begin.machine - r.cpu - r.pgCpu - (end.generator - begin.generator)) / ((end.t - begin.t) / 1000);
    if (peer === 'plenary' && scenario === 'S2') r.commit = await commitTimes(harness, dir);
    if (scenario === 'S6') {
      await new Promise((resolve) => setTimeout(resolve, 2000));
      await X.stop(server);
      server = await X.startServer(peer, { dir, keepData: true });
      await new Promise((resolve) => setTimeout(resolve, 500));
      r.restart = await X.loadgen(job(peer, server.port, dir, 'S6', { phase: 'load', loads: 5, settle: 500 }), async () => {}).result;
    }
    return r;
  } finally {
    if (generator) generator.child.kill('SIGKILL');
    await X.stop(server);
    await gone();
    fs.rmSync(dir, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
    execFileSync('sync');
  }
}

async function limited (generator) {
  const timer = setTimeout(() => generator.child.kill('SIGKILL'), 600000);
  return generator.result.finally(() => clearTimeout(timer));
}

/** The PostgreSQL of a killed Plenary ends by itself; wait, so that it is in nobody's way. */
async function gone () { await new Promise((resolve) => setTimeout(resolve, 1000)); }

const results = [];
/** Every server in turn, so that all of them see the same hour. */
async function each (peers, scenario, params, data = [1, 200], repeat = REPEAT) {
  if (argument('peers')) peers = peers.filter((p) => argument('peers').split(',').includes(p));
  const runs = Object.fromEntries(peers.map((peer) => [peer, []]));
  for (let i = 0; i < repeat; i++) {
    for (const peer of peers) {
      let r;
      try { r = await once(peer, scenario, params, data); } catch (e) { r = { peer, scenario, params, failed: String(e && e.message || e).slice(0, 500) }; }
      results.push(r);
      fs.appendFileSync(path.join(OUT, 'results.jsonl'), JSON.stringify({ at: new Date().toISOString(), ...r }) + '\n');
      console.log(line(r));
      if (!r.failed) runs[peer].push(r);
    }
  }
  return (peer, of) => median((runs[peer] || []).map(of));
}

function line (r) {
  const where = `${r.peer} ${r.scenario} ${JSON.stringify(r.params)}`;
  if (r.failed) return `  ${where} FAILED ${r.failed}`;
  const f = (x) => x == null ? '-' : (+x).toFixed(2);
  const latency = r.lat ? ` ${f(r.rate)}/s p50 ${f(r.lat.p50)} p99 ${f(r.lat.p99)} ms` : '';
  const loads = r.first ? ` first ${f(r.first)} ms, after restart ${r.restart && f(r.restart.first)} then ${r.restart && f(r.restart.median)} ms` : '';
  const truth = r.expected ? ` ${r.delivered}/${r.expected}` : '';
  const commit = r.commit ? ` commit p50 ${f(r.commit.p50)}` : '';
  return `  ${where}${latency}${loads}${truth} cpu ${f(r.cpu)}+${f(r.pgCpu)} s, ${r.memory.own}+${r.memory.below} MB${commit}, others ${f(r.foreign)} cores, errors ${r.errs || 0}`;
}

function median (list) {
  const sorted = list.filter((x) => x != null && !Number.isNaN(x)).sort((a, b) => a - b);
  return sorted.length ? (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2 : NaN;
}

const report = [];
function atMost (what, value, target, unit = '') { verdict(what, value, '<=', target, unit, value <= target); }
function atLeast (what, value, target, unit = '') { verdict(what, value, '>=', target, unit, value >= target); }
/** What the machine asks of whoever saves first: told, not judged. */
function beside (what, value) {
  report.push(`      ${what}: ${value.toFixed(2)}`);
  console.log(report.at(-1));
}
function verdict (what, value, sign, target, unit, pass) {
  const text = `${pass ? 'pass' : 'FAIL'}  ${what}: ${value.toFixed(2)}${unit} (target ${sign} ${target}${unit})`;
  report.push(text);
  console.log(text);
}
const cpuOf = (r) => r.cpu + r.pgCpu;

const parts = {
  async editors () {
    const of = await each(['floor-vertx', 'hocuspocus-sqlite', 'floor-durable', 'plenary'], 'S2', { warm: WARM_EDITORS });
    atMost('50 editors, p99 / Hocuspocus + SQLite', of('plenary', (r) => r.lat.p99) / of('hocuspocus-sqlite', (r) => r.lat.p99), 1.5);
    atMost('50 editors, p50 less one commit', of('plenary', (r) => r.lat.p50 - r.commit.p50), 1.3, ' ms');
    atMost('50 editors, CPU / bare relay', of('plenary', cpuOf) / of('floor-vertx', cpuOf), 1.8);
    beside('50 editors, p99 of a relay that only saves first / Hocuspocus + SQLite', of('floor-durable', (r) => r.lat.p99) / of('hocuspocus-sqlite', (r) => r.lat.p99));
    beside('50 editors, CPU of a relay that only saves first / bare relay', of('floor-durable', cpuOf) / of('floor-vertx', cpuOf));
  },
  async saturation () {
    const one = await each(['sharedb-pg', 'pmr-pg', 'floor-durable', 'plenary'], 'S3', { window: 1, warm: WARM / 4 });
    const rate = (r) => r.rate;
    atLeast('saturation, window 1 / ShareDB + PostgreSQL', one('plenary', rate) / one('sharedb-pg', rate), 40);
    atLeast('saturation, window 1 / Node authority', one('plenary', rate) / one('pmr-pg', rate), 2);
    beside('saturation, window 1, a relay that only saves first / Node authority', one('floor-durable', rate) / one('pmr-pg', rate));
    const many = await each(['pmr-pg', 'plenary'], 'S3', { window: 16, warm: WARM / 4 });
    atLeast('saturation, window 16, characters a second', many('plenary', rate), 20000);
    atMost('saturation, window 16, p99', many('plenary', (r) => r.lat.p99), 35, ' ms');
  },
  async many () {
    const of = await each(['pmr-pg', 'floor-durable', 'plenary'], 'S4', { warm: WARM / 2 }, [200, 20]);
    atMost('200 x 5 editors, p99 / Node authority', of('plenary', (r) => r.lat.p99) / of('pmr-pg', (r) => r.lat.p99), 0.5);
    beside('200 x 5 editors, p99 of a relay that only saves first / Node authority', of('floor-durable', (r) => r.lat.p99) / of('pmr-pg', (r) => r.lat.p99));
  },
  async spectators () {
    const of = await each(['floor-vertx', 'plenary'], 'S5', { readers: 3000, warm: WARM / 2 });
    atMost('3,000 spectators, CPU / bare relay', of('plenary', cpuOf) / of('floor-vertx', cpuOf), 1.1);
    atMost('3,000 spectators, memory', of('plenary', (r) => r.memory.own), 400, ' MB');
  },
  async load () {
    for (const n of [20000, 200000]) {
      const of = await each(n > 20000 ? ['plenary'] : ['hocuspocus-sqlite', 'pmr-pg', 'plenary'], 'S6', { n, loads: 5 }, [1, 200], n > 20000 ? 1 : REPEAT);
      atMost(`first load after restart, ${n} edits`, of('plenary', (r) => r.restart.first), 20, ' ms');
    }
  },
  async engine () {
    for (const { blocks, perSecond } of engine(HOME, CLASSES)) {
      atLeast(`engine, steps a second on ${blocks} clauses`, perSecond, 200000);
    }
  }
};

console.log(`${os.cpus().length} cores, ${os.cpus()[0].model}, ${Math.round(os.totalmem() / 2 ** 30)} GB, load ${os.loadavg().map((x) => x.toFixed(1)).join(' ')}, ${new Date().toISOString()}`);
for (const [name, part] of Object.entries(parts)) {
  if (ONLY.length && !ONLY.includes(name)) continue;
  console.log(name);
  await part();
}
console.log(['', ...report].join('\n'));
process.exit(report.some((one) => one.startsWith('FAIL')) ? 1 : 0);
