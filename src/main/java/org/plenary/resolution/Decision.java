package org.plenary.resolution;

import org.plenary.refusal.Refusal;

/** The answer to a command. */
public sealed interface Decision {

  /** It happens: the event to store, and the state after it. */
  record Accepted(Event event, State state) implements Decision {}

  record Refused(Refusal refusal) implements Decision {}

  static Decision refuse(String code, String sentence) {
    return new Refused(Refusal.of(code, sentence));
  }
}
