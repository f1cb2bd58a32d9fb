package org.plenary.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.plenary.database.TestDatabase;
import org.plenary.meeting.Meeting;
import org.plenary.meeting.Settings;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.Answer;
import org.plenary.negotiation.Outcome;
import org.plenary.people.Capacity;
import org.plenary.people.Voice;

/** Answers before they are published, and how they reach the page of those who asked. */
class AnswerApiTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  private static final String WHY = "The lights are paid for by the harbours themselves.";
  private static Hall hall;

  @BeforeAll
  static void open() {
    hall = Hall.open(db, Optional.empty()).fill();
    db.await(hall.answering.start());
  }

  private static String drafts(int input) {
    return "/api/resolutions/" + hall.item.id() + "/answer-drafts/" + input;
  }

  @Test
  void a_draft_is_kept_with_who_wrote_it_and_is_gone_when_the_answer_is_out() {
    int input = hall.comment("amina", "The lights should stay on at night.");
    JsonObject draft = new JsonObject().put("outcome", "noted").put("why", "We think");
    assertEquals(200, hall.ask("vera", "PUT", drafts(input), draft).statusCode());
    draft.put("why", WHY);
    JsonObject kept = new JsonObject(hall.ask("ines", "PUT", drafts(input), draft).body());
    assertEquals(WHY, kept.getJsonObject("draft").getString("why"));
    assertEquals("secretariat", kept.getJsonObject("by").getString("capacity"));
    assertEquals(2, kept.getJsonArray("history").size());

    long revision = kept.getLong("revision");
    draft.put("revision", revision - 1);
    assertEquals(409, hall.ask("vera", "PUT", drafts(input), draft).statusCode());
    draft.put("revision", revision);
    assertEquals(200, hall.ask("vera", "PUT", drafts(input), draft).statusCode());

    hall.answer(input, Outcome.NOTED, WHY);
    hall.until(
        () -> hall.get("vera", drafts(input)).getValue("draft") == null, "the draft is dropped");
    JsonArray history = hall.get("vera", drafts(input)).getJsonArray("history");
    assertTrue(history.getJsonObject(0).getBoolean("dropped"));
    assertEquals(4, history.size());
  }

  @Test
  void why_an_input_was_withdrawn_stands_on_its_page_for_everybody() {
    int number = hall.comment("amina", "The lights should stay on at dawn.");
    hall.act("amina", new Act.Withdrawn(number, "Another remark says <the> same."));
    String ledger = "/m/wha-28/ports/inputs/" + number;
    String why = "Another remark says &lt;the&gt; same.";
    hall.until(() -> hall.page("", ledger).body().contains(why), "why");
  }

  @Test
  void a_draft_can_be_dropped_and_a_list_has_those_that_are_left() {
    int first = hall.comment("amina", "A first remark on the lights.");
    int second = hall.comment("otto", "A second remark on the lights.");
    JsonObject draft = new JsonObject().put("why", WHY);
    hall.ask("vera", "PUT", drafts(first), draft);
    hall.ask("vera", "PUT", drafts(second), draft);
    assertEquals(200, hall.ask("vera", "DELETE", drafts(first), null).statusCode());
    assertNull(hall.get("vera", drafts(first)).getValue("draft"));
    String all = "/api/resolutions/" + hall.item.id() + "/answer-drafts";
    List<Integer> left =
        hall.get("vera", all).getJsonArray("drafts").stream()
            .map(one -> ((JsonObject) one).getInteger("input"))
            .toList();
    assertTrue(left.contains(second) && !left.contains(first), left.toString());
  }

  @Test
  void nobody_else_learns_of_a_draft() {
    int input = hall.comment("amina", "A remark that is being answered.");
    JsonObject draft = new JsonObject().put("why", "canary-7f3a91");
    hall.ask("vera", "PUT", drafts(input), draft);
    for (String login : List.of("amina", "otto", "omar")) {
      for (String method : List.of("GET", "PUT", "DELETE")) {
        JsonObject body = method.equals("PUT") ? draft : null;
        assertEquals(403, hall.ask(login, method, drafts(input), body).statusCode(), login);
      }
      assertFalse(hall.ask(login, "GET", drafts(input), null).body().contains("canary"));
    }
    assertEquals(401, hall.ask("", "GET", drafts(input), null).statusCode());
    assertEquals(404, hall.ask("vera", "GET", drafts(9_999), null).statusCode());
    assertEquals(
        400, hall.ask("vera", "PUT", drafts(input), draft.copy().put("into", "x")).statusCode());
    assertEquals(
        422,
        hall.ask("vera", "PUT", drafts(input), draft.copy().put("why", "x".repeat(8_001)))
            .statusCode());
  }

  @Test
  void an_answer_that_is_shown_to_its_contributor_is_delivered_once() {
    int input = hall.comment("amina", "Something that will be answered soon.");
    long version = hall.answer(input, Outcome.NOTED, WHY);
    assertTrue(mine("otto", input).isEmpty(), "somebody else's answer");
    assertTrue(delivered(input, version).isEmpty());

    JsonObject notice = mine("kofi", input).orElseThrow();
    assertEquals("answer", notice.getString("is"));
    assertEquals("noted", notice.getString("outcome"));
    assertEquals(WHY, notice.getString("why"));
    assertTrue(notice.getBoolean("fresh"));
    hall.until(() -> delivered(input, version).equals(List.of("page")), "the delivery");
    assertFalse(mine("amina", input).orElseThrow().getBoolean("fresh"));
    assertEquals(List.of("page"), delivered(input, version));
    Voice server = db.await(hall.people.voices().server());
    Answer.Published answer = hall.negotiation().answer(input).orElseThrow();
    assertEquals(server.id(), answer.delivered().get(0).stamp().by().voice());
    assertEquals(Capacity.SERVER, answer.delivered().get(0).stamp().by().capacity());
  }

  @Test
  void an_answer_that_is_contested_goes_back_to_the_chair() {
    int input = hall.comment("amina", "Something that will be contested soon.");
    hall.answer(input, Outcome.NOTED, WHY);
    hall.act("amina", new Act.Responded(input, true, "This was not what we had asked for."));
    assertTrue(mine("amina", input).isEmpty());
    JsonObject notice = mine("vera", input).orElseThrow();
    assertEquals("contest", notice.getString("is"));
    assertEquals("This was not what we had asked for.", notice.getString("contested"));
    hall.answer(input, Outcome.NOTED, "We looked again: the lights are paid for already.");
    assertTrue(mine("vera", input).isEmpty());
    assertTrue(mine("amina", input).orElseThrow().getBoolean("fresh"));
    hall.act("amina", new Act.Responded(input, false, ""));
    assertTrue(mine("amina", input).isEmpty());
  }

  @Test
  void an_answer_can_be_contested_for_the_days_that_the_meeting_gave_when_it_was_published() {
    int input = hall.comment("amina", "Whether a day is enough to look at this.");
    contestable(1);
    JsonObject asked =
        new JsonObject()
            .put("input", input)
            .put("outcome", "noted")
            .put("why", WHY)
            .put("contestDays", 80);
    JsonObject act =
        new JsonObject().put("do", "answer").put("answers", new JsonArray().add(asked));
    String acts = "/api/resolutions/" + hall.item.id() + "/acts";
    assertEquals(200, hall.ask("vera", "POST", acts, act).statusCode());
    contestable(30);
    Answer.Published answer = hall.negotiation().answer(input).orElseThrow();
    assertEquals(answer.stamp().at() + 24 * 3_600_000L, answer.contestUntil());
    JsonObject notice = mine("amina", input).orElseThrow();
    assertEquals(answer.contestUntil(), notice.getLong("contestUntil"));
    String view = "/api/resolutions/" + hall.item.id() + "/negotiation";
    String shown = "\"contestUntil\":" + answer.contestUntil();
    assertTrue(hall.ask("amina", "GET", view, null).body().contains(shown), "with the input");
    for (int seven = 0; seven < 4; seven++) {
      hall.hoursLater();
    }
    JsonObject late =
        new JsonObject()
            .put("do", "response")
            .put("number", input)
            .put("contested", true)
            .put("why", "A day was not enough for us.");
    HttpResponse<String> no = hall.ask("amina", "POST", acts, late);
    assertEquals("response.late", new JsonObject(no.body()).getString("code"));
  }

  private static void contestable(int days) {
    Meeting meeting = db.await(hall.meetings.bySlug("wha-28")).orElseThrow();
    Settings now = meeting.settings();
    Settings wanted =
        new Settings(
            now.title(),
            now.organization(),
            now.place(),
            now.starts(),
            now.ends(),
            now.languages(),
            now.zone(),
            now.invitesPublic(),
            days);
    db.await(
        hall.meetings
            .settings()
            .change(meeting.slug(), meeting.revision(), wanted, hall.voice("ines")));
  }

  private static Optional<JsonObject> mine(String login, int input) {
    return hall.get(login, "/api/me/notices").getJsonArray("notices").stream()
        .map(one -> (JsonObject) one)
        .filter(one -> one.getInteger("input") == input)
        .findFirst();
  }

  private static List<String> delivered(int input, long version) {
    return hall.negotiation().answer(input, version).orElseThrow().delivered().stream()
        .map(Answer.Delivery::channel)
        .toList();
  }
}
