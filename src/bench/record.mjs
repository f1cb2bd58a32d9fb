// A long record: how long until it is in the log, what it costs to serve, take away, verify and replay.
//   node src/bench/record.mjs [--entries 100000] [--server 'java ... serve'] [--verify 'java ... verify'] [--classes CP] [--browser]
// docs/performance.md has figures. Memory of `verify` is bounded by the flags it is run with.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const HERE = import.meta.dirname;
const HOME = path.join(HERE, '../..');
const argument = (name, other) => {
  const i = process.argv.indexOf('--' + name);
  return i < 0 ? other : process.argv[i + 1];
};
const ENTRIES = +argument('entries', 100_000);
const SERVER = argument('server', 'java -Xmx256m -XX:+UseSerialGC -jar target/plenary.jar serve');
const VERIFY = argument('verify', 'java -Xmx128m -XX:+UseSerialGC -jar target/plenary.jar verify');
const OUT = path.join(HOME, 'target/bench');
const LOG = '/m/benchmark/log';

const made = path.join(OUT, `record-${ENTRIES}`);
if (!fs.existsSync(path.join(made, 'benchmark.json'))) {
  const begun = performance.now();
  execFileSync('java', ['-cp', argument('classes', 'target/plenary.jar'), path.join(HERE, 'Prepare.java'), made, 1, 200, ENTRIES], { cwd: HOME, stdio: ['ignore', 'ignore', 'inherit'] });
  console.log(`${ENTRIES} edits stored through the room's door: ${seconds(begun)}`);
}
const dir = path.join(OUT, 'record-run');
fs.rmSync(dir, { recursive: true, force: true });
execFileSync('cp', ['-a', made, dir]);
fs.chmodSync(dir, 0o711);
const port = await freePort();
const server = spawn('bash', ['-c', 'exec ' + SERVER], {
  cwd: HOME, stdio: ['ignore', 'ignore', 'inherit'],
  env: { ...process.env, PLENARY_PORT: port, PLENARY_ORIGIN: `http://127.0.0.1:${port}`, PLENARY_DATA: dir }
});
const at = (address) => `http://127.0.0.1:${port}${address}`;
try {
  console.log(`${os.cpus().length} cores, load ${os.loadavg().map((x) => x.toFixed(1)).join(' ')}, ${new Date().toISOString()}`);
  let begun = performance.now();
  while (!(await fetch(at('/health')).catch(() => null))?.ok) await pause(50);
  console.log(`server answers after ${seconds(begun)}`);
  begun = performance.now();
  for (;;) {
    const note = await fetch(at(`${LOG}/checkpoint`));
    if (note.ok && Number((await note.text()).split('\n')[1]) >= ENTRIES) break;
    await note.arrayBuffer?.().catch(() => {});
    await pause(100);
  }
  console.log(`all in the log and signed: ${seconds(begun)}; server ${rss(server.pid)}`);

  await timed('bundle written and taken', async () => {
    const bytes = Buffer.from(await (await fetch(at(`${LOG}/bundle`))).arrayBuffer());
    fs.writeFileSync(path.join(OUT, 'record.zip'), bytes);
    return `${(bytes.length / 1e6).toFixed(1)} MB; server ${rss(server.pid)}`;
  });
  await timed('record of the one resolution written and taken', async () => `${((await (await fetch(at(`${LOG}/resolution/doc-0`))).arrayBuffer()).byteLength / 1e6).toFixed(1)} MB; server ${rss(server.pid)}`);
  await timed('400 tiles of hashes, one after the other', async () => {
    let bytes = 0;
    for (let i = 0; i < Math.min(400, Math.floor(ENTRIES / 256)); i++) bytes += (await (await fetch(at(`${LOG}/tile/0/${String(i).padStart(3, '0')}`))).arrayBuffer()).byteLength;
    return `${(bytes / 1e6).toFixed(1)} MB`;
  });
  await timed('100 receipts, one after the other', async () => {
    for (let i = 1; i <= 100; i++) await (await fetch(at(`${LOG}/receipt/doc-0/${1 + Math.floor((i * ENTRIES) / 101)}`))).text();
    return '';
  });
  const middle = Math.floor(ENTRIES / 2);
  await timed(`page of version ${middle}, the first time`, async () => `${(await (await fetch(at(`/m/benchmark/doc-0?v=${middle}`))).text()).length} characters`);
  await timed(`page of version ${middle}, again`, async () => `${(await (await fetch(at(`/m/benchmark/doc-0?v=${middle}`))).text()).length} characters`);

  const key = (await (await fetch(at(`${LOG}/key`))).text()).trim();
  begun = performance.now();
  const done = spawnSync('bash', ['-c', `/usr/bin/env time -f '%M KB at most' ${VERIFY} target/bench/record.zip --key '${key}' || exit 1`], { cwd: HOME, encoding: 'utf8' });
  const plain = done.stderr.includes('time') && done.status === 127 ? spawnSync('bash', ['-c', `${VERIFY} target/bench/record.zip --key '${key}'`], { cwd: HOME, encoding: 'utf8' }) : done;
  console.log(`verify, offline: ${seconds(begun)}; exit ${plain.status}; ${plain.stdout.trim().split('\n').slice(-2).join(' | ')} ${plain.stderr.trim().split('\n').at(-1)}`);

  if (process.argv.includes('--browser')) {
    const require = createRequire(path.join(HOME, 'web/package.json'));
    const { chromium } = require('@playwright/test');
    const executablePath = execFileSync(process.execPath, [path.join(HOME, 'web/scripts/chromium.mjs')], { encoding: 'utf8' }).trim();
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    try {
      const page = await browser.newPage({ locale: 'en' });
      begun = performance.now();
      await page.goto(at(`${LOG}/verify?resolution=doc-0&check`));
      await page.waitForSelector('#verified[data-result]', { timeout: 300_000 });
      console.log(`the same in the browser: ${seconds(begun)}; ${await page.getAttribute('#verified', 'data-result')}`);
    } finally {
      await browser.close();
    }
  }
} finally {
  server.kill('SIGTERM');
  await once(server, 'exit');
  fs.rmSync(dir, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
}

async function timed (what, work) {
  const begun = performance.now();
  const more = await work();
  console.log(`${what}: ${seconds(begun)} ${more}`);
}

function seconds (begun) { return `${((performance.now() - begun) / 1000).toFixed(2)} s`; }

function rss (pid) { return `${Math.round(Number(/VmHWM:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024)} MB at most`; }

async function freePort () {
  const one = net.createServer().listen(0, '127.0.0.1');
  await once(one, 'listening');
  const { port: free } = one.address();
  one.close();
  return free;
}
