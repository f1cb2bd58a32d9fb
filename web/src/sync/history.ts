// Undo and redo of one author among many. One log of everything that was done to the text since the oldest edit that
// can be undone; what is undone goes through what came after it by the rules of `carrying.ts`, as every edit of ours
// goes through what others did. So the undoing of a move is a move, and takes along what others typed meanwhile.
import type { Node } from 'prosemirror-model';
import {
  type Command,
  type EditorState,
  Plugin,
  PluginKey,
  TextSelection,
  type Transaction,
} from 'prosemirror-state';
import type { Step } from 'prosemirror-transform';
import { Carrying, type Shift, shiftOf, weight } from './carrying';
import { carried, halfBefore, takenBy } from './rebase';

/** One step. Those of others are there for their positions only. */
interface Item {
  id: number;
  shift: Shift;
  /** Takes an own step back. */
  inverse: Step | null;
  /** The earlier item that this one takes back, or with which it makes a move; 0: none. */
  partner: number;
  move: boolean;
  /** See `Carrying.setMirror` and `setCarry`. */
  by: number;
}

/** What one press of undo takes back. */
interface Event {
  items: readonly number[];
  /** The selection before it. */
  anchor: number;
  head: number;
}

/** To the last event more may be added while somebody goes on typing there. */
interface Going {
  time: number;
  composition: unknown;
  from: number;
  to: number;
}

interface History {
  log: readonly Item[];
  done: readonly Event[];
  undone: readonly Event[];
  going: Going | null;
  next: number;
}

const EMPTY: History = { log: [], done: [], undone: [], going: null, next: 1 };
const MOST_EVENTS = 100;
const MOST_ITEMS = 50_000;
const PAUSE_MS = 500;

interface Turn {
  redo: boolean;
  history: History;
}

const key = new PluginKey<History>('history');

const historyOf = (state: EditorState): History => key.getState(state) ?? EMPTY;
export const undoDepth = (state: EditorState): number => historyOf(state).done.length;
export const redoDepth = (state: EditorState): number => historyOf(state).undone.length;

/** What is done next is an event of its own. */
export function closeHistory(tr: Transaction): Transaction {
  return tr.setMeta('closeHistory', true);
}

/** How a transaction of `receive` was made: its first steps, `undone` of them, took back what was unconfirmed. */
export interface Rebased {
  undone: number;
  mapping: Carrying;
}

export const setRebased = (tr: Transaction, how: Rebased): Transaction =>
  tr.setMeta('rebased', how);

export function history(): Plugin<History> {
  return new Plugin<History>({
    key,
    state: { init: () => EMPTY, apply: (tr, value, before) => bounded(applied(tr, value, before)) },
  });
}

function applied(tr: Transaction, value: History, before: EditorState): History {
  const turn = tr.getMeta(key) as Turn | undefined;
  if (turn) return turn.history;
  const now = tr.getMeta('closeHistory') ? { ...value, going: null } : value;
  if (tr.steps.length === 0) return now;
  const how = tr.getMeta('rebased') as Rebased | undefined;
  if (how) return rebased(now, tr, how);
  const root = tr.getMeta('appendedTransaction') as Transaction | undefined;
  const was = root?.getMeta(key) as Turn | undefined;
  if (was) return appended(now, tr, was.redo ? 'done' : 'undone');
  const hidden = tr.getMeta('addToHistory') === false || root?.getMeta('addToHistory') === false;
  return hidden ? foreign(now, tr) : edited(now, tr, before, root !== undefined);
}

/** An edit of this author. */
function edited(now: History, tr: Transaction, before: EditorState, follows: boolean): History {
  const { going } = now;
  const composition: unknown = tr.getMeta('composition');
  const goesOn =
    going !== null &&
    now.done.length > 0 &&
    (follows ||
      (composition !== undefined && composition === going.composition) ||
      (going.time >= tr.time - PAUSE_MS && touches(tr, going)));
  const next = { ...appended(begun(now, before, goesOn), tr, 'done'), undone: [] };
  return { ...next, going: goingOn(tr, composition ?? going?.composition) };
}

function begun(now: History, before: EditorState, goesOn: boolean): History {
  if (goesOn) return now;
  const { anchor, head } = before.selection;
  return { ...now, done: now.done.concat({ items: [], anchor, head }) };
}

