import { TextSelection } from 'prosemirror-state';
import { expect, it } from 'vitest';
import type { Selected } from '../negotiate/place';
import { at, doc, p } from '../text/sample';
import { schema } from '../text/schema';
import type { NegotiationView } from '../wire/negotiation';
import { bracketing } from './bracketing';

const by = { delegation: 7, name: 'Sahelia', region: 'ATU', capacity: 'delegate' };

const view = (known: boolean) =>
  ({
    brackets: [{ id: 'k', clauses: ['a'], options: [], why: '', by: known ? by : null, at: 0 }],
  }) as unknown as NegotiationView;

/** `ab[cd]ef` */
const state = (from: number, to: number) => {
  const plain = at(doc(p('a', 'x')), 'a', 0);
  const put = plain.apply(
    plain.tr.replaceWith(1, 2, [
      schema.text('ab'),
      schema.text('cd', [schema.mark('bracket', { id: 'k', option: 0 })]),
      schema.text('ef'),
    ]),
  );
  return put.apply(put.tr.setSelection(TextSelection.create(put.doc, from + 1, to + 1)));
};

const words: Selected = { clause: 'a', from: 1, to: 3, base: 4, quote: 'ab' };

it('new brackets are asked for, and what is on record is lifted by decision', () => {
  expect(bracketing(state(0, 2), words, view(true))).toEqual({ do: 'ask', selected: words });
  expect(bracketing(state(2, 3), words, view(true)), 'within an option').toMatchObject({
    do: 'ask',
  });
  expect(bracketing(state(2, 4), words, view(true))).toEqual({ do: 'lift', clause: 'a' });
  expect(bracketing(state(3, 3), null, view(true))).toEqual({ do: 'lift', clause: 'a' });
  expect(bracketing(state(3, 3), null, view(false)), 'asked for by nobody').toEqual({
    do: 'unmark',
  });
  expect(bracketing(state(0, 0), null, view(true))).toEqual({ do: 'nothing' });
});
