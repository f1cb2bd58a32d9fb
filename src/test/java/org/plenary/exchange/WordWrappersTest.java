package org.plenary.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.plenary.exchange.WordTexts.HEAD;
import static org.plenary.exchange.WordTexts.LINA;
import static org.plenary.exchange.WordTexts.after;
import static org.plenary.exchange.WordTexts.before;
import static org.plenary.exchange.WordTexts.changes;
import static org.plenary.exchange.WordTexts.comesBack;
import static org.plenary.exchange.WordTexts.italic;
import static org.plenary.exchange.WordTexts.read;
import static org.plenary.word.WordFile.del;
import static org.plenary.word.WordFile.ins;
import static org.plenary.word.WordFile.p;
import static org.plenary.word.WordFile.pp;
import static org.plenary.word.WordFile.r;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plenary.text.Block;
import org.plenary.text.Inline;
import org.plenary.text.Mark;
import org.plenary.word.WordFile;

/** Words in boxes, fields, links, controls and signs of fonts, as several editors keep them. */
class WordWrappersTest {
  private static String run(String properties, String words) {
    return "<w:r><w:rPr>" + properties + "</w:rPr>" + r(words).substring("<w:r>".length());
  }

  private static String field(String code, String shown) {
    return "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>"
        + code
        + "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
        + shown
        + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
  }

  /** Drawn once for new programs and once for old ones. */
  @Test
  void a_text_box_is_read_once_and_goes_with_the_words_it_hangs_on() {
    String inner = "<w:txbxContent>" + p(r("a boxed remark,")) + "</w:txbxContent>";
    String box =
        "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><x:txbx xmlns:x=\"u\">"
            + inner
            + "</x:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox xmlns:v=\"v\">"
            + inner
            + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>";
    WordFile file =
        WordFile.of(
            HEAD
                + italic("resolves")
                + p(r("1\tto light;"), box)
                + p(r("2\tto ring "), ins(LINA, r("loud "), box), r("bells.")));
    assertEquals(
        List.of(
            "call |resolves",
            "clause 1|to light;",
            "clause |a boxed remark,",
            "clause 2|to ring loud bells.",
            "clause |a boxed remark,"),
        after(file));
    assertEquals(
        List.of(
            "call |resolves",
            "clause 1|to light;",
            "clause |a boxed remark,",
            "clause 2|to ring bells."),
        before(file));
  }

  @Test
  void fields_in_fields_show_their_results_and_go_with_changes() {
    String condition =
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> IF </w:instrText></w:r>"
            + field(" PAGE ", r("3"))
            + "<w:r><w:instrText> = 3 a b </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/>"
            + "</w:r>"
            + r("some")
            + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
    WordFile file =
        WordFile.of(
            HEAD
                + italic("resolves")
                + p(
                    field(" SEQ items ", r("1")),
                    r("\tto see "),
                    field(" HYPERLINK \"#a\" ", field(" REF a \\h ", r("Resolution 5"))),
                    r(" and "),
                    condition,
                    r(" lamps;"))
                + p(
                    r("2\tto "),
                    "<w:del w:id=\"1\" w:author=\"Lina Moreau\">"
                        + field(" REF a ", r("old"))
                            .replace("w:t>", "w:delText>")
                            .replace("<w:t ", "<w:delText ")
                        + "</w:del>",
                    ins(LINA, field(" REF b ", r("new"))),
                    r(" go.")));
    assertEquals(
        List.of(
            "call |resolves",
            "clause 1|to see Resolution 5 and some lamps;",
            "clause 2|to new go."),
        after(file));
    assertEquals(List.of("mod " + LINA + ": to old go. > to new go."), changes(file));
  }

  @Test
  void changes_within_links_and_tags_and_notes_that_take_each_others_place() {
    String note = "<w:r><w:footnoteReference w:id=\"%d\"/></w:r>";
    WordFile file =
        WordFile.of(
                HEAD
                    + italic("resolves")
                    + p(
                        r("1\tto see "),
                        "<w:hyperlink w:anchor=\"z\">",
                        ins(LINA, r("Resolution ")),
                        r("5"),
                        del(LINA, "bis"),
                        "</w:hyperlink>",
                        r(" and "),
                        "<w:smartTag w:element=\"a\">",
                        ins(LINA, "<w:smartTag w:element=\"b\">", r("New "), "</w:smartTag>"),
                        r("Lumen"),
                        "</w:smartTag>",
                        r(";"))
                    + p(
                        r("2\tto light lamps"),
                        "<w:del w:id=\"1\" w:author=\"Lina Moreau\">"
                            + note.formatted(2)
                            + "</w:del>",
                        ins(LINA, note.formatted(3)),
                        r(" now.")))
            .with(
                "footnotes",
                "<w:footnote w:id=\"2\">"
                    + p(r("Old lamps."))
                    + "</w:footnote><w:footnote w:id=\"3\">"
                    + p(
                        r("New lamps, "),
                        "<w:hyperlink w:anchor=\"z\">",
                        r("see there"),
                        "</w:hyperlink>",
                        r("."))
                    + "</w:footnote>");
    assertEquals(
        List.of(
            "mod " + LINA + ": to see 5bis and Lumen; > to see Resolution 5 and New Lumen;",
            "mod " + LINA + ": to light lamps now. > to light lamps now."),
        changes(file));
    assertEquals("New lamps, see there.", note(read(file).text().after()));
    assertEquals("Old lamps.", note(read(file).text().before()));
  }

