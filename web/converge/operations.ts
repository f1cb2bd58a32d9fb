// What people do to a text, by chance: the editor's own commands where there is one.
import { splitBlockAs, toggleMark } from 'prosemirror-commands';
import { Fragment, type Node, Slice } from 'prosemirror-model';
import { type Command, type EditorState, TextSelection } from 'prosemirror-state';
import { redo, undo } from '../src/sync/history';
import { newId } from '../src/text/ids';
import {
  footnotes,
  insertFootnote,
  insertReference,
  setFootnote,
  toggleBracket,
} from '../src/text/inline';
import * as blocks from '../src/text/operations';
import { KINDS, NUMS, schema } from '../src/text/schema';
import type { Random } from './random';

export type Name =
  | 'type'
  | 'replace'
  | 'erase'
  | 'split'
  | 'join'
  | 'cut'
  | 'mark'
  | 'bracket'
  | 'note'
  | 'reference'
  | 'level'
  | 'kind'
  | 'num'
  | 'move'
  | 'clause'
  | 'paste'
  | 'undo'
  | 'redo'
  | 'retitle'
  | 'drag';

export type Mix = Partial<Record<Name, number>>;

/** A small text that everybody hacks at. */
export const HOSTILE: Mix = {
  type: 30,
  replace: 6,
  erase: 12,
  split: 8,
  join: 6,
  cut: 5,
  mark: 8,
  bracket: 4,
  note: 3,
  reference: 2,
  level: 4,
  kind: 2,
  num: 2,
  move: 8,
  clause: 3,
  paste: 3,
  undo: 8,
  redo: 4,
  retitle: 1,
  drag: 2,
};

/** As people draft. */
export const DRAFTING: Mix = {
  type: 70,
  replace: 5,
  erase: 12,
  split: 3,
  join: 1,
  mark: 2,
  bracket: 2,
  note: 1,
  reference: 1,
  level: 1,
  move: 1,
  clause: 1,
  paste: 1,
  undo: 2,
  redo: 1,
};

/** As people draft a text that has grown too long. */
export const SHORTENING: Mix = { ...DRAFTING, split: 1, clause: 0, paste: 0, join: 8 };

/** Nothing is ever taken out: what undoing must restore exactly. */
export const ADDING: Mix = { type: 70, split: 15, clause: 8, paste: 3, note: 4 };

export class Hand {
  private count = 0;
  /** Words put in, none twice. */
  readonly words: string[] = [];

  constructor(
    private readonly random: Random,
    private readonly name: string,
  ) {}

  /** Does one thing; false if it could not be done here. */
  act(name: Name, state: EditorState, dispatch: (tr: EditorState['tr']) => void): boolean {
    return this.command(name, state)(this.selected(name, state), dispatch);
  }

  private word(): string {
    const word = `${this.name}${(++this.count).toString(36)}.`;
    this.words.push(word);
    return word;
  }

  /** Most go on where they are; some go elsewhere. */
  private selected(name: Name, state: EditorState): EditorState {
    if (name === 'type' && this.random.chance(0.6)) return state;
    if (name === 'undo' || name === 'redo') return state;
    const { random } = this;
    const index = random.int(state.doc.childCount);
    const { node, pos } = blockNo(state.doc, index);
    const size = node.content.size;
    const a = pos + 1 + random.int(size + 1);
    let b = a;
    if (name === 'mark' || name === 'bracket' || name === 'replace' || name === 'reference') {
      b = pos + 1 + random.int(size + 1);
    }
    if (name === 'cut') b = Math.min(state.doc.content.size - 1, a + random.int(40));
    const start = name === 'join' ? pos + 1 : a;
    const selection = TextSelection.between(
      state.doc.resolve(start),
      state.doc.resolve(name === 'join' ? start : b),
    );
    return state.apply(state.tr.setSelection(selection));
  }

  private command(name: Name, state: EditorState): Command {
    const { random } = this;
    switch (name) {
      case 'type':
      case 'replace':
        return this.insert();
      case 'erase':
        return erase(1 + random.int(5));
      case 'cut':
        return erase(0);
      case 'split':
        return random.chance(0.9) ? blocks.split : splitRaw;
      case 'join':
        return random.chance(0.5) ? blocks.joinBefore : blocks.joinAfter;
      case 'mark':
        return toggleMark(
          schema.marks[random.pick(['emphasis', 'strong', 'superscript', 'subscript'])] as never,
        );
      case 'bracket':
        return toggleBracket;
      case 'note':
        return insertFootnote(this.word());
      case 'retitle':
        return this.retitle(state.doc);
      case 'reference':
        return insertReference(random.pick(['WTSA-20', 'PP-22']), this.word());
      case 'level':
        return blocks.shiftLevel(random.chance(0.6) ? 1 : -1);
      case 'kind':
        return blocks.setKind(random.pick(KINDS));
      case 'num':
        return blocks.setNum(random.pick(NUMS));
      case 'move':
        return blocks.move(random.chance(0.5) ? 1 : -1);
      case 'drag':
        return drag(random);
      case 'clause':
        return blocks.newClause;
      case 'paste':
        return this.paste();
      case 'undo':
        return undo;
      case 'redo':
        return redo;
    }
  }

  private insert(): Command {
    return (state, dispatch) => {
      if (state.selection.$from.depth !== 1 || state.selection.$to.depth !== 1) return false;
      dispatch?.(state.tr.insertText(this.word()));
      return true;
    };
  }

  private retitle(doc: Node): Command {
    const note = footnotes(doc)[0];
    return note ? setFootnote(note.id, this.word()) : () => false;
  }

  /** Two to four clauses, as the editor's paste makes them: new ids. */
  private paste(): Command {
    return (state, dispatch) => {
      const list: Node[] = [];
      for (let i = 0; i < 2 + this.random.int(3); i++) {
        list.push(
          schema.node('block', { id: newId(), kind: 'clause' }, [schema.text(this.word())]),
        );
      }
      const open = this.random.int(2);
      dispatch?.(state.tr.replaceSelection(new Slice(Fragment.fromArray(list), open, open)));
      return true;
    };
  }
}

function blockNo(doc: Node, index: number): { node: Node; pos: number } {
  let pos = 0;
  for (let i = 0; i < index; i++) pos += doc.child(i).nodeSize;
  return { node: doc.child(index), pos };
}

function erase(count: number): Command {
  return (state, dispatch) => {
    const { from, to, empty } = state.selection;
    const start = empty ? Math.max(from - count, state.selection.$from.start()) : from;
    if (start === to) return false;
    dispatch?.(state.tr.delete(start, to));
    return true;
  };
}

/** A split in the middle of a selection over blocks. */
const splitRaw: Command = splitBlockAs((node) => ({
  type: node.type,
  attrs: { ...node.attrs, id: newId() },
}));

/** Some words dragged elsewhere: taken out and put in by one transaction. */
function drag(random: Random): Command {
  return (state, dispatch) => {
    const { $from } = state.selection;
    const from = $from.pos;
    const to = Math.min($from.end(), from + 6);
    if (from === to) return false;
    const slice = state.doc.slice(from, to);
    const tr = state.tr.delete(from, to);
    const target = tr.doc.resolve(random.int(tr.doc.content.size + 1));
    if (target.depth !== 1) return false;
    dispatch?.(tr.replace(target.pos, target.pos, slice));
    return true;
  };
}
