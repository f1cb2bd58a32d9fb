// Two regions at one text, in two browsers: what the drafting page promises.
import { noBarrier } from './axe';
import { expect, MOD, test } from './door';
import {
  block,
  caret,
  clause,
  clauses,
  idOf,
  network,
  put,
  same,
  saved,
  sign,
  words,
} from './sheet';

test('two regions type in one clause at once', async ({ draft, newText }) => {
  const text = await newText();
  const [a, b] = [await draft('amina', text), await draft('otto', text)];
  await caret(clause(a, 0), 'end');
  await caret(clause(b, 0), 'start');
  await expect(a.locator('.caret .flag')).toHaveCount(1);
  await Promise.all([
    a.keyboard.type(' and watched over by ALPHA', { delay: 15 }),
    b.keyboard.type('BRAVO holds and finds ', { delay: 15 }),
  ]);
  await same(a, b);
  await expect(clause(a, 0)).toContainText('BRAVO holds and finds that ships');
  await expect(clause(a, 0)).toContainText('are kept; and watched over by ALPHA');
});

test('a clause is split, joined and moved while another types in it', async ({
  draft,
  newText,
}) => {
  const text = await newText();
  const [a, b] = [await draft('amina', text), await draft('otto', text)];
  const before = await clauses(a).count();
  const id = await idOf(clause(a, 0));
  await caret(clause(a, 0));
  await a.keyboard.press('Enter');
  await a.keyboard.type('split off');
  await expect(clauses(b)).toHaveCount(before + 1);
  await expect(clause(b, 1)).toHaveText('split off');
  expect(await idOf(clause(b, 0))).toBe(id);

  await caret(clause(a, 1), 'start');
  await a.keyboard.press('Backspace');
  await expect(clauses(b)).toHaveCount(before);
  await expect(block(b, id)).toHaveText(/kept;split off$/);
  await same(a, b);

  await caret(block(a, id), 'start');
  await caret(block(b, id));
  await Promise.all([
    b.keyboard.type(' while it is carried elsewhere', { delay: 20 }),
    a.keyboard.press('Alt+ArrowDown').then(() => a.keyboard.press('Alt+ArrowDown')),
  ]);
  await same(a, b);
  await expect(block(a, id)).toHaveText(/split off while it is carried elsewhere$/);
  expect(await idOf(clause(a, 2))).toBe(id);
});

test('a caret stays where it was put while others write', async ({ draft, newText }) => {
  const text = await newText();
  const [a, b] = [await draft('amina', text), await draft('otto', text)];
  await caret(clause(a, 0));
  await caret(clause(b, 2));
  // As when what others wrote comes in before the browser tells of the caret.
  await b.evaluate(() => {
    const untold = (event: Event) => event.stopImmediatePropagation();
    window.addEventListener('selectionchange', untold, { capture: true });
  });
  await put(clause(b, 1), 'start');
  await a.keyboard.type('MEANWHILE ');
  await expect(clause(b, 0)).toHaveText(/MEANWHILE/);
  await b.keyboard.type('HERE ');
  await expect(clause(a, 1)).toHaveText(/^HERE /);
});

test('undo takes back what is one’s own, and nothing of others', async ({ draft, newText }) => {
  const text = await newText();
  const [a, b] = [await draft('amina', text), await draft('otto', text)];
  await caret(clause(a, 0));
  await a.keyboard.type(' ALPHA');
  await caret(clause(b, 0), 'start');
  await b.keyboard.type('BRAVO ');
  await same(a, b);
  const undo = a.getByRole('button', { name: 'Undo my last change' });
  await expect(async () => {
    await a.keyboard.press(`${MOD}+z`);
    await expect(undo).toBeDisabled({ timeout: 500 });
  }).toPass();
  await same(a, b);
  await expect(clause(b, 0)).toHaveText('BRAVO that ships find their way by lights that are kept;');
  // Slowly typed it was several changes.
  await expect(async () => {
    await a.keyboard.press(`${MOD}+y`);
    await expect(clause(a, 0)).toHaveText(/kept; ALPHA$/, { timeout: 500 });
  }).toPass();
  await expect(clause(b, 0)).toHaveText(/kept; ALPHA$/);
});

