// Edits of this author that have no place in the text any more, with their words: never lost without a trace.
import type { Node } from 'prosemirror-model';
import { ReplaceStep } from 'prosemirror-transform';
import type { Lost } from './receive';
import { textOf } from './steps';

/** An edit of this author that could not be placed, with its text. */
export interface Unplaced {
  at: number;
  code: string;
  text: string;
}

/** One that is listed, its spaces kept. */
interface Kept extends Unplaced {
  /** Where the next letter would go on; -1 where it put nothing in. */
  end: number;
}

export class UnplacedList {
  private list: readonly Kept[] = [];

  constructor(private readonly now: () => number) {}

  get all(): Unplaced[] {
    return this.list.map(({ at, code, text }) => ({ at, code, text: text.trim() }));
  }

  /**
   * Adds what was lost. Left out: deletions and marks on what is gone already, those refused only along with
   * another step that is listed, spaces alone, and blocks that still stand in the text (a refused move puts nothing
   * out of it). What was typed on at the end of the last one is one with it: a word, not its letters.
   *
   * @returns whether there is something new
   */
  add(lost: readonly Lost[], doc: Node | null): boolean {
    if (lost.length === 0) return false;
    const before = this.list;
    const here = new Set<string>();
    doc?.forEach((block) => {
      here.add(block.attrs.id);
    });
    for (const { step, code } of lost) {
      const text = textOf(step, here);
      const last = this.list[this.list.length - 1];
      const typed = step instanceof ReplaceStep && step.from === step.to && text !== '';
      const end = typed ? step.from + step.slice.size : -1;
      if (last && typed && last.code === code && last.end === step.from) {
        this.list = [...this.list.slice(0, -1), { ...last, text: last.text + text, end }];
        continue;
      }
      if (text.trim() === '' && (text || code === 'step.gone' || code === 'group.refused'))
        continue;
      const at = Math.max(this.now(), (last?.at ?? 0) + 1);
      this.list = [...this.list, { at, code, text, end }];
    }
    return this.list !== before;
  }

  dismiss(at: number): void {
    this.list = this.list.filter((one) => one.at !== at);
  }
}
