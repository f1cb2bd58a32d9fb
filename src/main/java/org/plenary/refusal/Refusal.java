package org.plenary.refusal;

import org.jspecify.annotations.Nullable;

/**
 * Why something was not done. A refusal is an expected answer, not a bug: it is returned, or fails
 * a future as {@link Refused}.
 *
 * @param code stable, lower case with dots, documented in {@code docs/refusals.md}
 * @param sentence what the person concerned can be told, in English
 * @param field which part of the request it is about, where there is one
 */
public record Refusal(String code, String sentence, @Nullable String field) {

  public static Refusal of(String code, String sentence) {
    return new Refusal(code, sentence, null);
  }

  /** The same as a throwable, for failing a future. */
  public Refused asException() {
    return new Refused(this);
  }
}