/** Adds own steps to the last event. */
function appended(now: History, tr: Transaction, where: 'done' | 'undone'): History {
  const last = now[where].at(-1);
  if (!last) return foreign(now, tr);
  const items: Item[] = [];
  tr.steps.forEach((step, i) => {
    const item = own(now.next + i, step, tr.docs[i] as Node);
    const taken = items[halfBefore(tr.steps, tr.docs, i)];
    items.push(taken ? movedFrom(item, taken) : item);
  });
  const event = { ...last, items: last.items.concat(items.map(({ id }) => id)) };
  return { ...logged(now, items), [where]: now[where].slice(0, -1).concat(event) };
}

const logged = (now: History, items: readonly Item[]): History => ({
  ...now,
  log: now.log.concat(items),
  next: now.next + items.length,
});

const foreignItem = (id: number, step: Step): Item => {
  return { id, shift: shiftOf(step), inverse: null, partner: 0, move: false, by: 0 };
};

const own = (id: number, step: Step, doc: Node): Item => {
  return { ...foreignItem(id, step), inverse: step.invert(doc) };
};

/** An item that puts down what another took up. */
const movedFrom = (item: Item, taken: Item, by = weight(taken.id)): Item => {
  return { ...item, partner: taken.id, move: true, by };
};

/** Steps that nobody undoes here. */
function foreign(now: History, tr: Transaction): History {
  const items = tr.steps.map((step, i) => foreignItem(now.next + i, step));
  return { ...logged(now, items), going: moved(now.going, tr) };
}

/** What was unconfirmed was taken back, what others did came in, and the rest was done again elsewhere. */
function rebased(now: History, tr: Transaction, { undone, mapping }: Rebased): History {
  const start = Math.max(0, now.log.length - undone);
  const tail = now.log.slice(start);
  const items: Item[] = [];
  for (let i = undone; i < tr.steps.length; i++) {
    const step = tr.steps[i] as Step;
    const undo = mirrorOf(tr, i);
    // Those before the oldest event are not in the log.
    const old = undo < 0 ? undefined : tail[tail.length - 1 - undo];
    if (old) {
      const inverse = old.inverse && step.invert(tr.docs[i] as Node);
      items.push({ ...old, shift: shiftOf(step), inverse });
    } else {
      const taken = items[mapping.takenFor(i) - undone];
      const item = foreignItem(now.next + i, step);
      items.push(taken ? movedFrom(item, taken) : item);
    }
  }
  const placed = new Map(items.map(({ id }, i) => [id, undone + i]));
  const undoOf = new Map(tail.map(({ id }, i) => [id, tail.length - 1 - i]));
  const follow = (event: Event) => followed(event, placed, undoOf, mapping);
  return {
    log: now.log.slice(0, start).concat(items),
    done: now.done.flatMap(follow),
    undone: now.undone.flatMap(follow),
    going: moved(now.going, tr),
    next: now.next + tr.steps.length,
  };
}

/** An event of which some items were taken back and placed anew, or not at all; none if nothing is left of it. */
function followed(
  event: Event,
  placed: ReadonlyMap<number, number>,
  undoOf: ReadonlyMap<number, number>,
  mapping: Carrying,
): Event[] {
  const { anchor, head } = event;
  const items = event.items.filter((id) => placed.has(id) || !undoOf.has(id));
  if (items.length === 0) return [];
  const undo = undoOf.get(event.items[0] as number);
  if (undo === undefined)
    return items.length === event.items.length ? [event] : [{ ...event, items }];
  const at = (pos: number) => mapping.map(pos, 1, undo + 1, placed.get(items[0] as number));
  return [{ items, anchor: at(anchor), head: at(head) }];
}

function mirrorOf(tr: Transaction, index: number): number {
  const mapping = tr.mapping as unknown as { getMirror(index: number): number | undefined };
  const mirror = mapping.getMirror(index);
  return mirror === undefined || mirror > index ? -1 : mirror;
}

/** Old events are forgotten, and so is what nothing is undone through. */
function bounded(now: History): History {
  const { log, done, undone } = now;
  if (done.length === 0 && undone.length === 0) return log.length === 0 ? now : { ...now, log: [] };
  if (done.length > MOST_EVENTS) return { ...now, done: done.slice(-MOST_EVENTS) };
  if (log.length <= MOST_ITEMS) return now;
  const cut = log.slice(-MOST_ITEMS * 0.8);
  const here = new Set(cut.map(({ id }) => id));
  const whole = (event: Event) => event.items.every((id) => here.has(id));
  return { ...now, log: cut, done: done.filter(whole), undone: undone.filter(whole) };
}

function goingOn(tr: Transaction, composition: unknown): Going | null {
  for (let i = tr.mapping.maps.length - 1; i >= 0; i--) {
    let range: [number, number] | null = null;
    tr.mapping.maps[i]?.forEach((_from, _to, from, to) => {
      range ??= [from, to];
    });
    if (range) return { time: tr.time, composition, from: range[0], to: range[1] };
  }
  return { time: tr.time, composition, from: -1, to: -1 };
}

