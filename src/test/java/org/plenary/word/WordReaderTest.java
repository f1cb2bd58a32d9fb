package org.plenary.word;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.plenary.word.WordFile.del;
import static org.plenary.word.WordFile.ins;
import static org.plenary.word.WordFile.mark;
import static org.plenary.word.WordFile.p;
import static org.plenary.word.WordFile.pp;
import static org.plenary.word.WordFile.r;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Both readings of tracked changes are those that Word gives. */
class WordReaderTest {

  private static void check(WordFile file, List<String> accepted, List<String> rejected) {
    WordDocument read = WordReader.read(file.bytes());
    assertEquals(accepted, lines(read, View.ACCEPTED), "accepted");
    assertEquals(rejected, lines(read, View.REJECTED), "rejected");
  }

  private static List<String> lines(WordDocument read, View view) {
    return read.lines(view).stream().map(Line::text).toList();
  }

  @Test
  void wordsThatWerePutInAndTakenOut() {
    check(
        WordFile.of(p(r("the "), del("A", "old"), ins("A", r("new")), r(" port"))),
        List.of("the new port"),
        List.of("the old port"));
  }

  /** Of what a run looked like nothing but the look is read, and of a mark's past nothing. */
  @Test
  void howWordsLookedBefore() {
    String past = "<w:rPrChange w:id=\"1\" w:author=\"A\" w:date=\"2026-03-01T09:00:00Z\">";
    String old = past + "<w:rPr><w:b/><w:rFonts w:ascii=\"Symbol\"/><w:t>no</w:t></w:rPr>";
    WordFile file =
        WordFile.of(
            pp("<w:rPr><w:i/>" + old + "</w:rPrChange></w:rPr>", r("plain"))
                + p(
                    "<w:r><w:rPr><w:i/>" + old + "</w:rPrChange></w:rPr><w:t>bell</w:t></w:r>",
                    "<w:r><w:rPr><w:b/>" + old + "</w:rPrChange></w:rPr><w:t>fog</w:t></w:r>",
                    "<w:r><w:rPr><w:i/></w:rPr><w:t>lamp</w:t></w:r>"));
    check(file, List.of("plain", "bellfoglamp"), List.of("plain", "bellfoglamp"));
    WordDocument read = WordReader.read(file.bytes());
    List<Piece> pieces = read.paragraphs().get(1).pieces();
    Tracked by = new Tracked("A", "2026-03-01T09:00:00Z");
    assertEquals(
        new Piece("bell", Piece.ITALIC, null, null, null, new Piece.OldLook(Piece.BOLD, by)),
        pieces.get(0));
    assertEquals(new Piece("fog", Piece.BOLD, null, null, null), pieces.get(1), "it looked so");
    assertEquals(new Piece("lamp", Piece.ITALIC, null, null, null), pieces.get(2));
    assertEquals(Piece.plain("plain"), read.paragraphs().get(0).pieces().get(0));
    assertFalse(read.hasChanges(), "no words are another's");
  }

  @Test
  void whatOnePutInAndAnotherTookOutStandsInNeither() {
    check(
        WordFile.of(p(r("a"), ins("A", r("b"), del("B", "c")), r("d"))),
        List.of("abd"),
        List.of("ad"));
  }

  @Test
  void aParagraphThatWasSplitIsOneWhenRejected() {
    check(
        WordFile.of(pp(mark("ins", "A"), r("first, ")) + p(r("second"))),
        List.of("first, ", "second"),
        List.of("first, second"));
  }

  @Test
  void paragraphsThatWereJoinedAreTwoWhenRejected() {
    check(
        WordFile.of(pp(mark("del", "A"), r("first, ")) + p(r("second"))),
        List.of("first, second"),
        List.of("first, ", "second"));
  }

  @Test
  void aWholeParagraphThatWasPutInOrTakenOutLeavesNoEmptyOne() {
    check(
        WordFile.of(
            p(r("one"))
                + pp(mark("ins", "A"), ins("A", r("new")))
                + pp(mark("del", "B"), del("B", "gone"))
                + p(r("two"))),
        List.of("one", "new", "two"),
        List.of("one", "gone", "two"));
  }

