package org.plenary.publication.desk;

import io.vertx.core.http.HttpServerRequest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.plenary.meeting.Meeting;
import org.plenary.meeting.Settings;
import org.plenary.meeting.SettingsRules;
import org.plenary.negotiation.Answer;
import org.plenary.refusal.Refusal;

/**
 * The form of a meeting's settings, as it was filled in.
 *
 * @param languages tags, the leading one first
 * @param revision that of the meeting as it was read; 0 for a new one
 */
public record MeetingForm(
    String slug,
    String numbering,
    String title,
    String organization,
    String place,
    String starts,
    String ends,
    List<String> languages,
    String zone,
    boolean invites,
    String days,
    int revision) {

  static MeetingForm empty() {
    String usual = String.valueOf(Answer.USUAL_DAYS);
    return new MeetingForm("", "itu", "", "", "", "", "", List.of("en"), "", false, usual, 0);
  }

  static MeetingForm of(Meeting meeting) {
    return new MeetingForm(
        meeting.slug(),
        meeting.numbering().code(),
        meeting.title(),
        meeting.organization(),
        meeting.place(),
        meeting.starts().toString(),
        meeting.ends().toString(),
        meeting.languages(),
        meeting.zone().getId(),
        meeting.invitesPublic(),
        String.valueOf(meeting.contestDays()),
        meeting.revision());
  }

  static MeetingForm of(HttpServerRequest request, String slug) {
    return new MeetingForm(
        slug,
        Forms.field(request, "numbering"),
        Forms.field(request, "title").strip(),
        Forms.field(request, "organization").strip(),
        Forms.field(request, "place").strip(),
        Forms.field(request, "starts").strip(),
        Forms.field(request, "ends").strip(),
        languages(request),
        Forms.field(request, "zone").strip(),
        Forms.field(request, "public").equals("yes"),
        Forms.field(request, "days").strip(),
        (int) Math.min(Integer.MAX_VALUE, Forms.number(request, "revision")));
  }

  /** The leading one stands first. */
  private static List<String> languages(HttpServerRequest request) {
    List<String> chosen = new ArrayList<>();
    String leading = Forms.field(request, "leading");
    if (ResolutionForm.LANGUAGES.contains(leading)) {
      chosen.add(leading);
    }
    request.formAttributes().getAll("language").stream()
        .filter(ResolutionForm.LANGUAGES::contains)
        .filter(tag -> !chosen.contains(tag))
        .forEach(chosen::add);
    return chosen;
  }

  /** How a meeting numbers is chosen once: the form of its settings does not send it again. */
  MeetingForm numbered(Meeting.Numbering chosen) {
    return new MeetingForm(
        slug,
        chosen.code(),
        title,
        organization,
        place,
        starts,
        ends,
        languages,
        zone,
        invites,
        days,
        revision);
  }

  public String leading() {
    return languages.isEmpty() ? "" : languages.get(0);
  }

  /** Refusals: {@code meeting.dates}, {@code meeting.zone}, {@code meeting.contest-days}. */
  Settings settings() {
    return new Settings(
        title,
        organization,
        place,
        day(starts, "starts"),
        day(ends, "ends"),
        languages,
        SettingsRules.zone(zone),
        invites,
        days.matches("[0-9]{1,4}") ? Integer.parseInt(days) : 0);
  }

  private static LocalDate day(String text, String field) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException none) {
      throw new Refusal("meeting.dates", "This is no day of the calendar.", field).asException();
    }
  }

  /** Refusal: {@code request.malformed}. */
  Meeting.Numbering chosenNumbering() {
    return Meeting.Numbering.of(numbering)
        .orElseThrow(
            () ->
                Refusal.of("request.malformed", "The server cannot read this request.")
                    .asException());
  }
}