function moved(going: Going | null, tr: Transaction): Going | null {
  if (!going) return null;
  const from = tr.mapping.map(going.from, 1);
  return { ...going, from, to: Math.max(from, tr.mapping.map(going.to, -1)) };
}

function touches(tr: Transaction, going: Going): boolean {
  let touched = false;
  tr.mapping.maps[0]?.forEach((from, to) => {
    if (from <= going.to && to >= going.from) touched = true;
  });
  return touched;
}

function turned(state: EditorState, redo: boolean): Transaction | null {
  let now = historyOf(state);
  for (;;) {
    const event = (redo ? now.undone : now.done).at(-1);
    if (!event) return null;
    const back = new Back(state, now, event);
    now = redo
      ? { ...now, undone: now.undone.slice(0, -1) }
      : { ...now, done: now.done.slice(0, -1) };
    if (back.items.length === 0) continue;
    const { anchor, head } = state.selection;
    const made = { items: back.items.map(({ id }) => id), anchor, head };
    const other = redo ? { done: now.done.concat(made) } : { undone: now.undone.concat(made) };
    const history = { ...logged(now, back.items), ...other, going: null };
    return back.tr.setMeta(key, { redo, history } satisfies Turn);
  }
}

interface Taken {
  item: Item | null;
  /** Null: not whole blocks any more. */
  blocks: readonly Node[] | null;
}

/** Takes one event back, from its last step to its first. */
class Back {
  readonly tr: Transaction;
  readonly items: Item[] = [];
  private readonly part: readonly Item[];
  private readonly index = new Map<number, number>();
  private readonly mapping = new Carrying();
  /** By the id of a move's second half: what took its blocks up again; nothing if that could not be done. */
  private readonly taken = new Map<number, Taken>();

  constructor(
    state: EditorState,
    private readonly now: History,
    event: Event,
  ) {
    this.tr = state.tr;
    this.part = now.log.slice(now.log.findLastIndex(({ id }) => id === event.items[0]));
    for (const item of this.part) this.append(item);
    for (let i = event.items.length - 1; i >= 0; i--) this.take(event.items[i] as number);
    const { doc } = this.tr;
    const at = (pos: number) => doc.resolve(Math.min(this.mapping.map(pos, 1), doc.content.size));
    this.tr.setSelection(TextSelection.between(at(event.anchor), at(event.head)));
  }

  private append(item: Item): void {
    const index = this.mapping.size;
    this.index.set(item.id, index);
    this.mapping.append(item.shift);
    const partner = this.index.get(item.partner);
    if (partner === undefined) return;
    if (item.move) this.mapping.setCarry(partner, index, item.by);
    else this.mapping.setMirror(partner, index, item.by);
  }

  private take(id: number): void {
    const index = this.index.get(id);
    const item = index === undefined ? undefined : this.part[index];
    if (index === undefined || !item?.inverse) return;
    const put = this.part.find(({ partner, move }) => move && partner === id);
    const taken = put && this.taken.get(put.id);
    const by = this.mapping.carried(item.inverse, index + 1);
    let step = this.mapping.step(item.inverse, index + 1);
    if (step && taken?.blocks) step = carried(step, taken.blocks);
    const blocks = item.move ? takenBy(this.tr.doc, step) : [];
    const made = step && this.done(step);
    if (item.move) this.taken.set(id, { item: made, blocks: made ? blocks : [] });
    if (!made) return;
    if (put && taken?.item && taken.blocks) this.keep(movedFrom(made, taken.item, -put.by));
    else if (item.move) this.keep(made);
    else this.keep({ ...made, partner: id, by });
  }

  /** The item of a step that could be done. */
  private done(step: Step): Item | null {
    const { doc } = this.tr;
    if (this.tr.maybeStep(step).failed) return null;
    return own(this.now.next + this.items.length, step, doc);
  }

  private keep(item: Item): void {
    this.items.push(item);
    this.append(item);
  }
}

const turn =
  (redo: boolean): Command =>
  (state, dispatch) => {
    const depth = redo ? redoDepth(state) : undoDepth(state);
    if (depth === 0) return false;
    if (!dispatch) return true;
    const tr = turned(state, redo);
    if (tr) dispatch(tr.scrollIntoView());
    return tr !== null;
  };

/** Takes back this author's last edit, and nobody else's. */
export const undo = turn(false);

/** Does again what was undone last. */
export const redo = turn(true);
