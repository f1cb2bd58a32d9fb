// From two regions' proposals on one clause to agreed text and an answer for each.

import { noBarrier } from './axe';
import { expect, test } from './door';
import { dialog, finish, panel, propose } from './room';
import { block, caret, clause, idOf, saved, select } from './sheet';

test('two regions propose, a third supports; taken up in part, answered, agreed', async ({
  draft,
  newText,
}) => {
  const text = await newText();
  const africa = await draft('amina', text);
  const id = await idOf(clause(africa, 0));
  await caret(clause(africa, 0));
  await propose(africa, 0, {
    words: 'watched by night and by day;',
    last: 2,
    why: 'Lights are needed by day as well.',
  });
  await expect(panel(africa)).toContainText('ATU/DT/1');
  await expect(panel(africa)).toContainText('Answer owed');
  await noBarrier(africa);

  const europe = await draft('otto', text);
  await caret(clause(europe, 0));
  await expect(panel(europe)).toContainText('ATU/DT/1');
  await propose(europe, 0, {
    words: 'maintained by those who own them;',
    last: 2,
    why: 'Somebody must be answerable for a light.',
  });

  const asia = await draft('lina', text);
  await caret(clause(asia, 0));
  const wanted = panel(asia).getByRole('article', { name: /ATU\/DT\/1/ });
  await wanted.getByRole('button', { name: 'Join in support' }).press('Enter');
  await expect(wanted.getByRole('button', { name: 'Leave support' })).toBeFocused();
  await wanted.getByRole('button', { name: 'Position on input 1' }).click();
  await dialog(asia).getByText('supports', { exact: true }).click();
  await dialog(asia).getByRole('button', { name: 'Take this position' }).click();
  await expect(wanted).toContainText('supports');
  await expect(panel(africa)).toContainText('Pelagia Islands');

  // What a comment is about is marked in the text, for all and for as long as it stands there.
  const marked = block(europe, id).locator('.commented');
  await select(clause(asia, 0), 'ships');
  await panel(asia).getByRole('button', { name: 'Comment', exact: true }).first().click();
  await dialog(asia).getByRole('textbox', { name: 'Comment' }).fill('Which ships are meant?');
  await finish(asia, 'Send the comment');
  await expect(marked).toHaveText('ships');
  await select(clause(asia, 0), 'ships');
  await asia.keyboard.press('Delete');
  await expect(marked).toHaveCount(0);
  await expect(panel(europe)).toContainText('On deleted text');
  await asia.keyboard.press('ControlOrMeta+z');
  await expect(marked).toHaveText('ships');

  const chair = await draft('marta', text);
  const room = await draft('ines', text);
  await room.goto(`${text.draft}#projector`);
  await expect(room.getByText('Waiting for the chair')).toBeVisible();
  await chair.getByRole('button', { name: 'Open items (3)' }).click();
  await expect(chair.getByRole('link', { name: /considering a\)/ })).toBeVisible();
  await chair.keyboard.press('j');
  await chair.keyboard.press('Enter');
  await expect(chair.getByRole('heading', { name: /considering a\)/ })).toBeFocused();
  await expect(room.locator('.projector-label')).toHaveText('considering a)');
  await expect(room.locator('.projector ins.redline').first()).toContainText('Add:');
  await noBarrier(chair);
  await chair.keyboard.press('s');
  await expect(chair.getByRole('heading', { name: 'Base text' })).toBeVisible();
  await chair.keyboard.press('r');

  const row = chair.getByRole('article', { name: 'ATU: MOD' });
  await expect(row).toContainText('Collides with input 2');
  await row.getByRole('button', { name: 'Take up input 1' }).click();
  const changes = dialog(chair).getByRole('checkbox');
  if ((await changes.count()) > 1) await changes.last().press('Space');
  await dialog(chair)
    .getByRole('button', { name: /^Take up (whole|in part)/ })
    .click();
  await expect(dialog(chair)).toContainText('Input 1 is taken up by version');
  await expect(dialog(chair), 'what had the focus is gone').toBeFocused();
  await expect(dialog(chair)).toContainText('In collision with the text');
  await noBarrier(chair);
  await dialog(chair)
    .getByLabel('Why (for all that are ticked)')
    .fill('Most of the regions want lights to be kept by day as well.');
  // What is not settled by it waits for an answer of its own.
  await dialog(chair).getByRole('button', { name: 'Publish 2 answers' }).click();
  await expect(dialog(chair)).toHaveCount(0);
  await panel(asia).getByRole('button', { name: 'Withdraw input 3' }).click();
  await finish(asia, 'Withdraw');
  await expect(chair.getByRole('heading', { name: /considering a\)/ })).toBeFocused();
  await expect(row).toContainText('Accepted');

  await chair.getByRole('button', { name: 'Declare status' }).click();
  await dialog(chair).getByText('Agreed', { exact: true }).click();
  await dialog(chair).getByRole('button', { name: 'Declare status' }).click();
  await expect(chair.getByRole('main')).toContainText('✓ Agreed');

  await saved(europe);
  await expect(block(europe, id)).toContainText('by day');
  await expect(block(europe, id)).toHaveClass(/locked/);
  await africa.getByRole('button', { name: '1 new answer' }).click();
  await expect(dialog(africa)).toContainText('Most of the regions want lights');
  await dialog(africa).getByRole('button', { name: 'Acknowledge the answer to input 1' }).click();
  await expect(dialog(africa)).toContainText('Nothing new.');
  await africa.keyboard.press('Escape');
  await expect(dialog(africa)).toHaveCount(0);
});

