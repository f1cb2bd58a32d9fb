// Which blocks differ between two states of the text: found by identity, since unchanged blocks are shared.
import type { Node } from 'prosemirror-model';

export interface Changed {
  /** Index of the first block that differs, and the one past the last, in each text. */
  first: number;
  lastBefore: number;
  lastNow: number;
  /** Position before the first differing block of the newer text. */
  pos: number;
}

export function changedBlocks(before: Node, now: Node): Changed {
  const most = Math.min(before.childCount, now.childCount);
  let first = 0;
  let pos = 0;
  while (first < most && before.child(first) === now.child(first))
    pos += now.child(first++).nodeSize;
  let tail = 0;
  while (
    tail < most - first &&
    before.child(before.childCount - 1 - tail) === now.child(now.childCount - 1 - tail)
  )
    tail++;
  return { first, lastBefore: before.childCount - tail, lastNow: now.childCount - tail, pos };
}

/** Whether numbers may differ: blocks came, went or changed what they are, or footnotes did. */
export function formChanged(before: Node, now: Node): boolean {
  const { first, lastBefore, lastNow } = changedBlocks(before, now);
  if (lastBefore !== lastNow) return true;
  for (let i = first; i < lastNow; i++) {
    const [old, fresh] = [before.child(i), now.child(i)];
    if (!old.hasMarkup(fresh.type, fresh.attrs, fresh.marks)) return true;
    if (notesOf(old) !== notesOf(fresh)) return true;
  }
  return false;
}

function notesOf(block: Node): string {
  const ids: string[] = [];
  block.forEach((child) => {
    if (child.type.name === 'footnote') ids.push(child.attrs.id);
  });
  return ids.join(' ');
}
