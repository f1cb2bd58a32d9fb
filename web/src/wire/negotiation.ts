// What the server's HTTP interface says of inputs, decisions and answers; docs/acts.md says what each act does.

export interface By {
  delegation: number;
  name: string;
  region: string;
  capacity: string;
}

/** A delegation as it is known to the meeting. */
export interface Party {
  delegation: number;
  name: string;
  region: string;
}

/** A delegation that joined; `before`: when the proposal had not its newest version yet. */
export interface Supporter extends Party {
  before: boolean;
}

export interface Me extends By {
  rights: string[];
}

export const PROPOSAL_KINDS = ['mod', 'editorial', 'add', 'sup', 'noc'] as const;
export type ProposalKind = (typeof PROPOSAL_KINDS)[number];
export type Place = 'at' | 'before' | 'after';
export const STANCES = ['support', 'live-with', 'concern', 'object', 'dissociate'] as const;
export type Stance = (typeof STANCES)[number];
export const COMMENT_TYPES = ['general', 'technical', 'editorial', 'human-rights'] as const;
export type CommentType = (typeof COMMENT_TYPES)[number];
export const TAGS = [
  'privacy',
  'expression',
  'information',
  'data-protection',
  'non-discrimination',
] as const;
export type Tag = (typeof TAGS)[number];
export const STATUSES = ['open', 'bracketed', 'provisional', 'agreed', 'closed'] as const;
export type ClauseStatus = (typeof STATUSES)[number];
export const OUTCOMES = [
  'accepted',
  'accepted-modified',
  'not-accepted',
  'merged',
  'deferred',
  'noted',
  'duplicate',
  'out-of-scope',
] as const;
export type Outcome = (typeof OUTCOMES)[number];
export const STATES = ['open', 'taken-up', 'satisfied', 'redundant', 'collides'] as const;
export type ProposalState = (typeof STATES)[number];

/** What a position is taken on: a proposal, or else a clause. */
export interface Subject {
  proposal: number;
  clause: string;
}

export interface PositionSaid {
  by: By;
  stance: Stance;
  why: string;
  remedy: string;
  at: number;
  /** Of a proposal: it was said before its newest version. */
  before?: boolean;
  /** What the delegation said before, the oldest first. */
  earlier?: PositionSaid[];
}

/** An answer that is being prepared; `revision` counts its versions, 0 before the first. */
export interface KeptAnswer {
  input: number;
  revision: number;
  by: { person: string; name: string; capacity: string } | null;
  at: number;
  draft: Omit<Answer, 'input' | 'outcome'> & { outcome: Outcome | '' };
}

/** What is published to answer one input. Zero and empty where nothing is meant. */
export interface Answer {
  input: number;
  outcome: Outcome;
  heard: string;
  considered: string;
  related: number[];
  why: string;
  change: number;
  clause: string;
  into: number;
  until: string;
}

export interface PublishedAnswer extends Answer {
  by: By;
  at: number;
  version: number;
  /** In milliseconds since 1970. */
  contestUntil: number;
  /** When the point came to which it was deferred. */
  due: { at: number; version: number } | null;
  delivered: { channel: string; at: number }[];
  response: { contested: boolean; why: string; at: number } | null;
}

interface InputBase {
  number: number;
  by: By;
  at: number;
  version: number;
  /** Where it stands now, and where it was put. */
  clause: string;
  clauseThen: string;
  withdrawn: boolean;
  /** Why it was taken back, or why it is not shown. */
  aside: string;
  owes: boolean;
  answers: PublishedAnswer[];
}

export interface ProposalInput extends InputBase {
  is: 'proposal';
  symbol: string;
  contribution: number;
  kind: ProposalKind;
  place: Place;
  amends: number;
  why: string;
  base: number;
  revisions: number;
  supporters: Supporter[];
  /** How many members the region has. */
  of: number;
  state: ProposalState;
  positions: PositionSaid[];
}

export interface CommentInput extends InputBase {
  is: 'comment';
  type: CommentType;
  tags: Tag[];
  text: string;
  quote: string;
  from: number | null;
  to: number | null;
  /** The words it was about are deleted. */
  deleted: boolean;
  replies: { by: By; at: number; text: string }[];
  resolved: boolean;
  proposal: number;
}

