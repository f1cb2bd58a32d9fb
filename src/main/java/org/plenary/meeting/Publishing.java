package org.plenary.meeting;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When the public is shown what happens in a meeting. What that means is told by the room that
 * shows it.
 *
 * @param minutes how much later; 0 where it is no delay
 */
public record Publishing(Mode mode, int minutes) {
  /** Of every meeting for which nothing else was chosen. */
  public static final Publishing LIVE = new Publishing(Mode.LIVE, 0);

  /** A delay is no longer: a week. */
  public static final int MOST_MINUTES = 7 * 24 * 60;

  /** At once, so many minutes later, or when a stage is reached. */
  public enum Mode {
    LIVE,
    DELAY,
    STAGES;

    /** As forms, the database and the log write it. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Empty where there is none of that code. */
    public static Optional<Mode> of(@Nullable String code) {
      return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }
  }

  /**
   * It was chosen, and holds until the next choice.
   *
   * @param since in milliseconds since 1970
   */
  public record Chosen(Publishing publishing, long since) {}
}