  @Test
  void movesAreADeletionAndAnInsertion() {
    String from = "<w:moveFrom w:id=\"3\" w:author=\"A\">" + r("moved") + "</w:moveFrom>";
    String to = "<w:moveTo w:id=\"4\" w:author=\"A\">" + r("moved") + "</w:moveTo>";
    check(
        WordFile.of(
            pp(mark("moveFrom", "A"), from)
                + p(r("stays"))
                + pp(mark("moveTo", "A"), to)
                + p(r("end"))),
        List.of("stays", "moved", "end"),
        List.of("moved", "stays", "end"));
  }

  @Test
  void rowsGoWithTheirParagraphsAndCellsDoNotJoin() {
    String row = "<w:tr><w:trPr>%s</w:trPr><w:tc>%s</w:tc><w:tc>%s</w:tc></w:tr>";
    String table =
        "<w:tbl>"
            + row.formatted("", pp(mark("del", "A"), r("a")), p(r("b")))
            + row.formatted("<w:ins w:author=\"A\"/>", p(r("in")), p(r("in too")))
            + row.formatted("<w:del w:author=\"A\"/>", p(r("out")), p(r("out too")))
            + "</w:tbl>";
    check(
        WordFile.of(p(r("x")) + table + p(r("y"))),
        List.of("x", "a", "b", "in", "in too", "y"),
        List.of("x", "a", "b", "out", "out too", "y"));
  }

  @Test
  void footnotesAreReadInBothReadings() {
    WordFile file =
        WordFile.of(p(r("word"), "<w:r><w:footnoteReference w:id=\"2\"/></w:r>"))
            .with(
                "footnotes",
                "<w:footnote w:type=\"separator\" w:id=\"-1\">"
                    + p(r("-"))
                    + "</w:footnote><w:footnote w:id=\"2\">"
                    + p(r("a "), del("A", "small"), ins("A", r("large")), r(" note"))
                    + "</w:footnote>");
    WordDocument read = WordReader.read(file.bytes());
    assertEquals("f2", read.paragraphs().get(0).pieces().get(1).note());
    assertEquals("a large note", read.note("f2", View.ACCEPTED));
    assertEquals("a small note", read.note("f2", View.REJECTED));
    assertFalse(read.notes().containsKey("f-1"), "a separator is no note");
  }

  @Test
  void commentsKnowTheirWords() {
    WordFile file =
        WordFile.of(
                p(r("one"))
                    + p(
                        r("the "),
                        "<w:commentRangeStart w:id=\"5\"/>",
                        r("second"),
                        "<w:commentRangeEnd w:id=\"5\"/>"))
            .with(
                "comments",
                "<w:comment w:id=\"5\" w:author=\"Lina\" w:date=\"2026-01-01T00:00:00Z\">"
                    + p(r("why?"))
                    + "</w:comment>");
    assertEquals(
        List.of(new Comment(new Tracked("Lina", "2026-01-01T00:00:00Z"), "why?", 1, "second")),
        WordReader.read(file.bytes()).comments());
  }

  /** As Word writes it: parts of Microsoft's own names, replies that name their thread's opener. */
  @Test
  void repliesKnowWhatTheyReplyTo() {
    String[] ids = {"3A1B00F1", "3A1B00F2", "3A1B00F3", "3A1B00F4"};
    String[] parents = {"", ids[0], "77777777", ids[3]};
    StringBuilder comments = new StringBuilder();
    StringBuilder extended = new StringBuilder();
    for (int i = 0; i < ids.length; i++) {
      String names = "<w:p xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\"";
      comments
          .append("<w:comment w:id=\"" + i + "\" w:author=\"Lina\">")
          .append(names + " w14:paraId=\"5000000" + i + "\">" + r("first") + "</w:p>")
          .append(names + " w14:paraId=\"" + ids[i] + "\">" + r("last") + "</w:p></w:comment>");
      extended
          .append("<w15:commentEx w15:paraId=\"" + ids[i] + "\" w15:done=\"" + i % 2 + "\"")
          .append(parents[i].isEmpty() ? "/>" : " w15:paraIdParent=\"" + parents[i] + "\"/>");
    }
    WordFile file =
        WordFile.of(p(r("one")))
            .with("comments", comments.toString())
            .part(
                "word/commentsExtended.xml",
                "<w15:commentsEx xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\">"
                    + extended
                    + "</w15:commentsEx>")
            .related("commentsExtended", "commentsExtended.xml", "");
    List<Comment> read = WordReader.read(file.bytes()).comments();
    assertEquals(List.of(-1, 0, -1, -1), read.stream().map(Comment::parent).toList());
    assertEquals(List.of(false, true, false, true), read.stream().map(Comment::done).toList());
  }

