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

/**
 * Puts square brackets round the selection, or takes those away round the caret or of just these words. None that would cross others: they
 * hold all of them, or lie within one option.
 */
export const toggleBracket: Command = (state, dispatch) => {
  const { from, to, empty } = state.selection;
  const around = bracketMeant(state);
  if (around) {
    dispatch?.(state.tr.removeMark(around.from, around.to, around.mark));
    return true;
  }
  if (empty || !bracketFits(state.doc, from, to)) return false;
  dispatch?.(state.tr.addMark(from, to, schema.mark('bracket', { id: newId(), option: 0 })));
  return true;
};

/** The brackets that the caret or the selection means: words within an option are not the option. */
export function bracketMeant(state: EditorState) {
  const { from, to, empty } = state.selection;
  const around = markedAround(state, 'bracket');
  return around && (empty || (around.from === from && around.to === to)) ? around : null;
}

/** Whether brackets round a range would hold words and cross no others; the server's rule. */
export function bracketFits(doc: Node, from: number, to: number): boolean {
  const met = new Map<string, { size: number; common: number; options: Set<number> }>();
  let words = 0;
  doc.descendants((node, start) => {
    if (!node.isInline) return true;
    const common = Math.max(0, Math.min(start + node.nodeSize, to) - Math.max(start, from));
    words += common;
    const seen = new Set<string>();
    for (const { type, attrs } of node.marks) {
      if (type.name !== 'bracket') continue;
      const one = met.get(attrs.id) ?? { size: 0, common: 0, options: new Set<number>() };
      if (common > 0) one.options.add(attrs.option);
      if (!seen.has(attrs.id)) {
        one.size += node.nodeSize;
        one.common += common;
      }
      seen.add(attrs.id);
      met.set(attrs.id, one);
    }
    return false;
  });
  const fits = [...met.values()].every(
    ({ size, common, options }) =>
      common === 0 || common === size || (common === words && options.size === 1),
  );
  return words > 0 && fits;
}

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
      const key =
        name === 'bracket' ? `${mark.attrs.id} ${mark.attrs.option}` : `${mark.attrs.to} ${start}`;
      const previous = [...runs.entries()].find(([, run]) => run.to === start && run.mark.eq(mark));
      if (previous) previous[1].to = start + child.nodeSize;
      else runs.set(key, { from: start, to: start + child.nodeSize, mark });
    }
  });
  const around = [...runs.values()].filter((run) => run.from <= from && run.to >= to);
  return around.sort((a, b) => a.to - a.from - (b.to - b.from))[0] ?? null;
}
