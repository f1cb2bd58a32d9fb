// Looking at the flat list of blocks. Nothing here changes a text.
import type { Node } from 'prosemirror-model';
import type { EditorState } from 'prosemirror-state';
import type { Kind, Num } from './schema';

export interface Attrs {
  id: string;
  kind: Kind;
  level: number;
  num: Num;
}

export interface Place {
  node: Node;
  /** Position before the block. */
  pos: number;
  index: number;
}

export const attrsOf = (node: Node): Attrs => node.attrs as Attrs;

/** The block that holds a position of the text. */
export function blockAt(doc: Node, pos: number): Place {
  const at = doc.resolve(Math.max(0, Math.min(pos, doc.content.size)));
  const index = Math.min(at.index(0), doc.childCount - 1);
  return placeOf(doc, index, at.depth > 0 ? at.before(1) : undefined);
}

/** The blocks the selection touches, in order. */
export function selectedBlocks(state: EditorState): Place[] {
  const { from, to } = state.selection;
  const places: Place[] = [];
  state.doc.forEach((node, pos, index) => {
    const end = pos + node.nodeSize;
    if (pos < Math.max(to, from + 1) && end > from) places.push({ node, pos, index });
  });
  return places;
}

export function blockById(doc: Node, id: string): Place | null {
  let found: Place | null = null;
  doc.forEach((node, pos, index) => {
    if (node.attrs.id === id) found = { node, pos, index };
  });
  return found;
}

export function placeOf(doc: Node, index: number, known?: number): Place {
  let pos = known ?? 0;
  if (known === undefined) for (let i = 0; i < index; i++) pos += doc.child(i).nodeSize;
  return { node: doc.child(index), pos, index };
}

/** How many blocks move together: a clause takes its deeper sub-items along, a call all of its items. */
export function familySize(doc: Node, index: number): number {
  const { kind, level } = attrsOf(doc.child(index));
  let size = 1;
  for (; index + size < doc.childCount; size++) {
    const next = attrsOf(doc.child(index + size));
    const belongs =
      kind === 'call'
        ? next.kind === 'clause' || next.kind === 'paragraph'
        : kind === 'clause' && next.kind === 'clause' && next.level > level;
    if (!belongs) break;
  }
  return size;
}
