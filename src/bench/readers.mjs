// Do readers slow the room? 20 editors type on one resolution, quiet; then with spectators (half of them on streams,
// half on sockets), with page requests at saturation, and with controls: as many spectators of a server that is not
// ours, told as much as often, and the same requests to it. They tell what the generator itself takes on the same cores.
//   node src/bench/readers.mjs --harness DIR [--rounds 5] [--seconds 8] [--spectators 1000,3000] [--server 'java ... serve'] [--data DIR]
// docs/performance.md says how to read it.
import { execFileSync, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const require = createRequire(import.meta.url);
const HERE = import.meta.dirname;
const HOME = path.join(HERE, '../..');
const argument = (name, other) => {
  const i = process.argv.indexOf('--' + name);
  return i < 0 ? other : process.argv[i + 1];
};
const EDITORS = +argument('editors', 20);
const SECONDS = +argument('seconds', 8);
const PER_SECOND = 5;
const CONNECTIONS = +argument('connections', 16);
const ROUNDS = +argument('rounds', 5);
const CONTROL = 'control: ';
const PAGES = 'pages of another server';
const PAGE = '/m/benchmark/doc-0';

/** How spectators were told the last time, by their number: how often, and how many bytes. */
const told = new Map();

const roles = { editors, streams, sockets, pages, other, others };
if (process.env.ROLE) await roles[process.env.ROLE](JSON.parse(process.env.JOB));
else process.exit(await main());

async function main () {
  const data = argument('data', path.join(HOME, 'target/bench/data-1-200'));
  if (!fs.existsSync(path.join(data, 'benchmark.json'))) {
    execFileSync('java', ['-cp', argument('classes', 'target/plenary.jar'), path.join(HERE, 'Prepare.java'), data, 1, 200], { cwd: HOME, stdio: 'ignore' });
  }
  const port = await freePort();
  const server = spawn('bash', ['-c', 'exec ' + argument('server', 'java -Xmx256m -XX:+UseSerialGC -jar target/plenary.jar serve')], {
    cwd: HOME, stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, PLENARY_PORT: port, PLENARY_ORIGIN: `http://127.0.0.1:${port}`, PLENARY_DATA: data, PLENARY_SOCKETS_PER_PERSON: '10000', PLENARY_SOCKETS_PER_ADDRESS: '10000', PLENARY_COMMITS_PER_SECOND: '10000' }
  });
  const job = { ...JSON.parse(fs.readFileSync(path.join(data, 'benchmark.json'), 'utf8')), port, harness: path.resolve(argument('harness')) };
  try {
    await answers(port);
    // Once for all: the server takes ten sign-ins a quarter of an hour from one address.
    const first = new (require(path.join(HERE, 'plenary.cjs')))(job);
    await first.loadState('doc0');
    job.cookie = await first.cookie;
    console.log(`${os.cpus().length} cores, load ${os.loadavg().map((x) => x.toFixed(1)).join(' ')}, ${new Date().toISOString()}`);
    const spectators = argument('spectators', '1000,3000').split(',').filter(Boolean).map(Number);
    const control = await freePort();
    const elsewhere = await run('other', { port: control }, 0);
    // A scene, who else is there, and its control.
    const scenes = [
      ['quiet', []],
      ...spectators.flatMap((n) => [
        [`${n} spectators`, [['streams', { n: n >> 1 }], ['sockets', { n: n >> 1 }]], `${CONTROL}${n} of another server`],
        [`${CONTROL}${n} of another server`, () => told.get(n).map((like) => ['others', { n: n >> 1, at: control, ...like }])]]),
      ...(process.argv.includes('--no-pages') ? [] : [
        [CONTROL + PAGES, [['pages', { n: CONNECTIONS, at: control }]]],
        ['pages at saturation', [['pages', { n: CONNECTIONS, at: port }]], CONTROL + PAGES],
        ['unchanged pages at saturation', [['pages', { n: CONNECTIONS, at: port, again: true }]], CONTROL + PAGES]])
    ];
    // A stall of the disk takes a hundredth of ten seconds: all scenes in turn, and again, and what arrived is put together.
    const arrived = new Map(scenes.map(([what]) => [what, []]));
    await measured(job, 'warming up', []);
    for (let round = 1; round <= ROUNDS; round++) {
      for (const [what, others] of scenes) {
        const one = await measured(job, what, typeof others === 'function' ? others() : others);
        arrived.get(what).push(...one.delays);
      }
    }
    elsewhere.kill();
    let good = true;
    const all = new Map([...arrived].map(([what, delays]) => [what, summary(delays)]));
    console.log(`all ${ROUNDS} rounds together; readers are judged by their control, whose clients take the same cores`);
    for (const [what, , control] of scenes) {
      const one = all.get(what);
      const to = (other) => ['p50', 'p95', 'p99'].map((p) => (one[p] / all.get(other)[p]).toFixed(2)).join(' ');
      const held = !control || one.p99 / all.get(control).p99 <= 1.2;
      good &&= held;
      console.log(`${control ? (held ? 'pass' : 'FAIL') : '    '}  ${what}: ${figures(one)}, of quiet ${to('quiet')}${control ? `, of the control ${to(control)} (target for p99 <= 1.2)` : ''}`);
    }
    return good ? 0 : 1;
  } finally {
    server.kill('SIGTERM');
    await once(server, 'exit');
  }
}

