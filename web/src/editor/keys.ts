// The keyboard. Tab changes a clause's level, so Escape then Tab leaves the text: nobody is trapped.
import { deleteSelection, selectNodeBackward, selectNodeForward } from 'prosemirror-commands';
import { keydownHandler } from 'prosemirror-keymap';
import { type Command, Plugin, Selection } from 'prosemirror-state';
import { redo, undo } from '../sync/history';
import { type Action, FURTHER_KEYS } from './actions';

/** content-visibility makes Chromium put Ctrl+End at the start of the last block. */
const toEnd: Command = (state, dispatch) => {
  dispatch?.(state.tr.setSelection(Selection.atEnd(state.doc)).scrollIntoView());
  return true;
};

const UNDOING: Record<string, Command> = { historyUndo: undo, historyRedo: redo };

const first =
  (...commands: Command[]): Command =>
  (state, dispatch, view) =>
    commands.some((command) => command(state, dispatch, view));

export function keys(list: readonly Action[]): Plugin {
  const bindings: Record<string, Command> = { 'Mod-End': toEnd };
  for (const action of list) for (const key of action.keys) bindings[key] = action.run;
  for (const [key, command] of Object.entries(FURTHER_KEYS)) {
    bindings[key] = first(deleteSelection, command, selectNodeForward);
  }
  for (const key of ['Backspace', 'Mod-Backspace']) {
    bindings[key] = first(deleteSelection, bindings[key] as Command, selectNodeBackward);
  }
  const handle = keydownHandler(bindings);
  let leaving = false;
  return new Plugin({
    props: {
      handleDOMEvents: {
        // The browser's own undo, as from its menu or a phone's gesture.
        beforeinput: (view, event) => {
          const command = UNDOING[(event as InputEvent).inputType];
          if (!command || !view.editable) return false;
          event.preventDefault();
          command(view.state, view.dispatch);
          return true;
        },
      },
      handleKeyDown(view, event) {
        if (event.key === 'Escape') {
          leaving = true;
          return false;
        }
        const free = leaving && event.key === 'Tab';
        if (event.key !== 'Shift') leaving = false;
        if (free) return false;
        // In the text Tab never moves the focus by surprise, even where there is no level to change.
        return handle(view, event) || (event.key === 'Tab' && view.editable);
      },
    },
  });
}