  private static String note(ReadDocument read) {
    List<Block> blocks = read.doc().blocks();
    return blocks.get(blocks.size() - 1).content().stream()
        .filter(Inline.Footnote.class::isInstance)
        .map(one -> ((Inline.Footnote) one).text())
        .findFirst()
        .orElse("");
  }

  /** What a control shows before anything is typed into it are nobody's words. */
  @Test
  void content_controls_hold_words_but_their_prompts_are_none() {
    String prompt =
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>%s</w:sdtContent></w:sdt>";
    WordFile file =
        WordFile.of(
            prompt.formatted(p(r("Click here to enter a title.")))
                + HEAD
                + italic("resolves")
                + p(
                    r("1\tto "),
                    "<w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent>",
                    ins(LINA, r("dimly ")),
                    prompt.formatted(r("Choose an item.")),
                    "</w:sdtContent></w:sdt>",
                    r("light;"))
                + "<w:sdt><w:sdtPr><w:showingPlcHdr w:val=\"0\"/></w:sdtPr><w:sdtContent>"
                + p(
                    r("2\tto "),
                    ins(LINA, "<w:sdt><w:sdtContent>", r("slowly "), "</w:sdtContent></w:sdt>"),
                    r("stop."))
                + "</w:sdtContent></w:sdt>");
    assertEquals(
        List.of("call |resolves", "clause 1|to dimly light;", "clause 2|to slowly stop."),
        after(file));
    assertEquals(
        List.of("call |resolves", "clause 1|to light;", "clause 2|to stop."), before(file));
  }

  @Test
  void signs_of_fonts_and_blanks_that_lay_text_out() {
    String sign = "<w:r><w:sym w:font=\"%s\" w:char=\"F0%s\"/></w:r>";
    WordFile file =
        WordFile.of(
            HEAD
                + italic("considering")
                + p(r("a)\u00A0\tthat lamps\u00A0guide co\u00ADoperation;"))
                + p(r("\tb)\tthat fog"), "<w:r><w:br/></w:r>", r("is thick;"))
                + p(r("  c)  \u00A0 that\tbells\u2003ring,"))
                + italic("resolves")
                + p(
                    sign.formatted("Symbol", "2D"),
                    r("\tto open "),
                    sign.formatted("Wingdings", "FE"),
                    r(" in "),
                    sign.formatted("Symbol", "61"),
                    r(" hours;"))
                + p(r("−\u3000to close.")));
    assertEquals(
        List.of(
            "call |considering",
            "clause a)|that lamps\u00A0guide cooperation;",
            "clause b)|that fog is thick;",
            "clause c)|that bells\u2003ring,",
            "call |resolves",
            "clause –|to open ☑ in α hours;",
            "clause –|to close."),
        after(file));
    WordFile lines =
        WordFile.of(
            HEAD
                + italic("resolves")
                + p(r("1\tto go\u2028on\u0085and on;"))
                + p(r("2\tto stop.")));
    assertEquals("clause 1|to go on and on;", after(lines).get(1));
    comesBack(read(lines).text().after(), Format.values());
  }

