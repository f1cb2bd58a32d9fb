// What is meant by brackets where the caret is: new ones are asked for on record, and what is on record is lifted by decision.
import type { EditorState } from 'prosemirror-state';
import type { Selected } from '../negotiate/place';
import { bracketMeant } from '../text/inline';
import type { NegotiationView } from '../wire/negotiation';

export type Bracketing =
  | { do: 'ask'; selected: Selected }
  /** Nobody asked for these on record: an edit takes them away. */
  | { do: 'unmark' }
  | { do: 'lift'; clause: string }
  | { do: 'nothing' };

export function bracketing(
  state: EditorState,
  selected: Selected | null,
  view: NegotiationView | null,
): Bracketing {
  const meant = bracketMeant(state);
  if (!meant) return selected ? { do: 'ask', selected } : { do: 'nothing' };
  const known = view?.brackets.find((one) => one.id === meant.mark.attrs.id);
  if (!known?.by) return { do: 'unmark' };
  return { do: 'lift', clause: known.clauses[0] ?? '' };
}
