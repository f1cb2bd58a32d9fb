// A small editor for the words of one clause, as they are proposed: nothing of it is shared while it is written.

import { history } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { type ActionId, actions } from './actions';
import { brackets } from './brackets';
import { identity } from './identity';
import { keys } from './keys';
import { paste } from './paste';

/** What can be done to the words of one clause, as they are proposed. */
export const OFFERED: ReadonlySet<ActionId> = new Set([
  'undo',
  'redo',
  'split',
  'join',
  'deeper',
  'shallower',
  'emphasis',
  'strong',
  'superscript',
  'subscript',
  'bracket',
  'all',
]);

export interface ClauseSetting {
  doc: Node;
  lang: string;
  dir: 'ltr' | 'rtl';
  labelledBy: string;
  changed(doc: Node): void;
}

/** Puts the editor into `mount`; the answer takes it away. */
export function editClause(mount: HTMLElement, setting: ClauseSetting): () => void {
  const { doc, lang, dir, labelledBy, changed } = setting;
  const offered = actions(() => {}).filter((action) => OFFERED.has(action.id));
  const view = new EditorView(
    { mount },
    {
      state: EditorState.create({
        doc,
        plugins: [history(), keys(offered), paste(() => {}), identity(), brackets()],
      }),
      attributes: {
        class: 'text text-small',
        lang,
        dir,
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-labelledby': labelledBy,
        tabindex: '0',
      },
      dispatchTransaction(tr) {
        view.updateState(view.state.apply(tr));
        if (tr.docChanged) changed(view.state.doc);
      },
    },
  );
  return () => view.destroy();
}
