import { type Command, EditorState, TextSelection } from 'prosemirror-state';
import { expect, it } from 'vitest';
import { numbering } from '../text/numbering';
import { newClause, setNumOf } from '../text/operations';
import { itu } from '../text/profiles';
import { call, doc, p } from '../text/sample';
import { labels, labelsOf, type Numbering } from './labels';
import { offerOf } from './offer';

const number: Numbering = (doc) =>
  new Map(
    [...numbering(doc, itu('en'))].flatMap(([id, { label }]) => (label ? [[id, label]] : [])),
  );
const text = doc(call('c', 'considering'), p('a', 'one;'), p('b', 'two;'), p('d', 'three,'));

function at(id: string): EditorState {
  const state = EditorState.create({ doc: text, plugins: [labels(number)] });
  let pos = 0;
  state.doc.forEach((block, start) => {
    if (block.attrs.id === id) pos = start + 1;
  });
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, pos)));
}

function run(state: EditorState, command: Command): EditorState {
  let next = state;
  command(state, (tr) => {
    next = state.apply(tr);
  });
  return next;
}

it('offers to keep the numbers that a new clause has moved, and keeps them', () => {
  const before = at('b');
  const now = run(before, newClause);
  const offer = offerOf(before, now, number);
  expect(offer).toMatchObject({ label: 'c)', instead: 'b)bis' });
  const kept = run(now, setNumOf(offer?.id ?? '', 'bis'));
  const read = [...labelsOf(kept)].map(([, label]) => label);
  expect(read).toEqual(['a)', 'b)', 'b)bis', 'c)']);
});

it('offers nothing where no number moves', () => {
  const before = at('d');
  expect(offerOf(before, run(before, newClause), number)).toBeNull();
});
