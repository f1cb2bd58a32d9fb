package org.plenary.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.plenary.input.InputServer.doc;
import static org.plenary.input.InputServer.one;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.plenary.database.TestDatabase;
import org.plenary.input.InputServer.Guest;
import org.plenary.input.InputServer.Reply;
import org.plenary.resolution.Command;
import org.plenary.text.Inline;
import org.plenary.text.Mark;
import org.plenary.text.Slice;
import org.plenary.text.Step;

/** Acts and what is told of them, over HTTP on a real database. */
class InputApiTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();

  private static final String WHY = "Because the harbour needs it.";

  private static InputServer server;
  private static Guest atu;
  private static Guest apt;
  private static Guest chair;
  private long id;

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

  private int propose(Guest guest, String kind, String clause, JsonObject text) {
    Reply reply =
        server.act(id, guest, "proposal", "kind", kind, "clause", clause, "text", text, "why", WHY);
    assertEquals(200, reply.status(), reply.json().encode());
    return reply.json().getInteger("number");
  }

  private JsonObject input(int number) {
    return one(server.negotiation(id, chair).getJsonArray("inputs"), "number", number);
  }

  private JsonObject row(String clause, int number) {
    return server.clause(id, chair, clause).getJsonArray("proposals").stream()
        .map(JsonObject.class::cast)
        .filter(row -> row.getJsonArray("number").contains(number))
        .findFirst()
        .orElseThrow();
  }

  private String words(String clause) {
    return db.await(server.resolutions.state(id)).doc().blocks().stream()
        .filter(b -> b.id().equals(clause))
        .map(b -> b.plainText())
        .findFirst()
        .orElse("(gone)");
  }

  private static String show(JsonArray segs) {
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

  @Test
  void a_proposal_is_its_delegations_and_shown_against_what_it_was_made_on() {
    int number =
        propose(
            atu,
            "mod",
            "c1",
            doc("c1", "that ports stay open to all ships that call there by day and night"));
    JsonObject input = input(number);
    assertEquals("ATU", input.getJsonObject("by").getString("region"));
    assertEquals("Sahelia", input.getJsonObject("by").getString("name"));
    assertEquals("ATU/DT/" + number, input.getString("symbol"));
    assertTrue(input.getBoolean("owes"));
    server.type(id, chair.voice(), "c1", 5, "all ");
    JsonObject row = row("c1", number);
    assertEquals(
        "that ports stay open to all ships that call there by [+day and ]night",
        show(row.getJsonArray("segs")));
    assertEquals("open", row.getString("state"));
    assertEquals(
        "that [+all ]ports stay open to all ships that call there by night",
        show(server.clause(id, chair, "c1").getJsonArray("redline")));
  }

  @Test
  void an_envelope_has_its_proposals_and_nobody_elses() {
    Reply made =
        server.act(
            id,
            atu,
            "contribution",
            "symbol",
            "35A18",
            "source",
            "ATU",
            "title",
            "On ports",
            "summary",
            "Ports by day.",
            "agendaItem",
            "4.1");
    assertEquals(200, made.status(), made.json().encode());
    int envelope = made.json().getInteger("number");
    propose(apt, "mod", "c1", doc("c1", "that ports close"));
    Reply inside =
        server.act(
            id,
            atu,
            "proposal",
            "kind",
            "mod",
            "clause",
            "c2",
            "text",
            doc("c2", "that lights are kept bright"),
            "contribution",
            envelope,
            "symbol",
            "ATU/35A18/1");
    assertEquals(200, inside.status(), inside.json().encode());
    String path = "/api/resolutions/" + id + "/contributions/";
    JsonObject shown = server.get(path + envelope, apt).json();
    assertEquals("Ports by day.", shown.getString("summary"));
    assertEquals("4.1", shown.getString("agendaItem"));
    assertEquals("Sahelia", shown.getJsonObject("by").getString("name"));
    assertEquals(1, shown.getJsonArray("proposals").size());
    JsonObject line = shown.getJsonArray("proposals").getJsonObject(0);
    assertEquals("ATU/35A18/1", line.getString("symbol"));
    assertEquals("that lights are kept[+ bright]", show(line.getJsonArray("segs")));
    for (String no : List.of("2", "0", "-1", "x", "9999999999")) {
      assertEquals("contribution.unknown", server.get(path + no, apt).code(), no);
    }
  }

  @Test
  void the_same_words_of_two_regions_are_one_row_and_others_collide() {
    JsonObject dark = doc("c2", "that lights are dimmed");
    int one = propose(atu, "mod", "c2", dark);
    int two = propose(apt, "mod", "c2", dark);
    int other = propose(apt, "mod", "c2", doc("c2", "that lights are painted"));
    int gone = propose(atu, "sup", "c2", null);
    int noc = propose(apt, "noc", "c2", null);
    JsonObject row = row("c2", one);
    assertEquals(List.of(one, two), row.getJsonArray("number").getList());
    assertEquals(List.of("ATU", "APT"), row.getJsonArray("names").getList());
    assertEquals(List.of(other, gone), row.getJsonArray("collides").getList());
    assertEquals(List.of(), row("c2", noc).getJsonArray("collides").getList());
  }

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
  void clauses_come_and_go_where_they_are_meant() {
    int add = propose(atu, "add", "c1", doc("n1", "that buoys are counted"));
    int sup = propose(apt, "sup", "c3", null);
    server.act(id, chair, "taken-up", "proposal", add);
    server.act(id, chair, "taken-up", "proposal", sup);
    assertEquals(
        List.of("c1", "n1", "c2"),
        db.await(server.resolutions.state(id)).doc().blocks().stream().map(b -> b.id()).toList());
    JsonObject gone = one(server.negotiation(id, chair).getJsonArray("clauses"), "id", "c3");
    assertEquals("gone", gone.getString("kind"));
    assertEquals(List.of(sup), gone.getJsonArray("inputs").getList());
    assertNull(server.clause(id, chair, "c3").getValue("working"));
  }

  @Test
  void amendments_are_shown_against_the_proposal_and_taken_up_on_it() {
    int number = propose(atu, "mod", "c2", doc("c2", "that lights are kept by night"));
    Reply amends =
        server.act(
            id,
            apt,
            "proposal",
            "kind",
            "mod",
            "amends",
            number,
            "text",
            doc("c2", "that lights are kept by night and in fog"));
    assertEquals(200, amends.status(), amends.json().encode());
    int amendment = amends.json().getInteger("number");
    assertEquals(
        "that lights are kept by night[+ and in fog]",
        show(row("c2", amendment).getJsonArray("segs")));
    assertEquals(200, server.act(id, chair, "taken-up", "proposal", number).status());
    assertEquals("that lights are kept by night", words("c2"));
    assertEquals(200, server.act(id, chair, "taken-up", "proposal", amendment).status());
    assertEquals("that lights are kept by night and in fog", words("c2"));
  }

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

  private void pastes(Guest guest, String bracket) {
    Inline words = new Inline.Text("[soon]", List.of(new Mark.Bracket(bracket, 0)));
    Step step = Step.Replace.insert(1, Slice.inline(List.of(words)));
    long version = db.await(server.resolutions.state(id)).version();
    server.submit(id, guest.voice(), new Command.Edit(version, List.of(List.of(step))));
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

  private JsonObject noted(int input, String outcome, int into) {
    return new JsonObject()
        .put("input", input)
        .put("outcome", outcome)
        .put("why", WHY)
        .put("into", into);
  }

  private String refused(Reply reply) {
    return reply.json().getString("code") + " " + reply.json().getString("field");
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

  @Test
  void the_same_key_is_done_once_and_the_view_has_a_tag() {
    String body =
        new JsonObject()
            .put("do", "comment")
            .put("clause", "c1")
            .put("type", "general")
            .put("text", "Hm.")
            .encode();
    String path = "/api/resolutions/" + id + "/acts";
    Reply one = server.post(path, atu, "abcdefgh", body);
    Reply two = server.post(path, atu, "abcdefgh", body);
    assertFalse(one.json().getBoolean("again"));
    assertTrue(two.json().getBoolean("again"));
    assertEquals(one.json().getInteger("number"), two.json().getInteger("number"));
    var view = server.request("/api/resolutions/" + id + "/negotiation", atu.cookie());
    String tag = server.send(view.GET().build()).headers().firstValue("etag").orElseThrow();
    assertEquals(304, server.send(view.header("If-None-Match", tag).build()).statusCode());
  }
}
