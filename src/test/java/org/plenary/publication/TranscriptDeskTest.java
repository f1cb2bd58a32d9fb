package org.plenary.publication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.plenary.database.TestDatabase;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.Input;
import org.plenary.people.Account;
import org.plenary.people.Capacity;
import org.plenary.people.Delegation;
import org.plenary.people.DelegationKind;
import org.plenary.people.Voice;
import org.plenary.publication.desk.TestBrowser;
import org.plenary.resolution.Command;
import org.plenary.resolution.Submission;

/** The secretariat takes statements out of the transcript of a meeting. */
class TranscriptDeskTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  private static final String PASSWORD = "correct horse battery";
  private static final String SOURCE = "Harbour Lights Conference, 4 May 2031";
  private static PublicServer server;
  private static AgendaItem item;
  private static Delegation marisol;
  private static TestBrowser ines;
  private static Voice secretary;
  private @Nullable String path;

  @BeforeAll
  static void start() {
    server = PublicServer.start(db);
    Delegation secretariat = delegation("Secretariat", DelegationKind.SECRETARIAT, "");
    marisol = delegation("Marisol", DelegationKind.MEMBER_STATE, "CITEL");
    Account account = account("ines", secretariat, Capacity.SECRETARIAT);
    account("amina", marisol, Capacity.DELEGATE);
    secretary = db.await(server.people.voices().ofMembership(account.memberships().get(0).id()));
    Meeting meeting = server.meeting("wha-28", "World Harbour Assembly 2028");
    item = server.resolution(meeting, "ports", "RESOLUTION 12", "On open ports", secretary);
    server.store(
        item,
        "RESOLUTION 12 (Port Meridian, 2028)\nOn open ports\nThe World Harbour Assembly,\n"
            + "resolves\n1\tthat harbours keep their lamps lit;\n2\tthat bells are heard.\n",
        secretary);
    ines = new TestBrowser(server.port).signIn("ines", PASSWORD);
  }

  private static Delegation delegation(String name, DelegationKind kind, String region) {
    return db.await(server.people.delegations().create(name, kind, region));
  }

  private static Account account(String login, Delegation delegation, Capacity capacity) {
    return db.await(
        server.people.accounts().create(login, login, PASSWORD, delegation.id(), capacity));
  }

  private static String words() {
    try (InputStream in =
        TranscriptDeskTest.class.getResourceAsStream("/read/harbour-transcript.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Each name is given once among those at hand. */
  @AfterEach
  void clear() {
    if (path != null) {
      ines.post(path + "/remove");
    }
  }

  private String kept() {
    path = kept(words());
    return path;
  }

  private static String kept(String words) {
    HttpResponse<String> kept = keep(words);
    assertEquals(303, kept.statusCode(), kept.body());
    return kept.headers().firstValue("location").orElseThrow();
  }

  private static HttpResponse<String> keep(String words) {
    ines.get("/desk/transcripts");
    return ines.post("/desk/transcripts", "meeting", "wha-28", "source", SOURCE, "text", words);
  }

  private static List<Input.Statement> statements() {
    return db.await(server.resolutions.state(item.id())).negotiation().inputs().values().stream()
        .map(Input.Statement.class::cast)
        .toList();
  }

  private static String clause(String words) {
    return server.text(item).blocks().stream()
        .filter(block -> block.plainText().contains(words))
        .findFirst()
        .orElseThrow()
        .id();
  }

  @Test
  void what_is_to_be_looked_at_is_said_in_the_readers_language() {
    String path = kept();
    assertTrue(ines.get(path).body().contains("is still speaking."));
    String french = ines.get(path + "?lang=fr").body();
    ines.get(path + "?lang=en");
    assertTrue(french.contains("parle encore."), french);
    assertFalse(french.contains("is still speaking."), french);
  }

  @Test
  void a_turn_goes_from_the_transcript_to_the_record_word_for_word_and_once() {
    String path = kept();
    String page = ines.get(path).body();
    assertEquals(13, page.split("<article", -1).length - 1, "a turn is lost");
    assertTrue(page.contains("AMARA DELGADO-RUIZ") && page.contains("ODA VINTER"), page);
    assertEquals(13, page.split("<bdi class=\"opening\" dir=\"auto\">\\w", -1).length - 1, page);
    assertTrue(statements().isEmpty(), "looking stores nothing");

    HttpResponse<String> known =
        ines.post(path + "/speakers", "speaker", "1", "delegation", "" + marisol.id());
    assertEquals(303, known.statusCode(), known.body());
    String form = ines.get(path + "?turn=2").body();
    assertTrue(
        form.contains("<option value=\"" + marisol.id() + "\" selected>Marisol</option>"), form);
    assertTrue(form.contains("value=\"AMARA DELGADO-RUIZ\""), form);

    String bells = clause("bells");
    String[] fields = {
      "turn",
      "2",
      "speaker",
      "AMARA DELGADO-RUIZ",
      "delegation",
      "" + marisol.id(),
      "from",
      "2",
      "to",
      "2",
      "about",
      item.id() + ":" + bells,
      "region",
      "RCC"
    };
    for (int i = 0; i < 2; i++) {
      HttpResponse<String> taken = ines.post(path + "/statements", fields);
      assertEquals(303, taken.statusCode(), taken.body());
      assertEquals(path + "#turn-2", taken.headers().firstValue("location").orElseThrow());
    }
    assertEquals(1, statements().size(), "sent twice, on record once");
    Input.Statement statement = statements().get(0);
    assertEquals(
        "Secondly, the bells. A bell needs nobody who knows how to repair it, and it is heard in"
            + " fog.",
        statement.text());
    assertEquals(bells, statement.clause());
    assertEquals(SOURCE + " #2", statement.source());
    assertEquals(new Input.Spoken(marisol.id(), "Marisol", "CITEL"), statement.spoken());
    assertEquals("Secretariat", statement.stamp().by().name());
    assertTrue(ines.get(path).body().contains("/m/wha-28/ports/inputs/" + statement.number()));
    HttpResponse<String> open = server.get("/m/wha-28/ports/inputs/" + statement.number());
    assertTrue(open.body().contains("A bell needs nobody"), open.body());

    String[] unnamed = {
      "turn", "5", "speaker", "", "delegation", "0", "from", "1", "to", "1", "about", "" + item.id()
    };
    assertEquals(303, ines.post(path + "/statements", unnamed).statusCode());
    assertEquals("", statements().get(1).clause());
    assertNull(statements().get(1).spoken());

    Act back = new Act.Withdrawn(statement.number(), "It was about the lamps.");
    db.await(
        server.resolutions.submit(
            item.id(), new Submission(secretary, "taken-back", 1, new Command.Do(back))));
    assertEquals(303, ines.post(path + "/statements", fields).statusCode());
    assertEquals(3, statements().size(), "taken once more, for the first was withdrawn");

    assertEquals(303, ines.post(path + "/remove").statusCode());
    assertEquals(404, ines.get(path).statusCode());
    assertEquals(3, statements().size(), "what was taken stays");
  }

  @Test
  void what_was_taken_from_another_transcript_of_the_same_name_is_not_shown() {
    String path = kept();
    String[] fields = {
      "turn",
      "2",
      "speaker",
      "X",
      "delegation",
      "0",
      "from",
      "1",
      "to",
      "1",
      "about",
      "" + item.id()
    };
    assertEquals(303, ines.post(path + "/statements", fields).statusCode());
    String there = "/inputs/" + statements().get(statements().size() - 1).number() + "\"";
    HttpResponse<String> twin = keep(">> ODA VINTER: Let us begin.\n>> X: What is a lamp?");
    assertEquals(409, twin.statusCode(), "two at hand of one name");
    assertTrue(twin.body().contains("name=\"source\""), "the form comes back");

    ines.post(path + "/remove");
    this.path = kept(">> ODA VINTER: Let us begin.\n>> X: What is a lamp?");
    assertFalse(ines.get(this.path).body().contains(there), "those are no words of this turn");
    ines.post(this.path + "/remove");
    assertTrue(ines.get(kept()).body().contains(there), "and these are");
  }

  @Test
  void what_is_not_there_is_refused_and_stores_nothing() {
    String path = kept();
    int before = statements().size();
    String[] right = {
      "turn", "2", "delegation", "0", "from", "1", "to", "1", "about", "" + item.id()
    };
    String[][] wrong = {
      {"1", "99", "404"},
      {"3", "7777", "404"},
      {"5", "0", "422"},
      {"7", "40", "422"},
      {"9", "999999", "404"},
      {"9", item.id() + ":nowhere", "404"}
    };
    for (String[] one : wrong) {
      String[] fields = right.clone();
      fields[Integer.parseInt(one[0])] = one[1];
      HttpResponse<String> answer = ines.post(path + "/statements", fields);
      assertEquals(one[2], "" + answer.statusCode(), String.join(" ", fields));
    }
    String[] late = {
      "turn",
      "2",
      "speaker",
      "A. D.",
      "delegation",
      "" + marisol.id(),
      "from",
      "2",
      "to",
      "40",
      "about",
      item.id() + ":" + clause("bells")
    };
    String again = ines.post(path + "/statements", late).body();
    assertTrue(again.contains("value=\"A. D.\""), again);
    assertTrue(
        again.contains("name=\"to\" type=\"number\" min=\"1\"") && again.contains("value=\"40\""),
        again);
    assertTrue(again.contains("<option value=\"" + late[11] + "\" selected"), again);

    String[] speaker = {"speaker", "99", "delegation", "0"};
    assertEquals(404, ines.post(path + "/speakers", speaker).statusCode());
    String[] text = {"meeting", "wha-28", "source", SOURCE, "text", "No turns here."};
    assertEquals(422, ines.post("/desk/transcripts", text).statusCode());
    String[] nameless = {"meeting", "wha-28", "source", " ", "text", words()};
    assertEquals(422, ines.post("/desk/transcripts", nameless).statusCode());
    assertEquals(before, statements().size());
  }

  @Test
  void only_who_may_record_sees_transcripts() {
    String path = kept();
    TestBrowser amina = new TestBrowser(server.port).signIn("amina", PASSWORD);
    assertEquals(403, amina.get("/desk/transcripts").statusCode());
    assertEquals(403, amina.get(path).statusCode());
    assertEquals(403, amina.post(path + "/remove").statusCode());
    HttpResponse<String> stranger = new TestBrowser(server.port).get(path);
    assertFalse(stranger.body().contains("DELGADO"), stranger.body());
    assertEquals(200, ines.get(path).statusCode());
  }
}
