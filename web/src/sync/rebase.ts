// Bringing local steps on top of what others did. The same rules as the server's `org.plenary.text.Rebase`:
// a group is kept whole or not at all, only a step whose place is gone drops out alone, and the halves of a
// move stay together: what is put down is what was really taken up.
import { Fragment, type Node, Slice } from 'prosemirror-model';
import { ReplaceStep, type Step } from 'prosemirror-transform';
import { type Carrying, shiftOf, weight } from './carrying';

/** A step to bring along, with its group and where its undoing stands in the mapping. */
export interface Local {
  step: Step;
  group: unknown;
  undone: number;
}

export interface Rebased {
  doc: Node;
  /** Same order as the steps given; null where one has no place any more. */
  steps: (Step | null)[];
  inverted: (Step | null)[];
}

/**
 * Rebases and applies.
 *
 * @param mapping from the text the steps stand on to `doc`, the undoing of the steps first; grows by what is kept
 * @param stale whether anything came in between
 */
export function rebase(doc: Node, locals: readonly Local[], mapping: Carrying, stale: boolean) {
  const work = new Rebase(doc, locals, mapping, stale);
  let start = 0;
  while (start < locals.length) {
    let end = start + 1;
    while (end < locals.length && locals[end]?.group === locals[start]?.group) end++;
    work.group(start, end);
    start = end;
  }
  return work.result();
}

class Rebase {
  private readonly kept: (Step | null)[];
  private readonly inverted: (Step | null)[];
  private readonly mapAt: number[] = [];
  /** For each step, the whole blocks it took out or would have; null for all others. */
  private readonly taken: (readonly Node[] | null)[];

  constructor(
    private doc: Node,
    private readonly locals: readonly Local[],
    private readonly mapping: Carrying,
    private readonly stale: boolean,
  ) {
    this.kept = locals.map(() => null);
    this.inverted = locals.map(() => null);
    this.taken = locals.map(() => null);
  }

  result(): Rebased {
    return { doc: this.doc, steps: this.kept, inverted: this.inverted };
  }

  group(from: number, to: number): void {
    const before = this.doc;
    const length = this.mapping.size;
    for (let k = from; k < to; k++) {
      if (this.place(k)) continue;
      this.doc = before;
      this.mapping.truncate(length);
      this.kept.fill(null, from, to);
      this.inverted.fill(null, from, to);
      this.leaveInPlace(from, to);
      return;
    }
  }

  /** What was done later in blocks whose move was refused is done where they still are. */
  private leaveInPlace(from: number, to: number): void {
    for (let j = from + 1; j < to; j++) {
      const i = this.takenFor(j);
      if (i < 0 || !this.taken[i]?.length) continue;
      const put = this.undone(j);
      this.mapping.setCarry(put, this.undone(i), weight(put));
    }
  }

  private undone(k: number): number {
    return (this.locals[k] as Local).undone;
  }

  private step(k: number): Step {
    return (this.locals[k] as Local).step;
  }

  /** False: the whole group is to be refused. */
  private place(k: number): boolean {
    const step = this.step(k);
    let mapped = this.mapping.step(step, this.undone(k) + 1);
    const from = mapped ? this.takenFor(k) : -1;
    if (from >= 0 && this.stale && mapped instanceof ReplaceStep) {
      mapped = carried(mapped, this.taken[from]);
    }
    if (deletesOnly(step)) this.taken[k] = takenBy(this.doc, mapped);
    if (!mapped) return true;
    const after = applied(mapped, this.doc);
    if (!after) return false;
    this.keep(k, mapped, from);
    this.doc = after;
    return true;
  }

  private keep(k: number, step: Step, from: number): void {
    const put = this.undone(k);
    const by = this.mapping.carried(this.step(k), put + 1);
    const at = this.mapping.size;
    this.kept[k] = step;
    this.inverted[k] = step.invert(this.doc);
    this.mapAt[k] = at;
    this.mapping.append(shiftOf(step));
    if (from >= 0 && this.kept[from]) {
      this.mapping.setCarry(put, this.undone(from), -weight(put));
      this.mapping.setCarry(this.mapAt[from] as number, at, weight(put));
    } else {
      this.mapping.setMirror(put, at, by);
    }
  }

  /** The step that took out what this one puts in: the other half of the move; or -1. */
  private takenFor(k: number): number {
    const put = this.step(k);
    if (!insertsWholeBlocks(put)) return -1;
    for (let i = k - 1; i >= 0; i--) {
      const blocks = this.taken[i];
      if (!blocks || !pair(this.step(i), put)) continue;
      if (blocks.length === 0 || shares(blocks, put.slice)) return i;
    }
    return -1;
  }
}

function deletesOnly(step: Step): step is ReplaceStep {
  return step instanceof ReplaceStep && step.from < step.to && step.slice.content.size === 0;
}

function insertsWholeBlocks(step: Step): step is ReplaceStep {
  return step instanceof ReplaceStep && step.from === step.to && isWholeBlocks(step.slice);
}

function isWholeBlocks(slice: Slice): boolean {
  return slice.openStart === 0 && slice.openEnd === 0 && !!slice.content.firstChild?.isBlock;
}

function pair(taken: Step, put: ReplaceStep): boolean {
  return deletesOnly(taken) && taken.to - taken.from === put.slice.size;
}

/** The whole blocks that a step still takes out, once a deletion; null if it takes out anything else. */
export function takenBy(doc: Node, step: Step | null): readonly Node[] | null {
  return step && deletesOnly(step) ? blocksTaken(doc, step) : [];
}

function blocksTaken(doc: Node, step: ReplaceStep): readonly Node[] | null {
  if (step.from < 0 || step.to > doc.content.size) return null;
  const slice = doc.slice(step.from, step.to);
  return isWholeBlocks(slice) ? slice.content.content : null;
}

function shares(blocks: readonly Node[], put: Slice): boolean {
  const ids = new Set(blocks.map((block) => block.attrs.id));
  return put.content.content.some((block) => ids.has(block.attrs.id));
}

/** The earlier of some steps that took out the blocks which this one puts in: the other half of a move; or -1. */
export function halfBefore(steps: readonly Step[], docs: readonly Node[], index: number): number {
  const put = steps[index] as Step;
  if (!insertsWholeBlocks(put)) return -1;
  for (let i = index - 1; i >= 0; i--) {
    const step = steps[i] as Step;
    const blocks = pair(step, put) ? takenBy(docs[i] as Node, step) : null;
    if (blocks && shares(blocks, put.slice)) return i;
  }
  return -1;
}

/** Puts down what was really taken up; null if somebody else had taken it all away. */
export function carried(put: Step, taken: readonly Node[] | null | undefined): Step | null {
  if (!taken || taken.length === 0 || !(put instanceof ReplaceStep)) return null;
  const structure = (put as unknown as { structure: boolean }).structure;
  return new ReplaceStep(
    put.from,
    put.to,
    new Slice(Fragment.fromArray([...taken]), 0, 0),
    structure,
  );
}

/** The text after a step; null where it does not fit. */
export function applied(step: Step, doc: Node): Node | null {
  try {
    return step.apply(doc).doc;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
