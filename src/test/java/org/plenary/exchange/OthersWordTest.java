package org.plenary.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.plenary.exchange.WordTexts.HEAD;
import static org.plenary.exchange.WordTexts.LINA;
import static org.plenary.exchange.WordTexts.LISTS;
import static org.plenary.exchange.WordTexts.after;
import static org.plenary.exchange.WordTexts.before;
import static org.plenary.exchange.WordTexts.comesBack;
import static org.plenary.exchange.WordTexts.italic;
import static org.plenary.exchange.WordTexts.item;
import static org.plenary.exchange.WordTexts.read;
import static org.plenary.word.WordFile.del;
import static org.plenary.word.WordFile.ins;
import static org.plenary.word.WordFile.mark;
import static org.plenary.word.WordFile.p;
import static org.plenary.word.WordFile.pp;
import static org.plenary.word.WordFile.r;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plenary.refusal.Refused;
import org.plenary.text.Block;
import org.plenary.text.Kind;
import org.plenary.word.WordFile;

/** Texts as people and their editors write them, in ways that are not ours. */
class OthersWordTest {
  @Test
  void automatic_lists_that_begin_again_under_each_call() {
    WordFile file =
        WordFile.of(
                HEAD
                    + italic("considering")
                    + item(1, 0, r("that harbours rest;"))
                    + pp(
                        "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>"
                            + mark("ins", LINA),
                        ins(LINA, r("that fog is thick;")))
                    + item(1, 0, r("that lamps guide:"))
                    + item(1, 1, r("by night;"))
                    + item(1, 1, r("by day,"))
                    + italic("noting")
                    + item(4, 0, r("that bells ring;"))
                    + item(4, 0, r("that horns sound,"))
                    + italic("resolves")
                    + item(2, 0, r("that lamps burn:"))
                    + item(2, 1, r("in winter;"))
                    + item(2, 0, r("that bells ring.")))
            .with("numbering", LISTS);
    assertEquals(
        List.of(
            "call |considering",
            "clause a)|that harbours rest;",
            "clause b)|that fog is thick;",
            "clause c)|that lamps guide:",
            "clause i)|by night;",
            "clause ii)|by day,",
            "call |noting",
            "clause a)|that bells ring;",
            "clause b)|that horns sound,",
            "call |resolves",
            "clause 1|that lamps burn:",
            "clause 1.1|in winter;",
            "clause 2|that bells ring."),
        after(file));
    assertTrue(before(file).contains("clause b)|that lamps guide:"), "numbers as they were");
    List<ClauseChange> changes = read(file).parts().get(0).changes();
    assertEquals(1, changes.size(), "that numbers follow is no change");
    assertEquals("add", changes.get(0).kind());
  }

  @Test
  void bullets_are_dashes_whatever_font_their_sign_is_of() {
    WordFile file =
        WordFile.of(
                HEAD
                    + italic("recalling")
                    + item(3, 0, r("Resolution 4 (Port Meridian, 2020);"))
                    + item(3, 0, r("Resolution 5 (Port Meridian, 2020),"))
                    + italic("resolves")
                    + p(r("1\tto go on.")))
            .with("numbering", LISTS);
    assertEquals("clause –|Resolution 4 (Port Meridian, 2020);", after(file).get(1));
    assertEquals("clause –|Resolution 5 (Port Meridian, 2020),", after(file).get(2));
  }

  @Test
  void wrappers_of_all_kinds_hold_words() {
    String body =
        "<w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent>"
            + HEAD
            + "</w:sdtContent></w:sdt>"
            + italic("considering")
            + p(
                r("a)\tthat "),
                "<w:smartTag w:uri=\"u\" w:element=\"place\">" + r("Lumen") + "</w:smartTag>",
                r(" has "),
                "<w:sdt><w:sdtContent>" + r("many") + "</w:sdtContent></w:sdt>",
                r(" lamps;"))
            + "<w:customXml w:element=\"z\">"
            + p(
                r("b)\tthat "),
                "<w:fldSimple w:instr=\" REF x \">" + r("Bells") + "</w:fldSimple>",
                r(" ring, see "),
                "<w:hyperlink w:anchor=\"y\">" + r("Resolution 5") + "</w:hyperlink>",
                r(","))
            + "</w:customXml>"
            + italic("resolves")
            + p(
                r("1\tthat non"),
                "<w:r><w:noBreakHyphen/></w:r>",
                r("stop "),
                "<w:r><w:sym w:font=\"Symbol\" w:char=\"F0B3\"/></w:r>",
                r(" 5 and "),
                "<w:r><w:rPr><w:rFonts w:ascii=\"Symbol\" w:hAnsi=\"Symbol\"/></w:rPr><w:t>\uF0A3"
                    + "</w:t></w:r>",
                r(" 9 lamps co"),
                "<w:r><w:softHyphen/></w:r>",
                r("operate."));
    List<String> read = after(WordFile.of(body));
    assertTrue(read.contains("clause a)|that Lumen has many lamps;"), read.toString());
    assertTrue(read.contains("clause b)|that Bells ring, see Resolution 5,"), read.toString());
    assertTrue(
        read.contains("clause 1|that non\u2011stop ≥ 5 and ≤ 9 lamps cooperate."), read.toString());
  }

