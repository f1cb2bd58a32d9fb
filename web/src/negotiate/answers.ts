// What an answer must hold before it can be published; the server says the same. Pure.
import type { Answer, Input, KeptAnswer, NegotiationView, Outcome } from '../wire/negotiation';
import { isReason } from './reason';

export const goesInto = (outcome: Outcome): boolean =>
  outcome === 'merged' || outcome === 'duplicate';
/** NOC. */
export const asksForNoChange = (inputs: readonly Input[], number: number): boolean =>
  inputs.some((one) => one.number === number && one.is === 'proposal' && one.kind === 'noc');
export const shows = (outcome: Outcome): boolean =>
  outcome === 'accepted' || outcome === 'accepted-modified' || outcome === 'merged';

const isProposal = (inputs: readonly Input[], number: number): boolean =>
  inputs.some((one) => one.number === number && one.is === 'proposal');

/** Whether it says all that its outcome needs. */
export const isWhole = (answer: Answer, inputs: readonly Input[]): boolean =>
  isReason(answer.why) &&
  (!goesInto(answer.outcome) || answer.into > 0) &&
  (answer.outcome !== 'deferred' || answer.until !== '') &&
  (answer.outcome === 'merged' ||
    !shows(answer.outcome) ||
    answer.change > 0 ||
    !isProposal(inputs, answer.input) ||
    asksForNoChange(inputs, answer.input));

/** Kept drafts as the answers they would be; without those that are answered or withdrawn meanwhile. */
export function preparedAnswers(view: NegotiationView, kept: readonly KeptAnswer[]): Answer[] {
  return kept.flatMap(({ input, draft }): Answer[] => {
    const one = view.inputs.find((each) => each.number === input);
    if (!one?.owes || draft.outcome === '') return [];
    return [{ ...draft, input, outcome: draft.outcome, clause: draft.clause || one.clause }];
  });
}
