// Square brackets round what is not agreed: one at each end of a bracketed stretch, whatever other marks cut it.
import type { Node } from 'prosemirror-model';
import { Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { changedBlocks } from './changed';

const key = new PluginKey<DecorationSet>('brackets');

export function brackets(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: (_config, state) =>
        DecorationSet.create(state.doc, between(state.doc, 0, state.doc.childCount, 0)),
      apply(tr, set) {
        if (!tr.docChanged) return set;
        const { first, lastNow, pos } = changedBlocks(tr.before, tr.doc);
        let end = pos;
        for (let i = first; i < lastNow; i++) end += tr.doc.child(i).nodeSize;
        const mapped = set.map(tr.mapping, tr.doc);
        const stale = mapped.find(pos, end);
        const fresh = between(tr.doc, first, lastNow, pos);
        if (stale.length === 0 && fresh.length === 0) return mapped;
        return mapped.remove(stale).add(tr.doc, fresh);
      },
    },
    props: { decorations: (state) => key.getState(state) },
  });
}

function between(doc: Node, first: number, last: number, start: number): Decoration[] {
  const list: Decoration[] = [];
  let pos = start;
  for (let i = first; i < last; i++) {
    ends(doc.child(i), pos + 1, list);
    pos += doc.child(i).nodeSize;
  }
  return list;
}

/** The first and the last character of each stretch get a wrapper of their own, which draws the bracket. */
function ends(block: Node, start: number, list: Decoration[]): void {
  const runs = new Map<string, { from: number; to: number; first: number; last: number }>();
  block.forEach((child, offset) => {
    const from = start + offset;
    const to = from + child.nodeSize;
    for (const mark of child.marks) {
      if (mark.type.name !== 'bracket') continue;
      const run = runs.get(mark.attrs.id);
      const last = lastSize(child);
      if (run && run.to === from) Object.assign(run, { to, last });
      else runs.set(mark.attrs.id, { from, to, first: firstSize(child), last });
    }
  });
  for (const run of runs.values()) {
    list.push(edge(run.from, run.from + run.first, 'bracket-open'));
    list.push(edge(run.to - run.last, run.to, 'bracket-close'));
  }
}

const edge = (from: number, to: number, name: string) =>
  Decoration.inline(from, to, { nodeName: 'span', class: name });

const firstSize = (node: Node) =>
  node.text ? String.fromCodePoint(node.text.codePointAt(0) ?? 32).length : 1;

function lastSize(node: Node): number {
  const text = node.text ?? '';
  return text.length > 1 && /[\uDC00-\uDFFF]$/.test(text) ? 2 : 1;
}
