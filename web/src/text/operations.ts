// The operations on blocks as editor commands: pure, without DOM. Each is one transaction of `replace`
// and `attr` steps. A split gives the new block a new id, a join keeps the first block's, a move keeps all.
import { splitBlockAs } from 'prosemirror-commands';
import type { Node } from 'prosemirror-model';
import { type Command, TextSelection } from 'prosemirror-state';
import {
  attrsOf,
  blockAt,
  blockById,
  familySize,
  type Place,
  placeOf,
  selectedBlocks,
} from './blocks';
import { newId } from './ids';
import { type Kind, MAX_LEVEL, type Num, schema } from './schema';

const HEADINGS: ReadonlySet<Kind> = new Set<Kind>(['number', 'title', 'history', 'formula']);
const ITEMS: ReadonlySet<Kind> = new Set<Kind>(['clause', 'paragraph']);

/** What a block is followed by when Enter is pressed at its end. */
function following(kind: Kind): Kind {
  if (kind === 'call') return 'clause';
  return HEADINGS.has(kind) || kind === 'annex' || kind === 'heading' ? 'paragraph' : kind;
}

const splitHere: Command = splitBlockAs((node, atEnd) => {
  const { kind, level, num } = attrsOf(node);
  const next = atEnd ? following(kind) : kind;
  return {
    type: node.type,
    attrs: { id: newId(), kind: next, level, num: num === 'bis' ? 'auto' : num },
  };
});

/** Enter. The first part keeps the id; at the start of a text an empty block goes before it, so the text keeps it. */
export const split: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || $from.parentOffset > 0 || $from.parent.content.size === 0 || $from.depth !== 1) {
    return splitHere(state, dispatch);
  }
  const { kind, level } = attrsOf($from.parent);
  if (dispatch) {
    const block = schema.node('block', { id: newId(), kind, level });
    dispatch(state.tr.insert($from.before(), block).scrollIntoView());
  }
  return true;
};

function insertAfter(doc: Node, index: number, kind: Kind, level: number): Command {
  return (state, dispatch) => {
    const last = placeOf(doc, index);
    const pos = last.pos + last.node.nodeSize;
    if (dispatch) {
      const tr = state.tr.insert(pos, schema.node('block', { id: newId(), kind, level }));
      dispatch(tr.setSelection(TextSelection.create(tr.doc, pos + 1)).scrollIntoView());
    }
    return true;
  };
}

/** An empty clause after this block and its sub-items, at the same level. */
export const newClause: Command = (state, dispatch) => {
  const here = blockAt(state.doc, state.selection.head);
  const { kind, level } = attrsOf(here.node);
  const last = here.index + (kind === 'clause' ? familySize(state.doc, here.index) : 1) - 1;
  return insertAfter(state.doc, last, 'clause', kind === 'clause' ? level : 0)(state, dispatch);
};

/** An empty call after the items of this one. */
export const newCall: Command = (state, dispatch) => {
  const { doc } = state;
  let last = blockAt(doc, state.selection.head).index;
  while (last + 1 < doc.childCount && ITEMS.has(attrsOf(doc.child(last + 1)).kind)) last++;
  return insertAfter(doc, last, 'call', 0)(state, dispatch);
};

/** Deeper or less deep: every clause of the selection with its sub-items, by one `attr` step each. */
export function shiftLevel(by: 1 | -1): Command {
  return (state, dispatch) => {
    const moving = selectedBlocks(state).filter(({ node }) => {
      const { kind, level } = attrsOf(node);
      return kind === 'clause' && level + by >= 0;
    });
    const places = families(state.doc, moving);
    const fits = places.every(({ node }) => node.attrs.level + by <= MAX_LEVEL);
    if (places.length === 0 || !fits) return false;
    if (dispatch) {
      const tr = state.tr;
      for (const { node, pos } of places) tr.setNodeAttribute(pos, 'level', node.attrs.level + by);
      dispatch(tr);
    }
    return true;
  };
}

/** Those places with their sub-items, each once, in order. */
function families(doc: Node, places: readonly Place[]): Place[] {
  const all = new Map<number, Place>();
  for (const place of places) {
    let { pos } = place;
    for (let i = 0; i < familySize(doc, place.index); i++) {
      const node = doc.child(place.index + i);
      all.set(pos, { node, pos, index: place.index + i });
      pos += node.nodeSize;
    }
  }
  return [...all.values()].sort((a, b) => a.pos - b.pos);
}

/** Makes every block of the selection one of this kind; only clauses have levels. */
export function setKind(kind: Kind): Command {
  return (state, dispatch) => {
    const places = selectedBlocks(state).filter(({ node }) => node.attrs.kind !== kind);
    if (places.length === 0) return false;
    if (dispatch) {
      const tr = state.tr;
      for (const { node, pos } of places) {
        if (kind !== 'clause' && node.attrs.level !== 0) tr.setNodeAttribute(pos, 'level', 0);
        tr.setNodeAttribute(pos, 'kind', kind);
      }
      dispatch(tr);
    }
    return true;
  };
}

