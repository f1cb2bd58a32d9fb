import { describe, expect, it } from 'vitest';
import type { Input, NegotiationView } from '../wire/negotiation';
import { isWhole, preparedAnswers } from './answers';
import {
  beforeAdoption,
  beforeAgreeing,
  beforeClosing,
  deferred,
  isClear,
  sittingNow,
} from './blockers';
import { bracketCounts } from './bracket-counts';
import { dayIn, isDay, tomorrowIn, untilText } from './until';

const DAY = Date.UTC(2026, 10, 28, 9);

const answer = (outcome: string, until = '') => ({
  outcome,
  until,
  why: 'Because the harbour needs it.',
  change: 0,
  into: 0,
  due: null,
  response: null,
});

const input = (number: number, owes: boolean, answers: unknown[] = []): Input =>
  ({ number, is: 'comment', owes, withdrawn: false, clause: 'c1', answers }) as unknown as Input;

const view = (part: Partial<NegotiationView>): NegotiationView =>
  ({
    inputs: [],
    brackets: [],
    silences: [],
    sittings: [],
    clauses: [],
    ...part,
  }) as NegotiationView;

describe('what stands in the way', () => {
  const put = input(2, false, [answer('deferred', ' third  Sitting')]);

  it('of closing a sitting: what is owed, and what was put off to that sitting', () => {
    const now = view({ inputs: [input(1, true), put, input(3, false, [answer('noted')])] });
    expect(beforeClosing(now, 'Third sitting').owed.map((one) => one.number)).toEqual([1, 2]);
    expect(beforeClosing(now, 'Second sitting').owed.map((one) => one.number)).toEqual([1]);
    expect(deferred(now)).toEqual([put]);
    expect(isClear(beforeClosing(view({ inputs: [put] }), ''))).toBe(true);
  });

  it('of agreeing a clause: what is owed on it, and its brackets', () => {
    const bracket = (id: string, ...clauses: string[]) => ({ id, clauses }) as never;
    const now = view({
      inputs: [input(1, true), input(2, true)],
      brackets: [bracket('b1', 'c1'), bracket('b2', 'c2')],
      clauses: [
        { id: 'c1', owed: [2] },
        { id: 'c2', owed: [] },
      ] as never,
    });
    const found = beforeAgreeing(now, 'c1');
    expect(found.owed.map((one) => one.number)).toEqual([2]);
    expect(found.brackets.map((one) => one.id)).toEqual(['b1']);
    expect(isClear(beforeAgreeing(now, 'c3'))).toBe(true);
  });

  it('of adoption: brackets and running silences, too', () => {
    const bracket = {
      id: 'b1',
      clauses: ['c1'],
      options: [],
      why: '',
      by: null,
      at: 0,
      brought: false,
    };
    const running = { number: 1, clauses: ['c1'], until: 1, end: null };
    const over = { ...running, number: 2, end: { broken: true, why: '' } };
    const found = beforeAdoption(
      view({ inputs: [put], brackets: [bracket], silences: [running, over] }),
    );
    expect(found).toEqual({ owed: [], brackets: [bracket], silences: [running] });
    expect(isClear(found)).toBe(false);
    expect(isClear(beforeAdoption(view({ inputs: [put] })))).toBe(true);
  });

  it('the sitting that is on is the next of the last one', () => {
    const second = { name: 'Second', next: 'Third', at: 1 };
    expect(sittingNow(view({ sittings: [second] }))).toBe('Third');
    expect(sittingNow(view({}))).toBe('');
  });
});

describe('answers', () => {
  it('are whole when they say what their outcome needs', () => {
    const proposal = { ...input(1, true), is: 'proposal', kind: 'mod' } as Input;
    const one = {
      ...answer('accepted'),
      input: 1,
      heard: '',
      considered: '',
      related: [],
      clause: '',
    };
    const of = (part: object) => isWhole({ ...one, ...part } as never, [proposal]);
    expect(of({})).toBe(false);
    expect(of({ change: 7 })).toBe(true);
    expect(of({ outcome: 'deferred' })).toBe(false);
    expect(of({ outcome: 'deferred', until: '2026-12-01' })).toBe(true);
    expect(of({ outcome: 'merged' })).toBe(false);
    expect(of({ outcome: 'noted', why: 'No.' })).toBe(false);
  });

  it('that were prepared are those of inputs that are owed one still', () => {
    const draft = { ...answer('noted'), heard: '', considered: '', related: [], clause: '' };
    const kept = [1, 2, 3].map((number) => ({
      input: number,
      revision: 1,
      by: null,
      at: 0,
      draft,
    }));
    const now = view({ inputs: [input(1, true), input(2, false)] });
    const [only, ...more] = preparedAnswers(now, kept as never);
    expect(only?.input).toBe(1);
    expect(only?.clause).toBe('c1');
    expect(more).toEqual([]);
  });
});

it('brackets are counted by clause, region and day', () => {
  const put = (region: string, at: number) => ({
    id: `${region}${at}`,
    clauses: ['c1'],
    options: [],
    why: '',
    by: region ? { region, name: region, delegation: 1, capacity: 'chair' } : null,
    at,
    brought: false,
  });
  const counts = bracketCounts(
    view({
      brackets: [put('ATU', DAY), put('CEPT', DAY), put('CEPT', DAY + 3_600_000), put('', 0)],
      clauses: [
        { id: 'c1', brackets: 4 },
        { id: 'c2', brackets: 0 },
      ] as never,
    }),
    'Pacific/Kiritimati',
  );
  expect(counts.all).toBe(4);
  expect(counts.clauses).toEqual([{ name: 'c1', count: 4 }]);
  expect(counts.regions[0]).toEqual({ name: 'CEPT', count: 2 });
  expect(counts.days.map(({ name, count }) => `${name} ${count}`)).toEqual([
    ' 1',
    '2026-11-28 2',
    '2026-11-29 1',
  ]);
});

it('a day is read in the reader’s way, a sitting by its name', () => {
  expect(untilText('en-GB', '2026-12-01')).toBe('1 December 2026');
  expect(untilText('en-GB', 'Third sitting')).toBe('Third sitting');
  expect(untilText('en-GB', '2026-99-01')).toBe('2026-99-01');
});

describe('the day is the one of the meeting', () => {
  it('far in the east it is a day later than in UTC, far in the west a day earlier', () => {
    const noon = Date.UTC(2026, 10, 28, 10, 30);
    expect(dayIn('Pacific/Kiritimati', noon)).toBe('2026-11-29');
    expect(tomorrowIn('Pacific/Kiritimati', noon)).toBe('2026-11-30');
    expect(dayIn('Pacific/Pago_Pago', noon)).toBe('2026-11-27');
  });

  it('the day after the one with 25 hours is the next one', () => {
    expect(tomorrowIn('Europe/Zurich', Date.UTC(2026, 9, 24, 22, 30))).toBe('2026-10-26');
  });

  it('is read without the offset that the server keeps with it', () => {
    expect(untilText('en-GB', '2026-12-01+14:00')).toBe('1 December 2026');
    expect(isDay('2026-12-01+14:00')).toBe(true);
    expect(isDay('2026-12-01 or later')).toBe(false);
  });
});
