// Two of one delegation write a proposal together in private and hand it in with a contribution.
import type { Page } from '@playwright/test';
import { noBarrier } from './axe';
import { expect, test } from './door';
import { dialog, finish, panel } from './room';
import { caret, clause } from './sheet';

const field = (page: Page) => page.getByRole('textbox', { name: 'Proposed text' });

async function type(page: Page, words: string): Promise<void> {
  await field(page).click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(words);
}

test('a private draft of two delegates comes out in a contribution', async ({
  draft,
  newText,
  browserOf,
}) => {
  const text = await newText();
  const amina = await draft('amina', text);
  const stranger = await draft('otto', text);

  await amina.getByRole('button', { name: 'Contributions' }).click();
  await amina.getByRole('button', { name: 'Make a contribution' }).click();
  await dialog(amina).getByLabel('Symbol').fill('12A3');
  await dialog(amina).getByLabel('Title').fill('Lights that are seen by day');
  await dialog(amina).getByLabel('Agenda item').fill('9');
  await dialog(amina).getByLabel('Abstract').fill('A light is of use by day, too.');
  await finish(amina, 'Submit the contribution');
  await expect(amina.getByRole('heading', { level: 1 })).toHaveText(/12A3/);
  await expect(amina.getByText('A light is of use by day, too.')).toBeVisible();

  await amina.getByRole('button', { name: 'To the text' }).click();
  await caret(clause(amina, 0));
  await panel(amina).getByRole('button', { name: 'Propose a change' }).click();
  await dialog(amina)
    .getByLabel('Part of the contribution')
    .selectOption({ label: '12A3 Lights that are seen by day' });
  await finish(amina, 'Prepare in the delegation');
  await expect(
    amina.getByRole('heading', { name: /^Draft: MOD on .*considering a\)/ }),
  ).toBeVisible();
  const address = new URL(amina.url()).hash;

  const moussa = await browserOf('moussa');
  await moussa.goto(text.draft);
  await moussa.getByRole('button', { name: 'Our drafts (1)' }).click();
  await moussa.getByRole('link', { name: /^MOD considering a\)/ }).click();
  await expect(amina.getByText('Moussa Keba')).toBeVisible();

  // What is added may be a call: the form asks, as that of a proposal that is handed in at once.
  const what = (page: Page) => page.getByRole('radiogroup', { name: 'What is new' });
  await expect(what(amina)).toHaveCount(0);
  await amina.getByText('ADD', { exact: true }).click();
  await what(amina).getByText('A call', { exact: true }).click();
  await expect(field(amina).locator('[data-kind]').first()).toHaveAttribute('data-kind', 'call');
  await expect(what(moussa).getByRole('radio', { name: 'A call' })).toBeChecked();
  await expect(moussa.getByText('After the last clause of this call')).toBeVisible();
  await what(moussa).getByText('A clause', { exact: true }).click();
  await expect(what(amina).getByRole('radio', { name: 'A clause' })).toBeChecked();
  await amina.getByText('MOD', { exact: true }).click();
  await expect(what(moussa)).toHaveCount(0);

  await type(amina, ' by night');
  await expect(field(moussa)).toContainText('by night');
  await type(moussa, ' and by day');
  await expect(field(amina)).toContainText('by night and by day');
  await expect(amina.locator('.draft-shown ins.redline')).toContainText('by night and by day');
  await moussa.getByLabel('Reason').fill('Lights are needed by day as well.');
  await expect(amina.getByLabel('Reason')).toHaveValue('Lights are needed by day as well.');
  await moussa.getByLabel('Symbol').fill('ATU/12A3/1');
  await expect(amina.getByLabel('Symbol')).toHaveValue('ATU/12A3/1');
  await noBarrier(moussa);

  await expect(stranger.getByRole('button', { name: 'Our drafts', exact: true })).toBeVisible();
  await stranger.goto(`${text.draft}${address}`);
  await expect(stranger.getByText('This draft is closed')).toBeVisible();
  await stranger.goto(text.draft);

  await moussa.getByRole('button', { name: 'Submit the proposal' }).press('Enter');
  await expect(moussa.getByText('Nothing is being prepared')).toBeVisible();
  await expect(amina.getByText('This draft is closed')).toBeVisible();
  await amina.getByRole('button', { name: 'Contributions (1)' }).click();
  await amina.getByRole('link', { name: /12A3/ }).click();
  await expect(amina.locator('.open-item').filter({ hasText: 'ATU/12A3/1' })).toHaveCount(0);
  await expect(amina.locator('.proposal-row').filter({ hasText: 'ATU/12A3/1' })).toContainText(
    'by night and by day',
  );
  await noBarrier(amina);
  await caret(clause(stranger, 0));
  await expect(panel(stranger)).toContainText('ATU/12A3/1');
});
