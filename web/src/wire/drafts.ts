// Proposals that a delegation prepares in private, as the server's HTTP interface has them.
import type { Place, ProposalKind, Seg } from './negotiation';

/** What is said beside the text of a draft. */
export interface DraftPart {
  kind: ProposalKind;
  place: Place;
  /** Number of the envelope it is for, 0 for none. */
  contribution: number;
  symbol: string;
  why: string;
}

export interface DraftSummary extends DraftPart {
  id: string;
  clause: string;
  /** Number of the proposal it would change, 0 for the text. */
  amends: number;
  /** Number of the proposal it is a new version of, 0 for a new one. */
  number: number;
  /** Version of the resolution it is made on. */
  base: number;
  at: number;
}

export interface DraftView extends DraftSummary {
  version: number;
  doc: unknown;
  /** What it is compared with. */
  before: unknown;
  segs: Seg[];
}

/** What a draft is begun with. */
export interface DraftBegun extends DraftPart {
  clause: string;
  amends: number;
  number: number;
  text: unknown;
  base: number;
}
