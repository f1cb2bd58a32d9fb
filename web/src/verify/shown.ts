// Up to when everything that happened must be shown, after what a meeting chose.

export interface Chosen {
  mode: string;
  minutes: number;
  since: number;
}

const MINUTE = 60_000;

/**
 * In milliseconds since 1970; stages may show more, earlier.
 *
 * @param chosen in their order
 * @param now when it is asked
 */
export function shownUpTo(chosen: Chosen[], now: number): number {
  const [first] = chosen;
  if (!first) return Number.POSITIVE_INFINITY;
  return chosen.reduce((any, one, i) => {
    const end = chosen[i + 1]?.since;
    if (one.mode === 'live')
      return end === undefined ? Number.POSITIVE_INFINITY : Math.max(any, end);
    return one.mode === 'delay' ? Math.max(any, (end ?? now) - one.minutes * MINUTE) : any;
  }, first.since);
}
