package org.plenary.negotiation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/**
 * The later point to which an input is deferred: a day (as {@code 2026-12-01}), which comes when it
 * begins (UTC), or a sitting by its name, which comes when the one before it is closed and names it
 * as the next. When it has come, the input is owed an answer again. Pure.
 */
public final class Deferral {
  private Deferral() {}

  /** The day that is meant; nothing where it is a sitting. */
  public static Optional<LocalDate> day(String until) {
    try {
      return until.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")
          ? Optional.of(LocalDate.parse(until))
          : Optional.empty();
    } catch (DateTimeParseException none) {
      return Optional.empty();
    }
  }

  /** When that day begins, in milliseconds since 1970. */
  public static long begins(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }

  static boolean isLater(LocalDate day, long now) {
    return day.isAfter(Instant.ofEpochMilli(now).atZone(ZoneOffset.UTC).toLocalDate());
  }

  /** Whether both name the same sitting: spaces and capitals do not tell them apart. */
  static boolean same(String one, String other) {
    return !one.isBlank() && folded(one).equals(folded(other));
  }

  private static String folded(String name) {
    return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
