package org.plenary.negotiation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The later point to which an input is deferred: a day, or a sitting by its name. A day is asked
 * for as {@code 2026-12-01} and kept with the offset of the meeting's zone at its first moment, as
 * {@code 2026-12-01+02:00}, so that the log alone tells when it comes; without one it is a day in
 * UTC. A sitting comes when the one before it is closed and names it as the next. When the point
 * has come, the input is owed an answer again. Pure.
 */
public final class Deferral {
  private static final Pattern DAY =
      Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})(Z|[+-][0-9]{2}:[0-9]{2})?");

  private Deferral() {}

  /** The day that is meant; nothing where it is a sitting. */
  public static Optional<LocalDate> day(String until) {
    return moment(until).map(OffsetDateTime::toLocalDate);
  }

  /** How it is called: the day without the offset, or the sitting. */
  public static String named(String until) {
    return day(until).map(LocalDate::toString).orElse(until);
  }

  /** When that day begins, in milliseconds since 1970; nothing where it is a sitting. */
  public static Optional<Long> begins(String until) {
    return moment(until).map(begins -> begins.toInstant().toEpochMilli());
  }

  /** The point as it is kept by a meeting of that zone: the zone of whoever asks counts nothing. */
  public static String in(ZoneId zone, String until) {
    // Where the clock is put forward at midnight, the offset before it is the one of the moment.
    return day(until)
        .map(day -> day + zone.getRules().getOffset(day.atStartOfDay()).getId())
        .orElse(until);
  }

  private static Optional<OffsetDateTime> moment(String until) {
    var found = DAY.matcher(until);
    if (!found.matches()) {
      return Optional.empty();
    }
    String offset = found.group(2) == null ? "Z" : found.group(2);
    try {
      return Optional.of(OffsetDateTime.parse(found.group(1) + "T00:00" + offset));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  /** Whether both name the same sitting: spaces and capitals do not tell them apart. */
  static boolean same(String one, String other) {
    return !one.isBlank() && folded(one).equals(folded(other));
  }

  private static String folded(String name) {
    return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