/** What the text begins with. */
export function beginWith(kind: Kind): Command {
  return (state, dispatch) => {
    const first = state.doc.child(0);
    if (first.attrs.kind === kind) return false;
    if (dispatch) {
      const tr = state.tr;
      if (kind !== 'clause' && first.attrs.level !== 0) tr.setNodeAttribute(0, 'level', 0);
      dispatch(tr.setNodeAttribute(0, 'kind', kind));
    }
    return true;
  };
}

/** How the clauses of the selection are numbered. */
export function setNum(num: Num): Command {
  return (state, dispatch) => {
    const places = selectedBlocks(state).filter(
      ({ node }) => node.attrs.kind === 'clause' && node.attrs.num !== num,
    );
    if (places.length === 0) return false;
    if (dispatch) {
      const tr = state.tr;
      for (const { pos } of places) tr.setNodeAttribute(pos, 'num', num);
      dispatch(tr);
    }
    return true;
  };
}

/** How one clause is numbered, wherever it stands now. */
export function setNumOf(id: string, num: Num): Command {
  return (state, dispatch) => {
    const place = blockById(state.doc, id);
    if (place?.node.attrs.kind !== 'clause' || place.node.attrs.num === num) return false;
    dispatch?.(state.tr.setNodeAttribute(place.pos, 'num', num));
    return true;
  };
}

/** `b)bis` instead of a number that moves those after it, or back again. */
export const toggleBis: Command = (state, dispatch) => {
  const { kind, num } = attrsOf(blockAt(state.doc, state.selection.head).node);
  return kind === 'clause' && setNum(num === 'bis' ? 'auto' : 'bis')(state, dispatch);
};

/** Moves the block with its sub-items past its neighbour: deletion and insertion of equal blocks at once. */
export function move(direction: 1 | -1): Command {
  return (state, dispatch) => {
    const { doc, selection } = state;
    const here = blockAt(doc, selection.head);
    const size = familySize(doc, here.index);
    const target = direction < 0 ? above(doc, here.index) : below(doc, here.index, size);
    if (target === null) return false;
    if (dispatch) {
      const from = here.pos;
      const last = placeOf(doc, here.index + size - 1);
      const blocks = doc.slice(from, last.pos + last.node.nodeSize).content;
      const tr = state.tr.delete(from, from + blocks.size);
      const at = tr.mapping.map(target);
      tr.insert(at, blocks);
      const kept = (pos: number) => at + Math.max(1, Math.min(pos - from, blocks.size - 1));
      const moved = TextSelection.between(
        tr.doc.resolve(kept(selection.anchor)),
        tr.doc.resolve(kept(selection.head)),
      );
      dispatch(tr.setSelection(moved).scrollIntoView());
    }
    return true;
  };
}

function above(doc: Node, index: number): number | null {
  if (index === 0) return null;
  const { kind, level } = attrsOf(doc.child(index));
  const inside = (other: Node) => {
    const attrs = attrsOf(other);
    return kind === 'call'
      ? ITEMS.has(attrs.kind)
      : kind === 'clause' && attrs.kind === 'clause' && attrs.level > level;
  };
  let to = index - 1;
  while (to > 0 && inside(doc.child(to))) to--;
  return placeOf(doc, to).pos;
}

function below(doc: Node, index: number, size: number): number | null {
  const next = index + size;
  if (next >= doc.childCount) return null;
  const whole =
    attrsOf(doc.child(index)).kind === 'call' || attrsOf(doc.child(next)).kind === 'clause';
  const last = placeOf(doc, next + (whole ? familySize(doc, next) : 1) - 1);
  return last.pos + last.node.nodeSize;
}

/** Backspace at the start of a block: joins it to the one before, which keeps its id; an empty one before goes. */
export const joinBefore: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || $from.depth !== 1 || $from.parentOffset > 0 || $from.index(0) === 0) return false;
  return join($from.before())(state, dispatch);
};

/** Delete at the end of a block: joins the next one to it. */
export const joinAfter: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || $from.depth !== 1 || $from.parentOffset < $from.parent.content.size) return false;
  return $from.index(0) < state.doc.childCount - 1 && join($from.after())(state, dispatch);
};

function join(pos: number): Command {
  return (state, dispatch) => {
    const before = state.doc.resolve(pos).nodeBefore;
    if (!before) return false;
    const tr = state.tr;
    if (before.content.size === 0) tr.delete(pos - before.nodeSize, pos);
    else tr.join(pos);
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

/** Selects all of the text, from inside the first block to inside the last. */
export const selectAll: Command = (state, dispatch) => {
  dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, 1, state.doc.content.size - 1)));
  return true;
};
