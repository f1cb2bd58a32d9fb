// What this browser knows of the server's text, and its own steps that the server has not confirmed yet.
//
// The server rebases, never refuses for being stale; its word is final. On every batch of entries we undo our
// unconfirmed steps, apply what the server stored (our own steps as the server placed them) and redo the rest.
// See docs/way-of-an-edit.md.
import type { Node } from 'prosemirror-model';
import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state';
import { Mapping, ReplaceStep, type Step, type StepMap } from 'prosemirror-transform';
import type { EditBody, Entry, StepJson } from '../wire/protocol';
import { same, stepFrom, stepJson } from './steps';

/** One local step that no entry has confirmed. */
export interface Unconfirmed {
  step: Step;
  inverted: Step;
  /** The transaction it belongs to: its group. */
  origin: Transaction;
  /** Its place in the commit under way; -1 while it waits. */
  slot: number;
}

/** The one commit that is under way, word for word as it was sent. */
export interface Inflight {
  seq: number;
  base: number;
  groups: StepJson[][];
  /** The steps by slot, for telling the author what could not be placed. */
  steps: Step[];
}

interface Recent {
  version: number;
  maps: readonly StepMap[];
}

export interface Collab {
  version: number;
  /** The server's text at `version`. */
  confirmed: Node;
  unconfirmed: readonly Unconfirmed[];
  inflight: Inflight | null;
  /** Position maps of the last entries, oldest first, for carets of others. */
  recent: readonly Recent[];
}

/** A local step that has no place any more. */
export interface Lost {
  step: Step;
  code: string;
}

const KEEP_RECENT = 200;
const key = new PluginKey<Collab>('collab');

export function collab(state: EditorState): Collab {
  const value = key.getState(state);
  if (!value) throw new Error('The collab plugin is not in this state.');
  return value;
}

/** The plugin; `doc` must be the server's text at `version`. */
export function collabPlugin(version: number): Plugin<Collab> {
  return new Plugin<Collab>({
    key,
    state: {
      init: (_config, state) => ({
        version,
        confirmed: state.doc,
        unconfirmed: [],
        inflight: null,
        recent: [],
      }),
      apply(tr, value) {
        const set = tr.getMeta(key) as Collab | undefined;
        if (set) return set;
        if (!tr.docChanged) return value;
        return { ...value, unconfirmed: value.unconfirmed.concat(unconfirmedOf(tr)) };
      },
    },
    historyPreserveItems: true,
  } as ConstructorParameters<typeof Plugin<Collab>>[0]);
}

function unconfirmedOf(tr: Transaction): Unconfirmed[] {
  const origin = (tr.getMeta('appendedTransaction') as Transaction | undefined) ?? tr;
  return tr.steps.map((step, i) => ({
    step,
    inverted: step.invert(tr.docs[i] as Node),
    origin,
    slot: -1,
  }));
}

/** A transaction that marks the next steps as sent, with the commit to send; null if nothing waits. */
export function take(
  state: EditorState,
  seq: number,
  most: number,
): { tr: Transaction; inflight: Inflight } | null {
  const now = collab(state);
  if (now.inflight || now.unconfirmed.length === 0) return null;
  const count = wholeGroups(now.unconfirmed, most);
  const groups: StepJson[][] = [];
  const steps: Step[] = [];
  let last: Transaction | null = null;
  const unconfirmed = now.unconfirmed.map((one, i) => {
    if (i >= count) return one;
    if (one.origin !== last) groups.push([]);
    last = one.origin;
    groups[groups.length - 1]?.push(stepJson(one.step));
    steps.push(one.step);
    return { ...one, slot: i };
  });
  const inflight = { seq, base: now.version, groups, steps };
  return { tr: state.tr.setMeta(key, { ...now, unconfirmed, inflight }), inflight };
}

/** How many of the first steps make whole groups within the limit; a single larger group goes alone. */
function wholeGroups(list: readonly Unconfirmed[], most: number): number {
  let end = 0;
  for (let i = 1; i <= list.length; i++) {
    const closes = i === list.length || list[i]?.origin !== list[i - 1]?.origin;
    if (!closes) continue;
    if (i > most && end > 0) break;
    end = i;
    if (end >= most) break;
  }
  return end;
}

/** A transaction that puts the commit back among the waiting: the server refused to look at it. */
export function untake(state: EditorState): Transaction {
  const now = collab(state);
  const unconfirmed = now.unconfirmed.map((one) => ({ ...one, slot: -1 }));
  return state.tr.setMeta(key, { ...now, unconfirmed, inflight: null });
}

