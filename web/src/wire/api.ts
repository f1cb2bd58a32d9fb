// What the server's HTTP interface answers to the drafting page.

export interface ResolutionInfo {
  id: string;
  meeting: { slug: string; title: string };
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
  person: string;
  delegation: string;
  region: string;
  capacity: string;
  voice: number;
  rights: string[];
  csrf: string;
}

export interface VersionText {
  version: number;
  doc: unknown;
}

export interface AuthorSpan {
  from: number;
  to: number;
  voice: number;
}
