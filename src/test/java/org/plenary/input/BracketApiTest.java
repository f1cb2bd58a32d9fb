package org.plenary.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.plenary.input.InputServer.doc;
import static org.plenary.input.InputServer.one;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plenary.input.InputServer.Guest;
import org.plenary.input.InputServer.Reply;
import org.plenary.resolution.Command;
import org.plenary.text.Inline;
import org.plenary.text.Mark;
import org.plenary.text.Slice;
import org.plenary.text.Step;

/** Square brackets: alternatives, and who brought them. */
class BracketApiTest extends InputCase {
  @Test
  void alternatives_stand_in_brackets_until_one_is_chosen() {
    int number = propose(atu, "mod", "c2", doc("c2", "lamps are lit"));
    JsonArray more = new JsonArray().add(new JsonObject().put("source", number).put("from", "ATU"));
    Reply put =
        server.act(
            id, chair, "brackets", "id", "br1", "clause", "c2", "why", WHY, "alternatives", more);
    assertEquals(200, put.status(), put.json().encode());
    JsonObject bracket = server.clause(id, chair, "c2").getJsonArray("brackets").getJsonObject(0);
    assertEquals(
        List.of("that lights are kept", "lamps are lit"),
        bracket.getJsonArray("options").stream()
            .map(o -> ((JsonObject) o).getString("text"))
            .toList());
    Reply lifted = server.act(id, chair, "brackets-lifted", "id", "br1", "option", 1, "why", WHY);
    assertEquals(200, lifted.status(), lifted.json().encode());
    assertEquals("lamps are lit", words("c2"));
  }

  @Test
  void brackets_that_came_with_words_tell_who_brought_them_and_since_when() {
    long before = System.currentTimeMillis();
    pastes(apt, "br7");
    JsonObject bracket = one(server.negotiation(id, chair).getJsonArray("brackets"), "id", "br7");
    assertEquals("Coralia", bracket.getJsonObject("by").getString("name"), bracket.encode());
    assertTrue(bracket.getLong("at") >= before, bracket.encode());
    assertTrue(bracket.getBoolean("brought"), bracket.encode());
    assertEquals(
        bracket.getJsonObject("by"),
        one(server.clause(id, chair, "c1").getJsonArray("brackets"), "id", "br7")
            .getJsonObject("by"));
    String page = server.page(id, "/c/c1");
    assertTrue(page.contains("typed, pasted or imported"), page);
    assertTrue(page.contains("Coralia"), page);
    assertTrue(server.page(id, "").contains("typed, pasted or imported"));
    server.act(id, chair, "brackets", "id", "br8", "clause", "c2", "why", WHY);
    assertFalse(
        one(server.negotiation(id, chair).getJsonArray("brackets"), "id", "br8")
            .getBoolean("brought"));
  }

  private void pastes(Guest guest, String bracket) {
    Inline words = new Inline.Text("[soon]", List.of(new Mark.Bracket(bracket, 0)));
    Step step = Step.Replace.insert(1, Slice.inline(List.of(words)));
    long version = db.await(server.resolutions.state(id)).version();
    server.submit(id, guest.voice(), new Command.Edit(version, List.of(List.of(step))));
  }
}
