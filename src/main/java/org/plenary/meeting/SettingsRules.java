package org.plenary.meeting;

import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.plenary.refusal.Refusal;

/** What the settings of a meeting must look like. Pure. */
public final class SettingsRules {
  static final Refusal TAKEN =
      new Refusal("meeting.taken", "There is a meeting of that address.", "slug");

  /** Answers may be contested for so many days at most. */
  public static final int MOST_DAYS = 90;

  /** A meeting is over after so many days at most. */
  private static final int LONGEST = 366;

  /** Zones by the names that people know, such as {@code Africa/Accra}, and UTC. */
  public static final List<String> ZONES =
      ZoneId.getAvailableZoneIds().stream()
          .filter(id -> id.equals("UTC") || id.matches("(?!Etc/|SystemV/|US/)[A-Z][A-Za-z]+/.+"))
          .sorted()
          .toList();

  private static final Set<String> KNOWN = ZONES.stream().collect(Collectors.toSet());

  private SettingsRules() {}

  static Optional<Refusal> slug(String slug) {
    return slug.matches("[a-z0-9][a-z0-9-]{0,63}")
        ? Optional.empty()
        : no("meeting.slug", "An address has lower-case letters, digits, hyphens.", "slug");
  }

  /**
   * The zone of that name.
   *
   * <p>Refusal: {@code meeting.zone}.
   */
  public static ZoneId zone(String name) {
    if (!KNOWN.contains(name)) {
      throw no("meeting.zone", "There is no such time zone.", "zone").orElseThrow().asException();
    }
    return ZoneId.of(name);
  }

  static Optional<Refusal> check(Settings it) {
    if (!AgendaRules.text(it.title(), 1, 300)) {
      return no("meeting.title", "A title has 1 to 300 characters.", "title");
    }
    if (!AgendaRules.text(it.organization(), 1, 200)) {
      return no("meeting.organization", "An organization has 1 to 200 characters.", "organization");
    }
    if (!AgendaRules.text(it.place(), 1, 200)) {
      return no("meeting.place", "A place has 1 to 200 characters.", "place");
    }
    long length = ChronoUnit.DAYS.between(it.starts(), it.ends());
    int year = it.starts().getYear();
    if (length < 0 || length > LONGEST || year < 1900 || year > 2999) {
      return no("meeting.dates", "It ends on the day it starts or within a year.", "ends");
    }
    List<String> languages = it.languages();
    if (languages.isEmpty()
        || languages.size() > 12
        || new HashSet<>(languages).size() != languages.size()
        || !languages.stream().allMatch(tag -> tag.matches("[a-z]{2,3}"))) {
      return no("meeting.languages", "It works in one language at least.", "languages");
    }
    return it.contestDays() >= 1 && it.contestDays() <= MOST_DAYS
        ? Optional.empty()
        : no("meeting.contest-days", "Between one day and ninety.", "days");
  }

  private static Optional<Refusal> no(String code, String sentence, String field) {
    return Optional.of(new Refusal(code, sentence, field));
  }
}