  /** Italics may come from the style of the words or of the paragraph, and from both: then not. */
  @Test
  void words_look_as_their_styles_say() {
    String styles =
        "<w:style w:type=\"character\" w:styleId=\"E\"><w:name w:val=\"Emphasis\"/><w:rPr><w:i/><w:iCs/></w:rPr></w:style>"
            + "<w:style w:type=\"character\" w:styleId=\"F\"><w:name w:val=\"Faint\"/><w:basedOn w:val=\"E\"/><w:rPr><w:i w:val=\"0\"/><w:vertAlign w:val=\"superscript\"/></w:rPr></w:style>"
            + "<w:style w:type=\"paragraph\" w:styleId=\"Q\"><w:name w:val=\"Quoted\"/><w:rPr><w:i/></w:rPr></w:style>";
    WordFile file =
        WordFile.of(
                HEAD
                    + p(
                        run(
                            "<w:rStyle w:val=\"E\"/>",
                            "Considering the lamps of all the harbours of the coast"))
                    + p(
                        r("a)\tthat "),
                        run("<w:rStyle w:val=\"E\"/>", "lamps"),
                        r(" of CO"),
                        run("<w:rStyle w:val=\"F\"/>", "2"),
                        run("<w:rStyle w:val=\"E\"/><w:i w:val=\"0\"/>", " guide;"))
                    + pp(
                        "<w:pStyle w:val=\"Q\"/>",
                        r("b)\tthat "),
                        run("<w:rStyle w:val=\"E\"/>", "fog"),
                        r(" hides,")))
            .with("styles", styles);
    assertEquals(
        "call |Considering the lamps of all the harbours of the coast", after(file).get(0));
    List<Block> blocks = read(file).text().after().doc().blocks();
    List<Mark> italics = List.of(new Mark.Emphasis());
    assertEquals(
        List.of(
            new Inline.Text("that ", List.of()),
            new Inline.Text("lamps", italics),
            new Inline.Text(" of CO", List.of()),
            new Inline.Text("2", List.of(new Mark.Superscript())),
            new Inline.Text(" guide;", List.of())),
        blocks.get(4).content());
    assertEquals(
        List.of(
            new Inline.Text("that ", italics),
            new Inline.Text("fog", List.of()),
            new Inline.Text(" hides,", italics)),
        blocks.get(5).content());
  }

  /** The whole file was refused, and the mark that somebody chose was a word of the text. */
  @Test
  void notes_at_the_number_line_stand_at_the_title_and_marks_of_their_own_are_no_words() {
    String own = "<w:r><w:%sReference w:customMarkFollows=\"1\" w:id=\"%d\"/><w:t>*</w:t></w:r>";
    WordFile file =
        WordFile.of(
                p(r("MOD\tPHR/35A18/1"))
                    + p(r("RESOLUTION 12 (Port Meridian, 2024)"), own.formatted("footnote", 2))
                    + p(r("On open ports"), "<w:r><w:footnoteReference w:id=\"3\"/></w:r>")
                    + p(r("(Lumen, 2020; Port Meridian, 2024)"), own.formatted("footnote", 4))
                    + p(r("The World Harbour Assembly (Port Meridian, 2024),"))
                    + italic("resolves")
                    + p(r("1\tto go"), ins(LINA, own.formatted("endnote", 5)), r(";"))
                    + p(r("2\tto stop.")))
            .with(
                "footnotes",
                "<w:footnote w:id=\"2\">"
                    + p(r("*\tAdopted early."))
                    + "</w:footnote><w:footnote w:id=\"3\">"
                    + p(r("First."))
                    + p(r("Second."))
                    + "</w:footnote><w:footnote w:id=\"4\">"
                    + p(r("* And late."))
                    + "</w:footnote>")
            .with("endnotes", "<w:endnote w:id=\"5\">" + p(r("** At the end.")) + "</w:endnote>");
    ReadDocument read = read(file).text().after();
    assertEquals(
        List.of(
            "RESOLUTION 12 (Port Meridian, 2024)",
            "On open ports[First. Second.][Adopted early.]",
            "(Lumen, 2020; Port Meridian, 2024)",
            "The World Harbour Assembly (Port Meridian, 2024),[And late.]",
            "resolves",
            "to go[At the end.];",
            "to stop."),
        read.doc().blocks().stream().map(WordWrappersTest::withNotes).toList());
    assertEquals(List.of("mod " + LINA + ": to go; > to go;"), changes(file));
    comesBack(read, Format.values());
  }

  /** Word repeats the number by a field, other programs by the same note. */
  @Test
  void a_note_with_two_marks_is_a_note_at_each() {
    String mark = "<w:r><w:footnoteReference w:id=\"2\"/></w:r>";
    WordFile file =
        WordFile.of(
                HEAD
                    + italic("resolves")
                    + p(r("1\tto go"), mark, r(";"))
                    + p(r("2\tto stop"), mark, r(".")))
            .with("footnotes", "<w:footnote w:id=\"2\">" + p(r("Slowly.")) + "</w:footnote>");
    ReadDocument read = read(file).text().after();
    assertEquals(
        List.of("to go[Slowly.];", "to stop[Slowly.]."),
        read.doc().blocks().stream().skip(4).map(WordWrappersTest::withNotes).toList());
    comesBack(read, Format.values());
  }

  private static String withNotes(Block block) {
    StringBuilder out = new StringBuilder();
    for (Inline one : block.content()) {
      out.append(one instanceof Inline.Footnote note ? "[" + note.text() + "]" : "");
      out.append(one instanceof Inline.Text run ? run.text() : "");
    }
    return out.toString();
  }
}
