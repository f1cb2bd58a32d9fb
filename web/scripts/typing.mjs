// How long a key takes to be on the screen: real key events in a real browser, at a text of many clauses.
//
//     node scripts/typing.mjs [clauses] [keys]
//
// Needs target/plenary.jar; starts a server of its own. From `keydown.timeStamp` to the task after the next frame,
// so up to 16.7 ms of waiting for the screen are in it.
import { setTimeout as pause } from 'node:timers/promises';
import { newText, withDemo } from './demo.mjs';

const CLAUSES = Number(process.argv[2] ?? 300);
const KEYS = Number(process.argv[3] ?? 300);
const WORDS = 'to keep each light of the harbour in order and to report without delay its state';

const clauses = Array.from(
  { length: CLAUSES },
  (_, i) => `${i + 1}\t${WORDS}, as number ${i + 1} of ${WORDS}, ${WORDS} and ${WORDS};`,
);

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

await withDemo(async ({ address, signIn }) => {
  await newText(
    await signIn('ines'),
    address,
    'long-list',
    'RESOLUTION 90 (Port Lumen, 2026)',
    'A long list of lights',
    ['resolves', ...clauses],
  );
  const page = await signIn('amina');
  await draft(page);
  tell(`${CLAUSES} clauses, alone`, await typed(page));
  const other = await signIn('otto');
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
});
