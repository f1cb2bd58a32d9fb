package org.plenary.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.plenary.word.WordFile.del;
import static org.plenary.word.WordFile.ins;
import static org.plenary.word.WordFile.mark;
import static org.plenary.word.WordFile.p;
import static org.plenary.word.WordFile.pp;
import static org.plenary.word.WordFile.r;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.plenary.refusal.Refused;
import org.plenary.text.Block;
import org.plenary.text.Redline.Op;
import org.plenary.word.WordFile;

/**
 * A contribution of an invented region, with two proposals, as a Word file with tracked changes.
 */
class WordContributionTest {

  private static final String BODY =
      String.join(
          "",
          p(r("Abstract:\tHarbours need new lights.")),
          p(r("Introduction")),
          p(r("Lamps have changed.")),
          p(r("MOD\tARB/B/12A3/1")),
          p(
              r("RESOLUTION 31 (Rev. "),
              del("ARB", "Port Aven, 2022"),
              ins("ARB", r("Lumen, 2026")),
              r(")")),
          p(r("Lights of harbours")),
          p(r("(Port Aven, 2022"), ins("ARB", r("; Lumen, 2026")), r(")")),
          p(r("The World Harbour Assembly (Lumen, 2026),")),
          p(del("ARB", "considering"), ins("ARB", r("recalling"))),
          p(r("a)\tthat lamps are "), del("ARB", "old"), ins("ARB", r("dim")), r(";")),
          pp(mark("ins", "ARB"), ins("ARB", r("b)\tthat ships are new;"))),
          p(del("ARB", "b"), ins("ARB", r("c")), r(")\tthat fog is thick,")),
          p(r("resolves")),
          p(r("1\tto clean the lamps;")),
          pp(mark("ins", "ARB"), r("2\tto renew them, "), ins("ARB", r("soon;"))),
          p(ins("ARB", r("3\t")), r("and to count them;")),
          pp(mark("del", "ARB"), del("ARB", "3\tto rest;")),
          p(r("4\tto report.")),
          p(r("Reasons:\tLamps.")),
          p(r("SUP\tARB/B/12A3/2")),
          p(r("RESOLUTION 32 (Port Aven, 2022)")),
          p(r("Oil lamps")),
          p(r("Reasons:\tNobody burns oil.")));

  private final ReadFile read = Contributions.read(WordFile.of(BODY).bytes(), Import.ids());

  private TrackedText first() {
    TrackedText text = read.parts().get(0).text();
    assertNotNull(text);
    return text;
  }

  private static List<String> words(ReadDocument read) {
    assertNotNull(read);
    return read.doc().blocks().stream().map(Block::plainText).toList();
  }

  @Test
  void bothProposalsAreFoundWithWhatIsSaidAroundThem() {
    assertEquals("Harbours need new lights.", read.summary());
    assertEquals("Lamps have changed.", read.introduction());
    assertEquals(
        List.of("MOD ARB/B/12A3/1 Lamps.", "SUP ARB/B/12A3/2 Nobody burns oil."),
        read.parts().stream()
            .map(
                part -> {
                  ProposalSymbol symbol = part.symbol();
                  assertNotNull(symbol);
                  return symbol.symbol() + " " + symbol.identifier() + " " + part.reasons();
                })
            .toList());
    assertEquals("ARB/B", read.parts().get(0).symbol().source());
  }

  @Test
  void theTextsAreThoseOfBothReadings() {
    ReadDocument before = first().before();
    ReadDocument after = first().after();
    assertEquals(
        List.of(
            "RESOLUTION 31 (Rev. Port Aven, 2022)",
            "Lights of harbours",
            "(Port Aven, 2022)",
            "The World Harbour Assembly (Lumen, 2026),",
            "considering",
            "that lamps are old;",
            "that fog is thick,",
            "resolves",
            "to clean the lamps;",
            "to renew them, and to count them;",
            "to rest;",
            "to report."),
        words(before));
    assertEquals(
        List.of(
            "RESOLUTION 31 (Rev. Lumen, 2026)",
            "Lights of harbours",
            "(Port Aven, 2022; Lumen, 2026)",
            "The World Harbour Assembly (Lumen, 2026),",
            "recalling",
            "that lamps are dim;",
            "that ships are new;",
            "that fog is thick,",
            "resolves",
            "to clean the lamps;",
            "to renew them, soon;",
            "and to count them;",
            "to report."),
        words(after));
  }

