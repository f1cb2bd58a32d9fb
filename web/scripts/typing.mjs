// How long a key takes to be on the screen: real key events in a real browser, at a text of many clauses.
//
//     node scripts/typing.mjs [clauses] [keys]
//
// Needs target/plenary.jar; starts a server of its own. From `keydown.timeStamp` to the task after the next frame,
// so up to 16.7 ms of waiting for the screen are in it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import { web } from './run.mjs';

const CLAUSES = Number(process.argv[2] ?? 300);
const KEYS = Number(process.argv[3] ?? 300);
const PASSWORD = 'port-lumen-2026';
const WORDS = 'to keep each light of the harbour in order and to report without delay its state';

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

async function signIn(browser, address, login) {
  const page = await (await browser.newContext({ baseURL: address, locale: 'en' })).newPage();
  await page.goto('/sign-in');
  await page.getByLabel('Login').fill(login);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/desk');
  return page;
}

async function newText(page, address) {
  const clauses = Array.from(
    { length: CLAUSES },
    (_, i) => `${i + 1}\t${WORDS}, as number ${i + 1} of ${WORDS}, ${WORDS} and ${WORDS};`,
  );
  const [symbol, title] = ['RESOLUTION 90 (Port Lumen, 2026)', 'A long list of lights'];
  await page.goto('/desk/resolutions/new');
  const csrf = await page.locator('main input[name="csrf"]').inputValue();
  const answer = await page.request.post('/desk/resolutions/new', {
    headers: { origin: address },
    multipart: {
      ...{ csrf, step: 'store', meeting: 'wsa-26', item: '9', language: 'en' },
      ...{ symbol, title, slug: 'long-list' },
      text: [symbol, title, '(Port Lumen, 2026)', 'The Assembly,', 'resolves', ...clauses].join(
        '\n',
      ),
    },
  });
  if (!answer.ok()) throw new Error(`the text is not taken: ${answer.status()}`);
}

async function draft(page) {
  await page.goto('/draft/wsa-26/long-list');
  await page.locator('.saved-good').waitFor();
  const clauses = await page.locator('.text > p[data-kind="clause"]').count();
  if (clauses !== CLAUSES) throw new Error(`${clauses} clauses`);
}

/** Types in the middle of the text; milliseconds of each key. */
async function typed(page) {
  await page.locator(`.text > p[data-kind="clause"] >> nth=${CLAUSES >> 1}`).click();
  await page.keyboard.type(' warm', { delay: 60 });
  await page.evaluate(() => {
    const before = window.keys;
    window.keys = [];
    // One listener is enough, however often keys are measured.
    if (before) return;
    const channel = new MessageChannel();
    let began = [];
    channel.port1.onmessage = () => {
      for (const at of began) window.keys.push(performance.now() - at);
      began = [];
    };
    document.addEventListener(
      'keydown',
      (event) => {
        began.push(event.timeStamp);
        requestAnimationFrame(() => channel.port2.postMessage(0));
      },
      true,
    );
  });
  for (let i = 0; i < KEYS; i++) {
    await page.keyboard.press(i % 6 === 0 ? 'Space' : 'abcdefghij'[i % 10]);
    await pause(25 + (i % 7) * 5);
  }
  return page.evaluate(() => window.keys);
}

function tell(name, list) {
  const sorted = [...list].sort((a, b) => a - b);
  const at = (share) => sorted[Math.floor((sorted.length - 1) * share)].toFixed(1);
  console.log(
    `${name}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, max ${at(1)} ms (${list.length} keys)`,
  );
}

const port = await freePort();
const address = `http://localhost:${port}`;
const server = spawn(process.execPath, ['e2e/serve.mjs'], {
  cwd: web,
  stdio: 'inherit',
  env: { ...process.env, PLENARY_TEST_PORT: port },
});
const executablePath = process.env.PLENARY_CHROMIUM || '/usr/bin/chromium';
const browser = await chromium.launch({
  executablePath,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
try {
  await answers(address);
  await newText(await signIn(browser, address, 'ines'), address);
  const page = await signIn(browser, address, 'amina');
  await draft(page);
  tell(`${CLAUSES} clauses, alone`, await typed(page));
  const other = await signIn(browser, address, 'otto');
  await draft(other);
  await other.locator('.text > p[data-kind="clause"] >> nth=3').click();
  let typing = true;
  const along = (async () => {
    while (typing) await other.keyboard.type('along ', { delay: 100 });
  })();
  await page.bringToFront();
  tell('somebody else types along', await typed(page));
  typing = false;
  await along;
  await page.locator('.switch', { hasText: 'Redline' }).first().click();
  await page.locator('.switch', { hasText: 'Who wrote this' }).first().click();
  tell('with redline and who wrote this', await typed(page));
} finally {
  await browser.close();
  server.kill('SIGTERM');
}
