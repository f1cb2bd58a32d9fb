// A citizen without an account and without JavaScript.
import { readFile } from 'node:fs/promises';
import { expect, test } from './door';

test('from the meeting to a text, an earlier version, a comparison and the files', async ({
  browserOf,
}) => {
  const page = await browserOf(null, { javaScriptEnabled: false });
  await page.goto('/');
  await page.getByRole('link', { name: 'World Standards Assembly, Port Lumen 2026' }).click();
  await page.getByRole('link', { name: 'Early warning messages' }).click();
  await expect(page.locator('#text .clause').first()).toContainText('a warning received in time');
  await expect(page.locator('#changes li').first()).toBeVisible();

  await page.getByRole('link', { name: 'Previous version' }).click();
  await expect(page.getByText('This is an earlier version.')).toBeVisible();
  await page.getByRole('link', { name: 'To the newest version' }).click();
  await page.getByRole('link', { name: 'Changes against the base text' }).click();
  await expect(page.locator('#text ins').first()).toBeVisible();
  await page.getByLabel('From version').fill('2');
  await page.getByRole('button', { name: 'Compare' }).click();
  await expect(page).toHaveURL(/from=2/);
  await expect(page.getByText('marked against version 2')).toBeVisible();

  await page.getByRole('link', { name: 'Text without marks' }).click();
  for (const [name, holds] of [
    ['HTML', '<html'],
    ['Text', 'resolves'],
    ['JSON', '"'],
  ] as const) {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page
        .locator('#take div', { hasText: name === 'JSON' ? 'Everything as data' : /^Text/ })
        .getByRole('link', { name, exact: true })
        .click(),
    ]);
    const bytes = await readFile(await file.path(), 'utf8');
    expect(bytes).toContain('Early warning messages');
    expect(bytes).toContain(holds);
    if (name === 'JSON') expect(() => JSON.parse(bytes)).not.toThrow();
  }
});
