package org.plenary.meeting;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A dated gathering with an agenda.
 *
 * @param slug its name in addresses, such as {@code wtsa-28}
 * @param invitesPublic whether people without an account may hand something in
 * @param languages tags of the languages it works in, the first one leading
 * @param zone by whose clock it sits: its days begin there, its times are shown there
 * @param contestDays for how many days a contributor may contest an answer
 * @param revision how often its settings were changed
 */
public record Meeting(
    long id,
    String slug,
    String title,
    String organization,
    String place,
    LocalDate starts,
    LocalDate ends,
    List<String> languages,
    Numbering numbering,
    boolean invitesPublic,
    ZoneId zone,
    int contestDays,
    int revision) {

  public Meeting {
    languages = List.copyOf(languages);
  }

  /** What the secretariat may change of it. */
  public Settings settings() {
    return new Settings(
        title, organization, place, starts, ends, languages, zone, invitesPublic, contestDays);
  }

  /** How clauses are numbered: as the ITU does, or as the General Assembly of the UN does. */
  public enum Numbering {
    ITU("itu"),
    UN("un");

    private final String code;

    Numbering(String code) {
      this.code = code;
    }

    /** As forms and the database write it. */
    public String code() {
      return code;
    }

    /** Empty where there is none of that code, or no code. */
    public static Optional<Numbering> of(@Nullable String code) {
      return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
  }
}