  @Test
  void eachChangedClauseIsAProposalOfItsOwnKind() {
    assertEquals(
        List.of(
            "mod number: RESOLUTION 31 (Rev. Lumen, 2026)",
            "mod history: (Port Aven, 2022; Lumen, 2026)",
            "mod call: recalling",
            "mod clause: that lamps are dim;",
            "add clause: that ships are new;",
            "mod clause: to renew them, soon;",
            "sup clause: to rest;",
            "add clause: and to count them;"),
        read.parts().get(0).changes().stream().map(WordContributionTest::told).toList());
  }

  private static String told(ClauseChange change) {
    Block block = change.after() == null ? change.before() : change.after();
    assertNotNull(block);
    assertEquals("ARB", change.author(), block.plainText());
    return change.kind() + " " + block.kind().wire() + ": " + block.plainText();
  }

  @Test
  void theWordsOfAChangeAreTheirAuthors() {
    ClauseChange lamps =
        read.parts().get(0).changes().stream()
            .filter(one -> one.after() != null && one.after().plainText().contains("dim"))
            .findFirst()
            .orElseThrow();
    assertEquals(
        List.of(
            new TrackedRun(Op.SAME, "that lamps are ", "", ""),
            new TrackedRun(Op.REMOVED, "old", "ARB", "2026-03-02T10:00:00Z"),
            new TrackedRun(Op.ADDED, "dim", "ARB", "2026-03-01T10:00:00Z"),
            new TrackedRun(Op.SAME, ";", "", "")),
        lamps.runs());
  }

  @Test
  void aRenumberedClauseKeepsItsIdAndIsNoChange() {
    assertEquals(
        id(first().before(), "that fog is thick,"), id(first().after(), "that fog is thick,"));
    assertTrue(
        read.parts().get(0).changes().stream()
            .flatMap(change -> Stream.of(change.before(), change.after()))
            .noneMatch(block -> block != null && block.plainText().contains("fog")));
  }

  private static String id(ReadDocument read, String words) {
    assertNotNull(read);
    return read.doc().blocks().stream()
        .filter(block -> block.plainText().equals(words))
        .map(Block::id)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void itIsPrintedAsJson() {
    ObjectNode json = ReadFileJson.of(read);
    assertEquals("word", json.path("format").asText());
    assertEquals("MOD", json.at("/proposals/0/symbol").asText());
    assertEquals("12A3", json.at("/proposals/0/document").asText());
    assertEquals("removed", json.at("/heading/0/redline/1/op").asText());
    assertEquals(2, json.path("resolutions").size());
    assertEquals("considering", json.at("/before/calls/0/text").asText());
    assertEquals("to rest;", json.at("/removed/0/text").asText());
  }

  @Test
  void aFileWithoutChangesIsOneText() {
    String body = p(r("RESOLUTION 5 (Lumen, 2026)")) + p(r("considering")) + p(r("a)\tone,"));
    ReadFile plain = Contributions.read(WordFile.of(body).bytes(), Import.ids());
    assertEquals(1, plain.parts().size());
    assertNull(plain.parts().get(0).symbol());
    assertTrue(plain.parts().get(0).changes().isEmpty());
  }

  @Test
  void aContributionInProseSaysWhatItsPartsAre() {
    String text =
        """
        1. Introduction
        Fog has been on the coast since 2019.[footnoteRef:1] [1: As seen.]
        2. Current activities
        a. Bells are rung.
        3. Action required by the Council
        The Council is invited to note this.
        4. Conclusion
        It is noted.
        """;
    ReadFile read = Contributions.read(text.getBytes(StandardCharsets.UTF_8), Import.ids());
    assertEquals("Fog has been on the coast since 2019.", read.introduction());
    assertEquals("The Council is invited to note this.", read.proposal());
    assertNull(read.text());
    assertEquals(8, read.accepted().size());
    Refused refused =
        assertThrows(
            Refused.class,
            () ->
                Contributions.read(
                    "Nothing at all\n".getBytes(StandardCharsets.UTF_8), Import.ids()));
    assertEquals("import.form", refused.refusal().code());
  }
}
