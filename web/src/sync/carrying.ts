// Positions through a series of steps, some of which are the undoing of others and some the two halves of a move.
// The same rules as the server's `org.plenary.text.Mapping`, so that both place a step alike.
import { type Mappable, MapResult, ReplaceStep, type Step } from 'prosemirror-transform';

/** What one step did to positions: at `start`, `before` positions gave way to `after` new ones. */
export interface Shift {
  start: number;
  before: number;
  after: number;
}

/** What one entry did: the shifts of its steps, and which two of them are the halves of a move. */
export interface Change {
  shifts: readonly Shift[];
  moves: readonly (readonly [taken: number, put: number])[];
}

const STILL: Shift = { start: Number.MAX_SAFE_INTEGER, before: 0, after: 0 };
const BEFORE = 1;
const AFTER = 2;
const ACROSS = 4;
const SIDE = 8;

export function shiftOf(step: Step): Shift {
  return step instanceof ReplaceStep
    ? { start: step.from, before: step.to - step.from, after: step.slice.size }
    : STILL;
}

export function inverse(shift: Shift): Shift {
  return { start: shift.start, before: shift.after, after: shift.before };
}

interface Walk {
  pos: number;
  flags: number;
  carried: number;
}

/** A number of its own for each move, so that sums of different moves differ. */
export function weight(index: number): number {
  const z = Math.imul(index + 1, 0x9e3779b1);
  return Math.imul(z ^ (z >>> 15), 0x85ebca6b) | 1;
}

export class Carrying {
  private readonly shifts: Shift[] = [];
  private readonly mirror: number[] = [];
  private readonly move: boolean[] = [];
  private readonly carry: number[] = [];
  private moving = false;

  get size(): number {
    return this.shifts.length;
  }

  append(shift: Shift): void {
    this.shifts.push(shift);
    this.mirror.push(-1);
    this.move.push(false);
    this.carry.push(0);
  }

  appendChange(change: Change): void {
    const base = this.size;
    for (const shift of change.shifts) this.append(shift);
    for (const [taken, put] of change.moves) this.setCarry(base + taken, base + put);
  }

  /** Declares two of them a step and its undoing; `by`: which moves it was carried along by, see `carried`. */
  setMirror(a: number, b: number, by = 0): void {
    this.pair(a, b, false, by);
  }

  /** Declares two of them a move; a move and its own undoing have opposite weights and cancel out. */
  setCarry(taken: number, put: number, by = weight(taken)): void {
    this.pair(taken, put, true, by);
    this.moving = true;
  }

  private pair(a: number, b: number, move: boolean, by: number): void {
    this.mirror[a] = b;
    this.mirror[b] = a;
    this.move[a] = move;
    this.move[b] = move;
    this.carry[a] = by;
    this.carry[b] = by;
  }

  /** Forgets those from an index on. */
  truncate(length: number): void {
    for (let i = length; i < this.size; i++) {
      const other = this.mirror[i] as number;
      if (other < 0 || other >= length) continue;
      this.mirror[other] = -1;
      this.move[other] = false;
      this.carry[other] = 0;
    }
    this.shifts.length = length;
    this.mirror.length = length;
    this.move.length = length;
    this.carry.length = length;
  }

  /** The one that took out what this one puts in as the other half of a move; -1: it is no such half. */
  takenFor(put: number): number {
    const taken = this.mirror[put] as number;
    return this.move[put] && taken < put ? taken : -1;
  }

  /** Through those from one index on and before another. */
  map(pos: number, assoc: number, from = 0, to = this.size): number {
    return this.walk(pos, assoc, from, true, to).pos;
  }

  /** The same step after those from an index on; null: what it was about is gone. */
  step(step: Step, from: number): Step | null {
    const inner = (step as { steps?: Step[] }).steps;
    if (inner) {
      const kept = inner.map((one) => this.step(one, from)).filter((one) => one !== null);
      return kept.length > 0 ? new (step.constructor as new (steps: Step[]) => Step)(kept) : null;
    }
    const mapped = step.map(this.mappable(from, this.follows(step, from)));
    return mapped instanceof ReplaceStep ? stillInsertion(step as ReplaceStep, mapped) : mapped;
  }

  /** A range follows a move only if both of its ends do. */
  private follows(step: Step, from: number): boolean {
    const range = step as { from?: number; to?: number };
    if (!this.moving || range.from === undefined || range.to === undefined) return true;
    const a = this.walk(range.from, 1, from, true).carried;
    return a === this.walk(range.to, -1, from, true).carried;
  }

  /** By which moves a step is carried along on its way from an index on, as a number; 0: by none, or in part. */
  carried(step: Step, from: number): number {
    if (!this.moving || !(step instanceof ReplaceStep)) return 0;
    const by = this.walk(step.from, 1, from, true).carried;
    return by === this.walk(step.to, -1, from, true).carried ? by : 0;
  }

  private mappable(from: number, follow: boolean): Mappable {
    const walk = (pos: number, assoc: number) => this.walk(pos, assoc, from, follow);
    const Result = MapResult as unknown as new (pos: number, flags: number) => MapResult;
    return {
      map: (pos, assoc = 1) => walk(pos, assoc).pos,
      mapResult: (pos, assoc = 1) => {
        const { pos: at, flags } = walk(pos, assoc);
        return new Result(at, flags);
      },
    };
  }

  private walk(start: number, assoc: number, from: number, follow: boolean, to = this.size): Walk {
    let pos = start;
    let flags = 0;
    let carried = 0;
    for (let i = from; i < to; i++) {
      const shift = this.shifts[i] as Shift;
      if (pos < shift.start) continue;
      const other = this.mirror[i] as number;
      const by = this.carry[i] as number;
      if (other > i && other < to && (follow || !this.move[i]) && recovers(shift, pos, assoc)) {
        pos = (this.shifts[other] as Shift).start + pos - shift.start;
        carried = (carried + by) | 0;
        i = other;
        continue;
      }
      flags |= deletion(shift, pos, assoc);
      pos = moved(shift, pos, assoc);
    }
    return { pos, flags, carried };
  }
}

/** Where one of the two ends of an insertion goes with an undone step that came back elsewhere, it takes nothing out. */
function stillInsertion(step: ReplaceStep, mapped: ReplaceStep): ReplaceStep {
  if (step.from !== step.to || mapped.from === mapped.to) return mapped;
  const structure = (step as unknown as { structure: boolean }).structure;
  return new ReplaceStep(mapped.to, mapped.to, mapped.slice, structure);
}

function moved({ start, before, after }: Shift, pos: number, assoc: number): number {
  const end = start + before;
  if (pos > end) return pos + after - before;
  const side = before === 0 ? assoc : pos === start ? -1 : pos === end ? 1 : assoc;
  return start + (side < 0 ? 0 : after);
}

function deletion({ start, before }: Shift, pos: number, assoc: number): number {
  const end = start + before;
  if (before === 0 || pos > end) return 0;
  const around = pos === start ? AFTER : pos === end ? BEFORE : ACROSS;
  return (assoc < 0 ? pos !== start : pos !== end) ? around | SIDE : around;
}

function recovers({ start, before }: Shift, pos: number, assoc: number): boolean {
  return pos <= start + before && pos !== (assoc < 0 ? start : start + before);
}
