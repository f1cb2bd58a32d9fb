package org.plenary.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.plenary.input.InputServer.one;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.plenary.database.TestDatabase;
import org.plenary.input.InputServer.Guest;
import org.plenary.input.InputServer.Reply;

/** A text of three clauses for each test, and who works on it: over HTTP on a real database. */
abstract class InputCase {
  @RegisterExtension static final TestDatabase db = new TestDatabase();

  static final String WHY = "Because the harbour needs it.";

  static InputServer server;
  static Guest atu;
  static Guest apt;
  static Guest chair;
  long id;

  @BeforeAll
  static void start() {
    server = InputServer.start(db);
    atu = server.atu();
    apt = server.apt();
    chair = server.chair();
  }

  @BeforeEach
  void open() {
    id =
        server.resolution(
            "that ports stay open to all ships that call there by night",
            "that lights are kept",
            "that pilots are trained");
  }

  final int propose(Guest guest, String kind, String clause, JsonObject text) {
    Reply reply =
        server.act(id, guest, "proposal", "kind", kind, "clause", clause, "text", text, "why", WHY);
    assertEquals(200, reply.status(), reply.json().encode());
    return reply.json().getInteger("number");
  }

  final JsonObject input(int number) {
    return one(server.negotiation(id, chair).getJsonArray("inputs"), "number", number);
  }

  final JsonObject row(String clause, int number) {
    return server.clause(id, chair, clause).getJsonArray("proposals").stream()
        .map(JsonObject.class::cast)
        .filter(row -> row.getJsonArray("number").contains(number))
        .findFirst()
        .orElseThrow();
  }

  final String words(String clause) {
    return db.await(server.resolutions.state(id)).doc().blocks().stream()
        .filter(b -> b.id().equals(clause))
        .map(b -> b.plainText())
        .findFirst()
        .orElse("(gone)");
  }

  static String show(JsonArray segs) {
    return segs.stream()
        .map(JsonObject.class::cast)
        .map(
            s ->
                switch (s.getString("op")) {
                  case "same" -> s.getString("text");
                  case "add" -> "[+" + s.getString("text") + "]";
                  default -> "[-" + s.getString("text") + "]";
                })
        .collect(Collectors.joining());
  }

  final JsonObject noted(int input, String outcome, int into) {
    return new JsonObject()
        .put("input", input)
        .put("outcome", outcome)
        .put("why", WHY)
        .put("into", into);
  }

  final String refused(Reply reply) {
    return reply.json().getString("code") + " " + reply.json().getString("field");
  }
}