/** A transaction that gives up the steps under way: the server will never take them. */
export function giveUp(state: EditorState): { tr: Transaction; lost: Step[] } {
  const now = collab(state);
  const rest = now.unconfirmed.filter((one) => one.slot < 0);
  const lost = now.inflight?.steps ?? [];
  const move = new Rewrite(state, now);
  const redone = move.redo(rest);
  return { tr: move.finish({ ...now, unconfirmed: redone.kept, inflight: null }), lost };
}

/** Restores a commit that was under way before a reload; the first unconfirmed steps are those at `slots`. */
export function restoreInflight(
  state: EditorState,
  inflight: Inflight,
  slots: readonly number[],
): Transaction {
  const now = collab(state);
  const unconfirmed = now.unconfirmed.map((one, i) => ({ ...one, slot: slots[i] ?? -1 }));
  return state.tr.setMeta(key, { ...now, unconfirmed, inflight });
}

export interface Received {
  tr: Transaction;
  /** Own steps that have no place any more, with the server's reason. */
  lost: Lost[];
  /** Whether the commit under way is among the entries. */
  acknowledged: boolean;
}

/** Takes in entries that follow the state's version without a gap. */
export function receive(state: EditorState, entries: readonly Entry[], client: string): Received {
  const now = collab(state);
  const own = ownEntry(entries, now.inflight, client);
  if (own && entries.length === 1 && placedAsHere(now, own)) return fastAck(state, now, own);
  const move = new Rewrite(state, now);
  const recent = now.recent.slice();
  for (const entry of entries) {
    const from = move.tr.steps.length;
    if (entry.kind === 'edit') move.apply(entry.body as EditBody, entry === own);
    recent.push({ version: entry.v, maps: move.tr.mapping.maps.slice(from) });
  }
  const confirmed = move.tr.doc;
  const rest = own ? now.unconfirmed.filter((one) => one.slot < 0) : now.unconfirmed;
  const redone = move.redo(rest);
  const last = entries[entries.length - 1];
  const tr = move.finish({
    version: last ? last.v : now.version,
    confirmed,
    unconfirmed: redone.kept,
    inflight: own ? null : now.inflight,
    recent: recent.slice(-KEEP_RECENT),
  });
  const lost = redone.lost.map((step) => ({ step, code: 'step.gone' }));
  return { tr, lost: (own ? refused(now, own) : []).concat(lost), acknowledged: own !== null };
}

function ownEntry(
  entries: readonly Entry[],
  inflight: Inflight | null,
  client: string,
): Entry | null {
  if (!inflight) return null;
  return entries.find((one) => one.client === client && one.seq === inflight.seq) ?? null;
}

/** Whether the server placed every step of the commit exactly as it stands here. */
function placedAsHere(now: Collab, entry: Entry): boolean {
  const steps = (entry.body as EditBody).steps;
  const here = new Map<number, Step>();
  for (const one of now.unconfirmed) if (one.slot >= 0) here.set(one.slot, one.step);
  return steps.every((step, slot) => {
    const local = here.get(slot);
    if (step === null || local === undefined) return step === null && local === undefined;
    return same(stepJson(stepFrom(step)), stepJson(local));
  });
}

function fastAck(state: EditorState, now: Collab, entry: Entry): Received {
  let confirmed = now.confirmed;
  const maps: StepMap[] = [];
  for (const json of (entry.body as EditBody).steps) {
    if (json === null) continue;
    const step = stepFrom(json);
    const result = step.apply(confirmed);
    if (!result.doc) throw new Error(`The server's step does not apply: ${result.failed}`);
    confirmed = result.doc;
    maps.push(step.getMap());
  }
  const value: Collab = {
    version: entry.v,
    confirmed,
    unconfirmed: now.unconfirmed.filter((one) => one.slot < 0),
    inflight: null,
    recent: now.recent.concat({ version: entry.v, maps }).slice(-KEEP_RECENT),
  };
  return { tr: state.tr.setMeta(key, value), lost: refused(now, entry), acknowledged: true };
}

function refused(now: Collab, entry: Entry): Lost[] {
  const body = entry.body as EditBody;
  const lost: Lost[] = [];
  body.steps.forEach((step, slot) => {
    const sent = now.inflight?.steps[slot];
    if (step === null && sent) lost.push({ step: sent, code: body.why?.[slot] ?? 'step.gone' });
  });
  return lost;
}

