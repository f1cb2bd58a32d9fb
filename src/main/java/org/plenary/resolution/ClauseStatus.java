package org.plenary.resolution;

import java.util.Locale;
import java.util.Optional;

/** How far the meeting has got with a clause. The text of an agreed clause is locked. */
public enum ClauseStatus {
  OPEN,
  AGREED;

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
