// An answer is prepared by the secretariat, published by the chair, contested, and answered again.
import type { Page } from '@playwright/test';
import { noBarrier } from './axe';
import { expect, type Text, test } from './door';

const WHY = 'Lights are a matter for those who own them, and no rule is needed.';
const CONTEST = 'Nobody owns the lights that stand on the open sea.';

/** A remark on a clause, as the drafting page sends it. */
async function remark(page: Page, text: Text, words: string): Promise<void> {
  await page.goto(text.draft);
  await expect(page.locator('.text > p').first()).toBeVisible();
  const wanted = page.waitForResponse(/\/negotiation$/);
  await page.reload();
  const url = (await wanted).url();
  const view = await (await page.request.get(url)).json();
  const { csrf } = await (await page.request.get('/api/me')).json();
  const clause = view.clauses.find((one: { kind: string }) => one.kind === 'clause').id;
  const answer = await page.request.post(url.replace(/negotiation$/, 'acts'), {
    headers: {
      'x-csrf-token': csrf,
      'idempotency-key': `remark-${Date.now()}`,
      origin: new URL(url).origin,
    },
    data: {
      do: 'comment',
      clause,
      type: 'general',
      tags: [],
      text: words,
      base: view.version,
      quote: '',
    },
  });
  expect(answer.status(), await answer.text()).toBe(200);
}

/** Opens the form of answers for the one open item. */
async function decide(page: Page, text: Text) {
  await page.goto(`${text.draft}#open`);
  await expect(page.locator('.open-item')).toHaveCount(1);
  await page.keyboard.press('j');
  await expect(page.locator('.open-item a').first()).toBeFocused();
  await page.keyboard.press('d');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Why (for all that are ticked)')).toBeVisible();
  return dialog;
}

test('prepared, published, contested, and answered again', async ({ browserOf, newText }) => {
  const text = await newText();
  const africa = await browserOf('amina');
  await remark(africa, text, 'Somebody must keep the lights on the open sea.');

  const secretary = await browserOf('ines');
  const draft = await decide(secretary, text);
  await draft.getByLabel('Begin with a usual reason').selectOption({ index: 1 });
  const why = draft.getByLabel('Why (for all that are ticked)');
  await expect(why).toHaveValue(/taken note of it/);
  await why.fill(WHY);
  await noBarrier(secretary);
  await expect(draft.getByRole('button', { name: /^Publish/ })).toBeDisabled();
  await draft.getByRole('button', { name: 'Keep as draft' }).click();
  await expect(draft).toContainText('Prepared for input 1: Ines Okoro.');
  await africa.goto(`${text.public}/inputs/1`);
  await expect(africa.locator('main')).not.toContainText(WHY);

  const chair = await browserOf('marta');
  const form = await decide(chair, text);
  await expect(form.getByLabel('Why (for all that are ticked)')).toHaveValue(WHY);
  await form.getByRole('button', { name: 'Publish 1 answer' }).click();
  await expect(form).toHaveCount(0);
  await expect(chair.locator('.open-item')).toHaveCount(0);

  await africa.goto(text.draft);
  await africa.getByRole('button', { name: '1 new answer' }).click();
  const notices = africa.getByRole('dialog');
  await expect(notices).toContainText(WHY);
  await notices.getByRole('button', { name: 'Contest the answer to input 1' }).click();
  const response = africa.getByRole('dialog');
  await response.getByRole('textbox').fill(CONTEST);
  await noBarrier(africa);
  await response.getByRole('button', { name: 'Contest', exact: true }).click();
  await expect(africa.getByRole('dialog')).toHaveCount(0);

  const again = await decide(chair, text);
  await again
    .getByLabel('Why (for all that are ticked)')
    .fill('The lights on the open sea are now named in the second clause.');
  await again.getByRole('button', { name: 'Publish 1 answer' }).click();
  await expect(chair.locator('.open-item')).toHaveCount(0);
  const ledger = africa.locator('main');
  // The public pages follow within a second.
  const reads = (words: readonly string[]) =>
    expect(async () => {
      await africa.goto(`${text.public}/inputs/1`);
      for (const one of words) await expect(ledger).toContainText(one, { timeout: 500 });
    }).toPass();
  await reads(['now named in the second clause', CONTEST, WHY, 'Not yet.']);

  await africa.goto(text.draft);
  await africa.getByRole('button', { name: '1 new answer' }).click();
  await notices.getByRole('button', { name: 'Acknowledge the answer to input 1' }).click();
  await expect(notices).toContainText('Nothing new.');
  await reads(["On the delegation's page", 'Acknowledged by the contributor']);
});

