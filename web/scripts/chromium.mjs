// Prints the path of a Chromium for the browser's tests; installs one where there is none.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { web } from './run.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const PLACES = [
  '/usr/lib/chromium/chromium',
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function onPath() {
  const directories = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return NAMES.flatMap((name) => directories.map((directory) => join(directory, name)));
}

async function playwrights() {
  if (!existsSync(join(web, 'node_modules/@playwright/test'))) return [];
  const { chromium } = await import('@playwright/test');
  return [chromium.executablePath()];
}

async function find() {
  return [...onPath(), ...PLACES, ...(await playwrights())].find(isProgram);
}

/** What it says goes to standard error: standard output is for the path alone. */
function succeeds(command, args, env = {}) {
  const stdio = ['ignore', 2, 2];
  return (
    spawnSync(command, args, { cwd: web, stdio, env: { ...process.env, ...env } }).status === 0
  );
}

function apt() {
  if (!isProgram('/usr/bin/apt-get')) return false;
  const root = process.getuid?.() === 0;
  if (!root && !succeeds('sudo', ['-n', 'true'])) return false;
  const sudo = root ? [] : ['sudo', '-n'];
  const get = (...words) => {
    const [command, ...args] = [...sudo, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq'];
    return succeeds(command, [...args, ...words]);
  };
  const install = () => get('install', '--yes', '--no-install-recommends', 'chromium');
  return install() || (get('update') && install());
}

function install() {
  console.error('No Chromium found; installing one.');
  return apt() || succeeds('npx', ['playwright', 'install', 'chromium']);
}

const named = process.env.PLENARY_CHROMIUM;
if (named && !isProgram(named)) {
  console.error(`PLENARY_CHROMIUM: ${named} cannot be run`);
  process.exit(1);
}
const found = named || (await find()) || (install() && (await find()));
if (!found) {
  console.error('No Chromium, and none could be installed. Set PLENARY_CHROMIUM to one.');
  process.exit(1);
}
console.log(found);
