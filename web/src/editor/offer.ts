// An item that was put in between numbered ones moves the numbers after it. An editor may rather keep those: b)bis.
import type { Node } from 'prosemirror-model';
import type { EditorState } from 'prosemirror-state';
import { schema } from '../text/schema';
import { changedBlocks } from './changed';
import { labelsOf, type Numbering } from './labels';

export interface Offer {
  id: string;
  /** Its label, which moved on those after it. */
  label: string;
  /** Its label if theirs were kept. */
  instead: string;
}

/** What is offered after an edit: the numbers that an inserted clause has moved can stay as they were. */
export function offerOf(before: EditorState, now: EditorState, number: Numbering): Offer | null {
  if (now.doc.childCount !== before.doc.childCount + 1) return null;
  const fresh = added(before.doc, now.doc);
  if (fresh?.node.attrs.kind !== 'clause' || fresh.node.attrs.num !== 'auto') return null;
  const { id } = fresh.node.attrs;
  const [was, is] = [labelsOf(before), labelsOf(now)];
  const label = is.get(id);
  if (!label || differing(was, is) === 0) return null;
  const kept = number(withNum(now.doc, fresh.index));
  const instead = kept.get(id);
  return instead && differing(was, kept) < differing(was, is) ? { id, label, instead } : null;
}

/** How many clauses that are still there have another label. */
function differing(was: ReadonlyMap<string, string>, is: ReadonlyMap<string, string>): number {
  return [...was].filter(([id, label]) => is.has(id) && is.get(id) !== label).length;
}

/** The one block that was not there before. */
function added(before: Node, now: Node): { node: Node; index: number } | null {
  const { first, lastBefore, lastNow } = changedBlocks(before, now);
  const known = new Set<string>();
  for (let i = first; i < lastBefore; i++) known.add(before.child(i).attrs.id);
  const fresh: { node: Node; index: number }[] = [];
  for (let index = first; index < lastNow; index++) {
    const node = now.child(index);
    if (!known.has(node.attrs.id)) fresh.push({ node, index });
  }
  return fresh.length === 1 ? (fresh[0] ?? null) : null;
}

function withNum(doc: Node, index: number): Node {
  const { attrs, content } = doc.child(index);
  const bis = schema.node('block', { ...attrs, num: 'bis' }, content);
  return doc.copy(doc.content.replaceChild(index, bis));
}
