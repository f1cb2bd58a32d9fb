// Agreed clauses are locked: shown so, and edits in them are stopped here (the server refuses them anyway).
import type { Node } from 'prosemirror-model';
import { type EditorState, Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { changedBlocks } from './changed';
import { isFromServer } from './identity';

interface Locks {
  ids: ReadonlySet<string>;
  set: DecorationSet;
}

export const locksKey = new PluginKey<Locks>('locks');

export const lockedIds = (state: EditorState): ReadonlySet<string> =>
  locksKey.getState(state)?.ids ?? new Set();

export function locks(refused: () => void): Plugin<Locks> {
  return new Plugin<Locks>({
    key: locksKey,
    state: {
      init: () => ({ ids: new Set(), set: DecorationSet.empty }),
      apply(tr, value) {
        const ids = tr.getMeta(locksKey) as ReadonlySet<string> | undefined;
        if (ids) return { ids, set: draw(tr.doc, ids) };
        if (!tr.docChanged || value.ids.size === 0) return value;
        const moved = isFromServer(tr) || tr.steps.length > 1;
        return {
          ids: value.ids,
          set: moved ? draw(tr.doc, value.ids) : value.set.map(tr.mapping, tr.doc),
        };
      },
    },
    filterTransaction(tr, state) {
      const ids = lockedIds(state);
      if (!tr.docChanged || ids.size === 0 || isFromServer(tr)) return true;
      const allowed = untouched(state.doc, tr.doc, ids);
      if (!allowed) refused();
      return allowed;
    },
    props: { decorations: (state) => locksKey.getState(state)?.set },
  });
}

function draw(doc: Node, ids: ReadonlySet<string>): DecorationSet {
  const list: Decoration[] = [];
  doc.forEach((block, pos) => {
    if (ids.has(block.attrs.id)) {
      list.push(Decoration.node(pos, pos + block.nodeSize, { class: 'locked' }));
    }
  });
  return DecorationSet.create(doc, list);
}

/** Whether every locked block of the text is still there as it was. */
function untouched(before: Node, now: Node, ids: ReadonlySet<string>): boolean {
  const { first, lastBefore, lastNow } = changedBlocks(before, now);
  const left = new Map<string, Node>();
  for (let i = first; i < lastBefore; i++) {
    const block = before.child(i);
    if (ids.has(block.attrs.id)) left.set(block.attrs.id, block);
  }
  for (let i = first; i < lastNow; i++) {
    const block = now.child(i);
    if (left.get(block.attrs.id)?.eq(block)) left.delete(block.attrs.id);
  }
  return left.size === 0;
}
