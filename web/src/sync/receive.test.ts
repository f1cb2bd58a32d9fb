import { Fragment, type Node, Slice } from 'prosemirror-model';
import { EditorState, TextSelection, type Transaction } from 'prosemirror-state';
import { ReplaceStep } from 'prosemirror-transform';
import { describe, expect, it } from 'vitest';
import { doc, p } from '../text/sample';
import { schema } from '../text/schema';
import type { Entry, StepJson } from '../wire/protocol';
import { collab, collabPlugin, fromServer, take } from './collab';
import { closeHistory, history, redo, undo, undoDepth } from './history';
import { receive } from './receive';
import { stepJson } from './steps';
import { UnplacedList } from './unplaced';

class Desk {
  constructor(public state: EditorState) {}
  dispatch = (tr: Transaction): void => {
    this.state = this.state.apply(tr);
  };
  type(text: string, at: number): void {
    this.dispatch(this.state.tr.insertText(text, at));
  }
}

const desk = (text: Node) =>
  new Desk(EditorState.create({ doc: text, plugins: [collabPlugin(0), history()] }));
const text = doc(p('a', 'one'), p('b', 'two'));

function entry(v: number, steps: (StepJson | null)[], more: object = {}, client = 'other'): Entry {
  return { v, kind: 'edit', by: 1, at: 0, client, seq: 1, body: { steps, ...more } };
}

/** Block a moved behind block b, as somebody else does it. */
function moved(): Entry {
  const tr = EditorState.create({ doc: text }).tr.delete(0, 5).insert(5, text.child(0));
  return entry(1, tr.steps.map(stepJson), { moves: [[0, 1]] });
}

const words = (state: EditorState) => state.doc.content.content.map((block) => block.textContent);

describe('what others store', () => {
  it('carries what I type along with a clause that is moved, and my caret with it', () => {
    const me = desk(text);
    me.type('XX', 3);
    me.dispatch(me.state.tr.setSelection(TextSelection.create(me.state.doc, 5)));
    receive(me, [moved()], 'me');
    expect(words(me.state)).toEqual(['two', 'onXXe']);
    expect(me.state.selection.$head.parent.attrs.id).toBe('a');
    expect(collab(me.state).confirmed.child(1).textContent).toBe('one');
    undo(me.state, me.dispatch);
    expect(words(me.state)).toEqual(['two', 'one']);
  });

  it('leaves the marks I am about to type with', () => {
    const me = desk(text);
    me.dispatch(me.state.tr.setStoredMarks([schema.mark('strong')]));
    receive(me, [entry(1, [{ stepType: 'replace', from: 7, to: 8 }])], 'me');
    expect(me.state.storedMarks?.map((mark) => mark.type.name)).toEqual(['strong']);
  });

  it('puts the text that was read in in the place of the empty one', () => {
    const me = desk(doc(p('start', '')));
    const body = { source: 'file', doc: text.toJSON() };
    receive(me, [{ ...entry(1, []), kind: 'text', body }], 'me');
    expect(words(me.state)).toEqual(['one', 'two']);
  });

  it('changes the text by the steps of whatever kind of act, and by no act without steps', () => {
    const me = desk(text);
    me.type('XX', 3);
    const taken = { ...entry(1, [{ stepType: 'replace', from: 1, to: 2 }]), kind: 'taken-up' };
    const comment = { ...entry(2, []), kind: 'comment', body: { number: 1, text: 'No.' } };
    const unknown = { ...entry(3, []), kind: 'to-come', body: null };
    expect(receive(me, [taken, comment, unknown], 'me').lost).toEqual([]);
    expect(words(me.state)).toEqual(['nXXe', 'two']);
    expect(collab(me.state).version).toBe(3);
    expect(collab(me.state).confirmed.child(0).textContent).toBe('ne');
  });

  it('takes carets of an older version along with a move', () => {
    const me = desk(text);
    receive(me, [moved()], 'me');
    expect(fromServer(me.state, 0, 2)).toBe(7);
    expect(fromServer(me.state, 5, 2)).toBeNull();
  });

  it('keeps or drops the steps of a group together', () => {
    const me = desk(text);
    const split = me.state.tr.split(8);
    me.dispatch(split.insertText('Z', 1));
    const gone = { stepType: 'replace', from: 5, to: 10 };
    const { lost } = receive(me, [entry(1, [gone])], 'me');
    expect(words(me.state)).toEqual(['Zone']);
    expect(lost.length).toBe(1);
  });
});

