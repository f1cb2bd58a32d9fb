// No barrier: checked by axe on every page of the two faces, and by a keyboard without a mouse.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, MOD, PASSWORD, test } from './door';
import { clause, clauses, same, saved } from './sheet';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function noBarrier(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  const told = violations.map(
    (one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`,
  );
  expect(told, page.url()).toEqual([]);
  const fits = await page.evaluate(
    () => document.documentElement.scrollWidth <= document.documentElement.clientWidth,
  );
  expect(fits, `${page.url()} is no wider than its window`).toBe(true);
}

// Each pair of language, colours and width comes up once.
const LOOKS = [
  { lang: 'en', colorScheme: 'light', width: 390 },
  { lang: 'en', colorScheme: 'dark', width: 1440 },
  { lang: 'ar', colorScheme: 'light', width: 1440 },
  { lang: 'ar', colorScheme: 'dark', width: 390 },
] as const;

for (const { lang, colorScheme, width } of LOOKS)
  test(`no barrier: ${lang}, ${colorScheme}, ${width} px`, async ({ browserOf }) => {
    const options = { colorScheme, locale: lang, viewport: { width, height: 900 } };
    const stranger = await browserOf(null, options);
    await stranger.goto('/sign-in');
    await expect(stranger.locator('html')).toHaveAttribute('dir', lang === 'ar' ? 'rtl' : 'ltr');
    await noBarrier(stranger);
    const page = await browserOf('amina', options);
    const text = lang === 'ar' ? 'resolution-44' : 'resolution-31';
    for (const path of ['/desk', '/m/wsa-26', `/m/wsa-26/${text}`]) {
      await page.goto(`${path}?lang=${lang}`);
      await noBarrier(page);
    }
    await page.goto(`/m/wsa-26/${text}?compare=base`);
    await noBarrier(page);
    await page.goto(`/draft/wsa-26/${text}`);
    await expect(page.locator('.saved-good')).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', lang);
    await noBarrier(page);
    if (width === 390) await page.locator('.top .only-not-wide').click();
    await page.locator('.switch:visible').nth(0).click();
    await page.locator('.switch:visible').nth(1).click();
    await noBarrier(page);
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
