package org.plenary.publication;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.plenary.exchange.Asked;
import org.plenary.exchange.Contributions;
import org.plenary.exchange.Import;
import org.plenary.exchange.ReadFile;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.Answer;
import org.plenary.negotiation.Bracketing;
import org.plenary.negotiation.By;
import org.plenary.negotiation.ClauseStatus;
import org.plenary.negotiation.CommentType;
import org.plenary.negotiation.Input;
import org.plenary.negotiation.Negotiation;
import org.plenary.negotiation.Outcome;
import org.plenary.negotiation.ProposalKind;
import org.plenary.negotiation.Revision;
import org.plenary.negotiation.Stamp;
import org.plenary.negotiation.Stance;
import org.plenary.negotiation.Subject;
import org.plenary.negotiation.Tag;
import org.plenary.negotiation.Target;
import org.plenary.people.Capacity;
import org.plenary.people.Voice;
import org.plenary.resolution.Authorship;
import org.plenary.resolution.Moment;
import org.plenary.resolution.State;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Inline;
import org.plenary.text.Kind;
import org.plenary.text.Mark;
import org.plenary.text.Num;

/** The JSON of a resolution has everything the public may read, and nothing else. */
class WholeJsonTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final By ATU = new By(7, 1, "Kenya", "ATU", Capacity.DELEGATE);
  private static final By CEPT = new By(8, 2, "France", "CEPT", Capacity.DELEGATE);
  private static final By CHAIR = new By(9, 3, "Chair", "", Capacity.CHAIR);
  private static final Meeting MEETING =
      new Meeting(
          1,
          "wha-26",
          "World Harbour Assembly",
          "WHO",
          "Lumen",
          LocalDate.of(2026, 10, 15),
          LocalDate.of(2026, 10, 24),
          List.of("en"),
          Meeting.Numbering.ITU,
          true,
          ZoneOffset.UTC,
          14,
          0);
  private static final AgendaItem ITEM =
      new AgendaItem(1, "wha-26", "lights", "4", "RES 9", "Lights", "en", "ltr", null);

  private Negotiation n = Negotiation.NONE;
  private long version = 1;

  private static Block clause(String id, String... words) {
    List<Inline> content = List.of(new Inline.Text(String.join("", words), List.of()));
    return new Block(id, Kind.CLAUSE, 0, Num.AUTO, content);
  }

  private static Doc text() {
    Mark one = new Mark.Bracket("k1", 0);
    Mark other = new Mark.Bracket("k1", 1);
    Block note =
        new Block(
            "c2",
            Kind.CLAUSE,
            0,
            Num.AUTO,
            List.of(
                new Inline.Text("that fog ", List.of()),
                new Inline.Text("hides", List.of(one)),
                new Inline.Text("veils", List.of(other)),
                new Inline.Text(" the coast", List.of()),
                new Inline.Footnote("f1", "And the harbour.", List.of())));
    List<Inline> words = List.of(new Inline.Text("considering", List.of()));
    return new Doc(
        List.of(
            new Block("n", Kind.NUMBER, 0, Num.AUTO, List.of(new Inline.Text("RES 9", List.of()))),
            new Block("k", Kind.CALL, 0, Num.AUTO, words),
            clause("c1", "that lamps guide every ship"),
            note));
  }

  private void did(By by, Act act) {
    version++;
    n = n.after(act, new Stamp(by, version, 1_790_000_000_000L + version));
  }

  private void proposes(By by, int number, ProposalKind kind, Doc before, Doc text) {
    boolean adds = kind == ProposalKind.ADD;
    Target target = new Target("c1", adds ? Target.Place.AFTER : Target.Place.AT, 0);
    Revision what = new Revision(kind, target, before, text, 1, 2, "Ships need more.");
    did(by, new Act.Proposed(number, 1, "ATU/35A18/" + number, what));
  }

  private Moment moment() {
    Doc doc = text();
    Doc was = new Doc(List.of(doc.blocks().get(2)));
    did(ATU, new Act.Contributed(1, "35A18", "ATU", "Lights", "Short.", "Long.", "4"));
    proposes(ATU, 1, ProposalKind.MOD, was, new Doc(List.of(clause("c1", "that lamps guide"))));
    proposes(ATU, 2, ProposalKind.SUP, was, null);
    proposes(CEPT, 3, ProposalKind.ADD, null, new Doc(List.of(clause("x", "that horns warn"))));
    Revision newer =
        new Revision(
            ProposalKind.MOD,
            new Target("c1", Target.Place.AT, 0),
            was,
            new Doc(List.of(clause("c1", "that strong lamps guide"))),
            2,
            2,
            "Strong ones.");
    did(ATU, new Act.Revised(1, newer));
    did(ATU, new Act.Withdrawn(2, "No need."));
    did(CEPT, new Act.Joined(1, true));
    did(
        CEPT,
        new Act.Commented(
            4, "c1", 10, 14, "that", 0, CommentType.HUMAN_RIGHTS, Set.of(Tag.PRIVACY), "Who?"));
    did(ATU, new Act.Replied(4, "All."));
    did(
        CHAIR,
        new Act.Stated(
            5, "c1", "Mr Hidden Name", new Input.Spoken(1, "Kenya", "ATU"), "We agree.", "tape"));
    did(CHAIR, new Act.Submitted(6, "c1", "civil-society", "00"));
    did(CHAIR, new Act.Moderated(6, true, ""));
    did(CHAIR, new Act.Submitted(7, "c2", "academia", "00"));
    did(CEPT, new Act.Positioned(new Subject(1, ""), Stance.OBJECT, "Too dear.", "A fund."));
    did(CEPT, new Act.Positioned(new Subject(1, ""), Stance.LIVE_WITH, "", ""));
    Bracketing.Option from = new Bracketing.Option(1, 1, "ATU", false);
    did(CEPT, new Act.Bracketed("k1", "c2", "Which word?", List.of(from)));
    did(CHAIR, new Act.StatusDeclared("c1", ClauseStatus.AGREED, "No objection."));
    did(CHAIR, new Act.SilenceOpened(1, List.of("c2"), 1_800_000_000_000L));
    Answer answer =
        new Answer(1, Outcome.MERGED, "Stronger.", "Cost.", List.of(3), "So.", 2, "c1", 3, "");
    did(CHAIR, new Act.Answered(List.of(answer)));
    did(CHAIR, new Act.Delivered(1, version, "page"));
    did(ATU, new Act.Responded(1, true, "It is not the same."));
    did(CHAIR, new Act.SittingClosed("First", "Second"));
    State state = new State(version, doc, 1, n);
    List<Authorship.Span> spans =
        List.of(
            new Authorship.Span(0, 30, 9, 0, 1, 1_790_000_000_000L),
            new Authorship.Span(30, doc.size(), 7, 1, 2, 1_790_000_000_002L));
    return new Moment(state, new Authorship.View(version, spans, List.of(), List.of()), 1);
  }

  private byte[] bytes(Moment moment) {
    Voice voice = new Voice(7, 70, "Amina Hidden", 1, "Kenya", "ATU", Capacity.DELEGATE);
    return WholeJson.bytes(
        MEETING, ITEM, moment, Map.of(6, "Light for all.", 7, "secret"), Map.of(7, voice), null);
  }

  private static void valid(byte[] file) throws IOException {
    String schema = Files.readString(Path.of("docs/resolution.schema.json"));
    Validator validator =
        Validator.create(
            JsonSchema.of(new JsonObject(schema)),
            new JsonSchemaOptions()
                .setBaseUri("app://plenary")
                .setDraft(Draft.DRAFT202012)
                .setOutputFormat(OutputFormat.Basic));
    OutputUnit result =
        validator.validate(new JsonObject(new String(file, StandardCharsets.UTF_8)));
    assertTrue(result.getValid(), () -> String.valueOf(result.toJson()));
  }

  @Test
  void everything_is_there_as_the_schema_tells_and_no_name_of_a_person() throws IOException {
    Moment moment = moment();
    byte[] file = bytes(moment);
    valid(file);
    assertArrayEquals(file, bytes(moment), "the same bytes");
    String whole = new String(file, StandardCharsets.UTF_8);
    for (String hidden : List.of("Hidden", "secret", "academia", "tape")) {
      assertFalse(whole.contains(hidden), hidden);
    }
    JsonNode json = JSON.readTree(file);
    JsonNode first = json.at("/inputs/0");
    assertEquals("ATU/35A18/1", first.at("/symbol").asText());
    assertEquals("contested", first.at("/standing").asText());
    assertEquals(2, first.at("/versions").size());
    assertEquals("mod", first.at("/versions/1/asks").asText());
    assertEquals("that strong lamps guide", first.at("/versions/1/text/0/text").asText());
    assertEquals("that lamps guide every ship", first.at("/versions/1/before/0/text").asText());
    assertEquals(2, first.at("/versions/1/base").asLong());
    assertEquals("France", first.at("/supporters/0/by/delegation").asText());
    assertEquals("merged", first.at("/answers/0/outcome").asText());
    assertEquals("It is not the same.", first.at("/answers/0/response/why").asText());
    assertEquals("No need.", json.at("/inputs/1/withdrawal/why").asText());
    JsonNode remark = json.at("/inputs/3");
    assertEquals("privacy", remark.at("/tags/0").asText());
    assertEquals("All.", remark.at("/replies/0/text").asText());
    assertTrue(remark.at("/anchor/from/clause").isTextual(), remark::toString);
    assertEquals("Kenya", json.at("/inputs/4/by/delegation").asText());
    assertEquals("Light for all.", json.at("/inputs/5/text").asText());
    assertTrue(json.at("/inputs/6/clause").isNull(), "not looked at yet: when and nothing else");
    assertTrue(json.at("/inputs/6/by").isNull());
    assertEquals("live-with", json.at("/positions/0/history/1/stance").asText());
    assertEquals("Which word?", json.at("/brackets/0/why").asText());
    assertEquals("veils", json.at("/brackets/0/options/1/text").asText());
    assertEquals(1, json.at("/brackets/0/options/1/source").asInt());
    assertEquals("agreed", json.at("/statuses/0/status").asText());
    assertEquals("2027-01-15T08:00:00Z", json.at("/silences/0/until").asText());
    assertEquals("35A18", json.at("/contributions/0/symbol").asText());
    assertEquals("Second", json.at("/sittings/0/next").asText());
    JsonNode last = json.at("/wrote").get(json.at("/wrote").size() - 1);
    assertEquals("Kenya", last.at("/by/delegation").asText());
    assertEquals(1, last.at("/proposal").asInt());

    n = Negotiation.NONE;
    version = 1;
    State bare = new State(1, text(), 1, n);
    Authorship.View nobody =
        new Authorship.View(
            1, List.of(new Authorship.Span(0, text().size(), 9, 0, 1, 1)), List.of(), List.of());
    valid(bytes(new Moment(bare, nobody, 1)));
  }

  @Test
  void what_goes_out_comes_in_again_with_its_proposals() {
    ReadFile read = Contributions.read(bytes(moment()), Import.ids());
    assertEquals("json", read.format());
    assertEquals(3, read.parts().size(), "the text, and two who propose; one took it back");
    assertNull(read.parts().get(0).symbol());
    ReadFile.Part first = read.parts().get(1);
    assertEquals("ATU/35A18/1", first.symbol().identifier());
    assertEquals("Kenya", first.claimed());
    Asked asked = first.asked().get(0);
    assertEquals(ProposalKind.MOD, asked.kind());
    assertEquals("Strong ones.", asked.why());
    assertEquals("that strong lamps guide", asked.text().blocks().get(0).plainText());
    Doc text = read.parts().get(0).text().newest().doc();
    assertEquals(text.blocks().get(2).id(), asked.clause());
    assertEquals(1, first.changes().size());
    Asked added = read.parts().get(2).asked().get(0);
    assertEquals(Target.Place.AFTER, added.place());
    assertNotNull(read.parts().get(2).text().after());
    assertEquals(
        List.of("RES 9", "considering", "that lamps guide every ship", "that horns warn"),
        read.parts().get(2).text().after().doc().blocks().stream()
            .limit(4)
            .map(Block::plainText)
            .toList());
  }
}
