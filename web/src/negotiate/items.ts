// The open items: what is still contested or unanswered, clause by clause in the order of the text. Pure.
import type {
  By,
  ClauseStatus,
  ClauseSummary,
  Input,
  NegotiationView,
  Outcome,
  ProposalState,
} from '../wire/negotiation';
import { isolated } from './shown';

export type ItemKind = 'proposal' | 'comment' | 'statement' | 'submission';

export interface OpenItem {
  clause: ClauseSummary;
  inputs: Input[];
  owed: number[];
  /** When the silence procedure on it ends, in milliseconds since 1970; null where none is running. */
  silence: number | null;
}

export interface Filter {
  clause: string;
  region: string;
  kind: ItemKind | '';
}

export const NO_FILTER: Filter = { clause: '', region: '', kind: '' };

/** Stands for the resolution as a whole, which is no clause. */
export const WHOLE = '*';

const whole = (view: NegotiationView): ClauseSummary[] => {
  const about = view.inputs.filter((one) => one.clause === '');
  return about.length === 0
    ? []
    : [
        {
          id: WHOLE,
          kind: 'whole',
          label: '',
          words: '',
          status: 'open',
          brackets: 0,
          inputs: about.map((one) => one.number),
          owed: about.filter((one) => one.owes).map((one) => one.number),
          objections: 0,
          regions: [],
        },
      ];
};

/** What an input is answered with: its clause, or the whole. */
export const placeOf = (input: Pick<Input, 'clause'>): string => input.clause || WHOLE;

const SETTLED: ReadonlySet<ClauseStatus> = new Set(['agreed', 'closed']);

/**
 * Clauses on which an answer is owed, and those not agreed with words in brackets, objections or a
 * running silence procedure.
 */
export function openItems(view: NegotiationView, filter: Filter = NO_FILTER): OpenItem[] {
  const inputs = new Map(view.inputs.map((one) => [one.number, one]));
  const silences = view.silences.filter((one) => !one.end);
  const items: OpenItem[] = [];
  for (const clause of [...view.clauses, ...whole(view)]) {
    const mine = clause.inputs.flatMap((number) => inputs.get(number) ?? []);
    const fitting = mine.filter((one) => fits(one, filter));
    const owed = fitting.filter((one) => one.owes).map((one) => one.number);
    const filtered = filter.region !== '' || filter.kind !== '';
    if (filter.clause && !names(clause, filter.clause)) continue;
    if (filtered && fitting.length === 0) continue;
    const silence = silences.find((one) => one.clauses.includes(clause.id))?.until ?? null;
    if (owed.length === 0 && !contested(clause) && silence === null) continue;
    items.push({ clause, inputs: fitting, owed, silence });
  }
  return items;
}

const contested = ({ status, brackets, objections }: ClauseSummary): boolean =>
  !SETTLED.has(status) && (brackets > 0 || objections > 0 || status === 'bracketed');

function fits(input: Input, { region, kind }: Filter): boolean {
  if (kind && input.is !== kind) return false;
  return region === '' || regionOf(input) === region;
}

const names = (clause: ClauseSummary, wanted: string): boolean =>
  `${clause.label} ${clause.words}`.toLocaleLowerCase().includes(wanted.toLocaleLowerCase());

/** Whose it is: of a statement the delegation that spoke, not who recorded it. */
export const partyOf = (input: Input): Pick<By, 'name' | 'region'> =>
  input.is === 'statement' && input.spoken ? input.spoken : input.by;

export const regionOf = (input: Input): string => partyOf(input).region;

/** An input by its number and, where it has one, symbol. */
export function called(view: NegotiationView, number: number): string {
  const one = view.inputs.find((input) => input.number === number);
  return one?.is === 'proposal' ? `${number} (${isolated(one.symbol)})` : String(number);
}

/** The newest published answer. */
export const answerTo = (input: Input) => input.answers.at(-1) ?? null;

/** Until when its newest answer may still be contested: once for each input; 0 where it may not. */
export function contestableUntil(input: Input, now: number): number {
  const until = answerTo(input)?.contestUntil ?? 0;
  const before = input.answers.some((one) => one.response?.contested);
  return before || until < now ? 0 : until;
}

/** The item some steps away from one of them; at the ends it stays. */
export function stepFrom(items: readonly OpenItem[], clause: string, by: 1 | -1): string | null {
  if (items.length === 0) return null;
  const here = items.findIndex((item) => item.clause.id === clause);
  const next = here < 0 ? (by > 0 ? 0 : items.length - 1) : here + by;
  return items[Math.max(0, Math.min(next, items.length - 1))]?.clause.id ?? null;
}

export interface Suggestion {
  outcome: Outcome;
  change: number;
  into: number;
}

/** What a decision on an input most likely is, after `taken` was taken up at `change`. */
export function suggest(
  input: Input,
  state: ProposalState | null,
  taken: { number: number; change: number; whole: boolean } | null,
): Suggestion {
  if (input.is !== 'proposal' || state === null) return { outcome: 'noted', change: 0, into: 0 };
  if (taken && input.number === taken.number) {
    return {
      outcome: taken.whole ? 'accepted' : 'accepted-modified',
      change: taken.change,
      into: 0,
    };
  }
  if (state === 'taken-up') return { outcome: 'accepted', change: 0, into: 0 };
  if (input.kind === 'noc') {
    const stands = !taken && state !== 'collides';
    return { outcome: stands ? 'accepted' : 'not-accepted', change: 0, into: 0 };
  }
  if (taken && (state === 'satisfied' || state === 'redundant')) {
    return { outcome: 'merged', change: taken.change, into: taken.number };
  }
  return { outcome: 'not-accepted', change: 0, into: 0 };
}

/** Whether it is settled by what was just taken up: taken up itself, read by the text, or overtaken by it. */
export const isSettled = (state: ProposalState | null): boolean =>
  state !== null && state !== 'open';

/** The version that most likely shows an input: where it was taken up, else the text as it reads now. */
export function shownBy(taken: NegotiationView['taken'], now: number, number: number): number {
  const own = Object.entries(taken).find(([, one]) => one === number)?.[0];
  return own ? Number(own) : now;
}
