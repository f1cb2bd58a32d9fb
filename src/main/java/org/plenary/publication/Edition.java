package org.plenary.publication;

import org.plenary.resolution.Moment;
import org.plenary.resolution.State;

/**
 * The newest version that the public is shown.
 *
 * @param at when its last entry was made, in milliseconds since 1970; 0 where there is none
 */
record Edition(State state, long at) {
  static final Edition NOTHING = new Edition(State.EMPTY, 0);

  static Edition of(Moment moment) {
    return new Edition(moment.state(), moment.at());
  }

  long version() {
    return state.version();
  }
}