test('many answered at once, put off to a sitting, owed again when it comes, then adopted', async ({
  browserOf,
  newText,
}) => {
  const text = await newText();
  const africa = await browserOf('amina');
  await remark(africa, text, 'Lights are needed by day as well.');
  await remark(africa, text, 'The list of lights should be public.');

  const secretary = await browserOf('ines');
  await secretary.goto(`${text.draft}#open`);
  await secretary.getByRole('button', { name: 'Record a statement' }).click();
  const record = secretary.getByRole('dialog');
  await record.getByLabel('Delegation that spoke').selectOption({ label: 'Norland (CEPT)' });
  await record.getByLabel('What was said').fill('We can live with one more year, Madam Chair.');
  await record.getByLabel('Where it was said').fill('Second sitting, 00:12');
  await noBarrier(secretary);
  await record.getByRole('button', { name: 'Put on record' }).click();
  await expect(record).toHaveCount(0);
  await expect(secretary.getByText('3 answers are owed')).toBeVisible();

  const chair = await browserOf('marta');
  await chair.goto(`${text.draft}#open`);
  await expect(chair.getByText('3 answers are owed')).toBeVisible();
  const dialog = chair.getByRole('dialog');
  const together = async (outcome: string, why: string) => {
    await chair.keyboard.press('a');
    await chair.keyboard.press('b');
    await expect(dialog.getByText('3 inputs', { exact: true })).toBeVisible();
    await dialog.getByLabel('Outcome for all').selectOption({ label: outcome });
    if (outcome === 'Deferred')
      await dialog.getByLabel('Name of the sitting').fill('Third sitting');
    await dialog.getByLabel(/^Reason for all/).fill(why);
    await noBarrier(chair);
    await dialog.getByRole('button', { name: 'Publish 3 answers' }).click();
    await expect(dialog).toHaveCount(0);
  };
  await together('Deferred', 'The regions asked for time to consult.');
  await expect(chair.getByText('3 inputs are deferred')).toBeVisible();

  const close = async (name: string, next: string) => {
    await chair.getByRole('button', { name: 'Close the sitting' }).click();
    await dialog.getByLabel('Sitting that is closed').fill(name);
    await dialog.getByLabel('The next sitting').fill(next);
  };
  await close('Second sitting', 'Third sitting');
  await dialog.getByRole('button', { name: 'Close the sitting' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(chair.getByText('3 answers are owed')).toBeVisible();
  await expect(chair.getByText('Now: Third sitting')).toBeVisible();

  await close('Third sitting', '');
  await expect(dialog.getByText('3 inputs are owed an answer first')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Close the sitting' })).toBeDisabled();
  await noBarrier(chair);
  await dialog.getByRole('link').first().click();
  await expect(chair.getByRole('heading', { level: 1 })).toContainText('considering a)');
  await chair.goto(`${text.draft}#open`);
  await expect(chair.getByText('3 answers are owed')).toBeVisible();
  await together('Noted', 'The assembly has taken note of it and thanks for it.');
  await chair.getByRole('button', { name: 'Adopt the resolution' }).click();
  await dialog.getByRole('button', { name: 'Adopt the resolution' }).click();
  await expect(chair.locator('strong').filter({ hasText: 'Adopted' })).toBeVisible();

  await africa.goto(text.draft);
  await africa.getByRole('button', { name: '2 new answers' }).click();
  await expect(africa.getByRole('dialog')).toContainText('has taken note of it');
});