  @Test
  void fieldsShowTheirResultAndOneOfTwoAlternativesIsRead() {
    String field =
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
            + "<w:r><w:t>code</w:t></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
            + r("7")
            + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
    String box = "<w:r><w:pict><w:txbxContent>%s</w:txbxContent></w:pict></w:r>";
    String alternatives =
        "<mc:AlternateContent><mc:Choice>"
            + box.formatted(p(r("in a box")))
            + "</mc:Choice><mc:Fallback>"
            + box.formatted(p(r("in a box")))
            + "</mc:Fallback></mc:AlternateContent>";
    check(
        WordFile.of(p(r("page "), field, alternatives, r(" of 9")) + p(r("next"))),
        List.of("page 7 of 9", "in a box", "next"),
        List.of("page 7 of 9", "in a box", "next"));
  }

  @Test
  void automaticNumbersAreCountedInEachReading() {
    String list = "<w:numPr><w:ilvl w:val=\"%d\"/><w:numId w:val=\"7\"/></w:numPr>";
    String level =
        "<w:lvl w:ilvl=\"%d\"><w:start w:val=\"1\"/><w:numFmt w:val=\"%s\"/>"
            + "<w:lvlText w:val=\"%s\"/></w:lvl>";
    WordFile file =
        WordFile.of(
                pp(list.formatted(0), r("one"))
                    + pp(list.formatted(0) + mark("ins", "A"), ins("A", r("new")))
                    + pp(list.formatted(0), r("two"))
                    + pp(list.formatted(1), r("below")))
            .with(
                "numbering",
                "<w:abstractNum w:abstractNumId=\"3\">"
                    + level.formatted(0, "lowerLetter", "%1)")
                    + level.formatted(1, "lowerRoman", "%2)")
                    + "</w:abstractNum><w:num w:numId=\"7\"><w:abstractNumId w:val=\"3\"/></w:num>");
    check(
        file,
        List.of("a)\tone", "b)\tnew", "c)\ttwo", "i)\tbelow"),
        List.of("a)\tone", "b)\ttwo", "i)\tbelow"));
  }

  @Test
  void aTrackedChangeOfNumbersHasBothNumbers() {
    WordFile file =
        WordFile.of(
                pp(
                    "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"7\"/></w:numPr><w:pPrChange"
                        + " w:author=\"A\"><w:pPr><w:pStyle w:val=\"X\"/></w:pPr></w:pPrChange>",
                    r("words")))
            .with(
                "numbering",
                "<w:abstractNum w:abstractNumId=\"3\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"4\"/>"
                    + "<w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl>"
                    + "</w:abstractNum><w:num w:numId=\"7\"><w:abstractNumId w:val=\"3\"/></w:num>");
    check(file, List.of("4.\twords"), List.of("words"));
  }

  @Test
  void rightToLeftRunsKeepTheirOrder() {
    String run = "<w:r><w:rPr><w:rtl/></w:rPr><w:t>%s</w:t></w:r>";
    check(
        WordFile.of(
            pp(
                "<w:bidi/>",
                run.formatted("إن "),
                ins("A", run.formatted("الميناء")),
                del("A", "القرار"))),
        List.of("إن الميناء"),
        List.of("إن القرار"));
  }

  @Test
  void itIsSeenWhetherAnythingChanged() {
    assertFalse(WordReader.read(WordFile.of(p(r("a"))).bytes()).hasChanges());
    assertTrue(WordReader.read(WordFile.of(p(ins("A", r("a")))).bytes()).hasChanges());
  }

  @Test
  void a_number_that_was_put_in_is_a_change() {
    String list = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"9\"/>%s</w:numPr>";
    String put = "<w:ins w:id=\"1\" w:author=\"A\"/>";
    assertTrue(
        WordReader.read(WordFile.of(pp(list.formatted(put), r("words"))).bytes()).hasChanges());
    assertFalse(
        WordReader.read(WordFile.of(pp(list.formatted(""), r("words"))).bytes()).hasChanges());
  }
}
