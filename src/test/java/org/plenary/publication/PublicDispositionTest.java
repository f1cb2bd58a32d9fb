package org.plenary.publication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.plenary.database.TestDatabase;
import org.plenary.exchange.Paper;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.meeting.Publishing;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.Answer;
import org.plenary.negotiation.CommentType;
import org.plenary.negotiation.Outcome;
import org.plenary.people.Capacity;
import org.plenary.people.Voice;
import org.plenary.publication.PublicRecord.Item;
import org.plenary.resolution.Cast;
import org.plenary.resolution.Command;
import org.plenary.resolution.Receipt;
import org.plenary.resolution.State;

/** The disposition of comments, as anybody takes it away: spreadsheets and data. */
@Timeout(60)
class PublicDispositionTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();

  private static PublicServer server;
  private static Meeting meeting;
  private static AgendaItem item;
  private static Voice amina;
  private static Voice chair;
  private static String path;

  @BeforeAll
  static void begin() {
    server = PublicServer.start(db);
    amina = Cast.voice(db, "Amina Diallo", "ATU", Capacity.DELEGATE);
    chair = Cast.voice(db, "Vera Lind", "RCC", Capacity.CHAIR);
    Voice secretariat = Cast.voice(db, "Ines Okoro", "CEPT", Capacity.SECRETARIAT);
    meeting = server.meeting("disposition", "World Harbour Assembly");
    item = server.resolution(meeting, "lights", "RESOLUTION 12", "Lights along the coast", chair);
    server.store(item, PublicServer.LIGHTS, secretariat);
    path = "/m/" + meeting.slug() + "/lights";
  }

  private static Receipt says(Voice voice, String text) {
    return server.submit(
        item,
        voice,
        new Command.Do(
            new Act.Commented(0, "", -1, -1, "", 0, CommentType.GENERAL, Set.of(), text)));
  }

  private static void answers(int input, Outcome outcome) {
    Answer answer =
        new Answer(
            input,
            outcome,
            "Light it.",
            "Its cost.",
            List.of(),
            "It was weighed with care.",
            0,
            "",
            0,
            "");
    server.submit(item, chair, new Command.Do(new Act.Answered(List.of(answer))));
  }

  @Test
  void every_input_is_there_with_its_answer_and_the_same_version_gives_the_same_bytes() {
    says(amina, "=HYPERLINK(1)");
    says(amina, "Keep it lit, always.");
    answers(1, Outcome.NOT_ACCEPTED);
    long version = db.await(server.resolutions.state(item.id())).version();
    Events.await(server, path, version);

    HttpResponse<String> csv = server.get(path + "/disposition.csv");
    assertTrue(
        csv.body()
            .endsWith(
                "\r\n1,ATU (Delegation of Amina Diallo),the whole resolution,,ge,"
                    + "'=HYPERLINK(1),,not accepted,\"We heard: Light it.\nLooked at: Its cost.\n"
                    + "It was weighed with care.\",\r\n2,ATU (Delegation of Amina Diallo),"
                    + "the whole resolution,,ge,\"Keep it lit, always.\",,Awaits its answer,,\r\n"),
        csv.body());
    String disposition = csv.headers().firstValue("Content-Disposition").orElseThrow();
    assertTrue(disposition.contains("disposition-lights-v" + version + "-"), disposition);
    String tag = csv.headers().firstValue("ETag").orElseThrow();
    assertEquals(304, server.get(path + "/disposition.csv", "If-None-Match", tag).statusCode());

    JsonObject json = new JsonObject(server.get(path + "/disposition.json").body());
    assertEquals(2, json.getJsonArray("inputs").size());
    JsonObject first = json.getJsonArray("inputs").getJsonObject(0);
    assertEquals("=HYPERLINK(1)", first.getString("text"));
    JsonObject answer = first.getJsonArray("answers").getJsonObject(0);
    assertEquals("not-accepted", answer.getString("outcome"));
    assertEquals("It was weighed with care.", answer.getString("why"));

    HttpResponse<String> whole = server.get(path + "/text.json?v=" + version);
    assertEquals("public, no-cache", whole.headers().firstValue("Cache-Control").orElseThrow());
    assertEquals(whole.body(), server.get(path + "/text.json?v=" + version).body());
    JsonObject asked = new JsonObject(whole.body()).getJsonArray("inputs").getJsonObject(0);
    assertEquals("=HYPERLINK(1)", asked.getString("text"));
    assertEquals(
        "It was weighed with care.",
        asked.getJsonArray("answers").getJsonObject(0).getString("why"));
    assertFalse(whole.body().contains("\"Amina Diallo"), "for whom, not who");
    String earlier = server.get(path + "/text.json?v=" + (version - 1)).body();
    assertFalse(earlier.contains("weighed with care"), "as of that version");
    assertEquals(404, server.get(path + "/text.json?v=999").statusCode());

    String sheet = server.get(path + "/disposition.xlsx").body();
    assertTrue(sheet.startsWith("PK"), "a ZIP file");
    String old = path + "/disposition.csv?v=" + (version - 1);
    assertFalse(server.get(old).body().contains("not accepted"));
    assertEquals(csv.body(), server.get(path + "/disposition.csv?v=" + version).body());
    assertEquals(404, server.get(path + "/disposition.csv?v=999").statusCode());
    assertTrue(server.get(path + "/inputs").body().contains(path + "/disposition.xlsx"));

    db.await(server.visibility.withhold(item.id(), true, chair));
    for (String form : List.of("csv", "xlsx", "json")) {
      assertEquals(404, server.get(path + "/disposition." + form).statusCode());
    }
    assertEquals(404, server.get(path + "/text.json").statusCode());
    db.await(server.visibility.withhold(item.id(), false, chair));
  }

  /** Nobody follows an address on paper; a table for computers has it. */
  @Test
  void paper_names_the_version_that_shows_an_answer() throws Exception {
    AgendaItem own = server.resolution(meeting, "bells", "RESOLUTION 13", "Bells", chair);
    Voice secretariat = Cast.voice(db, "Olga Okoro", "CEPT", Capacity.SECRETARIAT);
    server.store(own, PublicServer.LIGHTS, secretariat);
    long version = db.await(server.resolutions.state(own.id())).version();
    server.submit(
        own,
        amina,
        new Command.Do(
            new Act.Commented(0, "", -1, -1, "", 0, CommentType.GENERAL, Set.of(), "Ring.")));
    Answer answer =
        new Answer(
            1, Outcome.ACCEPTED, "Ring.", "", List.of(), "It rings now.", version, "", 0, "");
    server.submit(own, chair, new Command.Do(new Act.Answered(List.of(answer))));
    Events.await(server, "/m/" + meeting.slug() + "/bells", version + 2);
    State state = db.await(server.resolutions.state(own.id()));
    Item item = new Item(meeting, own, new Edition(state, 0), Publishing.LIVE);
    Disposition report = new Disposition(item, state, Words.NONE);
    String shown = report.table().rows().get(0).get(9);
    assertTrue(shown.startsWith("/m/" + meeting.slug() + "/bells?"), shown);
    assertEquals(
        Paper.Cell.of("The words in version " + version), report.paper("").rows().get(0).get(9));
  }

  @Test
  void a_language_that_the_interface_does_not_speak_has_english_headings() {
    Item item =
        new Item(
            meeting,
            new AgendaItem(0, meeting.slug(), "x", "1", "R", "T", "pt", "ltr", null),
            new Edition(State.EMPTY, 0),
            Publishing.LIVE);
    assertEquals("en", new Disposition(item, State.EMPTY, Words.NONE).table().language());
  }
}