/** Says that one map is the inverse of another; public in JavaScript, left out of the library's types. */
function mirror(mapping: Mapping, a: number, b: number): void {
  (mapping as unknown as { setMirror(a: number, b: number): void }).setMirror(a, b);
}

/** One transaction: undo what is unconfirmed, apply the server's steps, redo. Mirrors keep what is redone in its place. */
class Rewrite {
  readonly tr: Transaction;
  private readonly undone: number;

  constructor(
    state: EditorState,
    private readonly before: Collab,
  ) {
    this.tr = state.tr;
    this.undone = before.unconfirmed.length;
    for (let i = this.undone - 1; i >= 0; i--) this.tr.step(this.at(i).inverted);
    this.heal();
  }

  private at(index: number): Unconfirmed {
    return this.before.unconfirmed[index] as Unconfirmed;
  }

  /** Undoing must lead back to the server's text; where a library's inverse is inexact, put it right. */
  private heal(): void {
    const want = this.before.confirmed;
    if (this.tr.doc.eq(want)) return;
    const start = this.tr.doc.content.findDiffStart(want.content);
    const end = this.tr.doc.content.findDiffEnd(want.content as never);
    if (start === null || !end) return;
    const $from = this.tr.doc.resolve(Math.min(start, end.a));
    const from = $from.depth > 0 ? $from.before(1) : $from.pos;
    const overlap = Math.max(0, start - Math.min(end.a, end.b));
    const $to = this.tr.doc.resolve(end.a + overlap);
    const to = $to.depth > 0 ? $to.after(1) : $to.pos;
    const wantTo = to + (want.content.size - this.tr.doc.content.size);
    this.tr.step(new ReplaceStep(from, to, want.slice(from, wantTo)));
  }

  /** Applies an entry's steps; own ones are mirrored to the local steps they confirm. */
  apply(body: EditBody, own: boolean): void {
    const placed = new Map<number, number>();
    body.steps.forEach((json, slot) => {
      if (json === null) return;
      this.tr.step(stepFrom(json));
      const index = this.tr.steps.length - 1;
      placed.set(slot, index);
      const local = own ? this.before.unconfirmed.findIndex((one) => one.slot === slot) : -1;
      if (local >= 0) mirror(this.tr.mapping, this.undone - 1 - local, index);
    });
    if (own) return;
    for (const [removed, inserted] of body.moves ?? []) {
      const a = placed.get(removed);
      const b = placed.get(inserted);
      if (a !== undefined && b !== undefined) mirror(this.tr.mapping, a, b);
    }
  }

  /** Redoes local steps where they belong now. */
  redo(list: readonly Unconfirmed[]): { kept: Unconfirmed[]; lost: Step[] } {
    const kept: Unconfirmed[] = [];
    const lost: Step[] = [];
    for (const one of list) {
      const undo = this.undone - 1 - this.before.unconfirmed.indexOf(one);
      const mapped = one.step.map(this.tr.mapping.slice(undo + 1));
      if (mapped && !this.tr.maybeStep(mapped).failed) {
        const index = this.tr.steps.length - 1;
        mirror(this.tr.mapping, undo, index);
        const inverted = mapped.invert(this.tr.docs[index] as Node);
        kept.push({ ...one, step: mapped, inverted });
      } else if (one.slot < 0) {
        lost.push(one.step);
      }
    }
    return { kept, lost };
  }

  finish(value: Collab): Transaction {
    return this.tr
      .setMeta(key, value)
      .setMeta('rebased', this.undone)
      .setMeta('addToHistory', false);
  }
}

/** Maps a position of the server's text at some version into the present text; null if too old or not yet known. */
export function fromServer(state: EditorState, version: number, pos: number): number | null {
  const now = collab(state);
  if (version > now.version) return null;
  const oldest = now.recent[0];
  if (version < now.version && (!oldest || oldest.version > version + 1)) return null;
  let at = pos;
  for (const entry of now.recent) {
    if (entry.version <= version) continue;
    for (const map of entry.maps) at = map.map(at);
  }
  for (const one of now.unconfirmed) at = one.step.getMap().map(at);
  return Math.max(0, Math.min(at, state.doc.content.size));
}

/** Maps a position of the present text back into the server's text at the state's version. */
export function toServer(state: EditorState, pos: number): number {
  const now = collab(state);
  const back = new Mapping(now.unconfirmed.map((one) => one.step.getMap().invert()).reverse());
  return Math.max(0, Math.min(back.map(pos), now.confirmed.content.size));
}
