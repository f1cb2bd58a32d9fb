// The block with the caret is set off a little, so that the eye finds it again.
import { type EditorState, Plugin } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';

export function current(): Plugin {
  return new Plugin({ props: { decorations: (state) => mark(state) } });
}

function mark(state: EditorState): DecorationSet {
  const { $head } = state.selection;
  if ($head.depth === 0) return DecorationSet.empty;
  const from = $head.before(1);
  const block = Decoration.node(from, from + $head.node(1).nodeSize, { class: 'current' });
  return DecorationSet.create(state.doc, [block]);
}
