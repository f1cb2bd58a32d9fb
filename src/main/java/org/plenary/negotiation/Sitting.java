package org.plenary.negotiation;

import java.util.Objects;

/**
 * A sitting on this resolution that was closed.
 *
 * @param next the name of the one after it; empty where it was not told
 */
public record Sitting(String name, String next, Stamp stamp) {
  /** What was kept before sittings had names is not one: the state is made anew from the log. */
  public Sitting {
    Objects.requireNonNull(name);
    Objects.requireNonNull(next);
    Objects.requireNonNull(stamp);
  }
}
