package org.plenary.publication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.plenary.database.TestDatabase;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.Answer;
import org.plenary.negotiation.CommentType;
import org.plenary.negotiation.Outcome;
import org.plenary.people.Capacity;
import org.plenary.people.Voice;
import org.plenary.resolution.Cast;
import org.plenary.resolution.Command;
import org.plenary.resolution.Receipt;

/** Who was heard, as anybody reads it: page, spreadsheet, program. */
@Timeout(60)
class PublicHeardTest {
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
    meeting = server.meeting("heard", "World Harbour Assembly");
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

  private static JsonObject row(JsonObject heard, String name) {
    JsonArray rows = heard.getJsonArray("regions");
    for (int i = 0; i < rows.size(); i++) {
      if (rows.getJsonObject(i).getString("name").equals(name)) {
        return rows.getJsonObject(i);
      }
    }
    throw new AssertionError(heard.encodePrettily());
  }

  @Test
  void what_became_of_everybodys_inputs_is_there_as_page_chart_table_and_data() {
    says(amina, "Light it.");
    says(amina, "Keep it lit.");
    answers(1, Outcome.NOT_ACCEPTED);
    long version = db.await(server.resolutions.state(item.id())).version();
    Events.await(server, path, version);

    JsonObject heard = new JsonObject(server.get(path + "/heard.json").body());
    assertEquals(2, row(heard, "ATU").getInteger("inputs"));
    assertEquals(1, row(heard, "ATU").getInteger("answered"));
    assertEquals(1, row(heard, "ATU").getInteger("notAccepted"));
    assertEquals(0, row(heard, "APT").getInteger("inputs"));

    HttpResponse<String> csv = server.get(path + "/heard.csv");
    assertTrue(csv.body().contains("\r\nregion,ATU,ATU,2,1,0,1,0,"), csv.body());
    String tag = csv.headers().firstValue("ETag").orElseThrow();
    assertEquals(304, server.get(path + "/heard.csv", "If-None-Match", tag).statusCode());

    String page = server.get(path + "/heard").body();
    String said = "ATU: 1 not accepted; 1 not answered yet. ";
    assertTrue(page.contains(said), "the chart says its figures");
    assertTrue(page.contains("class=\"part not-accepted\""), page);
    assertTrue(page.contains("Delegation of Amina Diallo</bdi>"), page);
    assertFalse(page.replace("Delegation of Amina Diallo", "").contains("Amina"), page);
    assertTrue(server.get(path).body().contains("href=\"" + path + "/heard\""));
    assertTrue(server.get(path + "/heard?lang=ar").body().contains("dir=\"rtl\""));
    assertEquals(404, server.get("/m/" + meeting.slug() + "/fog/heard").statusCode());

    db.await(server.visibility.withhold(item.id(), true, chair));
    assertEquals(404, server.get(path + "/heard").statusCode());
    assertEquals(404, server.get(path + "/heard.csv").statusCode());
    db.await(server.visibility.withhold(item.id(), false, chair));
  }
}
