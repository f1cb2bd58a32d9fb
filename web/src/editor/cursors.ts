// Where the others are: their caret with a flag, their selection as a tint. In no log.
import { Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { hueOf } from '../ui/hues';
import type { Voice } from '../wire/protocol';

export interface Cursor {
  /** Stays the same while its owner does not move, so that the flag is not shown anew. */
  key: string;
  anchor: number;
  head: number;
  voice: Voice;
}

export const cursorsKey = new PluginKey<DecorationSet>('cursors');

export function cursors(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key: cursorsKey,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, set) {
        const list = tr.getMeta(cursorsKey) as Cursor[] | undefined;
        if (list)
          return DecorationSet.create(
            tr.doc,
            list.flatMap((cursor) => draw(cursor)),
          );
        return tr.docChanged ? set.map(tr.mapping, tr.doc) : set;
      },
    },
    props: { decorations: (state) => cursorsKey.getState(state) },
  });
}

function draw({ key, anchor, head, voice }: Cursor): Decoration[] {
  const hue = hueOf(voice.region);
  const caret = Decoration.widget(head, () => caretDom(voice, hue), {
    key,
    side: 10,
    ignoreSelection: true,
    stopEvent: () => true,
  });
  if (anchor === head) return [caret];
  const [from, to] = anchor < head ? [anchor, head] : [head, anchor];
  return [caret, Decoration.inline(from, to, { class: `their-selection hue-${hue}` })];
}

function caretDom(voice: Voice, hue: number): HTMLElement {
  const caret = document.createElement('span');
  caret.className = `caret hue-${hue}`;
  caret.setAttribute('aria-hidden', 'true');
  const flag = document.createElement('span');
  flag.className = 'flag';
  // Drawn by the sheet, so that searching and copying find only the text.
  flag.dataset.name = `${voice.person} · ${voice.region}`;
  caret.append(flag);
  return caret;
}
