// Labels of clauses and numbers of footnotes: derived, drawn beside the text and never in it.
import type { Node } from 'prosemirror-model';
import { type EditorState, Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { footnotes } from '../text/inline';
import { formChanged } from './changed';

/** The label of every block that has one, by its id. */
export type Numbering = (doc: Node) => ReadonlyMap<string, string>;

interface Labels {
  labels: ReadonlyMap<string, string>;
  set: DecorationSet;
}

const key = new PluginKey<Labels>('labels');

export const labelsOf = (state: EditorState): ReadonlyMap<string, string> =>
  key.getState(state)?.labels ?? new Map();

export function labels(number: Numbering): Plugin<Labels> {
  const derive = (doc: Node): Labels => {
    const all = number(doc);
    return { labels: all, set: draw(doc, all) };
  };
  return new Plugin<Labels>({
    key,
    state: {
      init: (_config, state) => derive(state.doc),
      apply(tr, value) {
        if (!tr.docChanged) return value;
        if (formChanged(tr.before, tr.doc)) return derive(tr.doc);
        return { labels: value.labels, set: value.set.map(tr.mapping, tr.doc) };
      },
    },
    props: { decorations: (state) => key.getState(state)?.set },
  });
}

/** Labels of more characters, such as `viii)` or `c)bis`, are set smaller where there is little room. */
const LONG = 4;

function draw(doc: Node, all: ReadonlyMap<string, string>): DecorationSet {
  const list: Decoration[] = [];
  doc.forEach((block, pos) => {
    const label = all.get(block.attrs.id);
    if (!label) return;
    const shown = { 'data-label': label, ...(label.length > LONG && { class: 'long-label' }) };
    list.push(Decoration.node(pos, pos + block.nodeSize, shown));
  });
  footnotes(doc).forEach(({ pos }, index) => {
    list.push(Decoration.node(pos, pos + 1, { 'data-number': String(index + 1) }));
  });
  return DecorationSet.create(doc, list);
}
