// Paste and drop: cleaned, bounded, with new ids; one transaction, placed where the caret or the pointer is.
import { Fragment, type Node, Slice } from 'prosemirror-model';
import { Plugin, TextSelection, type Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { newId } from '../text/ids';
import { blocksOf, type Line, linesOfHtml, linesOfText } from './clean';

/** More than this is not one paste but an import: the server takes 256 KiB a message. */
export const MOST_PASTED = 100_000;
const MOST_HTML = 8_000_000;
const MOST_BLOCKS = 500;
/** The server takes no longer block. */
export const MOST_IN_BLOCK = 20_000;
/** As JSON. Longer steps would not fit into one message. */
const MOST_IN_STEP = 40_000;

export type PasteRefusal = 'paste.too-large' | 'paste.too-long' | 'paste.nothing';
const isRefusal = (slice: Slice | PasteRefusal): slice is PasteRefusal => typeof slice === 'string';

/** The clean slice of what a clipboard or a drag holds, or why there is none. */
export function sliceOf(data: Pick<DataTransfer, 'getData'>, plain = false): Slice | PasteRefusal {
  const html = plain ? '' : data.getData('text/html');
  if (html.length > MOST_HTML) return 'paste.too-large';
  const fromHtml = html ? linesOfHtml(html) : [];
  const lines = fromHtml.length > 0 ? fromHtml : linesOfText(data.getData('text/plain'));
  return lines.length === 0 ? 'paste.nothing' : sliceOfLines(lines);
}

function sliceOfLines(lines: Line[]): Slice | PasteRefusal {
  const blocks = blocksOf(lines);
  const size = blocks.reduce((sum, block) => sum + block.nodeSize, 0);
  if (size > MOST_PASTED || blocks.length > MOST_BLOCKS) return 'paste.too-large';
  if (blocks.some((block) => block.content.size > MOST_IN_BLOCK)) return 'paste.too-long';
  const [only] = blocks;
  if (only && blocks.length === 1 && lines[0]?.kind === 'clause')
    return new Slice(only.content, 0, 0);
  return new Slice(Fragment.from(blocks), 0, 0);
}

/** Puts a slice in: words go into the block, whole blocks go between blocks (an empty block gives way to them). */
export function insertSlice(tr: Transaction, slice: Slice): Transaction {
  if (slice.content.firstChild?.isInline) return tr.replaceSelection(slice).scrollIntoView();
  if (!tr.selection.empty) tr.deleteSelection();
  const { $from } = tr.selection;
  const blocks = slice.content;
  if ($from.depth === 0) return tr.insert($from.pos, blocks).scrollIntoView();
  const inside = $from.parentOffset > 0 && $from.parentOffset < $from.parent.content.size;
  let pos =
    $from.parentOffset === 0 && $from.parent.content.size > 0 ? $from.before(1) : $from.after(1);
  if ($from.parent.content.size === 0) {
    pos = $from.before(1);
    put(tr, pos, $from.after(1), blocks);
  } else if (inside) {
    const { attrs, type } = $from.parent;
    tr.split($from.pos, 1, [{ type, attrs: { ...attrs, id: newId() } }]);
    pos = tr.mapping.map($from.pos, -1) + 1;
    put(tr, pos, pos, blocks);
  } else put(tr, pos, pos, blocks);
  const end = pos + blocks.size - 1;
  return tr.setSelection(TextSelection.near(tr.doc.resolve(end), -1)).scrollIntoView();
}

/** Puts blocks in the place of from..to, in as many steps as it takes for none to be too long. */
function put(tr: Transaction, from: number, to: number, blocks: Fragment): void {
  let [start, end] = [from, to];
  for (const part of parts(blocks)) {
    tr.replaceWith(start, end, part);
    start += part.size;
    end = start;
  }
}

function parts(blocks: Fragment): Fragment[] {
  const out: Node[][] = [[]];
  let size = 0;
  for (const block of blocks.content) {
    const more = JSON.stringify(block.toJSON()).length;
    if (size > 0 && size + more > MOST_IN_STEP) {
      out.push([]);
      size = 0;
    }
    out.at(-1)?.push(block);
    size += more;
  }
  return out.map((list) => Fragment.from(list));
}

/** A slice of our own, dragged or pasted within the page: the same words with new names. */
export function renamed(slice: Slice): Slice {
  const walk = (fragment: Fragment): Fragment => {
    const nodes: Node[] = [];
    fragment.forEach((node) => {
      if (node.isText) nodes.push(node);
      else
        nodes.push(
          node.type.create({ ...node.attrs, id: newId() }, walk(node.content), node.marks),
        );
    });
    return Fragment.from(nodes);
  };
  return new Slice(walk(slice.content), slice.openStart, slice.openEnd);
}

export function paste(refused: (why: PasteRefusal) => void): Plugin {
  let plain = false;
  const take = (view: EditorView, slice: Slice | PasteRefusal, tr = view.state.tr): boolean => {
    if (isRefusal(slice)) refused(slice);
    else view.dispatch(insertSlice(tr, slice).setMeta('paste', true).setMeta('uiEvent', 'paste'));
    return true;
  };
  return new Plugin({
    props: {
      handleKeyDown: (_view, event) => {
        plain = event.shiftKey;
        return false;
      },
      // Before ProseMirror looks at it: it would read the HTML as it came, with all its styles and handlers.
      handleDOMEvents: {
        paste: (view, event) => {
          const data = event.clipboardData;
          if (!data || !view.editable) return false;
          event.preventDefault();
          return take(view, sliceOf(data, plain));
        },
        drop: (view, event) => {
          if (view.dragging || !event.dataTransfer || !view.editable) return false;
          event.preventDefault();
          const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
          if (!at) return true;
          const tr = view.state.tr;
          tr.setSelection(TextSelection.near(tr.doc.resolve(at.pos)));
          return take(view, sliceOf(event.dataTransfer), tr);
        },
      },
      transformPasted: renamed,
      // One line of plain text a block: labels are not text, so they are not copied either.
      clipboardTextSerializer: (slice) =>
        slice.content.textBetween(0, slice.content.size, '\n', ''),
    },
  });
}
