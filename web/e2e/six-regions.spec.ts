// Six regions want six things of one clause; at the end it is agreed, and each of them is answered.
import type { APIResponse, Page } from '@playwright/test';
import { noBarrier } from './axe';
import { expect, test, type Who } from './door';
import { dialog, finish, panel, propose, revise, stand } from './room';
import { block, caret, clause, idOf, saved } from './sheet';

const SEVEN = [1, 2, 3, 4, 5, 6, 7];

/** The name that the programming interface has for the resolution of a drafting page. */
async function resolutionOf(page: Page): Promise<string> {
  const [answer] = await Promise.all([
    page.waitForResponse(/\/api\/resolutions\/\d+\/negotiation/),
    page.reload(),
  ]);
  return answer.url().replace(/.*\/resolutions\/(\d+)\/.*/, '$1');
}

async function json(answer: APIResponse): Promise<Record<string, unknown>> {
  expect(answer.status(), answer.url()).toBe(200);
  return answer.json();
}

test('six regions go from competing proposals to agreed text, and each is answered', async ({
  draft,
  newText,
  browserOf,
}) => {
  test.setTimeout(400_000);
  const text = await newText();
  const at = async (who: Who): Promise<Page> => {
    const page = await draft(who, text);
    await caret(clause(page, 0));
    return page;
  };
  const africa = await at('amina');
  const asia = await at('lina');
  const europe = await at('otto');
  const america = await at('paz');
  const commonwealth = await at('yuri');
  const arabs = await at('karim');
  const observer = await at('noor');
  const id = await idOf(clause(africa, 0));

  // What the regions want: two read the same, one collides, one deletes, one keeps, one adds.
  const watched = 'watched by night and by day;';
  const africas = { front: 'as is known ', words: watched, last: 2 };
  await propose(africa, 0, { ...africas, why: 'Lights are needed by day as well.' });
  await propose(asia, 0, { ...africas, why: 'Our pilots ask for the same.' });
  await propose(europe, 0, {
    words: 'maintained;',
    last: 2,
    why: 'Somebody must be answerable for a light.',
  });
  await revise(europe, 3, {
    words: 'maintained by those who own them;',
    last: 2,
    why: 'Those who own a light must be answerable for it.',
  });
  await propose(america, 0, { kind: 'SUP', why: 'This is said in another resolution already.' });
  await propose(commonwealth, 0, {
    kind: 'NOC',
    why: 'The clause has served well for eight years.',
  });
  await propose(arabs, 0, {
    kind: 'ADD',
    words: 'that fishing boats need lights as well;',
    why: 'Most of those who are saved are fishermen.',
  });
  await panel(observer).getByRole('button', { name: 'Comment', exact: true }).first().click();
  await dialog(observer).getByText('Human rights', { exact: true }).click();
  await dialog(observer).getByText('Access to information', { exact: true }).click();
  await dialog(observer)
    .getByRole('textbox', { name: 'Comment' })
    .fill('Say that the state of the lights is open to everybody.');
  await finish(observer, 'Send the comment');

  // What they hold of each other's.
  await panel(europe)
    .getByRole('article', { name: /^1 / })
    .getByRole('button', { name: 'Join in support' })
    .click();
  await stand(arabs, 1, { stance: 'can live with it' });
  await stand(africa, 4, {
    stance: 'objects',
    why: 'Without this clause nobody is bound to keep a light.',
    remedy: 'Keep the clause, in any words.',
  });
  await expect(panel(america)).toContainText('Keep the clause, in any words.');
  await expect(panel(africa)).toContainText('Norland');
  await noBarrier(america);

  // The chair sees them side by side; nothing is agreed while an input is unanswered.
  const chair = await draft('marta', text);
  await chair.getByRole('button', { name: /^Open items/ }).click();
  await expect(chair.getByRole('link', { name: /considering a\)/ })).toBeVisible();
  await chair.keyboard.press('j');
  await chair.keyboard.press('Enter');
  await expect(chair.getByRole('heading', { name: /considering a\)/ })).toBeFocused();
  const both = chair.getByRole('article', { name: 'ATU = APT: MOD' });
  await expect(both).toContainText('Collides with input 3');
  await expect(chair.getByRole('article', { name: 'CITEL: SUP' })).toContainText('objects');
  await expect(chair.getByText('NOC: keep as it is.')).toBeVisible();
  await noBarrier(chair);
  await chair.getByRole('button', { name: 'Declare status' }).click();
  await dialog(chair).getByText('Agreed', { exact: true }).click();
  await expect(dialog(chair)).toContainText('7 inputs are owed an answer first');
  await expect(dialog(chair).getByRole('link')).toHaveCount(7);
  await expect(dialog(chair).getByRole('button', { name: 'Declare status' })).toBeDisabled();
  await dialog(chair).getByRole('button', { name: 'Cancel' }).click();

  // Alternatives in square brackets, and lifted again.
  await chair.getByRole('button', { name: 'Bracket alternatives' }).click();
  await dialog(chair).getByRole('checkbox').nth(1).press('Space');
  await dialog(chair).getByLabel('Reason').fill('Two regions and one are apart.');
  await finish(chair, 'Put brackets');
  await expect(block(africa, id)).toContainText('maintained by those who own them');
  await expect(block(africa, id).locator('.bracket')).not.toHaveCount(0);
  await chair.getByRole('button', { name: 'Lift brackets: option 0 stands' }).click();
  await dialog(chair)
    .getByLabel(/^Reason/)
    .fill('A compromise is found on the working text.');
  await finish(chair, 'Lift brackets: this stands');
  await expect(block(africa, id).locator('.bracket')).toHaveCount(0);

  // A part of one proposal, the whole of another, and words of compromise.
  await both.getByRole('button', { name: 'Take up input 1' }).click();
  await dialog(chair).getByRole('checkbox').first().press('Space');
  await dialog(chair).getByRole('button', { name: 'Take up in part' }).click();
  await expect(dialog(chair)).toContainText('Input 1 is taken up by version');
  await expect(dialog(chair)).toContainText('In collision with the text');
  await dialog(chair).getByRole('button', { name: 'Cancel' }).click();
  await chair.getByRole('button', { name: 'Take up input 6' }).click();
  await dialog(chair).getByRole('button', { name: 'Take up whole' }).click();
  await expect(dialog(chair)).toContainText('Input 6 is taken up by version');
  await dialog(chair).getByRole('button', { name: 'Cancel' }).click();
  await expect(clause(africa, 1)).toContainText('that fishing boats need lights as well;');
  await chair.getByRole('button', { name: 'To the text' }).click();
  await caret(block(chair, id));
  await chair.keyboard.press('ArrowLeft');
  await chair.keyboard.type(' by those who own them');
  await saved(chair);
  await expect(block(europe, id)).toContainText(
    'watched by night and by day by those who own them;',
  );

  // One decision for all, each with an outcome of its own.
  await panel(chair).getByRole('button', { name: 'Compare' }).click();
  await chair.keyboard.press('d');
  const outcome = (number: number, value: string) =>
    dialog(chair).getByLabel(`Decision on input ${number}`).selectOption(value);
  await outcome(1, 'accepted-modified');
  await outcome(2, 'duplicate');
  await outcome(3, 'not-accepted');
  await outcome(4, 'not-accepted');
  await outcome(5, 'not-accepted');
  await outcome(6, 'accepted');
  await outcome(7, 'noted');
  await noBarrier(chair);
  await dialog(chair)
    .getByLabel('Why (for all that are ticked)')
    .fill('Most regions want lights to be watched, and those who own them to do it.');
  await dialog(chair).getByRole('button', { name: 'Publish 7 answers' }).click();
  await expect(dialog(chair)).toHaveCount(0);

  // Each sees the answer; one does not take it, and is answered again.
  for (const page of [africa, asia, europe, america, commonwealth, arabs, observer]) {
    await page.getByRole('button', { name: '1 new answer' }).click();
    await expect(dialog(page)).toContainText('Most regions want lights to be watched');
    if (page === europe) {
      await dialog(page).getByRole('button', { name: 'Contest the answer to input 3' }).click();
      await dialog(page)
        .getByLabel(/^Reason/)
        .fill('The words of the owners are ours, and stand.');
      await finish(page, 'Contest');
    } else {
      await dialog(page)
        .getByRole('button', { name: /^Acknowledge the answer/ })
        .click();
      await expect(dialog(page)).toContainText('Nothing new.');
      await page.keyboard.press('Escape');
    }
  }
  await chair.getByRole('button', { name: 'Decide (1 answer owed)' }).click();
  await outcome(3, 'accepted-modified');
  await dialog(chair)
    .getByLabel('Why (for all that are ticked)')
    .fill('The words on those who own the lights come from this proposal.');
  await dialog(chair).getByRole('button', { name: 'Publish 1 answer' }).click();
  await expect(dialog(chair)).toHaveCount(0);
  await chair.getByRole('button', { name: 'Declare status' }).click();
  await dialog(chair).getByText('Agreed', { exact: true }).click();
  await finish(chair, 'Declare status');
  await expect(chair.getByRole('main')).toContainText('✓ Agreed');
  await expect(chair.locator('.clause-history')).toContainText('Input 1 taken up');
  await expect(chair.locator('.clause-history')).toContainText('Declared: Agreed');
  await expect(block(europe, id)).toHaveClass(/locked/);

  // What is on record is what happened.
  const api = `/api/resolutions/${await resolutionOf(chair)}`;
  const view = await json(await chair.request.get(`${api}/negotiation`));
  expect(view.owed).toEqual([]);
  const inputs = view.inputs as {
    number: number;
    answers: { outcome: string; delivered: unknown[] }[];
  }[];
  expect(inputs.map((one) => one.number)).toEqual(SEVEN);
  expect(inputs.map((one) => one.answers.at(-1)?.outcome)).toEqual([
    'accepted-modified',
    'duplicate',
    'accepted-modified',
    'not-accepted',
    'not-accepted',
    'accepted',
    'noted',
  ]);
  expect(inputs.every((one) => (one.answers[0]?.delivered.length ?? 0) > 0)).toBe(true);

  const heard = await json(await chair.request.get(`${api}/heard`));
  const all = heard.all as Record<string, number>;
  // What reads the same as an accepted proposal counts as accepted.
  expect([all.inputs, all.answered, all.accepted]).toEqual([7, 7, 4]);
  const regions = heard.regions as { name: string; inputs: number; words: number }[];
  const of = (name: string) => regions.find((one) => one.name === name);
  expect(of('ATU')?.words, 'words of the proposal that was taken up').toBeGreaterThan(4);
  expect(of('ARB')?.words).toBe(7);
  expect(of('RCC')).toMatchObject({ inputs: 1, words: 0 });

  const log = await json(await chair.request.get(`${api}/entries`));
  const kinds = (log.entries as { kind: string }[]).map((one) => one.kind);
  const count = (kind: string) => kinds.filter((one) => one === kind).length;
  expect(
    ['proposal', 'revision', 'comment', 'supporter', 'position', 'taken-up', 'answer'].map(count),
  ).toEqual([6, 1, 1, 1, 2, 2, 2]);
  expect(['brackets', 'brackets-lifted', 'response', 'clause-status'].map(count)).toEqual([
    1, 1, 7, 1,
  ]);

  // And a stranger reads all of it, without a script.
  const citizen = await browserOf(null, { javaScriptEnabled: false });
  await citizen.goto(`${text.public}/inputs`);
  await expect(citizen.locator('table.all tbody tr')).toHaveCount(7);
  await citizen.goto(`${text.public}/inputs/3`);
  await expect(citizen.getByRole('main')).toContainText('come from this proposal');
  await expect(citizen.getByRole('main')).toContainText('are ours, and stand');
  await citizen.goto(`${text.public.replace(/\/[^/]+$/, '')}/regions/ARB`);
  await expect(citizen.getByRole('main')).toContainText('7 words came with its proposals');
  await citizen.goto(text.public);
  await expect(citizen.locator('#text')).toContainText('watched by night and by day');
});
