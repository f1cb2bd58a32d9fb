// The words that open comments are about, marked in the text until the thread is resolved.
import { type EditorState, Plugin, PluginKey } from 'prosemirror-state';
import { Mapping } from 'prosemirror-transform';
import { Decoration, DecorationSet } from 'prosemirror-view';
import type { Input } from '../wire/negotiation';
import { mapsSince } from './authors';

export const commentedKey = new PluginKey<DecorationSet>('commented');

export interface Commented {
  from: number;
  to: number;
  title: string;
}

export function commented(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key: commentedKey,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, set) {
        const list = tr.getMeta(commentedKey) as readonly Commented[] | undefined;
        if (list) return DecorationSet.create(tr.doc, list.map(draw));
        return tr.docChanged ? set.map(tr.mapping, tr.doc) : set;
      },
    },
    props: { decorations: (state) => commentedKey.getState(state) },
  });
}

const draw = ({ from, to, title }: Commented) =>
  Decoration.inline(from, to, { class: 'commented', title }, { title });

/** Where the words of open comments stand in the present text, from where they stood at a version. */
export function commentedNow(
  state: EditorState,
  version: number,
  inputs: readonly Input[],
): Commented[] {
  const mapping = new Mapping(mapsSince(state, version));
  return inputs.flatMap((one) => {
    if (one.is !== 'comment' || one.resolved || one.withdrawn || one.deleted) return [];
    if (one.from === null || one.to === null) return [];
    const [from, to] = [mapping.map(one.from, 1), mapping.map(one.to, -1)];
    return from < to ? [{ from, to, title: `${one.by.name}: ${one.text}` }] : [];
  });
}
