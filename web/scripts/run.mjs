// Runs a command in web/ with its output shown; the process ends when it fails.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const web = resolve(dirname(fileURLToPath(import.meta.url)), '..');

export function run(command, args, env = {}) {
  const result = spawnSync(command, args, {
    cwd: web,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) {
    console.error(`${command} ${args.join(' ')} failed`);
    process.exit(result.status ?? 1);
  }
}

/** The same beside others: the output is shown when it ends. */
export async function runBeside(command, args) {
  const child = spawn(command, args, { cwd: web, shell: process.platform === 'win32' });
  const told = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => told.push(part));
  const [status] = await once(child, 'close');
  process.stdout.write(Buffer.concat(told));
  if (status === 0) return;
  console.error(`${command} ${args.join(' ')} failed`);
  process.exit(status ?? 1);
}
