// What stands in the way of agreeing a clause, of closing a sitting and of adopting. Pure; the server decides by the same rules.
import type { BracketView, Input, NegotiationView, Silence } from '../wire/negotiation';
import { answerTo } from './items';

export interface Blockers {
  /** Inputs that are owed an answer. */
  owed: Input[];
  brackets: (BracketView & { clauses: string[] })[];
  silences: Silence[];
}

/** Names of sittings are compared like this. */
export const sameName = (one: string, other: string): boolean => folded(one) === folded(other);

const folded = (name: string): string => name.trim().replace(/\s+/g, ' ').toLowerCase();

/** Deferred inputs whose point has not come. */
export const deferred = (view: NegotiationView): Input[] =>
  view.inputs.filter((one) => !one.withdrawn && !one.owes && answerTo(one)?.outcome === 'deferred');

/** What must be answered before a sitting of that name is closed: also what was deferred to it. */
export function beforeClosing(view: NegotiationView, name: string): Blockers {
  const due = deferred(view).filter((one) => sameName(answerTo(one)?.until ?? '', name));
  return { owed: [...owed(view), ...due], brackets: [], silences: [] };
}

export const beforeAdoption = (view: NegotiationView): Blockers => ({
  owed: owed(view),
  brackets: view.brackets,
  silences: view.silences.filter((one) => one.end === null),
});

/** What must be settled on a clause before it is agreed, also in silence. */
export function beforeAgreeing(view: NegotiationView, clause: string): Blockers {
  const here = view.clauses.find((one) => one.id === clause);
  return {
    owed: view.inputs.filter((one) => here?.owed.includes(one.number)),
    brackets: view.brackets.filter((one) => one.clauses.includes(clause)),
    silences: [],
  };
}

const owed = (view: NegotiationView): Input[] => view.inputs.filter((one) => one.owes);

export const isClear = ({ owed, brackets, silences }: Blockers): boolean =>
  owed.length + brackets.length + silences.length === 0;

/** The sitting that is on, as far as it was told. */
export const sittingNow = (view: NegotiationView): string => view.sittings.at(-1)?.next ?? '';
