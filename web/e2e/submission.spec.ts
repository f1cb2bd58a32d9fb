// Somebody without an account and without JavaScript has a say, by keyboard, and is answered.
import type { Page } from '@playwright/test';
import { noBarrier } from './axe';
import { expect, test } from './door';

const WORDS = 'Keep the lights on for fishing boats, too: they come home after dark.';
const WHY = 'Fishing boats are now named beside the ships of the public network.';
const CONTEST = 'Small boats without any lamp of their own are still not named.';

/** Opens the demo meeting to the public, unless it is open. */
async function invite(secretary: Page): Promise<void> {
  await secretary.goto('/desk/submissions');
  const line = secretary.locator('li', { hasText: 'World Standards Assembly' });
  const open = line.getByRole('button', { name: /^Open to the public/ });
  if (await open.isVisible()) await open.click();
  await expect(line.locator('.tag')).toHaveText('open');
}

/** Moves with the Tab key until it stands there. */
async function tabTo(page: Page, name: string | RegExp, role: 'link' | 'button' | 'textbox') {
  const wanted = page.getByRole(role, { name }).first();
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab');
    if (await wanted.and(page.locator(':focus')).count()) return;
  }
  throw new Error(`never came to ${name}`);
}

async function moderate(secretary: Page, words: string, why: string, button: string) {
  await secretary.goto('/desk/submissions');
  const one = secretary.getByRole('article').filter({ hasText: words });
  await one.getByLabel(/^Reason/).fill(why);
  await one.getByRole('button', { name: button }).click();
  await expect(secretary.getByRole('article').filter({ hasText: words })).toHaveCount(0);
}

/** Takes the first open item, and publishes its answer with this reason. */
async function answer(chair: Page, why: string): Promise<void> {
  await expect(chair.locator('.open-item')).toHaveCount(1);
  await chair.keyboard.press('j');
  await expect(chair.locator('.open-item :is(a, button)').first()).toBeFocused();
  await chair.keyboard.press('d');
  const dialog = chair.getByRole('dialog');
  await dialog.getByLabel('Why (for all that are ticked)').fill(why);
  await dialog.getByRole('button', { name: 'Publish 1 answer' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(chair.locator('.open-item')).toHaveCount(0);
}

test('handed in without a script, moderated, answered, contested, answered again', async ({
  browserOf,
  draft,
  newText,
}) => {
  const text = await newText();
  const secretary = await browserOf('ines');
  await invite(secretary);

  const citizen = await browserOf(null, { javaScriptEnabled: false });
  await citizen.goto(text.public);
  await tabTo(citizen, 'Have your say', 'link');
  await citizen.keyboard.press('Enter');
  await expect(citizen).toHaveURL(/\/submit$/);
  await tabTo(citizen, 'Your words', 'textbox');
  // As fast as somebody types: who sends at once is taken for a machine.
  await citizen.keyboard.type(WORDS, { delay: 60 });
  await citizen.keyboard.press('Tab');
  await citizen.keyboard.type('Civil');
  await expect(citizen.getByLabel('For whom do you speak?')).toHaveValue('civil-society');
  await tabTo(citizen, 'Hand in', 'button');
  await citizen.keyboard.press('Enter');
  await expect(citizen).toHaveURL(/\/submit\/[A-Za-z0-9_-]{24}$/);
  const receipt = citizen.url();
  await expect(citizen.getByRole('heading', { level: 1 })).toHaveText('Receipt: input 1');
  await expect(citizen.getByText('The secretariat has not looked at it yet.')).toBeVisible();
  const number = citizen.locator('dt', { hasText: 'Place in the record' }).locator('+ dd');
  await expect(number).toHaveText('2');

  const stranger = await browserOf(null);
  await stranger.goto(`${text.public}/inputs/1`);
  await expect(stranger.locator('main')).not.toContainText('fishing boats');
  await moderate(secretary, WORDS, '', 'Show it');
  // The public pages follow within a second.
  await expect(async () => {
    await stranger.reload();
    await expect(stranger.locator('main')).toContainText(WORDS, { timeout: 500 });
  }).toPass();

  const chair = await draft('marta', text);
  await chair.getByRole('button', { name: /^Open items \(1\)/ }).click();
  await answer(chair, WHY);

  await citizen.goto(receipt);
  await expect(citizen.locator('main')).toContainText(WHY);
  await tabTo(citizen, /^Why you contest it/, 'textbox');
  await citizen.keyboard.type(CONTEST);
  await tabTo(citizen, 'I contest it', 'button');
  await citizen.keyboard.press('Enter');
  await expect(citizen.locator('main')).toContainText(CONTEST);
  await expect(citizen.getByRole('button', { name: 'I contest it' })).toHaveCount(0);

  await answer(chair, `${WHY} So are small boats.`);
  await citizen.goto(receipt);
  await expect(citizen.locator('main')).toContainText('So are small boats.');
  await citizen.getByRole('button', { name: 'I have read it' }).press('Enter');
  await expect(citizen.locator('main')).toContainText('You have acknowledged this answer.');
});

for (const lang of ['en', 'ar'] as const) {
  test(`refused with a reason that its author reads, without barriers: ${lang}`, async ({
    browserOf,
    newText,
  }) => {
    const text = await newText();
    const secretary = await browserOf('ines');
    await invite(secretary);
    const citizen = await browserOf(null, { locale: lang, viewport: { width: 390, height: 900 } });
    await citizen.goto(`${text.public}/submit`);
    await expect(citizen.locator('html')).toHaveAttribute('dir', lang === 'ar' ? 'rtl' : 'ltr');
    await noBarrier(citizen);
    const words = `Insults in ${lang}, and nothing else.`;
    await citizen.locator('#words').pressSequentially(words, { delay: 100 });
    await citizen.locator('#group').selectOption('individual');
    await citizen.locator('#email').fill('nobody');
    await citizen.locator('form .primary').click();
    // The browser itself refuses what is no address; nothing was sent.
    await expect(citizen).toHaveURL(/\/submit$/);
    await citizen.locator('#email').fill('');
    await citizen.locator('form .primary').click();
    await expect(citizen).toHaveURL(/\/submit\/[A-Za-z0-9_-]{24}$/);
    await noBarrier(citizen);

    const reason = 'It insults people and says nothing about the text.';
    const page = await browserOf('ines', { locale: lang, viewport: { width: 390, height: 900 } });
    await page.goto('/desk/submissions');
    await noBarrier(page);
    await moderate(secretary, words, reason, 'Refuse it');
    await citizen.reload();
    await expect(citizen.locator('main')).toContainText(reason);
    await noBarrier(citizen);
    await page.goto('/desk/outbox');
    await noBarrier(page);
    await citizen.goto(`${text.public}/inputs/1`);
    await expect(citizen.locator('main')).not.toContainText(words);
    await noBarrier(citizen);
  });
}
