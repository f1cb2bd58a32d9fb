// Edits of this author that have no place in the text any more, with their words: never lost without a trace.
import type { Node } from 'prosemirror-model';
import type { Lost } from './receive';
import { textOf } from './steps';

/** An edit of this author that could not be placed, with its text. */
export interface Unplaced {
  at: number;
  code: string;
  text: string;
}

export class UnplacedList {
  private list: readonly Unplaced[] = [];

  constructor(private readonly now: () => number) {}

  get all(): Unplaced[] {
    return [...this.list];
  }

  /**
   * Adds what was lost. Left out: deletions and marks on what is gone already, those refused only along with
   * another step that is listed, and blocks that still stand in the text (a refused move puts nothing out of it).
   *
   * @returns whether there is something new
   */
  add(lost: readonly Lost[], doc: Node | null): boolean {
    const before = this.list;
    const here = new Set<string>();
    doc?.forEach((block) => {
      here.add(block.attrs.id);
    });
    for (const { step, code } of lost) {
      const text = textOf(step, here);
      if (text === '' && (code === 'step.gone' || code === 'group.refused')) continue;
      const last = this.list[this.list.length - 1]?.at ?? 0;
      this.list = this.list.concat({ at: Math.max(this.now(), last + 1), code, text });
    }
    return this.list !== before;
  }

  dismiss(at: number): void {
    this.list = this.list.filter((one) => one.at !== at);
  }
}