test('footnote, bracket, redline and who wrote this', async ({ draft, newText }) => {
  const text = await newText();
  const [a, b] = [await draft('amina', text), await draft('otto', text)];
  await caret(clause(a, 1));
  await a.getByRole('button', { name: 'Footnote', exact: true }).click();
  await a.getByRole('dialog').getByRole('textbox').fill('As agreed in the drafting group.');
  await a.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(b.locator('.foot')).toContainText('As agreed in the drafting group.');

  await caret(clause(a, 0), 'start');
  for (let i = 0; i < 'that ships'.length; i++) await a.keyboard.press('Shift+ArrowRight');
  await a.getByRole('button', { name: 'Square brackets' }).click();
  // Words in brackets have somebody who asked, a reason and options.
  const asking = a.getByRole('dialog');
  await expect(asking.locator('blockquote')).toHaveText('that ships');
  await expect(asking.getByRole('button', { name: 'Put brackets' })).toBeDisabled();
  await asking.getByLabel(/^Other wordings/).fill('that boats\nthat all vessels');
  await asking.getByLabel('Reason').fill('Fishing boats are no ships for everybody.');
  await noBarrier(a);
  await asking.getByRole('button', { name: 'Put brackets' }).click();
  await expect(clause(b, 0)).toHaveText(/^that shipsthat boatsthat all vessels find their way/);
  await expect(clause(b, 0).locator('.bracket-open')).toHaveText(['t', 't', 't']);
  await expect(clause(b, 0).locator('.bracket-close')).toHaveText(['s', 's', 's']);
  await caret(clause(b, 0), 'start');
  await b.keyboard.press('ArrowRight');
  await expect(b.getByText('1 bracket', { exact: true })).toBeVisible();
  await b.getByRole('button', { name: 'Square brackets' }).click();
  await expect(b.getByText('the chair lifts them')).toBeVisible();
  await b.getByRole('button', { name: 'Compare' }).first().click();
  const asked = b.locator('.bracket-card');
  await expect(asked).toContainText('Sahelia');
  await expect(asked).toContainText('Fishing boats are no ships for everybody.');
  await expect(asked.locator('li')).toHaveText([
    /\[that ships\]/,
    /ATU \[that boats\]/,
    /ATU \[that all vessels\]/,
  ]);
  await b.keyboard.press('Escape');

  await caret(clause(b, 2));
  await b.keyboard.type(' in most places');
  await same(a, b);
  await a.locator('.switch:visible', { hasText: 'Redline' }).click();
  await expect(clause(a, 2).locator('ins.redline')).toContainText('in most places');
  await caret(clause(a, 3));
  await a.keyboard.press('Alt+ArrowDown');
  await a.keyboard.press('Alt+ArrowDown');
  await expect(clause(a, 5).locator('.moved-from')).toContainText('after “resolves”');
  await a.locator('.switch:visible', { hasText: 'Who wrote this' }).click();
  await expect(a.getByRole('list', { name: 'Who wrote what' })).toContainText('Otto Brandal');
  await expect(a.getByRole('list', { name: 'Who wrote what' })).toContainText('Norland');
});

test('offline one goes on writing, is told so, and is in step again after', async ({
  browserOf,
  draft,
  newText,
}) => {
  const text = await newText();
  const a = await browserOf('amina');
  const line = await network(a);
  await a.goto(text.draft);
  const b = await draft('otto', text);
  await saved(a);
  const id = await idOf(clause(a, 2));
  await line.cut();
  await expect(sign(a)).toHaveText(/^Not connected/);
  await caret(block(a, id));
  await a.keyboard.type(' OFFLINE');
  await a.keyboard.press('Enter');
  await a.keyboard.type('a whole clause, too');
  await expect(sign(a)).toHaveText(/not saved since .*Kept in this browser/);
  await expect(a.getByRole('alert').filter({ hasText: 'Not connected' })).toBeVisible();
  await caret(block(b, id), 'start');
  await b.keyboard.type('ONLINE ');
  await saved(b);
  await line.mend();
  await same(a, b);
  await expect(block(b, id)).toHaveText(
    'ONLINE that a light which fails is reported late, OFFLINE',
  );
  await expect(clause(b, 3)).toHaveText('a whole clause, too');
});

test('unsent edits survive a reload', async ({ browserOf, draft, newText }) => {
  const text = await newText();
  const a = await browserOf('amina');
  // Nothing of the live line comes through, but the page itself loads.
  let closed = false;
  await a.routeWebSocket(/\/live\//, (socket) => {
    if (closed) {
      void socket.close();
      return;
    }
    const server = socket.connectToServer();
    socket.onMessage((message) => {
      if (!closed) server.send(message);
    });
  });
  await a.goto(text.draft);
  await saved(a);
  const id = await idOf(clause(a, 0));
  closed = true;
  await caret(block(a, id));
  await a.keyboard.type(' kept over a reload');
  await expect(sign(a)).not.toHaveText('Saved');
  closed = false;
  await a.reload();
  await expect(block(a, id)).toHaveText(/kept over a reload$/);
  await saved(a);
  const b = await draft('otto', text);
  await expect(block(b, id)).toHaveText(/kept over a reload$/);
});

test('the public reads along, with and without JavaScript', async ({
  browserOf,
  draft,
  newText,
}) => {
  const text = await newText();
  const a = await draft('amina', text);
  const reader = await browserOf(null);
  await reader.goto(text.public);
  await expect(reader.locator('#live')).toHaveText('Live: changes appear by themselves.');
  await caret(clause(a, 0));
  await a.keyboard.type(' for all to see');
  await expect(reader.locator('#text')).toContainText('are kept; for all to see');
  await expect(reader.locator('#changes')).toContainText('Sahelia');
  await saved(a);
  const plain = await browserOf(null, { javaScriptEnabled: false });
  await expect(async () => {
    await plain.goto(text.public);
    await expect(plain.locator('#text')).toContainText('for all to see', { timeout: 500 });
  }).toPass();
  expect((await words(a)).length).toBeGreaterThan(0);
});

test('300 clauses load, and what is typed arrives', async ({ draft, newText }) => {
  const many = Array.from({ length: 300 }, (_, i) => `${i + 1}\tto keep light number ${i + 1};`);
  const text = await newText([
    'RESOLUTION 90 (Port Lumen, 2026)',
    'A long list of lights',
    '(Port Lumen, 2026)',
    'The World Standards Assembly (Port Lumen, 2026),',
    'resolves',
    ...many,
  ]);
  const [a, b] = [await draft('amina', text), await draft('otto', text)];
  await expect(clauses(a)).toHaveCount(300);
  await caret(clause(a, 150));
  await a.keyboard.type(' and its neighbour');
  await expect(clause(b, 150)).toHaveText(/and its neighbour$/);
  await same(a, b);
});
