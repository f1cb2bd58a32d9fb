// Two regions at one text, in two browsers: what the drafting page promises, against the real server.
import AxeBuilder from '@axe-core/playwright';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { enter } from './door';

const MOD = process.platform === 'darwin' ? 'Meta' : 'Control';

async function open(
  browser: Browser,
  who: 'first' | 'second',
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  await enter(page, who);
  await expect(page.locator('.text > p').first()).toBeVisible();
  return page;
}

/** The words of the text as the page holds them, one line a block; carets of others are no words. */
const words = (page: Page) =>
  page.locator('.text').evaluate((text) =>
    [...text.querySelectorAll(':scope > p[data-id]')].map((block) => {
      const copy = block.cloneNode(true) as HTMLElement;
      for (const other of copy.querySelectorAll('.caret, .redline-deleted')) other.remove();
      return `${block.getAttribute('data-id')} ${block.getAttribute('data-level')} ${copy.textContent}`;
    }),
  );

const clauses = (page: Page) => page.locator('.text > p[data-kind="clause"]');
const saved = (page: Page) => expect(page.getByTestId('saved')).toHaveText(/Saved|محفوظ/);

async function caretAtEnd(page: Page, index: number): Promise<void> {
  await clauses(page).nth(index).click();
  await page.keyboard.press('Home');
  const id = await clauses(page).nth(index).getAttribute('data-id');
  // To the very end of the clause, however many lines it has.
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press('ArrowDown');
    if ((await page.locator('.text > p.current').getAttribute('data-id')) !== id) break;
  }
  if ((await page.locator('.text > p.current').getAttribute('data-id')) !== id) {
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowLeft');
  } else await page.keyboard.press('End');
}

async function same(a: Page, b: Page): Promise<void> {
  await saved(a);
  await saved(b);
  await expect(async () => expect(await words(a)).toEqual(await words(b))).toPass({
    timeout: 20_000,
  });
}

test('two regions type, split, move and undo; both see one text', async ({ browser }) => {
  const [a, b] = [await open(browser, 'first'), await open(browser, 'second')];
  const before = await words(a);
  await caretAtEnd(a, 0);
  await a.keyboard.type(' ALPHA');
  await caretAtEnd(b, 1);
  await b.keyboard.type(' BRAVO');
  await expect(clauses(b).first()).toContainText('ALPHA');
  await expect(clauses(a).nth(1)).toContainText('BRAVO');
  await expect(a.locator('.caret .flag')).toHaveCount(1);
  await same(a, b);

  await caretAtEnd(a, 0);
  await a.keyboard.press('Enter');
  await a.keyboard.type('split off');
  await expect(clauses(b).nth(1)).toHaveText('split off');
  const first = await clauses(a).nth(0).getAttribute('data-id');
  expect(await clauses(b).nth(0).getAttribute('data-id')).toBe(first);

  await clauses(a).nth(0).click();
  await a.keyboard.press('Alt+ArrowDown');
  await expect(clauses(b).nth(1)).toHaveAttribute('data-id', first ?? '');
  await same(a, b);

  // B's words stay when A takes everything of A's back.
  for (let i = 0; i < 12; i++) await a.keyboard.press(`${MOD}+z`);
  await expect(clauses(a).first()).not.toContainText('ALPHA');
  await same(a, b);
  await expect(clauses(a).nth(1)).toContainText('BRAVO');
  for (let i = 0; i < 3; i++) await b.keyboard.press(`${MOD}+z`);
  await same(a, b);
  expect(await words(a)).toEqual(before);
});

