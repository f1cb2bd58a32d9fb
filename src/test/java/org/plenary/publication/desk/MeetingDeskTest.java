package org.plenary.publication.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.plenary.database.TestDatabase;
import org.plenary.meeting.Meeting;
import org.plenary.meeting.MeetingSettings;

/** The secretariat opens meetings and changes their settings; nobody else does. */
class MeetingDeskTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  private static final Pattern REVISION = Pattern.compile("name=\"revision\" value=\"([0-9]+)\"");
  private static TestServer server;
  private static TestBrowser secretariat;

  @BeforeAll
  static void start() {
    server = TestServer.start(db.vertx(), db.pool(), Clock.systemUTC());
    TestPeople.fill(server);
    secretariat = new TestBrowser(server).signIn("ines");
  }

  /** A form that is in order, changed: name, value, name, value ... */
  private static final List<String> OPENING =
      List.of(
          "slug",
          "numbering",
          "title",
          "organization",
          "place",
          "starts",
          "ends",
          "languages",
          "zone",
          "public",
          "contest-days");

  private static String[] form(String slug, String... changed) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("slug", slug);
    fields.put("numbering", "un");
    fields.put("title", "Harbour Assembly 2029");
    fields.put("organization", "Harbour Union");
    fields.put("place", "Port Lumen");
    fields.put("starts", "2029-03-01");
    fields.put("ends", "2029-03-09");
    fields.put("zone", "Asia/Tokyo");
    fields.put("leading", "fr");
    fields.put("language", "ar");
    fields.put("days", "7");
    for (int i = 0; i + 1 < changed.length; i += 2) {
      fields.put(changed[i], changed[i + 1]);
    }
    List<String> all = new ArrayList<>();
    fields.forEach((name, value) -> all.addAll(List.of(name, value)));
    return all.toArray(String[]::new);
  }

  private static Meeting meeting(String slug) {
    return server.meetings.bySlug(slug).await().orElseThrow();
  }

  private static String revision(String page) {
    Matcher found = REVISION.matcher(page);
    assertTrue(found.find(), page);
    return found.group(1);
  }

  private static List<String> changes(String slug) {
    return server.meetings.settings().changes(meeting(slug).id()).await().stream()
        .map(MeetingSettings.Changed::field)
        .toList();
  }

  /** What it was opened with comes first. */
  private static List<String> changesAfterOpening(String slug) {
    return changes(slug).stream().skip(OPENING.size()).toList();
  }

  @Test
  void a_meeting_is_opened_and_its_settings_are_changed_with_a_trace() {
    HttpResponse<String> made = secretariat.post("/desk/meetings/new", form("harbour-29"));
    assertEquals(303, made.statusCode(), made.body());
    Meeting opened = meeting("harbour-29");
    assertEquals(List.of("fr", "ar"), opened.languages());
    assertEquals("Asia/Tokyo", opened.zone().getId());
    assertEquals(7, opened.contestDays());
    assertEquals(Meeting.Numbering.UN, opened.numbering());
    assertFalse(opened.invitesPublic());
    assertEquals(409, secretariat.post("/desk/meetings/new", form("harbour-29")).statusCode());

    String page = secretariat.get("/desk/meetings/harbour-29").body();
    String[] other =
        form(
            "other",
            "revision",
            revision(page),
            "numbering",
            "itu",
            "public",
            "yes",
            "place",
            "Ras al-Fanar",
            "ends",
            "2029-03-12",
            "starts",
            "2029-03-02");
    assertEquals(303, secretariat.post("/desk/meetings/harbour-29", other).statusCode());
    Meeting changed = meeting("harbour-29");
    assertEquals("Ras al-Fanar", changed.place());
    assertEquals(LocalDate.of(2029, 3, 12), changed.ends());
    assertTrue(changed.invitesPublic());
    assertEquals(Meeting.Numbering.UN, changed.numbering(), "numbering stays");
    assertEquals(OPENING, changes("harbour-29").subList(0, OPENING.size()));
    assertEquals(List.of("place", "starts", "ends", "public"), changesAfterOpening("harbour-29"));

    HttpResponse<String> late = secretariat.post("/desk/meetings/harbour-29", other);
    assertEquals(409, late.statusCode());
    String again = late.body();
    assertTrue(again.contains("value=\"Ras al-Fanar\""), again);
    assertEquals("1", revision(again));
    assertTrue(again.contains("from \u2068Port Lumen\u2069 to \u2068Ras al-Fanar\u2069"), again);
    assertTrue(again.contains("Ines Okoro"), again);
    assertFalse(again.contains("from \u2068\u2069"), "that it was opened is one line");

    // The form of the settings has no numbering to send.
    HttpResponse<String> lost =
        secretariat.post(
            "/desk/meetings/harbour-29", "revision", "1", "title", "Fog", "zone", "Port/Lumen");
    assertEquals(422, lost.statusCode(), lost.body());
    assertTrue(lost.body().contains("value=\"Port/Lumen\""), lost.body());

    String[] same =
        form(
            "",
            "revision",
            "1",
            "public",
            "yes",
            "place",
            "Ras al-Fanar",
            "ends",
            "2029-03-12",
            "starts",
            "2029-03-02");
    assertEquals(303, secretariat.post("/desk/meetings/harbour-29", same).statusCode());
    assertEquals(4, changesAfterOpening("harbour-29").size(), "what stays as it was is no change");
  }

  @Test
  void what_makes_no_sense_is_refused_at_its_field_and_nothing_is_kept() {
    String[][] wrong = {
      {"slug", "Harbour 30"},
      {"slug", "new"},
      {"title", " "},
      {"title", "x".repeat(301)},
      {"organization", ""},
      {"place", "a\u0000b"},
      {"starts", "2029-02-30"},
      {"ends", "2029-02-28"},
      {"ends", "2031-01-01"},
      {"zone", "Port/Lumen"},
      {"zone", "+03:00"},
      {"days", "0"},
      {"days", "91"},
      {"days", "two"}
    };
    for (String[] one : wrong) {
      HttpResponse<String> answer =
          secretariat.post("/desk/meetings/new", form("harbour-30", one[0], one[1]));
      assertEquals(422, answer.statusCode(), String.join(" ", one));
      assertTrue(
          Pattern.compile("id=\"" + one[0] + "\"[^>]*aria-invalid=\"true\"")
              .matcher(answer.body())
              .find(),
          one[0] + " is not marked");
    }
    String[] mute = form("harbour-30", "leading", "", "language", "xx");
    assertEquals(422, secretariat.post("/desk/meetings/new", mute).statusCode());
    assertTrue(server.meetings.bySlug("harbour-30").await().isEmpty());
    assertEquals(404, secretariat.get("/desk/meetings/nowhere").statusCode());
    assertEquals(404, secretariat.post("/desk/meetings/nowhere", form("")).statusCode());
  }

  @Test
  void only_the_secretariat_is_let_in() {
    for (String login : List.of("amina", "otto", "vera", "edda", "omar")) {
      TestBrowser other = new TestBrowser(server).signIn(login);
      for (String path : List.of("", "/new", "/wta-28")) {
        assertEquals(403, other.get("/desk/meetings" + path).statusCode(), login + path);
      }
      assertEquals(403, other.post("/desk/meetings/new", form("taken-over")).statusCode(), login);
      String[] change = form("", "revision", "0");
      assertEquals(403, other.post("/desk/meetings/wta-28", change).statusCode(), login);
    }
    assertTrue(server.meetings.bySlug("taken-over").await().isEmpty());
    assertEquals("Port Meridian", meeting("wta-28").place());
  }
}
