// What this browser knows of the server's text, and its own steps that the server has not confirmed yet.
//
// The server rebases, never refuses for being stale; its word is final. On every batch of entries we undo our
// unconfirmed steps, apply what the server stored (our own steps as the server placed them) and redo the rest.
// See docs/way-of-an-edit.md.
import type { Node } from 'prosemirror-model';
import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state';
import type { Step } from 'prosemirror-transform';
import type { StepJson } from '../wire/protocol';
import { Carrying, type Change, inverse, shiftOf } from './carrying';
import { stepJson } from './steps';

/** One local step that no entry has confirmed. */
export interface Unconfirmed {
  step: Step;
  inverted: Step;
  /** Those of one editor transaction have the same: all of them are applied or none. */
  group: symbol;
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

interface Recent extends Change {
  version: number;
}

export interface Collab {
  version: number;
  /** The server's text at `version`. */
  confirmed: Node;
  unconfirmed: readonly Unconfirmed[];
  inflight: Inflight | null;
  /** What the last entries did to positions, oldest first, for carets of others. */
  recent: readonly Recent[];
}

const KEEP_RECENT = 200;
const key = new PluginKey<Collab>('collab');

export const withRecent = (now: Collab, more: readonly Recent[]): readonly Recent[] =>
  now.recent.concat(more).slice(-KEEP_RECENT);

/** Makes a transaction set what is known. */
export function setCollab(tr: Transaction, value: Collab): Transaction {
  return tr.setMeta(key, value);
}

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

/** Transactions that plugins append belong to the group of the one they follow. */
const groups = new WeakMap<Transaction, symbol>();

function groupOf(tr: Transaction): symbol {
  const root = (tr.getMeta('appendedTransaction') as Transaction | undefined) ?? tr;
  const group = groups.get(root) ?? Symbol();
  groups.set(root, group);
  return group;
}

function unconfirmedOf(tr: Transaction): Unconfirmed[] {
  const group = groupOf(tr);
  return tr.steps.map((step, i) => ({
    step,
    inverted: step.invert(tr.docs[i] as Node),
    group,
    slot: -1,
  }));
}

/** A transaction that marks the next steps as sent, with the commit to send; null if nothing waits. */
export function take(
  state: EditorState,
  seq: number,
  most: number,
  characters: number,
): { tr: Transaction; inflight: Inflight; characters: number } | null {
  const now = collab(state);
  if (now.inflight || now.unconfirmed.length === 0) return null;
  const { count, size } = wholeGroups(now.unconfirmed, most, characters);
  const taken = now.unconfirmed.slice(0, count).map((one, slot) => ({ ...one, slot }));
  const unconfirmed = taken.concat(parted(now.unconfirmed.slice(count), taken));
  const inflight = {
    seq,
    base: now.version,
    groups: grouped(taken).map((group) => group.map((one) => stepJson(one.step))),
    steps: taken.map((one) => one.step),
  };
  const tr = setCollab(state.tr, { ...now, unconfirmed, inflight });
  return { tr, inflight, characters: size };
}

/** The steps by group. */
export function grouped(list: readonly Unconfirmed[]): Unconfirmed[][] {
  const out: Unconfirmed[][] = [];
  list.forEach((one, i) => {
    if (one.group !== list[i - 1]?.group) out.push([]);
    out[out.length - 1]?.push(one);
  });
  return out;
}

/** A group larger than a commit may be goes in parts; what is left of it is a group of its own. */
function parted(rest: Unconfirmed[], taken: Unconfirmed[]): Unconfirmed[] {
  const cut = taken[taken.length - 1]?.group;
  const group = Symbol();
  return rest.map((one) => (one.group === cut ? { ...one, group } : one));
}

/** How many of the first steps make whole groups within the limits; of a larger one as many as may go, at least one. */
function wholeGroups(
  list: readonly Unconfirmed[],
  most: number,
  characters: number,
): { count: number; size: number } {
  let [count, size] = [0, 0];
  for (const group of grouped(list)) {
    const more = group.reduce((sum, one) => sum + lengthOf(one.step), 0);
    if (count + group.length > most || size + more > characters) break;
    count += group.length;
    size += more;
  }
  if (count > 0) return { count, size };
  for (const one of list.slice(0, most)) {
    const more = lengthOf(one.step);
    if (count > 0 && size + more > characters) break;
    count++;
    size += more;
  }
  return { count, size };
}

function lengthOf(step: Step): number {
  return JSON.stringify(step.toJSON()).length;
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

/** Maps a position of the server's text at some version into the present text; null if too old or not yet known. */
export function fromServer(state: EditorState, version: number, pos: number): number | null {
  const now = collab(state);
  if (version > now.version) return null;
  const oldest = now.recent[0];
  if (version < now.version && (!oldest || oldest.version > version + 1)) return null;
  const mapping = new Carrying();
  for (const entry of now.recent) if (entry.version > version) mapping.appendChange(entry);
  for (const one of now.unconfirmed) mapping.append(shiftOf(one.step));
  return Math.max(0, Math.min(mapping.map(pos, 1), state.doc.content.size));
}

/** Maps a position of the present text back into the server's text at the state's version. */
export function toServer(state: EditorState, pos: number): number {
  const now = collab(state);
  const back = new Carrying();
  for (let i = now.unconfirmed.length - 1; i >= 0; i--) {
    back.append(inverse(shiftOf((now.unconfirmed[i] as Unconfirmed).step)));
  }
  return Math.max(0, Math.min(back.map(pos, 1), now.confirmed.content.size));
}