/** The editors type while the others do what they do. */
async function measured (job, what, others) {
  const running = [];
  for (const [role, more] of others) running.push(await run(role, { ...job, ...more }, 10));
  await pause(1000);
  const result = await run('editors', { ...job, seconds: what === 'warming up' ? 8 : SECONDS }, 0, true);
  const said = await Promise.all(running.map(ended));
  if (said[0]?.streams) told.set(said[0].streams * 2, said.map((one) => one.like));
  const line = said.filter(Boolean).map((one) => JSON.stringify(one)).join(' ');
  if (what !== 'warming up') console.log(`  ${what}: ${result.arrivals} arrivals of ${result.expected}, ${figures(summary(result.delays))} ${line}`);
  return result;
}

function summary (delays) {
  const sorted = delays.slice().sort((a, b) => a - b);
  const at = (q) => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

function figures (one) { return `p50 ${one.p50.toFixed(2)} p95 ${one.p95.toFixed(2)} p99 ${one.p99.toFixed(2)} ms`; }

/** A process of its own; those of readers yield the cores to everybody else. */
async function run (role, job, nice, toTheEnd = false) {
  const child = fork(import.meta.filename, process.argv.slice(2), { env: { ...process.env, ROLE: role, JOB: JSON.stringify(job) } });
  if (nice) os.setPriority(child.pid, nice);
  const [message] = await Promise.race([once(child, 'message'), once(child, 'exit').then(() => { throw new Error(role + ' ended'); })]);
  if (toTheEnd) { child.kill(); return message; }
  return child;
}

async function ended (child) {
  child.send('end');
  const [message] = await once(child, 'message');
  child.kill();
  return message;
}

async function freePort () {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}

async function answers (port) {
  for (let i = 0; i < 600; i++) {
    if ((await fetch(`http://127.0.0.1:${port}/health`).catch(() => null))?.ok) return;
    await pause(100);
  }
  throw new Error('the server does not start');
}

/**
 * Each types a character every 200 ms; how long until each of the others has it. What comes in the first second is left
 * out: whoever has not typed yet is a reader, for whom the server gathers.
 */
async function editors (job) {
  const Plenary = require(path.join(HERE, 'plenary.cjs'));
  const adapter = new Plenary({ ...job, spread: true });
  adapter.cookie = job.cookie;
  const sent = Array.from({ length: EDITORS }, () => []);
  const delays = [];
  const clients = [];
  let counts = Infinity;
  for (let w = 0; w < EDITORS; w++) {
    clients.push(await adapter.connect({
      doc: 'doc0', w, onAck: () => {},
      onArrival: (from, s, t) => { const at = sent[from]?.[s]; if (at > counts) delays.push(t - at); },
      onError: (e) => { throw e; }
    }));
  }
  const each = 1000 / PER_SECOND;
  counts = performance.now() + 1000;
  const timers = clients.map((client, w) => {
    let s = 0;
    return setTimeout(() => {
      sent[w].timer = setInterval(() => { sent[w][s] = performance.now(); client.sendEdit(s++); }, each);
    }, (w * each) / EDITORS);
  });
  await pause(job.seconds * 1000);
  timers.forEach(clearTimeout);
  sent.forEach((one) => clearInterval(one.timer));
  await pause(1500);
  const expected = sent.reduce((n, one) => n + one.filter((at) => at > counts).length, 0) * (EDITORS - 1);
  process.send({ arrivals: delays.length, expected, delays });
}

/** Readers of the public page: each is told of every new version. */
async function streams (job) {
  let [open, events, bytes] = [0, 0, 0];
  const agent = new http.Agent({ maxSockets: Infinity });
  await inTurn(job.n, () => new Promise((resolve, reject) => {
    http.get({ host: '127.0.0.1', port: job.port, path: `${PAGE}/events?after=0`, agent }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error('stream ' + answer.statusCode));
      open++;
      answer.on('data', (part) => { events++; bytes += part.length; });
      resolve();
    }).on('error', reject);
  }));
  tellAtTheEnd((seconds) => ({ streams: open, events, like: like(open, events, bytes, seconds) }));
}

