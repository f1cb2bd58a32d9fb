// What a check says: codes and values, without words.

/** One sentence: its code among the page's words, and what it is filled with. */
export interface Said {
  code: string;
  values?: Record<string, string | number>;
}

export interface Result {
  /** What was found good, in the order it was checked. */
  good: Said[];
  /** The first thing that is wrong; null where all is well. */
  fault: Fault | null;
}

/** `index`: of which entry, from 0; -1 where it is no single one. */
export interface Fault extends Said {
  index: number;
}

/** Ends a check. */
export class Found extends Error {
  constructor(readonly fault: Fault) {
    super(fault.code);
  }
}

export function check(
  good: unknown,
  index: number,
  code: string,
  values?: Said['values'],
): asserts good {
  if (!good) throw new Found(values ? { index, code, values } : { index, code });
}

/** Runs a check to its end or to the first fault. */
export async function resultOf(work: (good: Said[]) => Promise<void>): Promise<Result> {
  const good: Said[] = [];
  try {
    await work(good);
    return { good, fault: null };
  } catch (error) {
    if (error instanceof Found) return { good, fault: error.fault };
    throw error;
  }
}
