import { TextSelection } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import { toggleBracket } from './inline';
import { at, doc, p, run } from './sample';
import { schema } from './schema';

/** One block: `ab[cd][ef]gh` with two options of one bracket. */
const bracketed = () => {
  const mark = (option: number) => [schema.mark('bracket', { id: 'k', option })];
  const content = [
    schema.text('ab'),
    schema.text('cd', mark(0)),
    schema.text('ef', mark(1)),
    schema.text('gh'),
  ];
  const block = p('a', 'x');
  const plain = at(doc(block), 'a', 0);
  return plain.apply(plain.tr.replaceWith(1, 2, content));
};

const select = (from: number, to: number) => {
  const state = bracketed();
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, from + 1, to + 1)));
};

const ids = (state: ReturnType<typeof bracketed>) => {
  const found = new Set<string>();
  state.doc.descendants((node) => {
    for (const mark of node.marks) found.add(mark.attrs.id);
  });
  return found;
};

describe('square brackets', () => {
  it('may hold others or lie within one option', () => {
    for (const [from, to] of [
      [0, 1],
      [1, 7],
      [0, 8],
      [6, 8],
      [2, 3],
      [5, 6],
    ] as const) {
      const state = select(from, to);
      expect(toggleBracket(state), `${from} to ${to}`).toBe(true);
      expect(ids(run(state, toggleBracket)).size).toBe(2);
    }
  });

  it('cross no others', () => {
    for (const [from, to] of [
      [0, 3],
      [3, 5],
      [5, 7],
      [1, 4],
    ] as const) {
      expect(toggleBracket(select(from, to)), `${from} to ${to}`).toBe(false);
    }
  });

  it('go where just their words are meant, or the caret is in them', () => {
    for (const [from, to] of [
      [2, 4],
      [3, 3],
    ] as const) {
      const gone = run(select(from, to), toggleBracket);
      expect(
        [...(gone.doc.firstChild?.child(1).marks ?? [])],
        `${from} to ${to}`,
      ).not.toContainEqual(schema.mark('bracket', { id: 'k', option: 0 }));
    }
  });

  it('need words', () => {
    expect(toggleBracket(select(0, 0))).toBe(false);
  });
});
