package org.plenary.negotiation;

import java.util.Locale;
import java.util.Optional;

/** How far the meeting has got with a clause. */
public enum ClauseStatus {
  OPEN,
  /** Alternatives stand in square brackets. */
  BRACKETED,
  /** Agreed for now: nothing is agreed until everything is. */
  PROVISIONAL,
  /** Its text is locked. */
  AGREED,
  /** Locked, and no proposal is taken any more. */
  CLOSED;

  /** Whether the text may be changed only by those who may open it again. */
  public boolean isLocked() {
    return this == AGREED || this == CLOSED;
  }

  /**
   * Whether declaring this gives back what a clause of that status did not allow: changing its
   * text, or proposing on it.
   */
  boolean opens(ClauseStatus now) {
    return now == CLOSED && this != CLOSED || now == AGREED && !isLocked();
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<ClauseStatus> of(String code) {
    for (ClauseStatus status : values()) {
      if (status.code().equals(code)) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
  }
}
