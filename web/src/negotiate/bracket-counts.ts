// Brackets that stand, counted by clause, by the region that asked for them, by the day they were put. Pure.
import type { NegotiationView } from '../wire/negotiation';
import { dayIn } from './until';

export interface Counted {
  name: string;
  count: number;
}

export interface BracketCounts {
  all: number;
  /** By id of the clause, in the order of the text. */
  clauses: Counted[];
  regions: Counted[];
  /** By day of the meeting (as `2026-11-28`), the oldest first; empty where nobody knows. */
  days: Counted[];
}

export function bracketCounts(view: NegotiationView, zone: string): BracketCounts {
  const { brackets } = view;
  const clauses = view.clauses
    .filter((one) => one.brackets > 0)
    .map((one) => ({ name: one.id, count: one.brackets }));
  return {
    all: brackets.length,
    clauses,
    regions: tally(brackets.map((one) => one.by?.region || one.by?.name || '')).sort(
      (a, b) => b.count - a.count || a.name.localeCompare(b.name),
    ),
    days: tally(brackets.map((one) => (one.at > 0 ? dayIn(zone, one.at) : ''))).sort((a, b) =>
      a.name.localeCompare(b.name),
    ),
  };
}

function tally(names: readonly string[]): Counted[] {
  const count = new Map<string, number>();
  for (const name of names) count.set(name, (count.get(name) ?? 0) + 1);
  return [...count].map(([name, each]) => ({ name, count: each }));
}
