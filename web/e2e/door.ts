// How a test comes in: signs in as somebody of the demo meeting and opens the drafting page.
import type { Page } from '@playwright/test';

/** `login:password` of two people of different regions, and the page of the text they draft. */
const PEOPLE = {
  first: process.env.PLENARY_TEST_FIRST ?? '',
  second: process.env.PLENARY_TEST_SECOND ?? '',
};
const DRAFT = process.env.PLENARY_TEST_DRAFT ?? '';

export async function enter(page: Page, who: keyof typeof PEOPLE): Promise<void> {
  const [login = '', password = ''] = PEOPLE[who].split(':');
  await page.goto(`/sign-in?next=${encodeURIComponent(DRAFT)}`);
  await page.locator('input[name="login"]').fill(login);
  await page.locator('input[name="password"]').fill(password);
  await page.locator('main form [type="submit"]').click();
  await page.waitForURL((url) => url.pathname === DRAFT);
}
