// Taking in what the server stored: undo what is unconfirmed, apply the server's steps, redo the rest.
// See docs/way-of-an-edit.md.
import { Node } from 'prosemirror-model';
import { type EditorState, TextSelection, type Transaction } from 'prosemirror-state';
import { ReplaceStep, type Step } from 'prosemirror-transform';
import { schema } from '../text/schema';
import { type EditBody, type Entry, editOf } from '../wire/protocol';
import { Carrying, type Change, inverse, shiftOf } from './carrying';
import { type Collab, collab, setCollab, type Unconfirmed, withRecent } from './collab';
import { setRebased } from './history';
import { applied, rebase } from './rebase';
import { same, stepFrom, stepJson } from './steps';

export interface Editor {
  readonly state: EditorState;
  dispatch(tr: Transaction): void;
  /** Takes in what the browser has done to text or caret and has not told yet. */
  settle?(): void;
}

/** A local step that has no place any more. */
export interface Lost {
  step: Step;
  code: string;
}

export interface Received {
  /** Own steps that have no place any more, with the server's reason. */
  lost: Lost[];
  /** Whether the commit under way is among the entries; `fast`: placed by the server as it stood here. */
  acknowledged: 'fast' | 'slow' | null;
}

const GONE = 'step.gone';

/** The entries that follow a version without a gap; those known already are left out. */
export function following(list: readonly Entry[], version: number): Entry[] {
  const out: Entry[] = [];
  for (const entry of list) if (entry.v === version + out.length + 1) out.push(entry);
  return out;
}

/** Takes in entries that follow the state's version without a gap. May dispatch several transactions. */
export function receive(editor: Editor, entries: readonly Entry[], client: string): Received {
  const inflight = collab(editor.state).inflight;
  const own = entries.findIndex((one) => one.client === client && one.seq === inflight?.seq);
  if (own < 0) return { lost: others(editor, entries), acknowledged: null };
  const lost = others(editor, entries.slice(0, own));
  const entry = entries[own] as Entry;
  lost.push(...refused(collab(editor.state), entry));
  const fast = placedAsHere(collab(editor.state), entry);
  if (fast) editor.dispatch(confirm(editor.state, entry));
  else lost.push(...replace(editor, entry));
  lost.push(...others(editor, entries.slice(own + 1)));
  return { lost, acknowledged: fast ? 'fast' : 'slow' };
}

/** Gives up the steps under way: the server will never take them. */
export function giveUp(editor: Editor): Step[] {
  const now = collab(editor.state);
  const lost = now.inflight?.steps ?? [];
  const work = new Rewrite(editor.state, now);
  const dropped = work.redo((one) => one.slot < 0);
  editor.dispatch(work.done({ ...now, inflight: null }));
  return lost.concat(dropped);
}

/** Entries of others, all at once. */
function others(editor: Editor, entries: readonly Entry[]): Lost[] {
  const last = entries[entries.length - 1];
  if (!last) return [];
  const now = collab(editor.state);
  const work = new Rewrite(editor.state, now);
  const recent = entries.map((entry) => ({ version: entry.v, ...work.entry(entry) }));
  const lost = work.redo(() => true);
  editor.dispatch(work.done({ ...now, version: last.v, recent: withRecent(now, recent) }));
  return lost.map((step) => ({ step, code: GONE }));
}

/** Whether the server placed every step of the commit exactly as it stands here. */
function placedAsHere(now: Collab, entry: Entry): boolean {
  const here = new Map<number, Step>();
  for (const one of now.unconfirmed) if (one.slot >= 0) here.set(one.slot, one.step);
  return bodyOf(entry).steps.every((step, slot) => {
    const local = here.get(slot);
    if (step === null || local === undefined) return step === null && local === undefined;
    return same(stepJson(stepFrom(step)), stepJson(local));
  });
}

