// What a test does beside the text: proposals, positions, decisions.
import type { Locator, Page } from '@playwright/test';
import { expect } from './door';
import { caret, clause } from './sheet';

export const panel = (page: Page): Locator =>
  page.getByRole('region', { name: /^Inputs/ }).filter({ visible: true });

export const dialog = (page: Page): Locator => page.getByRole('dialog');

/** Presses what ends a form, and sees it close. */
export async function finish(page: Page, button: string | RegExp): Promise<void> {
  await dialog(page).getByRole('button', { name: button, exact: true }).click();
  await expect(dialog(page)).toHaveCount(0);
}

interface Proposed {
  kind?: 'MOD' | 'ADD' | 'SUP' | 'NOC';
  /** Put in front of the clause. */
  front?: string;
  /** Instead of the last words; with ADD the new clause. */
  words?: string;
  /** How many words (with their points) at the end give way. */
  last?: number;
  why: string;
}

/** Types into the small editor of the form, as somebody with a keyboard would. */
async function write(page: Page, { kind, front, words, last = 1 }: Proposed): Promise<void> {
  const text = dialog(page).getByRole('textbox', { name: 'Proposed text' });
  await text.click();
  if (front) {
    await page.keyboard.press('ControlOrMeta+Home');
    await page.keyboard.type(front);
  }
  if (!words) return;
  await page.keyboard.press('ControlOrMeta+End');
  for (let i = 0; kind !== 'ADD' && i < last; i++) {
    await page.keyboard.press('ControlOrMeta+Shift+ArrowLeft');
  }
  await page.keyboard.type(words);
}

/** Proposes on the clause with this index. */
export async function propose(page: Page, index: number, wanted: Proposed): Promise<void> {
  await caret(clause(page, index));
  await panel(page).getByRole('button', { name: 'Propose a change' }).click();
  const { kind = 'MOD' } = wanted;
  if (kind !== 'MOD') await dialog(page).getByText(kind, { exact: true }).click();
  if (kind === 'MOD' || kind === 'ADD') await write(page, wanted);
  await dialog(page)
    .getByLabel(/^Reason/)
    .fill(wanted.why);
  await finish(page, 'Submit the proposal');
}

/** Revises an input of one's own. */
export async function revise(page: Page, number: number, wanted: Proposed): Promise<void> {
  await panel(page)
    .getByRole('button', { name: `Revise input ${number}` })
    .click();
  await write(page, wanted);
  await dialog(page)
    .getByLabel(/^Reason/)
    .fill(wanted.why);
  await finish(page, 'Revise');
}

interface Held {
  stance: 'supports' | 'can live with it' | 'objects';
  why?: string;
  remedy?: string;
}

/** Takes a position on an input. */
export async function stand(page: Page, number: number, held: Held): Promise<void> {
  await panel(page)
    .getByRole('button', { name: `Position on input ${number}` })
    .click();
  await dialog(page).getByText(held.stance, { exact: true }).click();
  if (held.why)
    await dialog(page)
      .getByLabel(/^Reason/)
      .fill(held.why);
  if (held.remedy)
    await dialog(page)
      .getByLabel(/^What would remove/)
      .fill(held.remedy);
  await finish(page, 'Take this position');
}