export interface StatementInput extends InputBase {
  is: 'statement';
  speaker: string;
  text: string;
  source: string;
  spoken: Party | null;
}

export interface SubmissionInput extends InputBase {
  is: 'submission';
  group: string;
  text: string | null;
  shown: boolean | null;
}

export type Input = ProposalInput | CommentInput | StatementInput | SubmissionInput;

export interface ClauseSummary {
  id: string;
  kind: string;
  label: string;
  words: string;
  status: ClauseStatus;
  brackets: number;
  inputs: number[];
  owed: number[];
  objections: number;
  regions: string[];
}

/** A sitting that was closed; `next` is the name of the one after it, where it was told. */
export interface Sitting {
  name: string;
  next: string;
  at: number;
}

export interface Silence {
  number: number;
  clauses: string[];
  until: number;
  end: { broken: boolean; why: string } | null;
}

/** The envelope in which a submitter hands proposals in. */
export interface Contribution {
  number: number;
  symbol: string;
  source: string;
  title: string;
  summary: string;
  introduction: string;
  agendaItem: string;
  by: By;
  at: number;
}

/** A proposal as its envelope lists it. */
export interface EnvelopeLine {
  number: number;
  clause: string;
  kind: ProposalKind;
  place: Place;
  amends: number;
  symbol: string;
  why: string;
  withdrawn: boolean;
  owes: boolean;
  state: ProposalState;
  segs: Seg[];
}

export interface Envelope extends Contribution {
  proposals: EnvelopeLine[];
}

export interface NegotiationView {
  version: number;
  me: Me;
  contributions: Contribution[];
  inputs: Input[];
  clauses: ClauseSummary[];
  silences: Silence[];
  /** Those that stand in the text. */
  brackets: (BracketView & { clauses: string[] })[];
  /** The closed ones, the oldest first. */
  sittings: Sitting[];
  owed: number[];
  /** Which proposal the entry of a version took up; 0: it was taken back. */
  taken: Record<string, number>;
  adopted: { by: By; at: number; version: number } | null;
  delegations: { id: number; name: string; region: string }[];
}

/** A piece of a redline; those of one single change have the same number. */
export interface Seg {
  op: 'same' | 'add' | 'delete';
  text: string;
  change: number | null;
  /** The words of a footnote, which stands here. */
  note?: boolean;
  /** What else of the block changes: kind, level, numbering. */
  attributes?: Record<string, unknown>;
}

export interface ProposalRow {
  /** Folded: proposals that read the same. */
  number: number[];
  names: string[];
  kind: ProposalKind;
  symbol: string;
  regions: string[];
  segs: Seg[];
  clean: unknown;
  changes: number;
  collides: number[];
  state: ProposalState;
  positions: PositionSaid[];
  why: string;
  amends: number;
  place: Place;
}

export interface BracketOption {
  option: number;
  text: string;
  from: string;
  source: number;
  none: boolean;
}

export interface BracketView {
  id: string;
  why: string;
  by: By | null;
  at: number;
  /** They came with words, and nobody asked for them. */
  brought: boolean;
  options: BracketOption[];
}

export interface ClauseView {
  version: number;
  id: string;
  label: string;
  status: { status: ClauseStatus; by: By | null; at: number; why: string };
  base: unknown;
  working: unknown;
  redline: Seg[];
  proposals: ProposalRow[];
  positions: PositionSaid[];
  comments: number[];
  brackets: BracketView[];
  history: HistoryItem[];
}

/** A stroke of edits, or something said or decided on a clause. */
export interface HistoryItem {
  kind: string;
  version: number;
  at: number;
  by: By | null;
  /** The input it is about; 0 for none. */
  number: number;
  /** A stance, an outcome or a status. */
  code: string;
  /** A symbol or a reason; how the other part of a split began. */
  what: string;
  /** The id of the other part of what was split or joined; else empty. */
  other: string;
}

/** Something to do: its kind and its fields. */
export interface Wanted {
  do: string;
  [field: string]: unknown;
}

export interface Done {
  version: number;
  again: boolean;
  number?: number;
}
