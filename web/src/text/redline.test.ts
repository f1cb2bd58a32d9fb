import { describe, expect, it } from 'vitest';
import { countChanges, gone, moved } from './redline';
import { doc, p } from './sample';

const text = (ids: string) => doc(...[...ids].map((id) => p(id, `words of ${id}`)));

describe('blocks in another order', () => {
  it.each([
    ['abcde', 'abcde', {}],
    ['abcde', 'acdeb', { b: 'a' }],
    ['abcde', 'eabcd', { e: 'd' }],
    ['abcde', 'bcdea', { a: null }],
    ['abcde', 'abxcde', {}],
    ['abcde', 'ade', {}],
    // Whoever moves as one: fewest are named.
    ['abcdef', 'adefbc', { b: 'a', c: 'b' }],
    ['abcdef', 'acdxb', { b: 'a' }],
  ])('%s to %s', (before, after, want) => {
    const found = Object.fromEntries(moved(text(before), text(after)));
    expect(found).toEqual(want);
  });

  it('count as changes once, however changed', () => {
    const before = text('abcd');
    expect(countChanges(before, text('acdb'))).toBe(1);
    const after = doc(...text('acd').content.content, p('b', 'other words'));
    expect(countChanges(text('abcde'), after)).toBe(2);
    expect(gone(text('abcde'), after).map((one) => one.id)).toEqual(['e']);
  });
});
