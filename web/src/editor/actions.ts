// What can be done to the text: one list for the keyboard, the toolbar and the help.
import { toggleMark } from 'prosemirror-commands';
import type { Command, EditorState } from 'prosemirror-state';
import { redo, redoDepth, undo, undoDepth } from '../sync/history';
import { blockAt } from '../text/blocks';
import { markedAround, removeReference, toggleBracket } from '../text/inline';
import {
  joinAfter,
  joinBefore,
  move,
  newCall,
  newClause,
  selectAll,
  shiftLevel,
  split,
  toggleBis,
} from '../text/operations';
import { schema } from '../text/schema';

export type Asked = 'footnote' | 'reference' | 'help' | 'fix' | 'bracket';

export type ActionId =
  | 'split'
  | 'join'
  | 'clause'
  | 'call'
  | 'deeper'
  | 'shallower'
  | 'up'
  | 'down'
  | 'bis'
  | 'footnote'
  | 'reference'
  | 'bracket'
  | 'emphasis'
  | 'strong'
  | 'superscript'
  | 'subscript'
  | 'undo'
  | 'redo'
  | 'fix'
  | 'help'
  | 'all';

export interface Action {
  id: ActionId;
  /** In ProseMirror's notation; the first is shown. */
  keys: string[];
  run: Command;
  group?: 'history' | 'blocks' | 'levels' | 'insert' | 'marks' | 'mend';
  isActive?: (state: EditorState) => boolean;
  /** Cheaper than a dry run of the command. */
  isEnabled?: (state: EditorState) => boolean;
}

const marked =
  (name: 'emphasis' | 'strong' | 'superscript' | 'subscript') => (state: EditorState) => {
    const { from, to, empty, $from } = state.selection;
    const type = schema.marks[name] as NonNullable<(typeof schema.marks)[string]>;
    if (empty) return type.isInSet(state.storedMarks ?? $from.marks()) !== undefined;
    return state.doc.rangeHasMark(from, to, type);
  };

const toggle = (name: string): Command =>
  toggleMark(schema.marks[name] as NonNullable<(typeof schema.marks)[string]>);

/** The kinds in which the server takes no reference or no footnote. */
const BARE = new Set(['number', 'history']);
const kindAt = (state: EditorState): string =>
  blockAt(state.doc, state.selection.head).node.attrs.kind;

/** `ask` opens the page's dialogs for what needs words; brackets do where who asks and why goes on record. */
export function actions(ask: (what: Asked) => void, onRecord = false): Action[] {
  const asking =
    (what: Asked): Command =>
    () => {
      ask(what);
      return true;
    };
  const bracket = asking('bracket');
  return [
    {
      id: 'undo',
      keys: ['Mod-z'],
      run: undo,
      group: 'history',
      isEnabled: (s) => undoDepth(s) > 0,
    },
    {
      id: 'redo',
      keys: ['Mod-y', 'Mod-Shift-z'],
      run: redo,
      group: 'history',
      isEnabled: (s) => redoDepth(s) > 0,
    },
    { id: 'split', keys: ['Enter', 'Shift-Enter'], run: split },
    { id: 'join', keys: ['Backspace', 'Mod-Backspace'], run: joinBefore },
    { id: 'clause', keys: ['Mod-Enter'], run: newClause, group: 'blocks' },
    { id: 'call', keys: ['Mod-Shift-Enter'], run: newCall, group: 'blocks' },
    {
      id: 'shallower',
      keys: ['Shift-Tab'],
      run: shiftLevel(-1),
      group: 'levels',
      isEnabled: (s) => shiftLevel(-1)(s),
    },
    {
      id: 'deeper',
      keys: ['Tab'],
      run: shiftLevel(1),
      group: 'levels',
      isEnabled: (s) => shiftLevel(1)(s),
    },
    {
      id: 'up',
      keys: ['Alt-ArrowUp'],
      run: move(-1),
      group: 'levels',
      isEnabled: (s) => move(-1)(s),
    },
    {
      id: 'down',
      keys: ['Alt-ArrowDown'],
      run: move(1),
      group: 'levels',
      isEnabled: (s) => move(1)(s),
    },
    { id: 'bis', keys: ['Mod-Alt-n'], run: toggleBis },
    {
      id: 'emphasis',
      keys: ['Mod-i'],
      run: toggle('emphasis'),
      group: 'marks',
      isActive: marked('emphasis'),
    },
    {
      id: 'strong',
      keys: ['Mod-b'],
      run: toggle('strong'),
      group: 'marks',
      isActive: marked('strong'),
    },
    {
      id: 'superscript',
      keys: ['Mod-.'],
      run: toggle('superscript'),
      group: 'marks',
      isActive: marked('superscript'),
    },
    {
      id: 'subscript',
      keys: ['Mod-,'],
      run: toggle('subscript'),
      group: 'marks',
      isActive: marked('subscript'),
    },
    {
      id: 'bracket',
      keys: ['Mod-Alt-b'],
      run: onRecord
        ? (s, dispatch) => toggleBracket(s) && (!dispatch || bracket(s))
        : toggleBracket,
      group: 'insert',
      isActive: (s) => markedAround(s, 'bracket') !== null,
    },
    {
      id: 'reference',
      keys: ['Mod-k'],
      run: (state, dispatch) =>
        removeReference(state, dispatch) || asking('reference')(state, dispatch),
      group: 'insert',
      isActive: (s) => markedAround(s, 'reference') !== null,
      isEnabled: (s) => !BARE.has(kindAt(s)) && kindAt(s) !== 'call',
    },
    {
      id: 'footnote',
      keys: ['Mod-Alt-f'],
      run: asking('footnote'),
      group: 'insert',
      isEnabled: (s) => !BARE.has(kindAt(s)),
    },
    { id: 'fix', keys: ['Mod-Alt-l'], run: asking('fix'), group: 'mend' },
    { id: 'help', keys: ['Mod-/'], run: asking('help') },
    { id: 'all', keys: ['Mod-a'], run: selectAll },
  ];
}

/** Keys that need no name of their own. */
export const FURTHER_KEYS: Record<string, Command> = { Delete: joinAfter, 'Mod-Delete': joinAfter };
