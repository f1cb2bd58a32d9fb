// What comes from the clipboard is words, however it is dressed.
import { expect, MOD, test } from './door';
import { caret, clause, clauses, pasteInto, saved, words } from './sheet';

test('what is pasted from Word becomes clauses', async ({ draft, newText }) => {
  const page = await draft('amina', await newText());
  const count = await clauses(page).count();
  await caret(clause(page, 0));
  await pasteInto(page, {
    'text/html':
      "<p class=MsoNormal><b onclick='x()'>bold</b> one</p><p style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>i)</span>two</p><img src=x>",
  });
  await expect(clauses(page)).toHaveCount(count + 2);
  await expect(clause(page, 1)).toHaveText('bold one');
  await expect(clause(page, 2)).toHaveAttribute('data-level', '1');
  await page.keyboard.press(`${MOD}+z`);
  await expect(clauses(page)).toHaveCount(count);
  await saved(page);
});

test('a hostile paste leaves clean text and runs nothing', async ({
  browserOf,
  draft,
  newText,
}) => {
  const text = await newText();
  const page = await draft('amina', text);
  const cells = Array.from({ length: 120 }, (_, i) => `<tr><td>cell ${i}</td></tr>`).join('');
  await caret(clause(page, 0));
  await pasteInto(page, {
    'text/html': `<script>window.struck = 1; alert(1)</script>
      <p>first<img src=x onerror="window.struck = 1"> line\u0000</p>
      <p><a href="javascript:window.struck=1">second</a> line</p>
      <p/onclick="window.struck=1"style='color:red'ONFOCUS=window.struck=1 title="on>style=x">third</p>
      <iframe srcdoc="<script>parent.struck=1</script>"></iframe><style>body{display:none}</style>
      <svg onload="window.struck=1"></svg><table>${cells}</table>`,
  });
  await expect(page.locator('.text')).toContainText('cell 119');
  await saved(page);
  const said = (await words(page)).join('\n');
  expect(said).toContain('first line');
  expect(said).toContain('second line');
  expect(said).toContain('third');
  expect(said).not.toMatch(/alert|struck|display:none/);
  expect(said).not.toContain('\u0000');
  expect(await page.evaluate(() => 'struck' in window)).toBe(false);
  await expect(page.locator('.text :is(script, iframe, svg, table, img[src], a)')).toHaveCount(0);

  const reader = await browserOf(null);
  await reader.goto(text.public);
  await expect(reader.locator('#text')).toContainText('first line');
  expect(await reader.locator('#text').innerHTML()).not.toMatch(/struck|onerror|javascript:/);
});

test('too much at once is refused in words, and the text stays', async ({ draft, newText }) => {
  const page = await draft('amina', await newText());
  const before = await words(page);
  await caret(clause(page, 0));
  await pasteInto(page, {
    'text/html': `<table>${'<tr><td>a cell of a huge table</td></tr>'.repeat(3000)}</table>`,
  });
  await expect(page.locator('.notice')).toContainText('too much to paste at once');
  expect(await words(page)).toEqual(before);
});