/** The text stays as it is; only what is known changes. */
function confirm(state: EditorState, entry: Entry): Transaction {
  const now = collab(state);
  let confirmed = now.confirmed;
  const steps = bodyOf(entry).steps.map((json) => json && stepFrom(json));
  for (const step of steps) if (step) confirmed = serverApplied(step, confirmed);
  const change = { version: entry.v, ...changeOf(steps, bodyOf(entry).moves ?? []) };
  return setCollab(state.tr, {
    version: entry.v,
    confirmed,
    unconfirmed: now.unconfirmed.filter((one) => one.slot < 0),
    inflight: null,
    recent: withRecent(now, [change]),
  });
}

/** The server placed our commit otherwise: its word counts. */
function replace(editor: Editor, entry: Entry): Lost[] {
  const now = collab(editor.state);
  const work = new Rewrite(editor.state, now);
  const change = { version: entry.v, ...work.own(bodyOf(entry)) };
  const lost = work.redo((one) => one.slot < 0);
  const known = { version: entry.v, inflight: null, recent: withRecent(now, [change]) };
  editor.dispatch(work.done({ ...now, ...known }));
  return lost.map((step) => ({ step, code: GONE }));
}

function refused(now: Collab, entry: Entry): Lost[] {
  const body = bodyOf(entry);
  const lost: Lost[] = [];
  body.steps.forEach((step, slot) => {
    const sent = now.inflight?.steps[slot];
    if (step === null && sent) lost.push({ step: sent, code: body.why?.[slot] ?? GONE });
  });
  return lost;
}

function bodyOf(entry: Entry): EditBody {
  return editOf(entry) ?? { steps: [] };
}

function changeOf(steps: readonly (Step | null)[], moves: readonly [number, number][]): Change {
  const at: number[] = [];
  const shifts = [];
  for (const step of steps) {
    at.push(shifts.length);
    if (step) shifts.push(shiftOf(step));
  }
  return { shifts, moves: moves.map(([a, b]) => [at[a] as number, at[b] as number] as const) };
}

function serverApplied(step: Step, doc: Node): Node {
  const after = applied(step, doc);
  if (!after) throw new Error(`The server's step does not apply: ${JSON.stringify(step.toJSON())}`);
  return after;
}

/** One transaction that undoes what is unconfirmed, applies the server's steps and redoes what stays. */
class Rewrite {
  private readonly tr: Transaction;
  private readonly mapping = new Carrying();
  private readonly undone: number;
  private unconfirmed: Unconfirmed[] = [];
  private confirmed: Node;
  private stale = false;

  constructor(
    private readonly state: EditorState,
    private readonly before: Collab,
  ) {
    this.tr = state.tr;
    this.undone = before.unconfirmed.length;
    for (let i = this.undone - 1; i >= 0; i--) {
      const { inverted, step } = before.unconfirmed[i] as Unconfirmed;
      this.tr.step(inverted);
      this.mapping.append(inverse(shiftOf(step)));
    }
    this.heal();
    this.confirmed = this.tr.doc;
  }

  /** Undoing must lead back to the server's text; where a library's inverse is inexact, put it right. */
  private heal(): void {
    const want = this.before.confirmed;
    if (this.tr.doc.eq(want)) return;
    const start = this.tr.doc.content.findDiffStart(want.content);
    const end = this.tr.doc.content.findDiffEnd(want.content as never);
    if (start === null || !end) return;
    const $from = this.tr.doc.resolve(Math.min(start, end.a, end.b));
    const from = $from.depth > 0 ? $from.before(1) : $from.pos;
    const $to = this.tr.doc.resolve(Math.max(end.a, end.a + start - Math.min(end.a, end.b)));
    const to = $to.depth > 0 ? $to.after(1) : $to.pos;
    const wantTo = to + (want.content.size - this.tr.doc.content.size);
    this.step(new ReplaceStep(from, to, want.slice(from, wantTo)));
  }

  private step(step: Step): void {
    this.tr.step(step);
    this.mapping.append(shiftOf(step));
  }

