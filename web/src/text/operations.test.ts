import { deleteSelection } from 'prosemirror-commands';
import { describe, expect, it } from 'vitest';
import {
  joinAfter,
  joinBefore,
  move,
  newCall,
  newClause,
  selectAll,
  setKind,
  setNum,
  shiftLevel,
  split,
} from './operations';
import { at, call, doc, lines, p, run } from './sample';

const KNOWN = ['c1', 'a', 'b', 'b1', 'b2', 'c', 'c2', 'd'];
const text = doc(
  call('c1', 'considering'),
  p('a', 'one'),
  p('b', 'two'),
  p('b1', 'two one', { level: 1 }),
  p('b2', 'two two', { level: 1 }),
  p('c', 'three'),
  call('c2', 'resolves'),
  p('d', 'four'),
);
const order = (state: Parameters<typeof lines>[0]) =>
  lines(state, KNOWN).map((line) => line.slice(0, line.indexOf(' ')));

describe('a split', () => {
  it('gives the second part a new id', () => {
    expect(lines(run(at(text, 'a', 2), split), KNOWN).slice(1, 3)).toEqual([
      'a clause 0: on',
      '* clause 0: e',
    ]);
  });
  it('at the end makes an empty clause at the same level', () => {
    expect(lines(run(at(text, 'b1', 7), split), KNOWN)[4]).toBe('* clause 1: ');
  });
  it('at the end of a call makes a clause', () => {
    expect(lines(run(at(text, 'c1', 11), split), KNOWN)[1]).toBe('* clause 0: ');
  });
  it('at the start puts an empty block before, so that the text keeps its id', () => {
    expect(lines(run(at(text, 'b', 0), split), KNOWN).slice(2, 4)).toEqual([
      '* clause 0: ',
      'b clause 0: two',
    ]);
  });
  it('of a selection over blocks keeps the first id', () => {
    const state = run(at(text, 'a', 1, 5), split);
    expect(lines(state, KNOWN).slice(1, 3)).toEqual(['a clause 0: o', '* clause 0: wo']);
  });
});

describe('a join', () => {
  it('keeps the id of the first block', () => {
    expect(lines(run(at(text, 'b', 0), joinBefore), KNOWN)[1]).toBe('a clause 0: onetwo');
  });
  it('takes an empty block before away, so that the text keeps its id', () => {
    const state = run(run(at(text, 'b', 0), split), joinBefore);
    expect(order(state)).toEqual(KNOWN);
  });
  it('by Delete at the end takes the next block in', () => {
    expect(lines(run(at(text, 'b1', 7), joinAfter), KNOWN)[3]).toBe('b1 clause 1: two onetwo two');
  });
  it('does nothing at the ends of the text or inside a block', () => {
    expect(joinBefore(at(text, 'c1', 0))).toBe(false);
    expect(joinBefore(at(text, 'a', 1))).toBe(false);
    expect(joinAfter(at(text, 'd', 4))).toBe(false);
  });
});

describe('a move', () => {
  it('down goes past the neighbour and its sub-items', () => {
    expect(order(run(at(text, 'a', 1), move(1)))).toEqual([
      'c1',
      'b',
      'b1',
      'b2',
      'a',
      'c',
      'c2',
      'd',
    ]);
  });
  it('up takes the sub-items along', () => {
    expect(order(run(at(text, 'b', 1), move(-1)))).toEqual([
      'c1',
      'b',
      'b1',
      'b2',
      'a',
      'c',
      'c2',
      'd',
    ]);
  });
  it('of a clause past a call makes it the first of its items', () => {
    expect(order(run(at(text, 'c', 1), move(1)))).toEqual([
      'c1',
      'a',
      'b',
      'b1',
      'b2',
      'c2',
      'c',
      'd',
    ]);
  });
  it('of a call takes its items along', () => {
    expect(order(run(at(text, 'c2', 1), move(-1)))).toEqual([
      'c2',
      'd',
      'c1',
      'a',
      'b',
      'b1',
      'b2',
      'c',
    ]);
  });
  it('is one deletion and one insertion, and keeps the caret in its words', () => {
    const state = at(text, 'a', 2);
    let steps = 0;
    move(1)(state, (tr) => {
      steps = tr.steps.length;
    });
    expect(steps).toBe(2);
    const moved = run(state, move(1));
    expect(moved.selection.$head.parent.attrs.id).toBe('a');
    expect(moved.selection.$head.parentOffset).toBe(2);
  });
  it('at either end of the text is refused', () => {
    expect(move(-1)(at(text, 'c1', 0))).toBe(false);
    expect(move(1)(at(text, 'd', 0))).toBe(false);
  });
});

describe('new blocks', () => {
  it('a clause comes after the sub-items', () => {
    expect(lines(run(at(text, 'b', 1), newClause), KNOWN)[5]).toBe('* clause 0: ');
  });
  it('a call comes after the items of this one', () => {
    const state = run(at(text, 'a', 1), newCall);
    expect(lines(state, KNOWN)[6]).toBe('* call 0: ');
    expect(state.selection.$head.parent.attrs.kind).toBe('call');
  });
});

describe('attributes', () => {
  it('levels go down and up within their bounds', () => {
    expect(lines(run(at(text, 'c', 1), shiftLevel(1)), KNOWN)[5]).toBe('c clause 1: three');
    expect(shiftLevel(-1)(at(text, 'c', 1))).toBe(false);
    expect(shiftLevel(1)(at(text, 'c1', 1))).toBe(false);
  });
  it('sub-items go along with their clause', () => {
    const deeper = run(at(text, 'b', 1), shiftLevel(1));
    const levels = (state: Parameters<typeof lines>[0]) =>
      state.doc.content.content.map((block) => block.attrs.level).join('');
    expect(levels(deeper)).toBe('00122000');
    expect(levels(run(deeper, shiftLevel(-1)))).toBe('00011000');
    const deepest = run(run(deeper, shiftLevel(1)), shiftLevel(1));
    expect(levels(deepest)).toBe('00344000');
    expect(shiftLevel(1)(deepest)).toBe(false);
  });
  it('a sub-item made a call loses its level', () => {
    expect(lines(run(at(text, 'b1', 1), setKind('call')), KNOWN)[3]).toBe('b1 call 0: two one');
  });
  it('numbering is the clause’s own', () => {
    expect(run(at(text, 'b', 0), setNum('bis')).doc.child(2).attrs.num).toBe('bis');
    expect(setNum('bis')(at(text, 'c1', 0))).toBe(false);
  });
});

it('deleting all of the text leaves its first block', () => {
  const state = run(run(at(text, 'c', 0), selectAll), deleteSelection);
  expect(lines(state, KNOWN)).toEqual(['c1 call 0: ']);
});
