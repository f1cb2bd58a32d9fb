// Prints the path of a Chromium for the browser's tests; installs one where there is none. Chromium
// without its windows (headless shell) comes first: the same engine, a fifth quicker.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { web } from './run.mjs';

const SHELLS = ['chromium-headless-shell', 'chrome-headless-shell'];
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const PLACES = [
  '/usr/lib/chromium/chromium',
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** A mirror that does not answer is not waited for. */
const PATIENCE = ['-o', 'Acquire::Retries=1', '-o', 'Acquire::http::Timeout=30'];

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function onPath(names) {
  const directories = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => directories.map((directory) => join(directory, name)));
}

async function playwrights() {
  if (!existsSync(join(web, 'node_modules/@playwright/test'))) return [];
  const { chromium } = await import('@playwright/test');
  return [chromium.executablePath()];
}

function findShell() {
  return onPath(SHELLS).find(isProgram);
}

async function find() {
  return findShell() ?? [...onPath(NAMES), ...PLACES, ...(await playwrights())].find(isProgram);
}

/** What it says goes to standard error: standard output is for the path alone. */
function succeeds(command, args, env = {}) {
  const stdio = ['ignore', 2, 2];
  return (
    spawnSync(command, args, { cwd: web, stdio, env: { ...process.env, ...env } }).status === 0
  );
}

/** What Debian's version of a package is here, where it is here. */
function versionOf(name) {
  const asked = spawnSync('dpkg-query', ['--status', name], { encoding: 'utf8' });
  return asked.status === 0 ? (/^Version: (\S+)$/m.exec(asked.stdout)?.[1] ?? '') : '';
}

function apt(...names) {
  if (!isProgram('/usr/bin/apt-get')) return false;
  const root = process.getuid?.() === 0;
  if (!root && !succeeds('sudo', ['-n', 'true'])) return false;
  const sudo = root ? [] : ['sudo', '-n'];
  const get = (...words) => {
    const [command, ...args] = [
      ...sudo,
      'env',
      'DEBIAN_FRONTEND=noninteractive',
      'apt-get',
      '-qq',
      ...PATIENCE,
    ];
    return succeeds(command, [...args, ...words]);
  };
  const install = (name) => get('install', '--yes', '--no-install-recommends', name);
  return names.some(install) || (get('update') && names.some(install));
}

function install() {
  console.error('No Chromium found; installing one.');
  return apt(SHELLS[0], 'chromium') || succeeds('npx', ['playwright', 'install', 'chromium']);
}

/** Beside a Chromium that is here, where nobody else works: the shell of the same version. */
function addShell() {
  const version = process.env.CI ? versionOf('chromium-common') : '';
  return version && apt(`${SHELLS[0]}=${version}`) ? findShell() : undefined;
}

const named = process.env.PLENARY_CHROMIUM;
if (named && !isProgram(named)) {
  console.error(`PLENARY_CHROMIUM: ${named} cannot be run`);
  process.exit(1);
}
const found = named || findShell() || addShell() || (await find()) || (install() && (await find()));
if (!found) {
  console.error('No Chromium, and none could be installed. Set PLENARY_CHROMIUM to one.');
  process.exit(1);
}
console.log(found);
