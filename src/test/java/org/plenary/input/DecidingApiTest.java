package org.plenary.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.plenary.input.InputServer.doc;
import static org.plenary.input.InputServer.one;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plenary.input.InputServer.Guest;
import org.plenary.input.InputServer.Reply;

/** What the chair takes up, answers and declares, and what keeps it from being done. */
class DecidingApiTest extends InputCase {
  @Test
  void the_chair_takes_up_a_part_then_the_rest_and_answers_with_it() {
    int number =
        propose(
            atu,
            "mod",
            "c1",
            doc("c1", "that harbours stay open to all ships that call there by day and night"));
    server.type(id, chair.voice(), "c1", 0, "declares ");
    JsonArray one = new JsonArray().add(1);
    Reply part = server.act(id, chair, "taken-up", "proposal", number, "changes", one);
    assertEquals(200, part.status(), part.json().encode());
    assertEquals(
        "declares that ports stay open to all ships that call there by day and night", words("c1"));
    assertEquals("taken-up", input(number).getString("state"));
    JsonArray answers =
        new JsonArray()
            .add(
                new JsonObject()
                    .put("input", number)
                    .put("outcome", "accepted")
                    .put("clause", "c1")
                    .put("why", WHY));
    Reply rest = server.act(id, chair, "taken-up", "proposal", number, "answers", answers);
    assertEquals(200, rest.status(), rest.json().encode());
    assertEquals(
        "declares that harbours stay open to all ships that call there by day and night",
        words("c1"));
    JsonObject answer = input(number).getJsonArray("answers").getJsonObject(0);
    assertEquals(rest.json().getLong("version"), answer.getLong("change"));
    assertFalse(input(number).getBoolean("owes"));
    assertEquals(
        "proposal.satisfied", server.act(id, chair, "taken-up", "proposal", number).code());
    Reply back =
        server.act(id, chair, "taken-back", "version", rest.json().getLong("version"), "why", WHY);
    assertEquals(200, back.status(), back.json().encode());
    assertEquals(
        "declares that ports stay open to all ships that call there by day and night", words("c1"));
  }

  @Test
  void a_new_call_takes_no_clause_of_the_call_before_it() {
    takenUp(added("c1", "before", call("k1", "resolves")));
    takenUp(added("c3", "before", call("k2", "instructs the Director")));
    JsonObject fresh = call("k3", "invites the members");
    fresh.getJsonArray("content").addAll(doc("m1", "to light lamps").getJsonArray("content"));
    takenUp(added("k1", "after", fresh));
    takenUp(added("c1", "after", call("k4", "recognizing")));
    assertEquals(
        List.of("k1", "c1", "c2", "k4", "k3", "m1", "k2", "c3"),
        db.await(server.resolutions.state(id)).doc().blocks().stream().map(b -> b.id()).toList());
  }

  private static JsonObject call(String id, String words) {
    JsonObject doc = doc(id, words);
    doc.getJsonArray("content").getJsonObject(0).getJsonObject("attrs").put("kind", "call");
    return doc;
  }

  private int added(String clause, String place, JsonObject text) {
    Reply reply =
        server.act(
            id, atu, "proposal", "kind", "add", "clause", clause, "place", place, "text", text);
    assertEquals(200, reply.status(), reply.json().encode());
    return reply.json().getInteger("number");
  }

  private void takenUp(int number) {
    Reply reply = server.act(id, chair, "taken-up", "proposal", number);
    assertEquals(200, reply.status(), reply.json().encode());
  }

  @Test
  void what_was_answered_wrongly_changes_nothing() {
    int number = propose(atu, "mod", "c2", doc("c2", "that lights are dimmed"));
    JsonArray answers = new JsonArray().add(new JsonObject().put("input", 99));
    assertEquals(
        "act.malformed",
        server.act(id, chair, "taken-up", "proposal", number, "answers", answers).code());
    answers.getJsonObject(0).put("outcome", "noted").put("why", WHY);
    assertEquals(
        "input.unknown",
        server.act(id, chair, "taken-up", "proposal", number, "answers", answers).code());
    assertEquals("that lights are kept", words("c2"));
  }

  @Test
  void nothing_is_adopted_while_an_input_is_unanswered_or_words_stand_in_brackets() {
    int first = propose(atu, "mod", "c2", doc("c2", "lamps are lit"));
    int second = propose(apt, "noc", "c3", null);
    server.act(id, chair, "brackets", "id", "br1", "clause", "c2", "why", WHY);
    server.act(id, chair, "brackets", "id", "br2", "clause", "c1", "why", WHY);
    assertEquals(
        "answers.owed " + first + "," + second, refused(server.act(id, chair, "adoption")));
    assertEquals(
        "answers.owed " + first + "," + second,
        refused(server.act(id, chair, "sitting", "name", "Monday")));
    Reply agreed = server.act(id, chair, "clause-status", "clause", "c3", "status", "agreed");
    assertEquals("answers.owed " + second, refused(agreed));
    JsonArray answers =
        new JsonArray().add(noted(first, "noted", 0)).add(noted(second, "noted", 0));
    assertEquals(200, server.act(id, chair, "answer", "answers", answers).status());
    assertEquals("brackets.open c1,c2", refused(server.act(id, chair, "adoption")));
    agreed = server.act(id, chair, "clause-status", "clause", "c2", "status", "agreed");
    assertEquals("brackets.open c2", refused(agreed));
    for (String bracket : List.of("br1", "br2")) {
      server.act(id, chair, "brackets-lifted", "id", bracket, "option", 0, "why", WHY);
    }
    assertEquals(200, server.act(id, chair, "adoption").status());
  }

  @Test
  void inputs_are_not_merged_into_each_other_in_a_circle() {
    int first = propose(atu, "mod", "c2", doc("c2", "lamps are lit"));
    int second = propose(apt, "mod", "c2", doc("c2", "lamps burn"));
    int third = propose(apt, "noc", "c2", null);
    JsonArray circle =
        new JsonArray()
            .add(noted(first, "merged", second))
            .add(noted(second, "duplicate", third))
            .add(noted(third, "merged", first));
    Reply together = server.act(id, chair, "answer", "answers", circle);
    assertEquals("answer.into", together.json().getString("code"), together.json().encode());
    JsonArray row =
        new JsonArray().add(noted(first, "merged", second)).add(noted(second, "duplicate", third));
    assertEquals(200, server.act(id, chair, "answer", "answers", row).status());
    JsonArray last = new JsonArray().add(noted(third, "duplicate", first));
    Reply closing = server.act(id, chair, "answer", "answers", last);
    assertEquals("answer.into", closing.json().getString("code"), closing.json().encode());
  }

  @Test
  void an_editor_does_not_change_an_agreed_clause_by_taking_up() {
    int number = propose(atu, "mod", "c2", doc("c2", "that lights are dimmed"));
    server.act(
        id,
        chair,
        "answer",
        "answers",
        new JsonArray()
            .add(
                new JsonObject()
                    .put("input", number)
                    .put("outcome", "not-accepted")
                    .put("why", WHY)));
    assertEquals(
        200, server.act(id, chair, "clause-status", "clause", "c2", "status", "agreed").status());
    Guest editor = server.guest("Norland", "CEPT", org.plenary.people.Capacity.EDITOR);
    assertEquals("clause.locked", server.act(id, editor, "taken-up", "proposal", number).code());
    assertEquals("that lights are kept", words("c2"));
  }
}
