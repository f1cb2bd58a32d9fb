// What of a tab's edits the server has not stored, as it is kept in the browser and put back after a reload.
import type { EditorState } from 'prosemirror-state';
import type { Step } from 'prosemirror-transform';
import type { StepJson } from '../wire/protocol';
import { collab, grouped, restoreInflight } from './collab';
import type { Kept } from './keep';
import type { Editor } from './receive';
import { stepFrom, stepJson } from './steps';

/** The unsent edits of a state; the standing form of each step is what a reload puts back. */
export function unsent(state: EditorState, client: string, seq: number): Kept {
  const { version, unconfirmed, inflight } = collab(state);
  const sent = unconfirmed.filter((one) => one.slot >= 0);
  const waiting = grouped(unconfirmed.slice(sent.length));
  return {
    client,
    seq,
    version,
    inflight: inflight && { seq: inflight.seq, base: inflight.base, groups: inflight.groups },
    standing: sent.map((one) => [one.slot, stepJson(one.step)]),
    waiting: waiting.map((group) => group.map((one) => stepJson(one.step))),
  };
}

/** Puts kept edits back into an editor that shows the text at their version; what does not fit. */
export function putBack(editor: Editor, kept: Kept): Step[] {
  const lost: Step[] = [];
  const slots: number[] = [];
  for (const standing of byGroup(kept)) {
    const steps = standing.map(([, json]) => stepFrom(json));
    if (dispatch(editor, steps, lost)) slots.push(...standing.map(([slot]) => slot));
  }
  if (kept.inflight) {
    const { seq, base, groups } = kept.inflight;
    const inflight = { seq, base, groups, steps: groups.flat().map(stepFrom) };
    editor.dispatch(restoreInflight(editor.state, inflight, slots));
  }
  for (const group of kept.waiting) dispatch(editor, group.map(stepFrom), lost);
  return lost;
}

/** The words that kept edits would have put into the text, for when they cannot be put back. */
export function stepsOf(kept: Kept): Step[] {
  const list: StepJson[] = kept.standing.map(([, step]) => step);
  return list.concat(kept.waiting.flat()).map(stepFrom);
}

/** The standing steps by the groups of the commit under way. */
function byGroup(kept: Kept): Kept['standing'][] {
  const out: Kept['standing'][] = [];
  let start = 0;
  for (const group of kept.inflight?.groups ?? []) {
    const end = start + group.length;
    const here = kept.standing.filter(([slot]) => slot >= start && slot < end);
    if (here.length > 0) out.push(here);
    start = end;
  }
  return out;
}

/** All of a group or none. */
function dispatch(editor: Editor, steps: Step[], lost: Step[]): boolean {
  const tr = editor.state.tr;
  for (const step of steps) {
    if (tr.maybeStep(step).failed) {
      lost.push(...steps);
      return false;
    }
  }
  editor.dispatch(tr);
  return true;
}
