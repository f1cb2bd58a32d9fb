import { describe, expect, it } from 'vitest';
import type { KeptAnswer, NegotiationView } from '../wire/negotiation';
import { givenReasons, oneReason, type Prepared, withKept } from './prepared';

const form: Prepared = {
  outcome: 'noted',
  heard: 'lights',
  into: 0,
  until: '',
  change: 7,
  why: '',
};
const kept = (input: number, draft: object): KeptAnswer => ({
  input,
  revision: 3,
  by: null,
  at: 0,
  draft: {
    outcome: '',
    heard: '',
    considered: '',
    related: [],
    why: '',
    change: 0,
    clause: '',
    into: 0,
    until: '',
    ...draft,
  },
});

describe('prepared answers', () => {
  it('fill in what they say, and leave the rest', () => {
    const all = withKept({ 1: form, 2: form }, [
      kept(1, { outcome: 'deferred', until: 'the second sitting', why: 'Not today.' }),
      kept(9, { why: 'On another clause.' }),
    ]);
    expect(all).toEqual({
      1: { ...form, outcome: 'deferred', until: 'the second sitting', why: 'Not today.' },
      2: form,
    });
  });

  it('have one reason or several', () => {
    const same = [kept(1, { why: 'Not today.' }), kept(2, { why: 'Not today.' }), kept(3, {})];
    expect(oneReason(same)).toBe('Not today.');
    expect(oneReason([...same, kept(4, { why: 'Never.' })])).toBe('');
    expect(oneReason([])).toBe('');
  });

  it('can begin with a reason that was given before, the most used first', () => {
    const inputs = [['Rare.'], ['Usual.'], ['Usual.', 'Rare once.'], []].map((whys) => ({
      answers: whys.map((why) => ({ why })),
    }));
    const view = { inputs } as unknown as NegotiationView;
    expect(givenReasons(view)).toEqual(['Usual.', 'Rare.', 'Rare once.']);
  });
});
