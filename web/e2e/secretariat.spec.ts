// The secretariat's morning: an account for a newcomer, a new text, and drafting can begin.
import { expect, LINES, signIn, test } from './door';
import { caret, clause, saved } from './sheet';

test('an account is made, a text is read in, and the newcomer drafts it', async ({ browserOf }) => {
  const ines = await browserOf('ines');
  await ines.goto('/desk');
  await ines.getByRole('link', { name: 'Accounts' }).click();
  const form = ines.locator('section', { hasText: 'New account' }).locator('form').first();
  await form.getByLabel('Name').fill('Teo Marsand');
  await form.getByLabel('Login').fill('teo');
  await form.getByLabel('Delegation').selectOption({ label: 'Taigara' });
  await form.getByLabel('Capacity').selectOption('delegate');
  await form.getByRole('button', { name: 'Create account' }).click();
  const [login = '', password = ''] = await ines.locator('.secret code').allTextContents();
  expect(login).toBe('teo');

  await ines.getByRole('link', { name: 'New resolution' }).click();
  await ines.getByLabel('Agenda item').fill('7.2');
  await ines.getByLabel('Text', { exact: true }).fill(LINES.join('\n'));
  await ines.getByRole('button', { name: 'Read and show' }).click();
  await expect(ines.locator('.preview li.kind-call')).toHaveCount(3);
  await expect(ines.locator('.preview li.kind-clause')).toHaveCount(8);
  await expect(ines.locator('.preview')).toContainText('c)');
  await expect(ines.getByLabel('Title')).toHaveValue(LINES[1] ?? '');
  await expect(ines.getByLabel('Address')).toHaveValue('resolution-12');
  await ines.getByRole('button', { name: 'Put on the agenda' }).click();
  await ines.waitForURL('**/m/wsa-26/resolution-12');
  await expect(ines.locator('#text')).toContainText('to keep a public list of lights');

  const teo = await browserOf(null);
  await signIn(teo, login, password);
  // Other texts of the same symbol may be on the agenda.
  await teo.locator('a[href="/draft/wsa-26/resolution-12"]').click();
  await caret(clause(teo, 0));
  await teo.keyboard.type(' by a newcomer');
  await saved(teo);
});
