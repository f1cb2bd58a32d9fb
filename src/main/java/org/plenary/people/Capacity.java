package org.plenary.people;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** In which a person acts. What each may do is in {@link Rights}. */
public enum Capacity {
  DELEGATE,
  HEAD,
  CHAIR,
  EDITOR,
  SECRETARIAT,
  OBSERVER,
  /** Somebody without an account. Nobody signs in as this. */
  PUBLIC,
  /** The server itself. Nobody signs in as this. */
  SERVER;

  /** Those in which somebody signs in. */
  public static List<Capacity> ofAccounts() {
    return List.of(DELEGATE, HEAD, CHAIR, EDITOR, SECRETARIAT, OBSERVER);
  }

  /** As stored, sent and used in message keys: lower case. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Capacity> of(String code) {
    for (Capacity capacity : values()) {
      if (capacity.code().equals(code)) {
        return Optional.of(capacity);
      }
    }
    return Optional.empty();
  }
}
