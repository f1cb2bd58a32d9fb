package org.plenary.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.plenary.input.InputServer.doc;
import static org.plenary.input.InputServer.one;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plenary.input.InputServer.Reply;

/** Proposals, and what is told of them. */
class ProposalApiTest extends InputCase {
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
    Reply next =
        server.act(
            id,
            atu,
            "proposal",
            "kind",
            "noc",
            "clause",
            "c3",
            "why",
            WHY,
            "contribution",
            envelope);
    int second = next.json().getInteger("number");
    assertEquals("ATU/35A18/2", input(second).getString("symbol"), "the next of the contribution");
    server.act(id, atu, "withdrawal", "number", second);
    String path = "/api/resolutions/" + id + "/contributions/";
    JsonObject shown = server.get(path + envelope, apt).json();
    assertEquals("Ports by day.", shown.getString("summary"));
    assertEquals("4.1", shown.getString("agendaItem"));
    assertEquals("Sahelia", shown.getJsonObject("by").getString("name"));
    assertEquals(2, shown.getJsonArray("proposals").size());
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
  void who_spoke_for_an_earlier_version_did_not_speak_for_the_newest() {
    int number = propose(atu, "mod", "c2", doc("c2", "that lights are dimmed"));
    assertEquals(200, server.act(id, apt, "supporter", "number", number, "joins", true).status());
    JsonObject subject = new JsonObject().put("proposal", number);
    server.act(id, apt, "position", "subject", subject, "stance", "support");
    assertEquals("[false]", before(input(number), "supporters"));
    assertEquals("[false]", before(input(number), "positions"));

    JsonObject other = doc("c2", "that lights are put out");
    Reply revised =
        server.act(
            id, atu, "revision", "number", number, "kind", "mod", "clause", "c2", "text", other);
    assertEquals(200, revised.status(), revised.json().encode());
    assertEquals("[true]", before(input(number), "supporters"));
    assertEquals("[true]", before(input(number), "positions"));
    assertEquals("[true]", before(row("c2", number), "positions"));

    server.act(id, apt, "position", "subject", subject, "stance", "concern");
    assertEquals("[false]", before(input(number), "positions"), "said anew");
  }

  private static String before(JsonObject of, String field) {
    return of.getJsonArray(field).stream()
        .map(one -> ((JsonObject) one).getBoolean("before"))
        .toList()
        .toString();
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
