package org.plenary.negotiation;

/** What the responsible body decided on an input. */
public enum Outcome {
  ACCEPTED,
  ACCEPTED_MODIFIED,
  NOT_ACCEPTED,
  /** Taken up together with another. */
  MERGED,
  /** To a later point that is named. */
  DEFERRED,
  NOTED,
  /** Says what another says. */
  DUPLICATE,
  OUT_OF_SCOPE
}
