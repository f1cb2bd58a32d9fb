// Square brackets round what is not agreed: round each option, whatever other marks cut it, with a stroke between options.
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

interface Run {
  id: string;
  from: number;
  to: number;
  first: number;
  last: number;
}

/** The first and the last character of each option get a wrapper of their own, which draws the bracket. */
function ends(block: Node, start: number, list: Decoration[]): void {
  const runs: Run[] = [];
  const newest = new Map<string, Run>();
  block.forEach((child, offset) => {
    const from = start + offset;
    const to = from + child.nodeSize;
    for (const mark of child.marks) {
      if (mark.type.name !== 'bracket') continue;
      const option = `${mark.attrs.id} ${mark.attrs.option}`;
      const run = newest.get(option);
      const last = lastSize(child);
      if (run && run.to === from) Object.assign(run, { to, last });
      else {
        const fresh = { id: String(mark.attrs.id), from, to, first: firstSize(child), last };
        newest.set(option, fresh);
        runs.push(fresh);
      }
    }
  });
  for (const run of runs) {
    const follows = runs.some((one) => one.id === run.id && one.to === run.from);
    const open = follows ? 'bracket-open bracket-next' : 'bracket-open';
    list.push(edge(run.from, run.from + run.first, open));
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
