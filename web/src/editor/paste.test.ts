// @vitest-environment happy-dom
import { EditorState, TextSelection } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import { schema } from '../text/schema';
import { linesOfHtml, linesOfText } from './clean';
import { insertSlice, MOST_IN_BLOCK, MOST_PASTED, renamed, sliceOf } from './paste';

const data = (html: string, plain = '') => ({
  getData: (type: string) => (type === 'text/html' ? html : plain),
});
const shown = (html: string) =>
  linesOfHtml(html).map(
    (line) => `${line.kind} ${line.level}: ${line.content.map((n) => n.text ?? '*').join('')}`,
  );

const WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0}</style></head><body>
<!--StartFragment--><p class=MsoNormal style='margin-left:36pt'><i>recognizing</i><o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>a)<span>&nbsp;&nbsp;</span></span><![endif]>that   water is
shared;</p>
<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>i)</span>by <b>all</b>;</p>
<p class=MsoNormal><i>b)</i><span style='mso-tab-count:1'>      </span>typed by hand,</p>
<p class=MsoNormal>1<span style='mso-tab-count:1'>   </span>to go on</p>
<table><tr><td><p>one</p></td><td>two</td></tr></table><img src="x.png" onerror="alert(1)"><script>alert(1)</script></body></html>`;

describe('what comes from Word', () => {
  it('becomes calls, clauses and paragraphs', () => {
    expect(shown(WORD)).toEqual([
      'call 0: recognizing',
      'clause 0: that water is shared;',
      'clause 1: by all;',
      'clause 0: typed by hand,',
      'clause 0: to go on',
      'paragraph 0: one',
      'paragraph 0: two',
    ]);
  });
  it('keeps the marks we know', () => {
    const [, , item] = linesOfHtml(WORD);
    expect(item?.content.map((n) => n.marks.map((m) => m.type.name).join())).toEqual([
      '',
      'strong',
      '',
    ]);
  });
});

describe('what comes from the web', () => {
  it('keeps words that are named like attributes, in text, notes and addresses', () => {
    const html =
      '<p title="a>b"onclick=x STYLE="font-weight:700">One style = only one, on <b/onclick=y>style</b> <a href="https://onward.example/style?on=1">once</a></p>';
    const [line] = linesOfHtml(html);
    expect(shown(html)).toEqual(['clause 0: One style = only one, on style once']);
    expect(line?.content.at(-1)?.marks.map((mark) => mark.attrs.to)).toContain(
      'https://onward.example/style?on=1',
    );
    expect(line?.content.at(-1)?.marks.map((mark) => mark.type.name)).toContain('strong');
  });
  it('nested lists become levels', () => {
    expect(
      shown('<ol><li>one<ul><li>deep<ul><li>deeper</li></ul></li></ul></li><li>two</li></ol>'),
    ).toEqual(['clause 0: one', 'clause 1: deep', 'clause 2: deeper', 'clause 0: two']);
  });
  it('a heading is a heading, a link a reference, a script nothing', () => {
    expect(
      shown(
        '<h2>Annex</h2><p>see <a href="https://example.org/r">there</a><a href="javascript:x">!</a></p>',
      ),
    ).toEqual(['heading 0: Annex', 'clause 0: see there!']);
    const content = linesOfHtml(
      '<p><a href="https://example.org/r">there</a><a href="javascript:x">!</a></p>',
    )[0]?.content;
    expect(content?.map((n) => n.marks.length)).toEqual([1, 0]);
  });
  it('styles of Google Docs mean marks', () => {
    const line = linesOfHtml(
      '<b style="font-weight:normal"><p><span style="font-style:italic">a</span>b</p></b>',
    )[0];
    expect(line?.content.map((n) => n.marks.map((m) => m.type.name))).toEqual([['emphasis'], []]);
  });
  it('a very deep page is cut, not followed', () => {
    expect(() => linesOfHtml(`${'<div>'.repeat(3000)}x`)).not.toThrow();
  });
});

describe('plain text', () => {
  it('loses its typed labels and gains levels', () => {
    expect(
      linesOfText(
        'considering\r\na)\tthat one;\n\ti)\tthat two;\n1.1\tthree\n2\tfour\nb)bis\tfive\n– six',
      ).map((line) => `${line.level} ${line.num} ${line.content[0]?.text}`),
    ).toEqual([
      '0 auto considering',
      '0 auto that one;',
      '1 auto that two;',
      '1 auto three',
      '0 auto four',
      '0 bis five',
      '1 dash six',
    ]);
  });
  it('keeps numbers that are words', () => {
    expect(linesOfText('2030 Agenda\n5 years').map((line) => line.content[0]?.text)).toEqual([
      '2030 Agenda',
      '5 years',
    ]);
  });
  it('has no U+0000 and no halves of surrogate pairs', () => {
    expect(linesOfText('a\u0000b\uD800c\uDC00d😀')[0]?.content[0]?.text).toBe('abcd😀');
  });
});

describe('a paste', () => {
  const block = (id: string, text: string) =>
    schema.node('block', { id }, text ? schema.text(text) : []);
  const state = (text: string, from: number) => {
    const doc = schema.node('doc', null, [block('a', text), block('z', 'end')]);
    return EditorState.create({ doc, selection: TextSelection.create(doc, from) });
  };
  const pasted = (text: string, from: number, html: string) => {
    const slice = sliceOf(data(html));
    if (typeof slice === 'string') return slice;
    const tr = insertSlice(state(text, from).tr, slice);
    tr.doc.check();
    for (const step of tr.steps) expect(step.toJSON().stepType).toBe('replace');
    return tr.doc.content.content.map((each) => each.textContent);
  };
  const two = '<p>one</p><p>two</p>';

  it('of words goes into the block', () =>
    expect(pasted('ab', 2, 'X <b>Y</b>')).toEqual(['aX Yb', 'end']));
  it('of blocks at the end goes after it', () =>
    expect(pasted('ab', 3, two)).toEqual(['ab', 'one', 'two', 'end']));
  it('of blocks at the start goes before it', () =>
    expect(pasted('ab', 1, two)).toEqual(['one', 'two', 'ab', 'end']));
  it('of blocks in the middle splits it', () =>
    expect(pasted('ab', 2, two)).toEqual(['a', 'one', 'two', 'b', 'end']));
  it('of blocks into an empty one takes its place', () =>
    expect(pasted('', 1, two)).toEqual(['one', 'two', 'end']));
  it('of too much is refused', () =>
    expect(pasted('ab', 2, 'x'.repeat(MOST_PASTED + 1))).toBe('paste.too-large'));
  it('of one endless line is refused', () =>
    expect(pasted('ab', 2, `<p>x</p><p>${'y'.repeat(MOST_IN_BLOCK + 1)}</p>`)).toBe(
      'paste.too-long',
    ));
  it('of much goes in steps that fit into a message each', () => {
    const slice = sliceOf(data(`<p>${'words '.repeat(150)}</p>`.repeat(100)));
    if (typeof slice === 'string') throw new Error(slice);
    const tr = insertSlice(state('', 1).tr, slice);
    const lengths = tr.steps.map((step) => JSON.stringify(step.toJSON()).length);
    expect(Math.max(...lengths)).toBeLessThan(60_000);
    expect(tr.doc.childCount).toBe(101);
    expect(tr.doc.lastChild?.textContent).toBe('end');
  });
  it('of nothing is refused', () => expect(pasted('ab', 2, '<img src=x>')).toBe('paste.nothing'));
  it('of our own text gets new ids', () => {
    const slice = renamed(state('ab', 1).doc.slice(0, 9));
    const ids = slice.content.content.map((each) => each.attrs.id);
    expect(ids).not.toContain('a');
    expect(new Set(ids).size).toBe(2);
  });
});
