// A server of its own with the demo meeting, a browser, and people who sign in: for scripts that measure or try.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import { web } from './run.mjs';

const PASSWORD = 'port-lumen-2026';

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return String(port);
}

/** Until the demo meeting is there with all it has: the server answers a little earlier. */
async function answers(address) {
  for (let i = 0; i < 300; i++) {
    const there = await fetch(`${address}/m/wsa-26`).catch(() => null);
    if (there?.ok && (await there.text()).split('class="item"').length > 3) return;
    await pause(200);
  }
  throw new Error('the server does not start');
}

/** The Chromium of the browser's tests: found, or installed. */
function chromiumHere() {
  const script = join(web, 'scripts/chromium.mjs');
  return execFileSync(process.execPath, [script], { encoding: 'utf8' }).trim();
}

/** Needs target/plenary.jar. Server and browser end with the work. */
export async function withDemo(work) {
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const server = spawn(process.execPath, ['e2e/serve.mjs'], {
    cwd: web,
    stdio: 'inherit',
    env: { ...process.env, PLENARY_TEST_PORT: port },
  });
  const browser = await chromium.launch({
    executablePath: chromiumHere(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    await answers(address);
    return await work({
      address,
      signIn: (login) => signIn(browser, address, login),
    });
  } finally {
    await browser.close();
    server.kill('SIGTERM');
  }
}

async function signIn(browser, address, login) {
  const page = await (await browser.newContext({ baseURL: address, locale: 'en' })).newPage();
  await page.goto('/sign-in');
  await page.getByLabel('Login').fill(login);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/desk');
  return page;
}

/** Somebody of the secretariat stores a text of these lines; gives where it is, below /m or /draft. */
export async function newText(page, address, slug, symbol, title, lines) {
  await page.goto('/desk/resolutions/new');
  const csrf = await page.locator('main input[name="csrf"]').inputValue();
  const answer = await page.request.post('/desk/resolutions/new', {
    headers: { origin: address },
    multipart: {
      ...{ csrf, step: 'store', meeting: 'wsa-26', item: '9', language: 'en' },
      ...{ symbol, title, slug },
      text: [symbol, title, '(Port Lumen, 2026)', 'The Assembly,', ...lines].join('\n'),
    },
  });
  if (!answer.ok()) throw new Error(`the text is not taken: ${answer.status()}`);
  return `wsa-26/${slug}`;
}