/** Delegates who only read. */
async function sockets (job) {
  const Plenary = require(path.join(HERE, 'plenary.cjs'));
  const adapter = new Plenary(job);
  adapter.cookie = job.cookie;
  const clients = [];
  await inTurn(job.n, async () => { clients.push(await adapter.connect({ doc: 'doc0', w: -1 })); });
  const sum = (of) => clients.reduce((n, one) => n + of(one), 0);
  const already = sum((one) => one.bytesIn);
  tellAtTheEnd((seconds) => {
    const bytes = sum((one) => one.bytesIn) - already;
    return { sockets: clients.length, megabytes: Math.round(bytes / 1e6), like: like(clients.length, sum((one) => one.frames), bytes, seconds) };
  });
}

/** What a server would have to do to tell each as much as often. */
function like (n, events, bytes, seconds) {
  return { every: Math.round(seconds * 1000 * n / events), bytes: Math.round(bytes / events) };
}

/** Spectators of another server, told as often and as much as those were. */
async function others (job) {
  let [open, events] = [0, 0];
  const agent = new http.Agent({ maxSockets: Infinity });
  await inTurn(job.n, () => new Promise((resolve, reject) => {
    http.get({ host: '127.0.0.1', port: job.at, path: `/events?every=${job.every}&bytes=${job.bytes}`, agent }, (answer) => {
      open++;
      answer.on('data', () => { events++; });
      resolve();
    }).on('error', reject);
  }));
  tellAtTheEnd(() => ({ others: open, events }));
}

/** As many at a time as a browser's network would let. */
async function inTurn (n, work) {
  for (let i = 0; i < n; i += 50) await Promise.all(Array.from({ length: Math.min(50, n - i) }, work));
}

/** @param what is given the seconds since everybody is there */
function tellAtTheEnd (what) {
  const begun = performance.now();
  process.on('message', () => process.send(what((performance.now() - begun) / 1000)));
  process.send('ready');
}

/** So many connections, each asks for the page again as soon as it has it. */
async function pages (job) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: job.n });
  let [count, bytes, ending] = [0, 0, false];
  const begun = performance.now();
  const ask = (tag) => {
    const headers = tag && job.again ? { 'If-None-Match': tag } : {};
    http.get({ host: '127.0.0.1', port: job.at, path: PAGE, agent, headers }, (answer) => {
      answer.on('data', (part) => { bytes += part.length; });
      answer.on('end', () => { count++; if (!ending) ask(answer.headers.etag ?? tag); });
    }).on('error', (e) => { if (!ending) throw e; });
  };
  for (let i = 0; i < job.n; i++) ask();
  tellAtTheEnd(() => {
    ending = true;
    const seconds = (performance.now() - begun) / 1000;
    return { pagesPerSecond: Math.round(count / seconds), megabytesPerSecond: +(bytes / seconds / 1e6).toFixed(1) };
  });
}

/** A server that has one page of the same size in memory, and streams that tell everybody in one go, as often as asked. */
async function other (job) {
  const page = Buffer.alloc(120_000, 'x');
  const audiences = new Map();
  const attend = (answer, query) => {
    const key = query.toString();
    if (!audiences.has(key)) {
      const [everybody, event] = [new Set(), Buffer.alloc(+query.get('bytes'), 'x')];
      audiences.set(key, everybody);
      setInterval(() => { for (const one of everybody) one.write(event); }, +query.get('every'));
    }
    answer.writeHead(200, { 'Content-Type': 'text/event-stream' });
    answer.flushHeaders();
    audiences.get(key).add(answer);
    answer.on('close', () => audiences.get(key).delete(answer));
  };
  http.createServer((request, answer) => {
    const asked = new URL(request.url, 'http://localhost');
    if (asked.pathname === '/events') attend(answer, asked.searchParams);
    else { answer.writeHead(200, { 'Content-Length': page.length }); answer.end(page); }
  }).listen(job.port, '127.0.0.1', () => process.send('ready'));
}
