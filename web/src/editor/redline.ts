// The redline against the base text: drawn on demand, kept in place while typing, drawn anew when typing rests.
import type { Node } from 'prosemirror-model';
import { Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { gone, type Piece, redlineBlock, textOf } from '../text/redline';

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

/** Draws redlines against one base text; a block that did not change since the last drawing is not compared again. */
export class Redliner {
  private readonly before = new Map<string, string>();
  private readonly known = new WeakMap<Node, Piece[]>();

  constructor(
    private readonly base: Node,
    private readonly words: Intl.Segmenter,
    private readonly says: { added: string; deleted: string },
  ) {
    base.forEach((block) => {
      this.before.set(block.attrs.id, textOf(block));
    });
  }

  draw(doc: Node): DecorationSet {
    const list: Decoration[] = [];
    const ends = new Map<string | null, number>([[null, 0]]);
    doc.forEach((block, pos) => {
      ends.set(block.attrs.id, pos + block.nodeSize);
      if (!this.before.has(block.attrs.id) && block.content.size > 0) {
        list.push(Decoration.node(pos, pos + block.nodeSize, { class: 'added-block' }));
      }
      for (const piece of this.pieces(block)) list.push(this.piece(piece, pos + 1));
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
