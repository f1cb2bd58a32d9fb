package org.plenary.meeting;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the secretariat may change of a meeting; see {@link Meeting}. */
public record Settings(
    String title,
    String organization,
    String place,
    LocalDate starts,
    LocalDate ends,
    List<String> languages,
    ZoneId zone,
    boolean invitesPublic,
    int contestDays) {

  public Settings {
    languages = List.copyOf(languages);
  }

  /** The same, with people without an account invited or not. */
  public Settings inviting(boolean invites) {
    return new Settings(
        title, organization, place, starts, ends, languages, zone, invites, contestDays);
  }

  /** Each by its code, as the history of changes writes it. */
  public Map<String, String> written() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("title", title);
    all.put("organization", organization);
    all.put("place", place);
    all.put("starts", starts.toString());
    all.put("ends", ends.toString());
    all.put("languages", String.join(" ", languages));
    all.put("zone", zone.getId());
    all.put("public", invitesPublic ? "yes" : "no");
    all.put("contest-days", String.valueOf(contestDays));
    return all;
  }
}
