import { describe, expect, it } from 'vitest';
import type { ClauseSummary, Input, NegotiationView, ProposalInput } from '../wire/negotiation';
import {
  contestableUntil,
  isSettled,
  NO_FILTER,
  openItems,
  placeOf,
  shownBy,
  stepFrom,
  suggest,
  WHOLE,
} from './items';

const clause = (id: string, more: Partial<ClauseSummary> = {}): ClauseSummary => ({
  id,
  kind: 'clause',
  label: `${id})`,
  words: `words of ${id}`,
  status: 'open',
  brackets: 0,
  inputs: [],
  owed: [],
  objections: 0,
  regions: [],
  ...more,
});
const by = (region: string) => ({ delegation: 1, name: region, region, capacity: 'delegate' });
const input = (number: number, region: string, more: object = {}): Input =>
  ({
    number,
    is: 'proposal',
    kind: 'mod',
    by: by(region),
    owes: true,
    withdrawn: false,
    answers: [],
    ...more,
  }) as unknown as Input;
const view = (clauses: ClauseSummary[], inputs: Input[]) =>
  ({ clauses, inputs, silences: [] as unknown }) as NegotiationView;
const ids = (items: { clause: ClauseSummary }[]) => items.map((item) => item.clause.id);

describe('open items', () => {
  const all = view(
    [
      clause('a', { inputs: [1, 2] }),
      clause('b'),
      clause('c', { brackets: 1 }),
      clause('d', { status: 'agreed', inputs: [3] }),
      clause('e', { status: 'agreed', inputs: [4], objections: 1 }),
      clause('f', { inputs: [5] }),
    ],
    [
      input(1, 'ATU'),
      input(2, 'APT', { is: 'comment' }),
      input(3, 'CEPT', { owes: false }),
      input(4, 'RCC', { owes: true }),
      input(5, 'ATU', { withdrawn: true, owes: false }),
    ],
  );

  it('are what is contested or owed, in the order of the text', () => {
    expect(ids(openItems(all))).toEqual(['a', 'c', 'e']);
    expect(openItems(all)[0]?.owed).toEqual([1, 2]);
  });

  it('are also what a silence procedure is running on', () => {
    const silences = [
      { number: 1, clauses: ['b'], until: 9, end: null },
      { number: 2, clauses: ['f'], until: 9, end: { broken: true } },
    ] as unknown as NegotiationView['silences'];
    const items = openItems({ ...all, silences });
    expect(ids(items)).toEqual(['a', 'b', 'c', 'e']);
    expect(items[1]?.silence).toBe(9);
  });

  it('are filtered by region, kind and clause', () => {
    expect(ids(openItems(all, { ...NO_FILTER, region: 'ATU' }))).toEqual(['a']);
    expect(openItems(all, { ...NO_FILTER, kind: 'comment' })[0]?.owed).toEqual([2]);
    expect(ids(openItems(all, { ...NO_FILTER, clause: 'WORDS OF C' }))).toEqual(['c']);
    expect(ids(openItems(all, { ...NO_FILTER, region: 'CITEL' }))).toEqual([]);
  });

  it('leave out what is answered, as long as nothing is in brackets or objected to', () => {
    const answered = input(1, 'ATU', { owes: false });
    const of = (more: object) =>
      openItems(view([clause('a', { inputs: [1], ...more })], [answered]));
    expect(of({})).toEqual([]);
    expect(ids(of({ objections: 1 }))).toEqual(['a']);
    expect(of({ objections: 1, status: 'agreed' })).toEqual([]);
  });

  it('are walked through and end at the ends', () => {
    const items = openItems(all);
    expect(stepFrom(items, 'a', 1)).toBe('c');
    expect(stepFrom(items, 'e', 1)).toBe('e');
    expect(stepFrom(items, '', 1)).toBe('a');
    expect(stepFrom(items, '', -1)).toBe('e');
    expect(stepFrom([], 'a', 1)).toBeNull();
  });
});

describe('inputs on the resolution as a whole', () => {
  it('stand last, while an answer is owed', () => {
    const inputs = [input(1, 'ATU', { clause: 'a' }), input(2, '', { clause: '' })];
    const some = view([clause('a', { inputs: [1], owed: [1] })], inputs);
    expect(ids(openItems(some))).toEqual(['a', WHOLE]);
    expect(openItems(some)[1]?.owed).toEqual([2]);
    const answered = view([], [input(2, '', { clause: '', owes: false })]);
    expect(openItems(answered)).toEqual([]);
    expect(inputs.map(placeOf)).toEqual(['a', WHOLE]);
  });
});

describe('the suggested decision', () => {
  const one = input(7, 'ATU') as ProposalInput;
  const taken = { number: 7, change: 40, whole: false };
  it('accepts what was taken up, with the change that shows it', () => {
    expect(suggest(one, 'taken-up', taken)).toEqual({
      outcome: 'accepted-modified',
      change: 40,
      into: 0,
    });
    expect(suggest(one, 'taken-up', { ...taken, whole: true }).outcome).toBe('accepted');
  });
  it('accepts what was taken up before another', () => {
    expect(suggest({ ...one, number: 8 }, 'taken-up', taken).outcome).toBe('accepted');
  });
  it('points at where it was taken up, or at the text as it reads now', () => {
    expect(shownBy({ 5: 7 }, 9, 7)).toBe(5);
    expect(shownBy({ 5: 7 }, 9, 8)).toBe(9);
  });
  it('merges what reads the same, and leaves the rest to be refused or noted', () => {
    const other = { ...one, number: 8 };
    expect(suggest(other, 'satisfied', taken)).toEqual({ outcome: 'merged', change: 40, into: 7 });
    expect(suggest(other, 'collides', taken).outcome).toBe('not-accepted');
    expect(suggest({ ...other, kind: 'noc' }, 'open', taken).outcome).toBe('not-accepted');
    expect(suggest({ ...other, kind: 'noc' }, 'open', null).outcome).toBe('accepted');
    expect(suggest({ ...other, kind: 'noc' }, 'collides', null).outcome).toBe('not-accepted');
    expect(suggest(input(9, 'ATU', { is: 'comment' }), null, taken).outcome).toBe('noted');
  });
});

describe('what a taking up settles', () => {
  it('is not what can still be taken up, nor what is no proposal', () => {
    const states = ['taken-up', 'satisfied', 'redundant', 'collides', 'open', null] as const;
    expect(states.map(isSettled)).toEqual([true, true, true, true, false, false]);
  });
});

describe('an answer', () => {
  const answered = (...answers: object[]) => input(1, 'ATU', { answers });

  it('can be contested until its time is over, and once for each input', () => {
    const contested = { contestUntil: 40, response: { contested: true, why: '', at: 30 } };
    const seen = { contestUntil: 40, response: { contested: false, why: '', at: 30 } };
    const last = { contestUntil: 90, response: null };
    expect(contestableUntil(answered(last), 90)).toBe(90);
    expect(contestableUntil(answered(last), 91)).toBe(0);
    expect(contestableUntil(answered(seen, last), 50)).toBe(90);
    expect(contestableUntil(answered(contested, last), 50)).toBe(0);
    expect(contestableUntil(input(1, 'ATU'), 50)).toBe(0);
  });
});
