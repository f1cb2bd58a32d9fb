// What one commit costs on the PostgreSQL that Plenary has just used.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const ROWS = 500;
const EVERY_MS = 4;

/** One row of 300 bytes and one commit every 4 ms, as 50 editors make them: median and p99 in ms. */
export async function commitTimes (harness, data) {
  const { Client } = createRequire(path.join(harness, 'servers/pm/'))('pg');
  const home = path.join(data, 'postgresql');
  const client = new Client({
    host: '127.0.0.1', user: 'plenary', database: 'plenary',
    port: +fs.readFileSync(path.join(home, 'cluster/postmaster.pid'), 'utf8').split('\n')[3],
    password: fs.readFileSync(path.join(home, 'owner.password'), 'utf8').trim()
  });
  await client.connect();
  await client.query('create table benchmark_commit (document bigint, version bigint, body text, primary key (document, version))');
  const times = [];
  for (let i = 0; i < ROWS; i++) {
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    const start = performance.now();
    await client.query({ name: 'one', text: 'insert into benchmark_commit values ($1, $2, $3)', values: [1, i, 'x'.repeat(300)] });
    times.push(performance.now() - start);
  }
  await client.query('drop table benchmark_commit');
  await client.end();
  times.sort((a, b) => a - b);
  return { p50: times[ROWS >> 1], p99: times[Math.floor(ROWS * 0.99)] };
}
