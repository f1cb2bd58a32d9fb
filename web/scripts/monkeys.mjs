// People who do what comes to their fingers, in real browsers, on one text: keys, mouse, clipboard, and the network
// that goes and comes. At the end all of them must read the same, and the public page as well.
//
//     node scripts/monkeys.mjs [seed] [acts] [text file]
//
// Needs target/plenary.jar; starts a server of its own. Ends with 1 where somebody reads something else or a page
// had an error.
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { newText, withDemo } from './demo.mjs';

const SEED = Number(process.argv[2] ?? 1);
const ACTS = Number(process.argv[3] ?? 200);
const PEOPLE = ['amina', 'greta', 'paz'];
const WORDS = ['hello ', 'світ ', 'كلمة ', 'x', 'of the ', '词语', '; ', '(see) ', 'e\u0301'];
const LINES = [
  ...['considering', 'a)\tthat lamps guide every ship;', 'b)\tthat fog hides the coast;'],
  ...['c)\tthat harbours are open at night:', 'i)\tthe eastern one;', 'ii)\tthe western one,'],
  ...['resolves', '1\tto keep all lamps lit;', '2\tto mend what is broken;', '3\tto report,'],
  ...['invites Member States', 'to do the same.'],
];

let state = SEED;
function random() {
  state = (state * 1664525 + 1013904223) >>> 0;
  return state / 2 ** 32;
}
const pick = (list) => list[Math.floor(random() * list.length)];

const blocks = (page) => page.locator('.ProseMirror > [data-id]');

/** Clicks somewhere into a block. */
async function place(page) {
  const block = blocks(page).nth(Math.floor(random() * (await blocks(page).count())));
  await block.scrollIntoViewIfNeeded({ timeout: 2000 }).catch(() => {});
  const box = await block.boundingBox({ timeout: 2000 }).catch(() => null);
  if (!box) return;
  const into = (size, edge) => edge + random() * Math.max(1, size - 2 * edge);
  await page.mouse.click(box.x + into(box.width, 20), box.y + into(box.height, 4));
}

const times = async (n, act) => {
  for (let i = 0; i < n; i++) await act();
};

const DOES = {
  type: ({ page }) => page.keyboard.type(pick(WORDS)),
  again: ({ page }) => page.keyboard.type(pick(WORDS)),
  more: ({ page }) => page.keyboard.type(pick(WORDS)),
  split: ({ page }) => page.keyboard.press('Enter'),
  async join({ page }) {
    await page.keyboard.press('Home');
    await page.keyboard.press('Backspace');
  },
  erase: ({ page }) => times(3, () => page.keyboard.press(pick(['Delete', 'Backspace']))),
  move: ({ page }) => page.keyboard.press(pick(['Alt+ArrowUp', 'Alt+ArrowDown'])),
  level: ({ page }) => page.keyboard.press(pick(['Tab', 'Shift+Tab'])),
  undo: ({ page }) => page.keyboard.press('ControlOrMeta+z'),
  redo: ({ page }) => page.keyboard.press('ControlOrMeta+y'),
  async mark({ page }) {
    await times(4, () => page.keyboard.press('ControlOrMeta+Shift+ArrowLeft'));
    await page.keyboard.press(pick(['ControlOrMeta+b', 'ControlOrMeta+i']));
  },
  async copy({ page }) {
    await times(6, () => page.keyboard.press('Shift+ArrowDown'));
    await page.keyboard.press('ControlOrMeta+c');
    await place(page);
    await page.keyboard.press('ControlOrMeta+v');
  },
  async over({ page }) {
    await times(3, () => page.keyboard.press('Shift+ArrowDown'));
    await page.keyboard.type('Z');
  },
  async clause({ page }) {
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.keyboard.type('new clause');
  },
  async network(who) {
    who.away = !who.away;
    await who.page.context().setOffline(who.away);
  },
};

async function act(who) {
  const does = pick(Object.keys(DOES));
  if (random() < 0.5) await place(who.page);
  if (await who.page.getByRole('dialog').count()) await who.page.keyboard.press('Escape');
  await DOES[does](who);
}

/** What stands there, without what only this reader sees. */
const read = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.ProseMirror > [data-id]')].map((block) => {
      const copy = block.cloneNode(true);
      for (const one of copy.querySelectorAll('[contenteditable=false], .ProseMirror-widget')) {
        one.remove();
      }
      return `${block.dataset.id}|${copy.textContent}`;
    }),
  );

await withDemo(async ({ address, signIn }) => {
  const lines = process.argv[4]
    ? readFileSync(process.argv[4], 'utf8').split('\n').slice(4)
    : LINES;
  const ines = await signIn('ines');
  const where = await newText(
    ines,
    address,
    'monkeys',
    'RESOLUTION 91 (Port Lumen, 2026)',
    'Lights',
    lines,
  );
  const wrong = [];
  const people = [];
  for (const login of PEOPLE) {
    const page = await signIn(login);
    page.on('pageerror', (error) => wrong.push(`${login}: ${error.message}`));
    await page.goto(`/draft/${where}`);
    await page.locator('.saved-good').waitFor();
    people.push({ login, page, away: false });
  }
  for (let i = 0; i < ACTS; i++) await act(pick(people));
  for (const { page } of people) await page.context().setOffline(false);
  let texts = [];
  const differ = () => texts.some((text) => text.join('\n') !== texts[0].join('\n'));
  for (let i = 0; i < 120 && (i === 0 || differ()); i++) {
    await pause(500);
    texts = await Promise.all(people.map(({ page }) => read(page)));
  }
  if (differ()) wrong.push('they read different texts');
  await pause(2000);
  const stored = await (await fetch(`${address}/m/${where}/text.json`)).json();
  const shown = stored.blocks.map((one) => `${one.id}|${one.text}`);
  const odd = shown.filter((line, i) => line !== texts[0][i] && !line.includes('['));
  if (odd.length || shown.length !== texts[0].length) {
    wrong.push(
      `the public reads otherwise:\n${odd.join('\n')}\ninstead of\n${texts[0].join('\n')}`,
    );
  }
  console.log(`seed ${SEED}, ${ACTS} acts: ${shown.length} blocks, version ${stored.version}`);
  if (wrong.length) console.error(wrong.join('\n'));
  process.exitCode = wrong.length ? 1 : 0;
});
