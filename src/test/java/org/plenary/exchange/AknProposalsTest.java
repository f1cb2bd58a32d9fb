package org.plenary.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.plenary.negotiation.By;
import org.plenary.negotiation.Input;
import org.plenary.negotiation.ProposalKind;
import org.plenary.negotiation.Revision;
import org.plenary.negotiation.Stamp;
import org.plenary.negotiation.Target;
import org.plenary.people.Capacity;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Inline;
import org.plenary.text.Kind;
import org.plenary.text.Mark;
import org.plenary.text.Num;
import org.plenary.text.Numbering;

/** The proposals that Akoma Ntoso carries beside a text come in as they went out. */
class AknProposalsTest {
  private static final String[] DELEGATIONS = {"Pharos & <Sons>", "Meridia"};
  private static final String[] SYMBOLS = {"ATU/35A18/1", "EUR/44A5/2"};

  private final Map<Integer, Input> inputs = new HashMap<>();
  private final List<String> made = new ArrayList<>();

  private void propose(ProposalKind kind, Block on, Target.Place place, Block... text) {
    int number = inputs.size() + 1;
    int who = number % 2;
    Doc comes = text.length == 0 ? null : new Doc(List.of(text));
    boolean adds = kind == ProposalKind.ADD;
    String why = number % 3 == 0 ? "" : "It is <due>.\nAnd " + number + " more.";
    Revision revision =
        new Revision(
            kind,
            new Target(on.id(), place, 0),
            adds ? null : new Doc(List.of(on)),
            comes,
            1,
            1,
            why);
    Stamp stamp =
        new Stamp(new By(7, 1, DELEGATIONS[who], "ATU", Capacity.DELEGATE), 2, 1_790_000_000_000L);
    inputs.put(
        number,
        new Input.Proposal(
            number,
            stamp,
            0,
            SYMBOLS[who],
            List.of(new Input.Proposal.Revised(revision, stamp)),
            List.of(),
            null));
    made.add(told(DELEGATIONS[who], SYMBOLS[who], kind, on.id(), place, comes, why));
  }

  private static String told(
      String who,
      String symbol,
      ProposalKind kind,
      String clause,
      Target.Place place,
      Doc text,
      String why) {
    StringBuilder out = new StringBuilder(who + " " + symbol + " " + kind + " " + place + " ");
    out.append(clause).append(" (").append(why).append(")");
    for (Block block : text == null ? List.<Block>of() : text.blocks()) {
      out.append("\n  ").append(block.kind()).append(' ').append(block.level());
      out.append(' ').append(block.num()).append(' ');
      for (Inline inline : block.content()) {
        if (inline instanceof Inline.Text run) {
          boolean italic = run.marks().contains(new Mark.Emphasis());
          out.append(italic ? "_" + run.text() + "_" : run.text());
        } else if (inline instanceof Inline.Footnote note) {
          out.append("{").append(note.text()).append("}");
        }
      }
    }
    return out.toString();
  }

  private static Block block(String id, Kind kind, int level, Num num, String words) {
    List<Inline> content = new ArrayList<>(List.of(new Inline.Text(words, List.of())));
    if (kind == Kind.CLAUSE) {
      content.add(new Inline.Text("lux", List.of(new Mark.Emphasis())));
      content.add(new Inline.Footnote(id + "f", "nota & <note>", List.of()));
    }
    return new Block(id, kind, level, num, content);
  }