  /** Somebody else's entry; what it did to positions. Whatever has steps edits; kinds without leave the text alone. */
  entry(entry: Entry): Change {
    const base = this.mapping.size;
    const body = bodyOf(entry);
    const steps = body.steps.map((json) => json && stepFrom(json));
    if (entry.kind === 'text') steps.push(this.whole(entry));
    for (const step of steps) if (step) this.step(step);
    const change = changeOf(steps, body.moves ?? []);
    for (const [taken, put] of change.moves) this.mapping.setCarry(base + taken, base + put);
    this.stale ||= change.shifts.length > 0;
    this.confirmed = this.tr.doc;
    return change;
  }

  private whole(entry: Entry): Step {
    const doc = Node.fromJSON(schema, (entry.body as { doc: unknown }).doc);
    return new ReplaceStep(0, this.tr.doc.content.size, doc.slice(0, doc.content.size));
  }

  /** The steps of our own entry, as the server placed them: each is the local one of its slot. */
  own(body: EditBody): Change {
    const at = new Map<number, number>();
    const steps = body.steps.map((json) => json && stepFrom(json));
    steps.forEach((step, slot) => {
      if (!step) return;
      at.set(slot, this.mapping.size);
      this.step(step);
    });
    for (const [slot, index] of at) this.mirror(this.undoOf(slot), index);
    const moves = (body.moves ?? []).filter(([taken, put]) => at.has(taken) && at.has(put));
    for (const [taken, put] of moves) this.moved(at, taken, put);
    this.stale = true;
    this.confirmed = this.tr.doc;
    return changeOf(steps, moves);
  }

  private moved(at: Map<number, number>, taken: number, put: number): void {
    const [undoTaken, undoPut] = [this.undoOf(taken), this.undoOf(put)];
    const by = undoPut + 1;
    if (undoTaken >= 0 && undoPut >= 0) this.mapping.setCarry(undoPut, undoTaken, -by);
    this.mapping.setCarry(at.get(taken) as number, at.get(put) as number, by);
  }

  /** Where the undoing of the step with this slot stands; -1 if it is not here any more. */
  private undoOf(slot: number): number {
    const index = this.before.unconfirmed.findIndex((one) => one.slot === slot);
    return index < 0 ? -1 : this.undone - 1 - index;
  }

  /** Tells both our mapping and the transaction's, in which the history finds its steps again. */
  private mirror(undo: number, index: number): void {
    if (undo < 0) return;
    this.mapping.setMirror(undo, index);
    (this.tr.mapping as unknown as { setMirror(a: number, b: number): void }).setMirror(
      undo,
      index,
    );
  }

  /** Redoes local steps where they belong now; those that have no place are given back, unless the server decides. */
  redo(which: (one: Unconfirmed) => boolean): Step[] {
    const list = this.before.unconfirmed.filter(which);
    const locals = list.map((one) => ({
      step: one.step,
      group: one.group,
      undone: this.undone - 1 - this.before.unconfirmed.indexOf(one),
    }));
    const { steps, inverted } = rebase(this.confirmed, locals, this.mapping, this.stale);
    const lost: Step[] = [];
    list.forEach((one, i) => {
      const step = steps[i];
      if (step) this.keep(one, step, inverted[i] as Step, locals[i]?.undone as number);
      else if (one.slot < 0) lost.push(one.step);
    });
    return lost;
  }

  private keep(one: Unconfirmed, step: Step, inverted: Step, undone: number): void {
    const mapping = this.tr.mapping as unknown as { setMirror(a: number, b: number): void };
    this.tr.step(step);
    mapping.setMirror(undone, this.tr.steps.length - 1);
    this.unconfirmed.push({ ...one, step, inverted });
  }

  done(value: Collab): Transaction {
    const { state, tr, unconfirmed, confirmed } = this;
    if (state.selection instanceof TextSelection) this.select(state.selection);
    if (state.storedMarks) tr.setStoredMarks(state.storedMarks);
    const { undone, mapping } = this;
    return setRebased(setCollab(tr, { ...value, unconfirmed, confirmed }), { undone, mapping });
  }

  /** The caret stays before what others put in just there, and goes with a clause that is moved. */
  private select(selection: TextSelection): void {
    const at = (pos: number) => this.tr.doc.resolve(this.mapping.map(pos, -1));
    this.tr.setSelection(TextSelection.between(at(selection.anchor), at(selection.head)));
  }
}