  @Test
  void line_breaks_of_the_xml_are_no_words() {
    String body =
        HEAD
            + italic("resolves")
            + p(
                "<w:r><w:t>1</w:t><w:tab/><w:t>\n    to go\n  </w:t></w:r>",
                r(" on"),
                "<w:r><w:t> now.\n</w:t></w:r>");
    assertEquals("clause 1|to go on now.", after(WordFile.of(body)).get(1));
  }

  @Test
  void numbers_in_the_cells_of_tables_are_words_and_rules_are_none() {
    String body =
        HEAD
            + italic("resolves")
            + p(r("1\tthat these ports are open:"))
            + "<w:tbl><w:tr><w:tc>"
            + p(r("Lumen"))
            + "</w:tc><w:tc>"
            + p(r("12"))
            + "</w:tc></w:tr><w:tr><w:trPr><w:ins w:author=\"Lina Moreau\" w:id=\"3\"/></w:trPr>"
            + "<w:tc>"
            + p(ins(LINA, r("Fogwick")))
            + "</w:tc><w:tc>"
            + p(ins(LINA, r("3")))
            + "</w:tc></w:tr></w:tbl>"
            + p(r("2\tthat bells ring."))
            + p(r("______________"));
    WordFile file = WordFile.of(body);
    assertEquals(
        List.of(
            "call |resolves",
            "clause 1|that these ports are open:",
            "clause |Lumen",
            "clause |12",
            "clause |Fogwick",
            "clause |3",
            "clause 2|that bells ring."),
        after(file));
    assertFalse(before(file).contains("clause |Fogwick"));
  }

  /** What stands in a table is no call, heading or number, whatever it looks like. */
  @Test
  void a_table_in_an_annex_is_words_cell_by_cell() {
    String row = "<w:tr><w:tc>%s</w:tc><w:tc>%s</w:tc></w:tr>";
    String table =
        "<w:tbl>"
            + String.format(row, p(r("No.")), p(r("Lamp")))
            + String.format(row, p(r("1")), italic("white"))
            + String.format(row, p(r("a) north")), p(ins(LINA, r("red"))))
            + "</w:tbl>";
    WordFile file =
        WordFile.of(
            HEAD
                + italic("resolves")
                + p(r("to go on."))
                + p(r("ANNEX"))
                + p(r("List of lamps"))
                + table
                + p(r("The Bureau keeps the list.")));
    List<String> now = after(file);
    assertEquals(
        List.of("paragraph |No.", "paragraph |Lamp", "paragraph |1", "paragraph |white"),
        now.subList(now.indexOf("paragraph |No."), now.indexOf("paragraph |No.") + 4));
    assertTrue(now.contains("paragraph |a) north"), now::toString);
    assertTrue(now.contains("paragraph |red"), now::toString);
    assertFalse(before(file).contains("paragraph |red"));
    comesBack(read(file).text().after(), Format.values());
    String page =
        "<html><body><p>RESOLUTION 5</p><p>The Assembly,</p><p><i>resolves</i></p><p>1 to go:</p>"
            + "<table><tr><td>2</td><td>white</td></tr></table><p>2 to stop.</p></body></html>";
    assertEquals(
        List.of("to go:", "2", "white", "to stop."),
        Import.read(page.getBytes(StandardCharsets.UTF_8)).doc().blocks().stream()
            .filter(block -> block.kind() == Kind.CLAUSE)
            .map(Block::plainText)
            .toList());
  }

  /** As the General Assembly writes: the participle alone is in italics. */
  @Test
  void short_preambles_of_the_UN_are_no_calls_and_lines_with_a_colon_are() {
    WordFile assembly =
        WordFile.of(
            p(r("RESOLUTION 70/1"))
                + italic("The General Assembly,")
                + p(
                    "<w:r><w:rPr><w:i/></w:rPr><w:t>Recalling</w:t></w:r>",
                    r(" its resolution 60/1,"))
                + p("<w:r><w:rPr><w:i/></w:rPr><w:t>Concerned</w:t></w:r>", r(" by thick fog,"))
                + p(r("1.\tDecides to light the lamps;"))
                + p(r("2.\tRequests the Director to report.")));
    List<String> read = after(assembly);
    assertTrue(read.contains("clause |Concerned by thick fog,"), read::toString);
    assertEquals("unga", Import.read(assembly.bytes()).profile().name());
    comesBack(read(assembly).text().after(), Format.values());

    List<String> called =
        after(
            WordFile.of(
                HEAD
                    + italic("resolves to instruct the Director of the Harbour Bureau:")
                    + p(r("1\tto light;"))
                    + p(r("2\tto report."))));
    assertTrue(
        called.contains("call |resolves to instruct the Director of the Harbour Bureau:"),
        called::toString);
  }

