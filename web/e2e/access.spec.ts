// No barrier: checked by axe on every page of the two faces, and by a keyboard without a mouse.

import type { Page } from '@playwright/test';
import { noBarrier } from './axe';
import { expect, MOD, PASSWORD, test } from './door';
import { caret, clause, clauses, same, saved } from './sheet';

/** Both colours on a phone and on a desk. */
async function inEveryLook(page: Page): Promise<void> {
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: 'light' });
    await noBarrier(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await noBarrier(page, 'colours');
  }
}

/**
 * In two looks each, between several pages every width and colour. What no look changes is asked at one width: English
 * at the narrow one, Arabic at the wide one.
 */
async function inTwoLooks(page: Page, lang: 'en' | 'ar', paths: string[]): Promise<void> {
  const whole = lang === 'en' ? 390 : 1440;
  for (const [i, path] of paths.entries()) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(200);
    for (const [width, colorScheme] of [
      [390, i % 2 ? 'light' : 'dark'],
      [1440, i % 2 ? 'dark' : 'light'],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      await noBarrier(page, width === whole ? 'all' : 'look');
    }
  }
}

for (const lang of ['en', 'ar'] as const) {
  const text = lang === 'ar' ? 'resolution-44' : 'resolution-31';

  const meeting = '/m/wsa-26';

  test(`no barrier where everybody comes in: ${lang}`, async ({ browserOf }) => {
    test.setTimeout(300_000);
    const stranger = await browserOf(null, { locale: lang });
    await stranger.goto('/sign-in');
    await expect(stranger.locator('html')).toHaveAttribute('dir', lang === 'ar' ? 'rtl' : 'ltr');
    await inEveryLook(stranger);
    for (const path of ['/', meeting]) {
      await stranger.goto(path);
      await inEveryLook(stranger);
    }
    const page = await browserOf('ines', { locale: lang });
    await inTwoLooks(page, lang, [
      '/desk',
      '/desk/resolutions/new',
      '/desk/publishing',
      '/desk/transcripts',
      '/desk/transcripts/1?turn=1',
      '/desk/contributions',
      '/desk/outbox',
      '/desk/submissions',
      '/desk/erasures',
      '/desk/meetings/new',
    ]);
    await page.setViewportSize({ width: 390, height: 900 });
    const menu = page.locator('summary');
    await menu.focus();
    await page.keyboard.press('Enter');
    await expect(page.locator('.menu a[href="/desk/accounts"]')).toBeVisible();
    await noBarrier(page);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/desk/accounts');
    await expect(page.locator('.menu'), 'the next page begins with it closed').not.toHaveAttribute(
      'open',
    );
  });

  test(`no barrier on a text for everybody: ${lang}`, async ({ browserOf }) => {
    test.setTimeout(300_000);
    const stranger = await browserOf(null, { locale: lang });
    for (const query of ['', '?compare=base']) {
      await stranger.goto(`${meeting}/${text}${query}`);
      await inEveryLook(stranger);
    }
  });

  test(`no barrier on what became of a text: ${lang}`, async ({ browserOf }) => {
    test.setTimeout(300_000);
    const stranger = await browserOf(null, { locale: lang });
    const pages = [
      ...['/data', '/regions/ATU', '/log'].map((page) => meeting + page),
      ...['?show=authors', '/authors', '/timeline', '/playback?at=3', '/changes/1'].map(
        (page) => `${meeting}/${text}${page}`,
      ),
      ...['/inputs', '/inputs/1', '/heard'].map((page) => `${meeting}/${text}${page}`),
      `${meeting}/resolution-31/contributions/1`,
    ];
    await inTwoLooks(stranger, lang, pages);
  });

  test(`no barrier where a text is drafted: ${lang}`, async ({ browserOf }) => {
    const page = await browserOf('amina', { locale: lang });
    await page.goto(`/draft/wsa-26/${text}`);
    await expect(page.locator('.saved-good')).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', lang);
    await inEveryLook(page);
    await page.locator('.switch:visible').nth(0).click();
    await page.locator('.switch:visible').nth(1).click();
    await expect(page.locator('ins.redline').first()).toBeVisible();
    await inEveryLook(page);
    await page.setViewportSize({ width: 390, height: 900 });
    await page.locator('.top .only-not-wide').click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await noBarrier(page);
    await page.keyboard.press('Escape');
    await page.locator('.tool-more').click();
    await expect(page.getByRole('menu')).toBeVisible();
    await noBarrier(page);
  });

  test(`no barrier where a delegation prepares: ${lang}`, async ({ browserOf }) => {
    const page = await browserOf('amina', { locale: lang, colorScheme: 'dark' });
    for (const [view, width] of [
      ['contributions', 1440],
      ['contribution=1', 390],
      ['drafts', 390],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`/draft/wsa-26/resolution-31#${view}`);
      await expect(page.locator('.negotiate li, .negotiate article').first()).toBeVisible();
      await noBarrier(page);
    }
    await page.locator('.negotiate main a').first().click();
    await expect(page.getByRole('textbox').first()).toBeVisible();
    await noBarrier(page);
  });
}

