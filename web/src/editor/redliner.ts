// Drawing a redline against the base text. Fetched when first asked for: comparing words takes a library.
import type { Node } from 'prosemirror-model';
import { Decoration, DecorationSet } from 'prosemirror-view';
import {
  countChanges,
  gone,
  moved,
  type Piece,
  redlineBlock,
  segmenter,
  textOf,
} from '../text/redline';

export interface Says {
  deleted: string;
  /** What is said before a block that was elsewhere; `after`: the block of the base text it followed. */
  moved(after: string | null): string;
}

/** Draws redlines against one base text; a block that did not change since the last drawing is not compared again. */
export class Redliner {
  private readonly before = new Map<string, string>();
  private readonly known = new WeakMap<Node, Piece[]>();

  private readonly words: Intl.Segmenter;

  constructor(
    private readonly base: Node,
    lang: string,
    private readonly says: Says,
  ) {
    this.words = segmenter(lang);
    base.forEach((block) => {
      this.before.set(block.attrs.id, textOf(block));
    });
  }

  /** How many blocks differ. */
  count(doc: Node): number {
    return countChanges(this.base, doc);
  }

  draw(doc: Node): DecorationSet {
    const list: Decoration[] = [];
    const ends = new Map<string | null, number>([[null, 0]]);
    const away = moved(this.base, doc);
    let before: string | null = null;
    doc.forEach((block, pos) => {
      ends.set(block.attrs.id, pos + block.nodeSize);
      if (!this.before.has(block.attrs.id) && block.content.size > 0) {
        list.push(Decoration.node(pos, pos + block.nodeSize, { class: 'added-block' }));
      }
      const after = away.get(block.attrs.id);
      if (after !== undefined) {
        const along = after !== null && after === before && away.has(after);
        list.push(Decoration.node(pos, pos + block.nodeSize, { class: 'moved-block' }));
        if (!along) list.push(this.moved(pos + 1, this.says.moved(after)));
      }
      for (const piece of this.pieces(block)) list.push(this.piece(piece, pos + 1));
      before = block.attrs.id;
    });
    for (const block of gone(this.base, doc)) {
      const pos = ends.get(block.after) ?? 0;
      const dom = () => this.deleted(block.text, 'p', `deleted-block kind-${block.kind}`);
      list.push(
        Decoration.widget(pos, dom, { key: `gone ${block.id}`, side: -1, ignoreSelection: true }),
      );
    }
    return DecorationSet.create(doc, list);
  }

  private pieces(block: Node): Piece[] {
    const known = this.known.get(block);
    if (known) return known;
    const before = this.before.get(block.attrs.id) ?? '';
    const pieces = redlineBlock(before, textOf(block), this.words);
    this.known.set(block, pieces);
    return pieces;
  }

  private piece(piece: Piece, start: number): Decoration {
    const at = start + piece.at;
    if (piece.kind === 'added') {
      return Decoration.inline(at, at + piece.size, { nodeName: 'ins', class: 'redline' });
    }
    const { text } = piece;
    return Decoration.widget(at, () => this.deleted(text, 'span', ''), {
      key: `deleted ${text}`,
      side: -1,
      ignoreSelection: true,
    });
  }

  private moved(at: number, words: string): Decoration {
    const dom = () => {
      const box = document.createElement('span');
      box.className = 'moved-from';
      box.dir = 'auto';
      box.textContent = words;
      return box;
    };
    return Decoration.widget(at, dom, { key: `moved ${words}`, side: -2, ignoreSelection: true });
  }

  private deleted(text: string, tag: string, name: string): HTMLElement {
    const box = document.createElement(tag);
    box.className = `redline-deleted ${name}`;
    const said = document.createElement('span');
    said.className = 'unseen';
    said.textContent = this.says.deleted;
    const del = document.createElement('del');
    del.className = 'redline';
    del.textContent = text.replaceAll('\uFFFC', '*');
    box.append(said, del);
    return box;
  }
}
