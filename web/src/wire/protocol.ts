// The live protocol; docs/protocol.md says what each message means.

export interface StepJson {
  stepType: string;
  [field: string]: unknown;
}

export interface Voice {
  id: number;
  person: string;
  delegation: string;
  region: string;
  capacity: string;
}

export interface Presence {
  session: string;
  voice: number;
  version: number;
  anchor?: number;
  head?: number;
}

export interface EditBody {
  steps: (StepJson | null)[];
  why?: Record<string, string>;
  /** Pairs of steps (removed, inserted) that together move blocks. */
  moves?: [number, number][];
}

export interface Entry {
  v: number;
  kind: string;
  by: number;
  at: number;
  client: string;
  seq: number;
  body: unknown;
}

/** What an entry does to the text: acts, too, may bring steps. Null: it leaves the text alone. */
export function editOf(entry: Entry): EditBody | null {
  const body = entry.body as Partial<EditBody> | null;
  return entry.kind !== 'text' && Array.isArray(body?.steps) ? (body as EditBody) : null;
}

export type ToServer =
  | { t: 'hello'; protocol: 1; client: string; version?: number }
  | { t: 'commit'; seq: number; base: number; groups: StepJson[][] }
  | { t: 'presence'; version: number; anchor?: number; head?: number };

export type FromServer =
  | {
      t: 'welcome';
      protocol: 1;
      version: number;
      doc?: unknown;
      seq: number;
      /** By which the others know this tab. */
      session: string;
      voice: number;
      voices: Record<string, Voice>;
      rights: string[];
      locked: string[];
      others: Presence[];
    }
  | { t: 'entries'; entries: Entry[] }
  | { t: 'voice'; voice: Voice }
  | { t: 'presence'; changed: Presence[]; gone: string[] }
  | { t: 'refused'; code: string; sentence: string; seq?: number }
  | { t: 'beat'; version: number };