  private byte[] export(Doc doc, String language) {
    made.clear();
    inputs.clear();
    List<Block> clauses =
        doc.blocks().stream().filter(block -> block.kind() == Kind.CLAUSE).toList();
    Block first = clauses.get(0);
    Block last = clauses.get(clauses.size() - 1);
    Block call = doc.blocks().stream().filter(b -> b.kind() == Kind.CALL).findFirst().orElseThrow();
    String words = first.plainText();
    Block other = block(first.id(), first.kind(), first.level(), first.num(), words + " 7;");
    propose(ProposalKind.MOD, first, Target.Place.AT, other);
    propose(
        ProposalKind.MOD,
        last,
        Target.Place.AT,
        block(last.id(), Kind.CLAUSE, last.level(), last.num(), "a "),
        block("y1", Kind.CLAUSE, 1, Num.AUTO, "b "));
    propose(ProposalKind.EDITORIAL, last, Target.Place.AT, other);
    propose(
        ProposalKind.ADD, first, Target.Place.AFTER, block("x1", Kind.CLAUSE, 0, Num.AUTO, "a "));
    propose(
        ProposalKind.ADD, last, Target.Place.BEFORE, block("x2", Kind.CLAUSE, 1, Num.BIS, "b "));
    propose(
        ProposalKind.ADD,
        last,
        Target.Place.AFTER,
        block("x3", Kind.CALL, 0, Num.AUTO, "resolves & <further>"),
        block("x4", Kind.CLAUSE, 0, Num.AUTO, "الضباب "),
        block("x5", Kind.CLAUSE, 1, Num.NONE, "海岸 "));
    propose(ProposalKind.SUP, last, Target.Place.AT);
    propose(ProposalKind.SUP, call, Target.Place.AT);
    propose(ProposalKind.NOC, first, Target.Place.AT);
    return AknSamples.render(
            doc,
            Numbering.of(doc, Drafts.profile(language)),
            language,
            AknSamples.negotiation(inputs, Map.of()))
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void they_come_in_as_they_went_out_in_six_languages() {
    for (String language : Drafts.LANGUAGES) {
      Random random = new Random(8);
      for (int i = 0; i < 3; i++) {
        Doc doc = Drafts.draft(random, language);
        byte[] file = export(doc, language);
        ReadFile read = Contributions.read(file, Import.ids());
        assertEquals("akoma-ntoso", read.format());
        ReadDocument text = Import.read(file);
        assertEquals(
            RoundTripTest.shape(doc, Drafts.profile(language)),
            RoundTripTest.shape(text),
            "the text is the one they were made on");

        // As the desk reads it: matched to the clauses of the resolution itself.
        List<String> found = new ArrayList<>();
        for (Handed.Part part : Handed.of(Handed.of(read).json()).parts()) {
          for (Wish wish : Wishes.of(part, doc, Drafts.profile(language), Map.of())) {
            if (!part.asked().isEmpty()) {
              assertEquals(Wish.Fate.STORED, wish.fate(), language + wish);
              Revision asks = Wishes.revision(wish, doc, 1, wish.why());
              found.add(
                  told(
                      part.claimed(),
                      part.symbol().identifier(),
                      asks.kind(),
                      asks.target().clause(),
                      asks.target().place(),
                      asks.text(),
                      asks.why()));
            }
          }
        }
        made.sort(null);
        found.sort(null);
        assertEquals(String.join("\n", made), String.join("\n", found), language);
      }
    }
  }

  @Test
  void whose_they_are_is_told_and_never_believed() {
    Doc doc = Drafts.draft(new Random(1), "en");
    ReadFile read = Contributions.read(export(doc, "en"), Import.ids());
    assertEquals(3, read.parts().size(), "the text, and one part for each of two delegations");
    assertNull(read.parts().get(0).symbol());
    assertEquals(List.of(), read.parts().get(0).asked(), "the text itself asks for nothing");
    String json = ReadFileJson.of(read).toString();
    assertTrue(json.contains("\"claimed\":\"Meridia\""), json);
    assertTrue(read.parts().get(1).changes().size() > 1, "and the redline of each is shown");
  }

  @Test
  void others_write_them_in_other_ways() {
    String file =
        "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\"><statement"
            + " name=\"resolution\"><meta/><preface><p><docNumber>RESOLUTION 4 (Lumen,"
            + " 2022)</docNumber></p></preface><mainBody><hcontainer eId=\"h1\"><heading>resolves"
            + "</heading><paragraph eId=\"p1\"><num>1</num><content><p>that lamps are lit;</p>"
            + "</content></paragraph><paragraph eId=\"p2\"><num>2</num><content><p>that bells"
            + " ring.</p></content></paragraph></hcontainer></mainBody><components><component>"
            + "<amendment><amendmentBody><amendmentHeading><p>MOD</p></amendmentHeading>"
            + "<amendmentContent><p><mod>In <ref href=\"#p2\">2</ref> for <quotedText>bells"
            + "</quotedText> read <quotedText>that <del>no </del>bells &amp; horns ring."
            + "</quotedText></mod></p></amendmentContent></amendmentBody></amendment></component>"
            + "<component><amendment><amendmentBody><amendmentContent><p><mod><ref"
            + " href=\"#nowhere\"/></mod></p></amendmentContent></amendmentBody></amendment>"
            + "</component></components></statement></akomaNtoso>";
    ReadFile read = Contributions.read(file.getBytes(StandardCharsets.UTF_8), Import.ids());
    List<Asked> asked = read.parts().get(1).asked();
    assertEquals(ProposalKind.MOD, asked.get(0).kind());
    assertEquals("that bells & horns ring.", asked.get(0).text().blocks().get(0).plainText());
    Block bells = read.text().newest().doc().blocks().get(3);
    assertEquals(bells.id(), asked.get(0).clause());
    assertEquals("", asked.get(1).clause(), "about nothing that is there");
  }
}
