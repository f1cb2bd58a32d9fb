import { EditorState } from 'prosemirror-state';
import { expect, it } from 'vitest';
import { itu } from '../text/profiles';
import { call, doc, p } from '../text/sample';
import { schema } from '../text/schema';
import { mend } from './mend';

const refers = p('d', [
  schema.text('to act on '),
  schema.text('considering a)', [schema.mark('reference', { to: '#b' })]),
  schema.text(','),
]);
const text = doc(
  call('c1', 'considering'),
  p('a', 'one'),
  p('b', 'two;'),
  call('c2', 'resolves'),
  refers,
);

it('puts signs and references right in one step that can be undone, and says how many', () => {
  let state = EditorState.create({ doc: text });
  let count = 0;
  let transactions = 0;
  mend(itu('en'), (n) => {
    count = n;
  })(state, (tr) => {
    transactions++;
    for (const step of tr.steps) expect(step.toJSON().stepType).toBe('replace');
    state = state.apply(tr);
  });
  state.doc.check();
  const lines = state.doc.content.content.map((block) =>
    block.textContent.replaceAll('\u00A0', ' '),
  );
  expect(lines).toEqual(['considering', 'one;', 'two,', 'resolves', 'to act on considering b).']);
  expect(transactions).toBe(1);
  expect(count).toBe(4);
  const marked = state.doc.child(4).child(1);
  expect(marked.marks[0]?.attrs.to).toBe('#b');
});

it('finds nothing more the second time', () => {
  let state = EditorState.create({ doc: text });
  const run = () =>
    mend(itu('en'), () => {})(state, (tr) => {
      state = state.apply(tr);
    });
  run();
  expect(run()).toBe(false);
});
