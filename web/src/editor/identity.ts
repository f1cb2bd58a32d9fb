// Every block and footnote has an id of its own. Commands and pastes see to it; this is the net below them.
import type { Node } from 'prosemirror-model';
import { Plugin, TextSelection, type Transaction } from 'prosemirror-state';
import { newId } from '../text/ids';
import { changedBlocks } from './changed';

/** Whether a transaction brings what the server stored: it is taken as it is. */
export const isFromServer = (tr: Transaction): boolean => tr.getMeta('rebased') !== undefined;

export function identity(): Plugin {
  return new Plugin({
    appendTransaction(transactions, before, now) {
      if (transactions.some(isFromServer) || !transactions.some((tr) => tr.docChanged)) return null;
      const renamed = renameDoubles(before.doc, now.doc);
      if (renamed.length === 0) return null;
      const tr = now.tr;
      for (const { pos, node } of renamed) tr.replaceWith(pos, pos + node.nodeSize, node);
      const { selection } = now;
      if (selection instanceof TextSelection) {
        tr.setSelection(TextSelection.create(tr.doc, selection.anchor, selection.head));
      }
      return tr;
    },
  });
}

/** The blocks that need another id, with it, and unchanged in size. */
function renameDoubles(before: Node, doc: Node): { pos: number; node: Node }[] {
  const { first, lastNow } = changedBlocks(before, doc);
  const used = new Set<string>();
  doc.forEach((block, _pos, index) => {
    if (index < first || index >= lastNow) used.add(block.attrs.id);
  });
  const out: { pos: number; node: Node }[] = [];
  doc.forEach((block, pos, index) => {
    if (index < first || index >= lastNow) return;
    const { id } = block.attrs;
    const taken = id === '' || used.has(id);
    used.add(id);
    if (taken) {
      out.push({ pos, node: block.type.create({ ...block.attrs, id: newId() }, block.content) });
    }
  });
  return out;
}
