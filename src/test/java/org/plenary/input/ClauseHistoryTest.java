package org.plenary.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.plenary.input.InputServer.doc;
import static org.plenary.input.InputServer.one;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a clause tells of its past. */
class ClauseHistoryTest extends InputCase {
  @Test
  void the_history_of_a_clause_has_its_words_its_inputs_and_its_decisions() {
    int number = propose(atu, "mod", "c2", doc("c2", "that lights are kept by night"));
    propose(atu, "noc", "c3", null);
    server.type(id, chair.voice(), "c2", 0, "so ");
    server.type(id, chair.voice(), "c2", 0, "and ");
    server.type(id, chair.voice(), "c1", 0, "not here ");
    assertEquals(200, server.act(id, chair, "taken-up", "proposal", number).status());
    JsonObject answer =
        new JsonObject()
            .put("input", number)
            .put("outcome", "accepted")
            .put("clause", "c2")
            .put("why", WHY)
            .put("change", db.await(server.resolutions.state(id)).version());
    server.act(id, chair, "answer", "answers", new JsonArray().add(answer));
    server.act(id, chair, "clause-status", "clause", "c2", "status", "agreed", "reason", WHY);
    JsonArray history = server.clause(id, atu, "c2").getJsonArray("history");
    assertEquals(
        List.of(
            "text 0 ",
            "proposal " + number + " ",
            "edit 0 ",
            "taken-up " + number + " ",
            "answer " + number + " accepted",
            "clause-status 0 agreed"),
        history.stream()
            .map(JsonObject.class::cast)
            .map(
                h -> h.getString("kind") + " " + h.getInteger("number") + " " + h.getString("code"))
            .toList());
    assertEquals("ATU", history.getJsonObject(1).getJsonObject("by").getString("region"));
    assertEquals(
        db.await(server.resolutions.state(id)).version(),
        history.getJsonObject(5).getLong("version"));
    assertEquals(
        3, server.clause(id, atu, "c3").getJsonArray("history").size() + 1, "text and NOC");
  }

  @Test
  void the_history_of_a_clause_tells_that_it_was_split_and_joined() {
    server.split(id, chair.voice(), "c2", 4, "late-part");
    assertEquals(List.of("split into late-part"), divisions("c2"));
    assertEquals(List.of("split from c2"), divisions("late-part"));
    server.join(id, chair.voice(), "late-part");
    assertEquals(List.of("split into late-part", "joined with late-part"), divisions("c2"));
  }

  private List<String> divisions(String clause) {
    return server.clause(id, atu, clause).getJsonArray("history").stream()
        .map(JsonObject.class::cast)
        .filter(one -> !one.getString("kind").equals("text"))
        .map(
            one ->
                one.getString("kind") + " " + one.getString("code") + " " + one.getString("other"))
        .toList();
  }
}
