import { describe, expect, it } from 'vitest';
import type { Seg } from '../wire/negotiation';
import { hashOf, routeOf } from './route';
import { linesOf, partOf, resulting, short, singleChanges } from './shown';

const segs: Seg[] = [
  { op: 'same', text: 'that ', change: null },
  { op: 'delete', text: 'developing', change: 0 },
  { op: 'add', text: 'least developed', change: 0 },
  { op: 'same', text: ' countries', change: null },
  { op: 'add', text: ' need help', change: 1 },
];

describe('what is shown', () => {
  it('names single changes and shows what some of them make', () => {
    expect(singleChanges(segs)).toEqual([
      { index: 0, deleted: 'developing', added: 'least developed' },
      { index: 1, deleted: '', added: ' need help' },
    ]);
    expect(resulting(segs)).toBe('that least developed countries need help');
    expect(resulting(partOf(segs, new Set([1])))).toBe('that developing countries need help');
    expect(resulting(partOf(segs, new Set()))).toBe('that developing countries');
  });

  it('keeps the words of a footnote apart from those of the text', () => {
    const noted: Seg[] = [
      { op: 'add', text: 'new', change: 0 },
      { op: 'add', text: 'Since 2018.', change: 0, note: true },
      { op: 'same', text: ' words', change: null },
    ];
    expect(resulting(noted)).toBe('new* words');
    expect(singleChanges(noted)).toEqual([{ index: 0, deleted: '', added: 'new* Since 2018.' }]);
  });

  it('reads texts and cuts long words at a space', () => {
    const text = [{ type: 'text', text: 'a' }, { type: 'footnote' }];
    expect(linesOf({ type: 'doc', content: [{ type: 'block', content: text }, {}] })).toEqual([
      'a*',
      '',
    ]);
    expect(linesOf(null)).toEqual([]);
    expect(short('one  two three', 9)).toBe('one two …');
  });

  it('writes brackets and their options literally', () => {
    const inside = (text: string, ...ids: [string, number][]) => ({
      type: 'text',
      text,
      marks: ids.map(([id, option]) => ({ type: 'bracket', attrs: { id, option } })),
    });
    const content = [
      inside('all '),
      inside('one', ['a', 0]),
      inside('two ', ['a', 1]),
      inside('or', ['a', 1], ['b', 0]),
      inside(' end'),
    ];
    expect(linesOf({ content: [{ content }, { content: [inside('x', ['c', 0])] }] })).toEqual([
      'all [one] / [two [or]] end',
      '[x]',
    ]);
  });

  it('keeps a view in the address', () => {
    for (const route of [
      { view: 'clause', clause: 'a/ b' },
      { view: 'open' },
      { view: 'projector' },
      { view: 'text' },
    ] as const)
      expect(routeOf(hashOf(route))).toEqual(route);
  });
});
