// The difference of two texts, word by word, block by block (matched by id).
import { diffWords } from 'diff';
import type { Node } from 'prosemirror-model';

/** A piece of a block's redline; `at` is the offset inside the newer block's content. */
export type Piece =
  | { kind: 'added'; at: number; size: number }
  | { kind: 'deleted'; at: number; text: string };

/** A footnote atom takes one position; this character stands for it while words are compared. */
const ATOM = '\uFFFC';

export function textOf(block: Node): string {
  return block.textBetween(0, block.content.size, undefined, ATOM);
}

/** Words are cut as the language cuts them; the default tokeniser would shred Arabic into letters. */
export function segmenter(lang: string): Intl.Segmenter {
  return new Intl.Segmenter(lang, { granularity: 'word' });
}

/** What became of one block's text. */
export function redlineBlock(before: string, after: string, words: Intl.Segmenter): Piece[] {
  if (before === after) return [];
  const pieces: Piece[] = [];
  let at = 0;
  for (const change of diffWords(before, after, { intlSegmenter: words })) {
    if (change.removed) pieces.push({ kind: 'deleted', at, text: change.value });
    else {
      if (change.added) pieces.push({ kind: 'added', at, size: change.value.length });
      at += change.value.length;
    }
  }
  return pieces;
}

/** A block of the base text that is no longer there, and the block it stood after (null: it was first). */
export interface Gone {
  id: string;
  text: string;
  kind: string;
  after: string | null;
}

/** The blocks that the newer text lacks, each after the nearest block before it that is still there. */
export function gone(base: Node, doc: Node): Gone[] {
  const here = new Set<string>();
  doc.forEach((block) => {
    here.add(block.attrs.id);
  });
  const list: Gone[] = [];
  let after: string | null = null;
  base.forEach((block) => {
    if (here.has(block.attrs.id)) after = block.attrs.id;
    else if (block.content.size > 0) {
      list.push({ id: block.attrs.id, text: textOf(block), kind: block.attrs.kind, after });
    }
  });
  return list;
}

/** The blocks that stand in another order than before, each with the one it stood after (null: it was first). */
export function moved(base: Node, doc: Node): Map<string, string | null> {
  const before = new Map<string, number>();
  base.forEach((block, _pos, index) => {
    before.set(block.attrs.id, index);
  });
  const here: number[] = [];
  doc.forEach((block) => {
    const index = before.get(block.attrs.id);
    if (index !== undefined) here.push(index);
  });
  const stayed = longestRise(here);
  const out = new Map<string, string | null>();
  for (const index of here) {
    if (stayed.has(index)) continue;
    const after = index === 0 ? null : base.child(index - 1).attrs.id;
    out.set(base.child(index).attrs.id, after);
  }
  return out;
}

/** The longest series of numbers that rises, out of different ones: whoever is not in it has moved. */
function longestRise(list: readonly number[]): Set<number> {
  const ends: number[] = [];
  const previous = new Map<number, number | undefined>();
  for (const value of list) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] as number) < value) low = middle + 1;
      else high = middle;
    }
    previous.set(value, ends[low - 1]);
    ends[low] = value;
  }
  const rise = new Set<number>();
  for (let at = ends.at(-1); at !== undefined; at = previous.get(at)) rise.add(at);
  return rise;
}

/** How many blocks differ: changed, moved, added and deleted ones. */
export function countChanges(base: Node, doc: Node): number {
  const old = new Map<string, string>();
  base.forEach((block) => {
    old.set(block.attrs.id, textOf(block));
  });
  let count = gone(base, doc).length;
  const away = moved(base, doc);
  doc.forEach((block) => {
    const { id } = block.attrs;
    if (old.get(id) !== textOf(block) || away.has(id)) count++;
  });
  return count;
}