describe('undo', () => {
  /** I move block a behind b; the server has it. */
  function afterMyMove(): Desk {
    const me = desk(text);
    me.dispatch(me.state.tr.delete(0, 5).insert(5, text.child(0)));
    me.dispatch((take(me.state, 1, 400, 1e6) as { tr: Transaction }).tr);
    receive(me, [{ ...moved(), client: 'me' }], 'me');
    return me;
  }
  const insert = (at: number, words: string) => ({
    stepType: 'replace',
    from: at,
    to: at,
    slice: { content: [{ type: 'text', text: words }] },
  });

  it('of a move is a move that takes along what others typed meanwhile', () => {
    const me = afterMyMove();
    receive(me, [entry(2, [insert(8, 'XX')])], 'me');
    expect(words(me.state)).toEqual(['two', 'onXXe']);
    undo(me.state, me.dispatch);
    expect(words(me.state)).toEqual(['onXXe', 'two']);
    // What others type before they hear of it goes along, too.
    receive(me, [entry(3, [insert(9, 'YY')])], 'me');
    expect(words(me.state)).toEqual(['onXYYXe', 'two']);
    redo(me.state, me.dispatch);
    expect(words(me.state)).toEqual(['two', 'onXYYXe']);
    undo(me.state, me.dispatch);
    expect(words(me.state)).toEqual(['onXYYXe', 'two']);
  });

  it('of typing finds its words in a clause that I moved, changed by others, and moved back', () => {
    const me = desk(text);
    me.type('MINE', 3);
    me.dispatch(closeHistory(me.state.tr));
    me.dispatch(me.state.tr.delete(0, 9).insert(5, me.state.doc.child(0)));
    expect(words(me.state)).toEqual(['two', 'onMINEe']);
    receive(me, [entry(1, [insert(1, 'THEIRS')])], 'me');
    expect(words(me.state)).toEqual(['two', 'THEIRSonMINEe']);
    undo(me.state, me.dispatch);
    expect(words(me.state)).toEqual(['THEIRSonMINEe', 'two']);
    undo(me.state, me.dispatch);
    expect(words(me.state)).toEqual(['THEIRSone', 'two']);
    redo(me.state, me.dispatch);
    redo(me.state, me.dispatch);
    expect(words(me.state)).toEqual(['two', 'THEIRSonMINEe']);
  });

  it('of a move does not bring back what others deleted', () => {
    const me = afterMyMove();
    receive(me, [entry(2, [{ stepType: 'replace', from: 5, to: 10 }])], 'me');
    me.type('!', 4);
    while (undo(me.state, me.dispatch));
    expect(words(me.state)).toEqual(['two']);
  });

  it('of an edit whose first step was refused takes back the others', () => {
    const me = desk(text);
    me.dispatch(me.state.tr.insertText('A', 2).insertText('B', 8));
    me.dispatch((take(me.state, 1, 400, 1e6) as { tr: Transaction }).tr);
    receive(me, [entry(1, [null, insert(7, 'B')], { why: { 0: 'step.gone' } }, 'me')], 'me');
    expect(words(me.state)).toEqual(['one', 'tBwo']);
    expect(undoDepth(me.state)).toBe(1);
    undo(me.state, me.dispatch);
    expect(words(me.state)).toEqual(['one', 'two']);
  });

  it('takes typing in one place as one, and elsewhere as another', () => {
    const me = desk(text);
    me.type('A', 2);
    me.type('B', 3);
    me.type('C', 9);
    expect(undoDepth(me.state)).toBe(2);
    undo(me.state, me.dispatch);
    expect(words(me.state)).toEqual(['oABne', 'two']);
    undo(me.state, me.dispatch);
    expect(words(me.state)).toEqual(['one', 'two']);
    expect(undo(me.state, me.dispatch)).toBe(false);
  });
});

describe('my own entry', () => {
  function sent(): Desk {
    const me = desk(text);
    me.type('A', 1);
    me.dispatch((take(me.state, 1, 400, 1e6) as { tr: Transaction }).tr);
    me.dispatch(closeHistory(me.state.tr.insertText('B', 2)));
    return me;
  }
  const insert = (at: number) => ({
    stepType: 'replace',
    from: at,
    to: at,
    slice: { content: [{ type: 'text', text: 'A' }] },
  });

  it('changes nothing where it was placed as it stands here', () => {
    const me = sent();
    const before = me.state.doc;
    expect(receive(me, [entry(1, [insert(1)], {}, 'me')], 'me').acknowledged).toBe('fast');
    expect(me.state.doc).toBe(before);
    expect(collab(me.state).unconfirmed.length).toBe(1);
  });

  it('is what the server says where it was placed otherwise', () => {
    const me = sent();
    expect(receive(me, [entry(1, [insert(3)], {}, 'me')], 'me').acknowledged).toBe('slow');
    expect(collab(me.state).confirmed.child(0).textContent).toBe('onAe');
    expect(me.state.doc.child(0).textContent).toBe('onABe');
  });

  it('leaves the undo stack where it was refused, and is told with its code', () => {
    const me = sent();
    const why = { why: { 0: 'clause.locked' } };
    const { lost } = receive(me, [entry(1, [null], why, 'me')], 'me');
    expect(lost.map((one) => one.code)).toEqual(['clause.locked']);
    expect(words(me.state)).toEqual(['Bone', 'two']);
    while (undo(me.state, me.dispatch));
    expect(words(me.state)).toEqual(['one', 'two']);
    const list = new UnplacedList(() => 0);
    expect(list.add(lost, me.state.doc)).toBe(true);
    expect(list.all.map((one) => one.text)).toEqual(['A']);
  });

  it('does not look at the text where nothing was lost: every frame comes by', () => {
    const untouched = new Proxy({} as Node, {
      get: () => {
        throw new Error('the text was looked at');
      },
    });
    expect(new UnplacedList(() => 1).add([], untouched)).toBe(false);
  });

  it('is listed as the words it was, not letter by letter', () => {
    const lost = (at: number, text: string) => ({
      step: new ReplaceStep(at, at, new Slice(Fragment.from(schema.text(text)), 0, 0)),
      code: 'step.failed',
    });
    const list = new UnplacedList(() => 0);
    list.add([lost(3, 'o'), lost(4, 'n')], null);
    list.add([lost(5, ' '), lost(6, 'e')], null);
    list.add([lost(2, 'x')], null);
    list.add([lost(9, ' ')], null);
    expect(list.all.map((one) => one.text)).toEqual(['on e', 'x']);
  });
});
