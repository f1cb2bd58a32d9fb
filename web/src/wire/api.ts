// What the server's HTTP interface answers to the drafting page.
import type { Voice } from './protocol';

export interface ResolutionInfo {
  id: string;
  /** `zone`: by whose clock it sits, as the tz database names it. */
  meeting: { slug: string; title: string; zone: string };
  slug: string;
  symbol: string;
  title: string;
  lang: string;
  dir: 'ltr' | 'rtl';
  /** The version of the base text, against which redlines are drawn. */
  base: number | null;
  version: number;
  profile: string;
}

export interface Me {
  login: string;
  voice: Voice;
  rights: string[];
  csrf: string;
}

export interface VersionText {
  version: number;
  doc: unknown;
}

/**
 * Who wrote which positions of the text at a version; voice 0 is nobody: the text as it began. `version` of a span:
 * the entry that wrote it.
 */
export interface Authors {
  version: number;
  spans: { from: number; to: number; voice: number; version?: number }[];
}
