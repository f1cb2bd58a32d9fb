// The operations inside a block: footnotes, references, brackets. Pure, without DOM.
import type { Node } from 'prosemirror-model';
import type { Command, EditorState } from 'prosemirror-state';
import { newId } from './ids';
import { schema } from './schema';

export interface Footnote {
  id: string;
  text: string;
  pos: number;
}

/** The footnotes in the order of the text; their number is their place in this list. */
export function footnotes(doc: Node): Footnote[] {
  const list: Footnote[] = [];
  doc.descendants((node, pos) => {
    if (node.type.name === 'footnote') list.push({ id: node.attrs.id, text: node.attrs.text, pos });
    return node.type.name !== 'footnote';
  });
  return list;
}

/** Puts a footnote after the selection. */
export function insertFootnote(text: string): Command {
  return (state, dispatch) => {
    const { $to } = state.selection;
    if ($to.depth !== 1) return false;
    const note = schema.node('footnote', { id: newId(), text });
    dispatch?.(state.tr.insert($to.pos, note).scrollIntoView());
    return true;
  };
}

/** Writes a footnote's text anew, wherever the footnote stands now. */
export function setFootnote(id: string, text: string): Command {
  return (state, dispatch) => {
    const note = footnotes(state.doc).find((each) => each.id === id);
    if (!note || note.text === text) return false;
    dispatch?.(state.tr.setNodeAttribute(note.pos, 'text', text));
    return true;
  };
}

/** Marks the selection as a reference; with nothing selected the words are put in. */
export function insertReference(to: string, words: string): Command {
  return (state, dispatch) => {
    const { from, to: end, empty } = state.selection;
    const mark = schema.mark('reference', { to });
    if (empty && !words) return false;
    if (dispatch) {
      const tr = empty
        ? state.tr.insert(from, schema.text(words, [mark])).removeStoredMark(mark)
        : state.tr.addMark(from, end, mark);
      dispatch(tr.scrollIntoView());
    }
    return true;
  };
}

/** Takes the reference under the caret or in the selection away; its words stay. */
export const removeReference: Command = (state, dispatch) => {
  const range = markedAround(state, 'reference');
  if (!range) return false;
  dispatch?.(state.tr.removeMark(range.from, range.to, schema.marks.reference));
  return true;
};

/** Puts square brackets round the selection, or takes those round the caret away. */
export const toggleBracket: Command = (state, dispatch) => {
  const { from, to, empty } = state.selection;
  const around = markedAround(state, 'bracket');
  if (around) {
    dispatch?.(state.tr.removeMark(around.from, around.to, around.mark));
    return true;
  }
  if (empty) return false;
  dispatch?.(state.tr.addMark(from, to, schema.mark('bracket', { id: newId(), option: 0 })));
  return true;
};

/** The innermost marked stretch that holds the selection, within one block. */
export function markedAround(state: EditorState, name: 'reference' | 'bracket') {
  const { $from, $to, from, to } = state.selection;
  if ($from.depth !== 1 || !$from.sameParent($to)) return null;
  const runs = new Map<
    string,
    { from: number; to: number; mark: import('prosemirror-model').Mark }
  >();
  $from.parent.forEach((child, offset) => {
    const start = $from.start() + offset;
    for (const mark of child.marks) {
      if (mark.type.name !== name) continue;
      const key = name === 'bracket' ? String(mark.attrs.id) : `${mark.attrs.to} ${start}`;
      const previous = [...runs.entries()].find(([, run]) => run.to === start && run.mark.eq(mark));
      if (previous) previous[1].to = start + child.nodeSize;
      else runs.set(key, { from: start, to: start + child.nodeSize, mark });
    }
  });
  const around = [...runs.values()].filter((run) => run.from <= from && run.to >= to);
  return around.sort((a, b) => a.to - a.from - (b.to - b.from))[0] ?? null;
}