test('an open item list without a mouse and without barriers, in Arabic on a phone', async ({
  browserOf,
}) => {
  const page = await browserOf('amina', {
    locale: 'ar',
    viewport: { width: 390, height: 900 },
  });
  await page.goto('/m/wsa-26?lang=ar');
  await page.goto('/draft/wsa-26/resolution-31#open');
  await expect(page.locator('.open-item').first()).toBeVisible();
  await noBarrier(page);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await page.keyboard.press('Enter');
  await expect(page.locator('.clause-words').first()).toBeVisible();
  await noBarrier(page);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await noBarrier(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.locator('.text')).toBeVisible();
  await expect(page.locator('body'), 'the focus is not lost').not.toBeFocused();
});

test("the chair's screens without barriers, in Arabic", async ({ browserOf }) => {
  const chair = await browserOf('marta', { locale: 'ar', colorScheme: 'dark' });
  const dialog = chair.getByRole('dialog');
  await chair.goto('/draft/wsa-26/resolution-31#open');
  await expect(chair.locator('.open-item').first()).toBeVisible();
  await noBarrier(chair);
  // Many at once, what is prepared, and what stands in the way of closing the sitting.
  await chair.keyboard.press('a');
  await chair.keyboard.press('b');
  await expect(dialog).toBeVisible();
  await noBarrier(chair);
  await chair.keyboard.press('Escape');
  for (const button of ['ردان معدّان', 'رفع الجلسة']) {
    // With an item chosen Enter is still the button's.
    await chair.keyboard.press('j');
    await chair.getByRole('button', { name: button }).first().press('Enter');
    await expect(dialog).toBeVisible();
    await noBarrier(chair);
    await chair.keyboard.press('Escape');
  }
  await chair.locator('.open-item a', { hasText: 'not require' }).click();
  await expect(chair.locator('.proposal-row').first()).toBeVisible();
  await noBarrier(chair);
  await chair.keyboard.press('d');
  await expect(dialog).toBeVisible();
  await noBarrier(chair);

  const screen = await browserOf('marta', { locale: 'ar', viewport: { width: 1440, height: 900 } });
  await screen.goto('/draft/wsa-26/resolution-31#projector');
  await expect(screen.locator('.projector-row').first()).toBeVisible();
  await noBarrier(screen);
  await expect(screen.getByRole('button')).toHaveCount(0);
  const fits = await screen.evaluate(
    () => document.documentElement.scrollHeight <= document.documentElement.clientHeight,
  );
  expect(fits, 'all of it is on the screen').toBe(true);
});