test('the bars above and below a clause cover nothing of it', async ({ browserOf }) => {
  const page = await browserOf('marta', { viewport: { width: 1440, height: 900 } });
  const [answer] = await Promise.all([
    page.waitForResponse(/\/api\/resolutions\/\d+\/negotiation/),
    page.goto('/draft/wsa-26/resolution-31'),
  ]);
  await page.goto(`/draft/wsa-26/resolution-31#clause=${mostSaidOn(await answer.json())}`);
  await expect(page.locator('.chair-bar')).toBeVisible();
  const main = page.getByRole('main');
  await expect(main.locator('.proposal-row').nth(4)).toBeVisible();
  await main.evaluate((each) => each.scrollBy(0, 130));
  expect(await main.evaluate((each) => each.scrollTop)).toBe(130);
  const [above, between, below] = await Promise.all(
    [page.locator('.negotiate-bar'), main, page.locator('.chair-bar')].map((one) =>
      one.evaluate((each) => each.getBoundingClientRect().toJSON()),
    ),
  );
  expect(above.bottom).toBeLessThanOrEqual(between.top);
  expect(between.bottom).toBeLessThanOrEqual(below.top);
  await noBarrier(page);
});

/** The clause on which most is said. */
function mostSaidOn({ inputs }: { inputs: { clause: string }[] }): string {
  const said = new Map<string, number>();
  for (const { clause } of inputs) said.set(clause, (said.get(clause) ?? 0) + 1);
  return [...said].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

test('a phone has all of the toolbar, and its keys go in order', async ({ draft, newText }) => {
  const page = await draft('amina', await newText(), { viewport: { width: 390, height: 800 } });
  const bar = page.getByRole('toolbar');
  const fits = await bar.evaluate((each) => each.scrollWidth <= each.clientWidth);
  expect(fits, 'the toolbar is no wider than its window').toBe(true);
  await caret(clause(page, 0));
  await bar.getByRole('button').first().focus();
  const names: (string | null)[] = [];
  for (let i = 0; i < 7; i++) {
    names.push(await page.evaluate(() => document.activeElement?.ariaLabel ?? null));
    await page.keyboard.press('ArrowRight');
  }
  expect(names).toEqual([
    'Kind: Clause',
    'New clause',
    'Level down (sub-item)',
    'More',
    ...['More', 'More', 'More'],
  ]);
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Move down' }).click();
  await expect(page.locator('.text')).toBeFocused();
  await expect(clause(page, 1)).toHaveClass(/current/);
  await saved(page);
});

/** Presses Tab until the focus is where it is wanted: it must come there. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let i = 0; i < 80; i++) {
    await page.keyboard.press('Tab');
    const there = await page.evaluate(
      (wanted) => document.activeElement?.matches(wanted) ?? false,
      selector,
    );
    if (there) return;
  }
  throw new Error(`Tab never came to ${selector}`);
}

test('by the keyboard alone: sign in, open, write, add, move, leave', async ({
  browserOf,
  draft,
  newText,
}) => {
  const text = await newText();
  const page = await browserOf(null);
  await page.goto('/sign-in');
  await tabTo(page, '#login');
  await page.keyboard.type('otto');
  await page.keyboard.press('Tab');
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/desk');
  await tabTo(page, `a[href="${text.draft}"]`);
  await page.keyboard.press('Enter');
  await saved(page);
  await tabTo(page, '.text');
  await page.keyboard.press(`${MOD}+End`);
  await page.keyboard.type(' Typed');
  await page.keyboard.press(`${MOD}+Enter`);
  await page.keyboard.type('a new clause');
  await expect(clauses(page)).toHaveCount(9);
  await page.keyboard.press('Alt+ArrowUp');
  await expect(clause(page, 7)).toHaveText('a new clause');
  await page.keyboard.press(`${MOD}+/`);
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('.text')).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(page.locator('.text')).not.toBeFocused();
  await same(page, await draft('amina', text));
});

test('by the keyboard alone: a turn of a transcript becomes an input', async ({ browserOf }) => {
  const page = await browserOf('ines');
  const source = `Third sitting ${Date.now()}`;
  await page.goto('/desk/transcripts');
  await tabTo(page, '#source');
  await page.keyboard.type(source);
  await tabTo(page, '#text');
  // Enter in a field of several lines is a line; Tab leaves it.
  await page.keyboard.type('>> AMINA DIALLO: The lights are to be seen.');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.type('By everybody, and from afar.');
  await tabTo(page, 'button.primary');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(source);
  await tabTo(page, '#for-0');
  await page.keyboard.type('Sahelia');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator('#for-0 option:checked')).toHaveText('Sahelia');
  await tabTo(page, '#turn-1 summary');
  await page.keyboard.press('Enter');
  await expect(page.locator('#turn-1 li')).toHaveCount(2);
  await tabTo(page, '#turn-1 a.button');
  await page.keyboard.press('Enter');
  await expect(page.locator('#delegation option:checked')).toHaveText('Sahelia');
  await tabTo(page, '#from');
  await page.keyboard.type('2');
  await tabTo(page, '#turn-1 button.primary');
  await page.keyboard.press('Enter');
  await expect(page.locator('#turn-1 a[href*="/inputs/"]')).toBeVisible();
  await tabTo(page, '#turn-1 a[href*="/inputs/"]');
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toContainText('By everybody, and from afar.');
  await expect(page.locator('main')).not.toContainText('The lights are to be seen.');
  await expect(page.locator('main')).toContainText('Sahelia');
});
