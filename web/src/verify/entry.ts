// One entry of a log, as the tree hashes it.
import { isWhole } from './bytes';

/** What is read of it; everything in it is what the log says, in the clear. */
export interface Entry {
  v: number;
  kind: string;
  at: number;
  resolution?: number;
  version?: number;
  previous?: string;
  voice?: number;
  delegation?: string;
  region?: string;
  capacity?: string;
  words?: string;
  person?: string;
  slug?: string;
  entry?: number;
  part?: string;
  basis?: string;
  mode?: string;
}

/** The one spelling of a value, by RFC 8785: names in order, no spaces. */
export function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const fields = Object.keys(value)
    .sort()
    .map(
      (name) => `${JSON.stringify(name)}:${canonical((value as Record<string, unknown>)[name])}`,
    );
  return `{${fields.join(',')}}`;
}

/** Null where this is no entry, or not in its one spelling. */
export function entryFrom(text: string): Entry | null {
  try {
    const entry = JSON.parse(text) as Entry;
    const good = isWhole(text) && canonical(entry) === text && entry.v === 1;
    return good && typeof entry.kind === 'string' ? entry : null;
  } catch {
    return null;
  }
}
