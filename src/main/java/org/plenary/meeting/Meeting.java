package org.plenary.meeting;

import java.time.LocalDate;
import java.util.List;

/**
 * A dated gathering with an agenda.
 *
 * @param slug its name in addresses, such as {@code wtsa-28}
 * @param languages tags of the languages it works in, the first one leading
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
    Numbering numbering) {

  public Meeting {
    languages = List.copyOf(languages);
  }

  /** How clauses are numbered: as the ITU does, or as the General Assembly of the UN does. */
  public enum Numbering {
    ITU,
    UN
  }
}
