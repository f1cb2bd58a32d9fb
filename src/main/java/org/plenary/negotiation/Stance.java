package org.plenary.negotiation;

/** What a delegation says of a proposal or clause. */
public enum Stance {
  SUPPORT,
  /** Not ours, but we do not stand in its way. */
  LIVE_WITH,
  CONCERN,
  /** With a reason and what would remove it. */
  OBJECT,
  /** We do not stand in the way, and it is not ours: on record. */
  DISSOCIATE
}
