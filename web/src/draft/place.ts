// What the drafting page offers to the negotiation beside it.

import type { TextEditor } from '../editor/text-editor';
import { draftsApi } from '../negotiate/drafts-api';
import { DraftsStore } from '../negotiate/drafts-store';
import type { Place, Selected } from '../negotiate/place';
import type { NegotiationStore } from '../negotiate/store';
import { collab, toServer } from '../sync/collab';
import { blockAt, blockById } from '../text/blocks';
import type { Me, ResolutionInfo } from '../wire/api';
import { liveAddress } from './api';

/** As much of the desk as is needed here. */
export interface Table {
  info: ResolutionInfo;
  me: Me;
  negotiation: NegotiationStore;
  editor: TextEditor | null;
  referenceWords(id: string): string;
  caret(anchor?: number, head?: number): void;
}

export function placeAt(table: Table): Place {
  const state = () => table.editor?.view.state ?? null;
  const { id, lang, dir, symbol, title } = table.info;
  const { csrf, login, voice } = table.me;
  return {
    store: table.negotiation,
    drafts: new DraftsStore(draftsApi(id, csrf)),
    live: (stream) => ({ url: liveAddress(stream), owner: `${login}.${voice.id}` }),
    lang,
    dir,
    symbol,
    title,
    text() {
      const now = state();
      if (!now) return null;
      const { version, confirmed } = collab(now);
      return { version, doc: confirmed };
    },
    selected(across = false): Selected | null {
      const now = state();
      if (!now || now.selection.empty) return null;
      const { from, to } = now.selection;
      const clause = blockAt(now.doc, from).node.attrs.id;
      if (!across && blockAt(now.doc, to).node.attrs.id !== clause) return null;
      return {
        clause,
        from: toServer(now, from),
        to: toServer(now, to),
        base: collab(now).version,
        quote: now.doc.textBetween(from, to, '\n', '*'),
      };
    },
    name: (clause) => table.referenceWords(clause),
    goTo: (clause) => table.editor?.goTo(clause),
    pointAt(clause) {
      const now = state();
      const block = clause && now ? blockById(now.doc, clause) : null;
      if (block) table.caret(block.pos + 1, block.pos + 1);
      else table.caret();
    },
  };
}
