package org.plenary.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.plenary.database.TestDatabase;
import org.plenary.input.SubmissionRules;
import org.plenary.negotiation.Input;
import org.plenary.negotiation.Outcome;

/** Somebody without an account has a say, is answered, and leaves no trace that was not wanted. */
class PublicInputTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  private static final String SUBMIT = "/m/wha-28/ports/submit";
  private static final String WORDS = "Please keep the harbour lights on for fishing boats, too.";
  private static final Pattern FIELD = Pattern.compile("name=\"(csrf|key)\" value=\"([^\"]+)\"");
  private static final GreenMail POST = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
  private static Hall hall;

  @BeforeAll
  static void open() {
    POST.start();
    String url =
        "smtp://127.0.0.1:" + POST.getSmtp().getPort() + "?from=plenary@harbours.example&tls=none";
    hall = Hall.open(db, Optional.of(MailServer.parse(url))).fill();
    db.await(hall.answering.start());
  }

  @AfterAll
  static void close() {
    POST.stop();
  }

  /** Every test begins hours after the last: limits have been forgotten. */
  @BeforeEach
  void later() {
    hall.hoursLater();
    db.await(hall.invitePublic(true));
  }

  /** A form as somebody sees it. */
  private record Seen(String cookie, String csrf, String key, String body) {
    HttpResponse<String> send(String... changes) {
      List<String> fields =
          new ArrayList<>(
              List.of("csrf", csrf, "key", key, "clause", "c1", "words", WORDS, "website", ""));
      fields.addAll(List.of("group", "individual", "name", "", "email", ""));
      for (int i = 0; i < changes.length; i += 2) {
        int at = fields.indexOf(changes[i]);
        if (at < 0) {
          fields.add(changes[i]);
          fields.add(changes[i + 1]);
        } else {
          fields.set(at + 1, changes[i + 1]);
        }
      }
      return hall.form(cookie, SUBMIT, fields.toArray(String[]::new));
    }
  }

  private static Seen see(HttpResponse<String> page, String cookie) {
    String csrf = "";
    String key = "";
    Matcher fields = FIELD.matcher(page.body());
    while (fields.find()) {
      if (fields.group(1).equals("csrf")) {
        csrf = fields.group(2);
      } else {
        key = fields.group(2);
      }
    }
    String given =
        page.headers().allValues("set-cookie").stream()
            .map(one -> one.split(";", 2)[0])
            .filter(one -> one.startsWith("vid="))
            .findFirst()
            .orElse(cookie);
    return new Seen(given, csrf, key, page.body());
  }

  private static Seen form() {
    Seen seen = see(hall.page("", SUBMIT), "");
    hall.clock.now.addAndGet(20_000);
    return seen;
  }

  private static String receipt(HttpResponse<String> answer) {
    assertEquals(303, answer.statusCode(), answer.body());
    return answer.headers().firstValue("location").orElseThrow();
  }

  private static Input.PublicInput newest() {
    int last = hall.negotiation().inputs().size();
    return (Input.PublicInput) hall.negotiation().input(last).orElseThrow();
  }

  private static HttpResponse<String> moderate(int number, boolean shown, String why) {
    String csrf = see(hall.page(hall.cookie("ines"), "/desk/submissions"), "").csrf();
    return hall.form(
        hall.cookie("ines"),
        "/desk/submissions",
        "csrf",
        csrf,
        "resolution",
        "" + hall.item.id(),
        "number",
        "" + number,
        "shown",
        "" + shown,
        "why",
        why);
  }

  @Test
  void a_submission_goes_all_the_way_and_its_words_can_be_erased() throws Exception {
    String receipt =
        receipt(
            form().send("name", "Paz Nadie", "email", "paz@people.example", "group", "academia"));
    Input.PublicInput input = newest();
    HttpResponse<String> page = hall.page("", receipt);
    assertEquals(200, page.statusCode());
    assertEquals("no-store", page.headers().firstValue("cache-control").orElseThrow());
    assertTrue(page.body().contains(WORDS) && page.body().contains(input.commitment()));

    String file = hall.page("", receipt + "/receipt.txt").body();
    Matcher salt = Pattern.compile("Salt: ([0-9a-f]{32})").matcher(file);
    assertTrue(salt.find(), file);
    assertEquals(input.commitment(), SubmissionRules.commitment(salt.group(1), WORDS));

    String log = log();
    for (String secret : List.of(WORDS, "Paz", "people.example", salt.group(1), key(receipt))) {
      assertFalse(log.contains(secret), "in the log: " + secret);
    }
    assertEquals(0, academia("inputs"));
    assertEquals(303, moderate(input.number(), true, "").statusCode());
    assertTrue(newest().moderation().shown());
    assertFalse(hall.page(hall.cookie("ines"), "/desk/submissions").body().contains(WORDS));
    assertEquals(1, academia("inputs"));
    assertEquals(
        WORDS,
        db.await(hall.submissions.shown(hall.item.id(), hall.negotiation()))
            .get(input.number())
            .words());

    hall.answer(input.number(), Outcome.NOTED, "Fishing boats carry lights of their own.");
    hall.until(() -> POST.getReceivedMessages().length > 0, "the mail");
    assertEquals("paz@people.example", POST.getReceivedMessages()[0].getAllRecipients()[0] + "");
    hall.until(
        () -> !hall.negotiation().answer(input.number()).orElseThrow().delivered().isEmpty(),
        "the delivery");

    String csrf = see(hall.page(hall.cookie("ines"), "/desk/submissions"), "").csrf();
    String address = "/m/wha-28/ports/inputs/" + input.number();
    String[] erase = {
      "csrf", csrf, "address", address, "part", "words", "basis", "asked for", "sure", "yes"
    };
    String seen = hall.form(hall.cookie("ines"), "/desk/erasures", erase).body();
    assertTrue(seen.contains(WORDS) && seen.contains("Paz"), "what would go: " + seen);
    assertEquals(303, hall.form(hall.cookie("ines"), "/desk/erasures/erase", erase).statusCode());
    assertFalse(hall.page("", receipt).body().contains(WORDS));
    String row = row("SELECT string_agg(s::text, ' ') FROM submission s");
    assertFalse(row.contains(WORDS) || row.contains("Paz") || row.contains("people"), row);
    assertTrue(hall.negotiation().input(input.number()).isPresent(), "the entry stays");
  }

  private static String key(String receipt) {
    return receipt.substring(receipt.lastIndexOf('/') + 1);
  }

  private static String log() {
    return row("SELECT string_agg(e::text, ' ') FROM entry e");
  }

  private static String row(String sql) {
    return db.await(
        db.pool().query(sql).execute().map(rows -> rows.iterator().next().getString(0)));
  }

  private static int academia(String column) {
    return hall
        .get("vera", "/api/resolutions/" + hall.item.id() + "/heard")
        .getJsonArray("groups")
        .stream()
        .map(one -> (JsonObject) one)
        .filter(one -> one.getString("name").equals("academia"))
        .mapToInt(one -> one.getInteger(column))
        .sum();
  }

  @Test
  void what_is_sent_twice_is_handed_in_once() {
    Seen form = form();
    String first = receipt(form.send());
    int number = newest().number();
    assertEquals(first, receipt(form.send()));
    assertEquals(number, newest().number());
    HttpResponse<String> other = form.send("words", WORDS + " And more.");
    assertEquals(409, other.statusCode());
    assertTrue(other.body().contains(WORDS + " And more."), "nothing that was written is lost");
    hall.clock.now.addAndGet(20_000);
    receipt(see(other, form.cookie()).send("words", WORDS + " And more."));
    assertEquals(number + 1, newest().number());
  }

  @Test
  void a_refusal_has_a_reason_that_is_on_record_and_shows_no_word() {
    String receipt = receipt(form().send("words", "Insults and more insults, canary-51c0."));
    int number = newest().number();
    assertEquals(422, moderate(number, false, "").statusCode());
    assertEquals(303, moderate(number, false, "It insults a person by name.").statusCode());
    assertEquals("It insults a person by name.", newest().moderation().reason());
    assertTrue(hall.page("", receipt).body().contains("It insults a person by name."));
    assertFalse(
        db.await(hall.submissions.shown(hall.item.id(), hall.negotiation())).containsKey(number));
    assertFalse(hall.negotiation().owed().contains(number));
    String ledger = "/m/wha-28/ports/inputs/" + number;
    hall.until(() -> hall.page("", ledger).body().contains("It insults"), "why");
  }

  private static JsonObject shownTo(String login, int number) {
    return hall
        .get(login, "/api/resolutions/" + hall.item.id() + "/negotiation")
        .getJsonArray("inputs")
        .stream()
        .map(one -> (JsonObject) one)
        .filter(one -> one.getInteger("number") == number)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void the_words_reach_the_chair_and_the_public_once_the_secretariat_let_them_through() {
    String words = "Ferries should carry a second lamp at the stern.";
    receipt(form().send("words", words));
    int number = newest().number();
    String ledger = "/m/wha-28/ports/inputs/" + number;
    assertEquals(null, shownTo("vera", number).getString("text"));
    assertEquals(words, shownTo("ines", number).getString("text"));
    assertFalse(hall.page("", ledger).body().contains(words));

    assertEquals(303, moderate(number, true, "").statusCode());
    for (String login : List.of("vera", "amina", "omar")) {
      assertEquals(words, shownTo(login, number).getString("text"), login);
    }
    // Public pages follow once a second.
    hall.until(() -> hall.page("", ledger).body().contains(words), "the words on its page");
    assertTrue(hall.page("", "/m/wha-28/ports").body().contains("/m/wha-28/ports/submit"));
    assertTrue(hall.page("", "/m/wha-28/ports/c/c1").body().contains(words));

    db.await(hall.submissions.moderation().erase(hall.item.id(), number, "asked for"));
    assertEquals("", shownTo("vera", number).getString("text"));
    for (String page : List.of(ledger, "/m/wha-28/ports", "/m/wha-28/ports/c/c1")) {
      assertFalse(hall.page("", page).body().contains(words), page);
    }
  }

  private static HttpResponse<String> respond(String receipt, String contested, String why) {
    Seen seen = see(hall.page("", receipt), "");
    return hall.form(
        seen.cookie(), receipt, "csrf", seen.csrf(), "contested", contested, "why", why);
  }

  @Test
  void who_holds_the_receipt_reads_the_answer_and_contests_it_once() {
    String receipt = receipt(form().send());
    int number = newest().number();
    moderate(number, true, "");
    assertTrue(hall.page("", receipt).body().contains("There is no answer yet."));
    hall.answer(number, Outcome.NOTED, "Fishing boats carry lights of their own.");
    assertFalse(hall.negotiation().owed().contains(number));
    String answered = hall.page("", receipt).body();
    assertTrue(answered.contains("Fishing boats carry lights of their own."), answered);
    assertTrue(answered.contains("You asked for lights."), answered);

    assertEquals(422, respond(receipt, "true", "No.").statusCode(), "a reason is a sentence");
    String why = "Small boats have no lights at all, so this cannot be.";
    assertEquals(303, respond(receipt, "true", why).statusCode());
    assertTrue(hall.negotiation().owed().contains(number), "it is with the chair again");
    assertTrue(hall.page("", receipt).body().contains(why));
    assertTrue(
        hall.get("vera", "/api/me/notices").getJsonArray("notices").stream()
            .anyMatch(one -> ((JsonObject) one).getInteger("input") == number));

    hall.answer(number, Outcome.ACCEPTED, "Small boats are now named in the text.");
    assertFalse(hall.negotiation().owed().contains(number));
    assertEquals(422, respond(receipt, "true", why).statusCode(), "once");
    assertEquals(303, respond(receipt, "false", "").statusCode());
    assertTrue(hall.page("", receipt).body().contains("You have acknowledged this answer."));
    Seen other = form();
    String[] fields = {"csrf", other.csrf(), "contested", "true", "why", why};
    String guessed = SUBMIT + "/" + "B".repeat(24);
    assertEquals(404, hall.form(other.cookie(), guessed, fields).statusCode());
  }

  @Test
  void an_answer_cannot_be_contested_for_ever() {
    String receipt = receipt(form().send());
    int number = newest().number();
    moderate(number, true, "");
    hall.answer(number, Outcome.NOTED, "Fishing boats carry lights of their own.");
    hall.clock.now.addAndGet(14L * 24 * 3_600_000 + 1);
    assertFalse(hall.page("", receipt).body().contains("value=\"true\""));
    String why = "Small boats have no lights at all, so this cannot be.";
    assertEquals(422, respond(receipt, "true", why).statusCode());
    assertFalse(hall.negotiation().owed().contains(number));
  }

  @Test
  void only_those_who_moderate_see_the_queue() {
    receipt(form().send("words", "Unseen words: canary-93ab."));
    for (String login : List.of("amina", "vera", "omar")) {
      HttpResponse<String> page = hall.page(hall.cookie(login), "/desk/submissions");
      assertEquals(403, page.statusCode(), login);
      assertFalse(page.body().contains("canary"));
      assertEquals(403, hall.page(hall.cookie(login), "/desk/outbox").statusCode(), login);
    }
    assertEquals(302, hall.page("", "/desk/submissions").statusCode());
    assertTrue(hall.page(hall.cookie("ines"), "/desk/submissions").body().contains("canary-93ab"));
    assertEquals(200, hall.page(hall.cookie("ines"), "/desk/outbox").statusCode());
    assertEquals(404, hall.page("", SUBMIT + "/" + "A".repeat(24)).statusCode());
    assertEquals(404, hall.page("", SUBMIT + "/x").statusCode());
  }

  @Test
  void a_machine_is_kept_away() {
    int before = hall.negotiation().inputs().size();
    Seen form = see(hall.page("", SUBMIT), "");
    assertEquals(422, form.send().statusCode(), "at once");
    hall.clock.now.addAndGet(20_000);
    assertEquals(422, form.send("website", "http://spam.example").statusCode());
    assertEquals(409, form.send("key", form.key() + "x").statusCode());
    assertEquals(409, form.send("key", "").statusCode());
    assertEquals(403, form.send("csrf", "forged").statusCode());
    hall.clock.now.addAndGet(13 * 3_600_000L);
    assertEquals(409, form.send().statusCode(), "a form of yesterday");
    assertEquals(before, hall.negotiation().inputs().size());

    int taken = 0;
    HttpResponse<String> last = null;
    for (int i = 0; i < 8; i++) {
      Seen one = see(hall.page("", SUBMIT), "");
      hall.clock.now.addAndGet(3_000);
      last = one.send();
      taken += last.statusCode() == 303 ? 1 : 0;
    }
    assertEquals(6, taken, "of one address");
    assertEquals(429, last.statusCode());
    assertTrue(last.body().contains(WORDS), "nothing that was written is lost");
  }

  @Test
  void what_makes_no_submission_is_refused_and_nothing_of_it_is_kept() {
    String[][] wrong = {
      {"words", "short"},
      {"words", "x ".repeat(2_001)},
      {"words", "A sentence with a hidden \u202Eturn."},
      {"words", "A sentence with a bell \u0007 in it."},
      {"group", ""},
      {"group", "kings"},
      {"name", "N".repeat(201)},
      {"email", "nobody"},
      {"email", "a@b.example\nBcc: c@d.example"},
      {"clause", "nowhere"},
      {"clause", "c1'; --"},
    };
    int before = hall.negotiation().inputs().size();
    String rows = row("SELECT count(*)::text FROM submission");
    for (String[] one : wrong) {
      hall.clock.now.addAndGet(3_600_000);
      int status = form().send(one).statusCode();
      assertTrue(status >= 400 && status < 500, one[0] + " " + one[1] + ": " + status);
    }
    assertEquals(before, hall.negotiation().inputs().size());
    assertEquals(rows, row("SELECT count(*)::text FROM submission"));
  }

  @Test
  void nothing_is_taken_where_nobody_is_invited() {
    Seen form = form();
    db.await(hall.invitePublic(false));
    assertEquals(422, hall.page("", SUBMIT).statusCode());
    assertEquals(422, form.send().statusCode());
    assertEquals(404, hall.page("", "/m/wha-28/nothing/submit").statusCode());
  }
}
