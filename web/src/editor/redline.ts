// The redline against the base text: drawn on demand, kept in place while typing, drawn anew when typing rests.
import { Plugin, PluginKey } from 'prosemirror-state';
import { DecorationSet } from 'prosemirror-view';

export const redlineKey = new PluginKey<DecorationSet>('redline');

export function redline(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key: redlineKey,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, set) {
        const drawn = tr.getMeta(redlineKey) as DecorationSet | undefined;
        if (drawn) return drawn;
        return tr.docChanged ? set.map(tr.mapping, tr.doc) : set;
      },
    },
    props: { decorations: (state) => redlineKey.getState(state) },
  });
}