test('an editor who goes offline keeps writing, is told so, and is in step again after', async ({
  browser,
}) => {
  const [a, b] = [await open(browser, 'first'), await open(browser, 'second')];
  await saved(a);
  await a.context().setOffline(true);
  await a.evaluate(() => window.dispatchEvent(new Event('offline')));
  await caretAtEnd(a, 2);
  await a.keyboard.type(' OFFLINE');
  await caretAtEnd(b, 2);
  await b.keyboard.type(' ONLINE');
  await a.context().setOffline(false);
  await same(a, b);
  const text = await clauses(a).nth(2).textContent();
  expect(text).toContain('OFFLINE');
  expect(text).toContain('ONLINE');
  for (const [page, count] of [
    [a, 4],
    [b, 4],
  ] as const)
    for (let i = 0; i < count; i++) await page.keyboard.press(`${MOD}+z`);
  await same(a, b);
});

test('what is pasted from Word becomes clauses with new ids', async ({ browser }) => {
  const a = await open(browser, 'first');
  const count = await clauses(a).count();
  await caretAtEnd(a, 0);
  await a.evaluate(() => {
    const data = new DataTransfer();
    data.setData(
      'text/html',
      "<p class=MsoNormal><b onclick='x()'>bold</b> one</p><p style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>i)</span>two</p><img src=x>",
    );
    document
      .querySelector('.text')
      ?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
  });
  await expect(clauses(a)).toHaveCount(count + 2);
  await expect(clauses(a).nth(1)).toHaveText('bold one');
  await expect(clauses(a).nth(2)).toHaveAttribute('data-level', '1');
  await a.keyboard.press(`${MOD}+z`);
  await expect(clauses(a)).toHaveCount(count);
  await saved(a);
});

test('everything can be reached with the keyboard alone', async ({ browser }) => {
  const a = await open(browser, 'first');
  await a.locator('.text').focus();
  await a.keyboard.press('Escape');
  await a.keyboard.press('Tab');
  await expect(a.locator('.text')).not.toBeFocused();
  await a.locator('.toolbar button:not([disabled])').first().focus();
  await a.keyboard.press('ArrowRight');
  await expect(a.locator('.toolbar button:focus')).toHaveCount(1);
  await a.locator('.text').focus();
  await a.keyboard.press(`${MOD}+/`);
  await expect(a.getByRole('dialog')).toBeVisible();
  await a.keyboard.press('Escape');
  await expect(a.getByRole('dialog')).toHaveCount(0);
  await expect(a.locator('.text')).toBeFocused();
});

test('a footnote is put in, shown at the foot, and taken back', async ({ browser }) => {
  const a = await open(browser, 'first');
  const notes = await a.locator('.text .footnote').count();
  await caretAtEnd(a, 0);
  await a.getByRole('button', { name: 'Footnote', exact: true }).click();
  await a.getByRole('dialog').getByRole('textbox').fill('As agreed in the drafting group.');
  await a.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(a.locator('.text .footnote')).toHaveCount(notes + 1);
  await expect(a.locator('.foot')).toContainText('As agreed in the drafting group.');
  await a.keyboard.press(`${MOD}+z`);
  await expect(a.locator('.text .footnote')).toHaveCount(notes);
  await saved(a);
});

for (const lang of ['en', 'ar'] as const)
  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [390, 1440])
      test(`no barrier: ${lang}, ${colorScheme}, ${width} px`, async ({ browser }) => {
        const page = await open(browser, 'first', {
          viewport: { width, height: 900 },
          colorScheme,
        });
        await page.evaluate(
          (to) => localStorage.setItem('plenary.settings', JSON.stringify({ lang: to })),
          lang,
        );
        await page.reload();
        await saved(page);
        await expect(page.locator('html')).toHaveAttribute('dir', lang === 'ar' ? 'rtl' : 'ltr');
        const check = async () => {
          const { violations } = await new AxeBuilder({ page })
            .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
            .analyze();
          expect(
            violations.map(
              (one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`,
            ),
          ).toEqual([]);
        };
        await check();
        if (width === 390) await page.locator('.top .only-not-wide').click();
        await page.locator('.switch:visible').nth(0).click();
        await page.locator('.switch:visible').nth(1).click();
        await check();
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth),
        ).toBe(true);
      });
