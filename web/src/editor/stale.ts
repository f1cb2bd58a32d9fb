// References that do not read as their target is numbered now are marked until somebody puts them right.
import { Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import type { Fix } from './mend';

export const staleKey = new PluginKey<DecorationSet>('stale');

export function stale(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key: staleKey,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, set) {
        const list = tr.getMeta(staleKey) as readonly Fix[] | undefined;
        if (list) return DecorationSet.create(tr.doc, list.map(draw));
        return tr.docChanged ? set.map(tr.mapping, tr.doc) : set;
      },
    },
    props: { decorations: (state) => staleKey.getState(state) },
  });
}

const draw = ({ from, to, text }: Fix) =>
  Decoration.inline(from, to, { class: 'stale', title: `→ ${text}` }, { text });