  @Test
  void a_note_that_was_put_in_or_changed_is_somebodys_change() {
    WordFile file =
        WordFile.of(
                HEAD
                    + italic("considering")
                    + p(
                        r("a)\tthat lamps"),
                        "<w:r><w:footnoteReference w:id=\"2\"/></w:r>",
                        r(" guide;"))
                    + p(
                        r("b)\tthat fog"),
                        ins(LINA, "<w:r><w:footnoteReference w:id=\"3\"/></w:r>"),
                        r(" hides,"))
                    + italic("resolves")
                    + p(r("1\tto go on.")))
            .with(
                "footnotes",
                "<w:footnote w:type=\"separator\" w:id=\"0\">"
                    + p()
                    + "</w:footnote><w:footnote w:id=\"2\">"
                    + p(r("\tLamps of "), del(LINA, "oil"), ins(LINA, r("every kind")), r("."))
                    + "</w:footnote><w:footnote w:id=\"3\">"
                    + p(ins(LINA, r("New.")))
                    + "</w:footnote>");
    List<ClauseChange> changes = read(file).parts().get(0).changes();
    assertEquals(List.of("mod", "mod"), changes.stream().map(ClauseChange::kind).toList());
    assertEquals(List.of(LINA, LINA), changes.stream().map(ClauseChange::author).toList());
  }

  @Test
  void a_document_in_the_document_is_refused_and_not_lost() {
    for (String inside : List.of("<w:altChunk/>", p("<w:subDoc/>"))) {
      Refused no =
          assertThrows(
              Refused.class, () -> read(WordFile.of(HEAD + inside + p(r("1\tto go on.")))));
      assertEquals("word.embedded", no.refusal().code());
    }
  }

  @Test
  void several_proposals_some_of_nothing_but_number_and_title() {
    ReadFile file =
        read(
            WordFile.of(
                "<w:tbl><w:tr><w:tc>"
                    + p(r("Abstract:"))
                    + "</w:tc><w:tc>"
                    + p(r("Three texts."))
                    + "</w:tc></w:tr><w:tr><w:tc>"
                    + p(r("Contact:"))
                    + "</w:tc><w:tc>"
                    + p(r("E-mail: x@example.org"))
                    + "</w:tc></w:tr></w:tbl>"
                    + p(r("SUP\tPHR/35A18/1"))
                    + p(r("RESOLUTION 3 (Port Meridian, 2020)"))
                    + p(r("On whales"))
                    + p(r("Reasons:\tDone."))
                    + p(r("____________"))
                    + p(r("MOD\tPHR/35A18/2"))
                    + p(r("OPINION 4 (Port Meridian, 2020)"))
                    + p(r("On gulls"))
                    + p(r("The World Harbour Assembly (Port Meridian, 2020),"))
                    + italic("considering")
                    + p(r("that gulls cry"), ins(LINA, r(" loudly")), r(","))
                    + italic("is of the opinion")
                    + p(r("1\tthat gulls be heard;"))
                    + p(r("2\tthat gulls be fed."))
                    + p(r("NOC\tPHR/35A18/3"))
                    + p(r("RESOLUTION 5 (Port Meridian, 2020)"))
                    + p(r("On ropes"))));
    assertEquals("Three texts.", file.summary(), "whom to write to is no abstract");
    assertEquals(3, file.parts().size());
    assertEquals("Done.", file.parts().get(0).reasons(), "a rule is no reason");
    assertEquals(
        List.of("NUMBER", "TITLE"),
        file.parts().get(2).text().newest().doc().blocks().stream()
            .map(block -> block.kind().name())
            .toList());
    assertEquals(1, file.parts().get(1).changes().size());
  }

  @Test
  void calls_with_a_colon_and_labels_in_brackets() {
    assertEquals(
        List.of(
            "call |Considering:",
            "clause a)|that lamps guide;",
            "clause b)|that fog hides,",
            "call |Resolves:",
            "clause 1|to go on;",
            "clause 1.1|by night;",
            "clause 2|to stop."),
        after(
            WordFile.of(
                HEAD
                    + p(r("Considering:"))
                    + p(r("(a) that lamps guide;"))
                    + p(r("(b)that fog hides,"))
                    + p(r("Resolves:"))
                    + p(r("1. to go on;"))
                    + p(r("1.1. by night;"))
                    + p(r("2. to stop.")))));
  }
}
