// Small texts for tests.
import type { Node } from 'prosemirror-model';
import { type Command, EditorState, TextSelection } from 'prosemirror-state';
import { expect } from 'vitest';
import { schema } from './schema';

export function p(id: string, text: string | Node[], attrs: Record<string, unknown> = {}): Node {
  const content = typeof text === 'string' ? (text ? [schema.text(text)] : []) : text;
  return schema.node('block', { id, kind: 'clause', ...attrs }, content);
}

export const call = (id: string, text: string): Node => p(id, text, { kind: 'call' });
export const doc = (...blocks: Node[]): Node => schema.node('doc', null, blocks);

/** A state with the caret (or a selection) inside the block of that id. */
export function at(text: Node, id: string, offset = 0, length = 0): EditorState {
  let from = -1;
  text.forEach((block, pos) => {
    if (block.attrs.id === id) from = pos + 1 + offset;
  });
  return EditorState.create({
    doc: text,
    selection: TextSelection.create(text, from, from + length),
  });
}

const STEPS = new Set(['replace', 'addMark', 'removeMark', 'markSet', 'attr']);

/** Runs a command and checks the laws of every one: valid text, unique ids, only the steps the server knows. */
export function run(state: EditorState, command: Command): EditorState {
  let next = state;
  const done = command(state, (tr) => {
    for (const step of tr.steps) expect(STEPS).toContain(step.toJSON().stepType);
    next = state.apply(tr);
  });
  expect(done).toBe(true);
  next.doc.check();
  const ids: string[] = [];
  next.doc.forEach((block) => {
    ids.push(block.attrs.id);
  });
  expect(new Set(ids).size).toBe(ids.length);
  return next;
}

/** The text as lines `id kind level: words`, new ids shown as `*`. */
export function lines(state: EditorState, known: string[]): string[] {
  const out: string[] = [];
  state.doc.forEach((block) => {
    const { id, kind, level } = block.attrs;
    out.push(`${known.includes(id) ? id : '*'} ${kind} ${level}: ${block.textContent}`);
  });
  return out;
}
