// Answers before they are published: what is kept of them, and reasons to begin with. Pure.
import type { KeptAnswer, NegotiationView, Outcome } from '../wire/negotiation';

/** What the form holds of one answer. */
export interface Prepared {
  outcome: Outcome;
  heard: string;
  into: number;
  until: string;
  change: number;
  why: string;
}

/** The same with what was kept; what was left empty there stays as it is. */
export function withKept<T extends Prepared>(
  drafts: Readonly<Record<number, T>>,
  kept: readonly KeptAnswer[],
): Record<number, T> {
  const all: Record<number, T> = { ...drafts };
  for (const { input, draft } of kept) {
    const mine = all[input];
    if (!mine) continue;
    all[input] = {
      ...mine,
      outcome: draft.outcome || mine.outcome,
      heard: draft.heard || mine.heard,
      into: draft.into || mine.into,
      until: draft.until || mine.until,
      change: draft.change || mine.change,
      why: draft.why || mine.why,
    };
  }
  return all;
}

/** The reason that all of them have; empty where they differ. */
export function oneReason(kept: readonly KeptAnswer[]): string {
  const all = new Set(kept.map((one) => one.draft.why).filter(Boolean));
  return all.size === 1 ? ([...all][0] ?? '') : '';
}

const MOST_GIVEN = 8;

/** Reasons that were published before, the most used first. */
export function givenReasons(view: NegotiationView): string[] {
  const count = new Map<string, number>();
  for (const input of view.inputs) {
    for (const { why } of input.answers) count.set(why, (count.get(why) ?? 0) + 1);
  }
  return [...count]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_GIVEN)
    .map(([why]) => why);
}
