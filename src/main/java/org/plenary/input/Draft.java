package org.plenary.input;

import org.plenary.negotiation.ProposalKind;
import org.plenary.negotiation.Target;
import org.plenary.people.Action;
import org.plenary.people.Rights;
import org.plenary.people.Voice;

/**
 * A proposal that a delegation prepares in private.
 *
 * @param id the number that the stream of its text goes by
 * @param number of the proposal it is a new version of, 0 for a new one
 * @param base version of the resolution that it is made on
 * @param version of the entry that handed it in, 0 while it is open
 * @param voice who began it
 */
record Draft(
    long id,
    long resolution,
    long delegation,
    ProposalKind kind,
    Target target,
    int number,
    int contribution,
    long base,
    String symbol,
    String why,
    State state,
    long version,
    int voice,
    long at) {

  /** What became of it. */
  enum State {
    OPEN,
    SUBMITTED,
    ABANDONED
  }

  /**
   * Its own delegation, and there those who may hand it in; nobody else learns that it is there.
   */
  boolean isFor(Voice voice) {
    return voice.delegationId() == delegation && Rights.may(voice.capacity(), Action.PROPOSE);
  }
}
