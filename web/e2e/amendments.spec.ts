// A proposal on a proposal: made, supported, revised, taken back, taken into the own proposal, answered.
import type { Page } from '@playwright/test';
import { noBarrier } from './axe';
import { expect, test } from './door';
import { dialog, finish, panel, propose, stand } from './room';
import { block, caret, clause, idOf } from './sheet';

/** Changes words of the proposal in the form: those at its end give way. */
async function amend(page: Page, button: string, words: string, why: string): Promise<void> {
  await panel(page).getByRole('button', { name: button }).click();
  await dialog(page).getByRole('textbox', { name: 'Proposed text' }).click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.press('ControlOrMeta+Shift+ArrowLeft');
  await page.keyboard.press('ControlOrMeta+Shift+ArrowLeft');
  await page.keyboard.type(words);
  await dialog(page)
    .getByLabel(/^Reason/)
    .fill(why);
  await finish(page, /^(Submit the proposal|Revise)$/);
}

const card = (page: Page, number: number) =>
  panel(page).getByRole('article', { name: new RegExp(`^${number} `) });

test('amendments to a proposal go the way of proposals', async ({ draft, newText, browserOf }) => {
  test.setTimeout(180_000);
  const text = await newText();
  const africa = await draft('amina', text);
  const europe = await draft('otto', text);
  const arabs = await draft('karim', text);
  for (const page of [africa, europe, arabs]) await caret(clause(page, 0));
  const id = await idOf(clause(africa, 0));
  await propose(africa, 0, {
    words: 'kept by day and by night;',
    last: 2,
    why: 'Lights are needed by day as well.',
  });

  // Two amend it; one joins, takes a position, and an amendment is revised and another taken back.
  await amend(europe, 'Amend input 1', 'hour;', 'Nights are of different lengths.');
  await expect(card(africa, 2)).toContainText('Amends input 1');
  await amend(arabs, 'Amend input 1', 'fog;', 'In fog there is no day.');
  await card(arabs, 2).getByRole('button', { name: 'Join in support' }).click();
  await expect(card(europe, 2)).toContainText('Qamaria');
  await stand(arabs, 2, { stance: 'supports' });
  await stand(africa, 3, {
    stance: 'objects',
    why: 'The word fog is not defined anywhere.',
    remedy: 'Define fog.',
  });
  await expect(card(arabs, 3)).toContainText('Define fog.');
  await amend(europe, 'Revise input 2', 'season;', 'Hours are too small a measure.');
  await panel(arabs).getByRole('button', { name: 'Withdraw input 3' }).click();
  await dialog(arabs).getByRole('textbox').fill('We leave it to the others.');
  await finish(arabs, 'Withdraw');
  await expect(card(africa, 3)).toContainText('Withdrawn');
  await noBarrier(africa);

  // Side by side it stands under what it amends, and is marked against that.
  await panel(africa).getByRole('button', { name: 'Compare' }).click();
  const row = africa.getByRole('article', { name: 'CEPT: MOD' });
  await expect(row).toContainText('Amends input 1 (');
  await expect(row.locator('del.redline')).toContainText('night');
  await expect(row.locator('ins.redline')).toContainText('season');
  await noBarrier(africa);

  // Whose proposal it is takes the words into it; the chair takes that up and answers both.
  await row.getByRole('button', { name: 'Take input 2 into our proposal' }).click();
  await finish(africa, 'Revise');
  await expect(africa.getByRole('article', { name: 'ATU: MOD' })).toContainText(
    'by day and by season',
  );
  await expect(row).toContainText('Amends input 1');
  const chair = await draft('marta', text);
  await chair.goto(`${text.draft}#clause=${id}`);
  await chair.getByRole('button', { name: 'Take up input 1' }).click();
  await dialog(chair).getByRole('button', { name: 'Take up whole' }).click();
  await expect(dialog(chair)).toContainText('Input 1 is taken up by version');
  await expect(dialog(chair).getByRole('group', { name: /2 MOD/ })).toContainText('Satisfied');
  await dialog(chair)
    .getByLabel('Why (for all that are ticked)')
    .fill('Both regions want lights that are kept at all times.');
  await noBarrier(chair);
  await dialog(chair).getByRole('button', { name: 'Publish 2 answers' }).click();
  await expect(dialog(chair)).toHaveCount(0);
  await expect(block(europe, id)).toContainText('kept by day and by season;');

  // Each is answered; the amendment keeps its versions, and what became of it can be read by all.
  await europe.getByRole('button', { name: '1 new answer' }).click();
  await expect(dialog(europe)).toContainText('lights that are kept at all times');
  const citizen = await browserOf(null, { javaScriptEnabled: false });
  const ledger = citizen.getByRole('main');
  await expect(async () => {
    await citizen.goto(`${text.public}/inputs/2`);
    await expect(ledger).toContainText('taken together with another input', { timeout: 500 });
  }).toPass();
  await expect(ledger).toContainText('season');
  await expect(ledger).toContainText('Nights are of different lengths.');
  await citizen.goto(`${text.public}/inputs/3`);
  await expect(ledger).toContainText('Withdrawn');
});
