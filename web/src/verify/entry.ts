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
  minutes?: number;
  setting?: string;
  was?: string;
  now?: string;
  symbol?: string;
  title?: string;
  language?: string;
}

/** What an entry of each kind has, and nothing else; all other kinds are what happened in a resolution. */
const FIELDS: Record<string, string> = {
  'log-resolution': 'at,kind,language,resolution,slug,symbol,title,v',
  'log-voice': 'at,capacity,delegation,kind,person,region,v,voice',
  'log-withheld': 'at,kind,resolution,v',
  'log-given-back': 'at,kind,resolution,v',
  'log-erasure': 'at,basis,entry,kind,part,v',
  'log-anew': 'at,kind,number,origin,reason,root,size,v',
  'log-publishing': 'at,kind,minutes,mode,v',
  'log-setting': 'at,kind,now,setting,v,voice,was',
};
const HAPPENED =
  'at,capacity,delegation,kind,person,previous,region,resolution,v,version,voice,words';
const NUMBERS = new Set('at,resolution,version,voice,entry,minutes,number,size,v'.split(','));

/** Whether it has the fields of its kind, numbers and texts where they belong. */
function isFormed(entry: Entry): boolean {
  const wanted = FIELDS[entry.kind] ?? (entry.kind.startsWith('log-') ? '' : HAPPENED);
  const names = Object.keys(entry).sort();
  return (
    names.join() === wanted &&
    Object.entries(entry).every(([name, value]) =>
      NUMBERS.has(name) ? Number.isSafeInteger(value) : typeof value === 'string',
    )
  );
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
    return good && typeof entry.kind === 'string' && isFormed(entry) ? entry : null;
  } catch {
    return null;
  }
}
