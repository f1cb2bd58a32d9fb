package org.plenary.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.plenary.exchange.WordTexts.HEAD;
import static org.plenary.exchange.WordTexts.LINA;
import static org.plenary.exchange.WordTexts.LISTS;
import static org.plenary.exchange.WordTexts.after;
import static org.plenary.exchange.WordTexts.before;
import static org.plenary.exchange.WordTexts.changes;
import static org.plenary.exchange.WordTexts.italic;
import static org.plenary.exchange.WordTexts.item;
import static org.plenary.exchange.WordTexts.read;
import static org.plenary.word.WordFile.del;
import static org.plenary.word.WordFile.ins;
import static org.plenary.word.WordFile.mark;
import static org.plenary.word.WordFile.p;
import static org.plenary.word.WordFile.pp;
import static org.plenary.word.WordFile.r;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plenary.word.WordFile;

/** Clauses and words that Word says were moved, and what was changed at the edges of paragraphs. */
class WordMovesTest {
  private static final String CALL = "<w:pStyle w:val=\"Call\"/>";

  private static String moved(String where, String... content) {
    return "<w:"
        + where
        + " w:id=\"7\" w:author=\""
        + LINA
        + "\">"
        + String.join("", content)
        + "</w:"
        + where
        + ">";
  }

  private static String arabic(String words) {
    return "<w:r><w:rPr><w:rtl/></w:rPr>" + r(words).substring("<w:r>".length());
  }

  /** The other clause stayed, though one of two that change places is as good as the other. */
  @Test
  void the_clause_that_was_moved_is_the_one_its_author_moved_in_arabic_too() {
    WordFile file =
        WordFile.of(
            p(r("MOD\tARB/12/3"))
                + pp("<w:bidi/>", arabic("القرار 12 (المراجَع في بورت ميريديان، 2024)"))
                + pp("<w:bidi/>", arabic("الموانئ المفتوحة"))
                + pp("<w:bidi/>", arabic("إن الجمعية العالمية للموانئ (بورت ميريديان، 2024)،"))
                + italic("إذ تضع في اعتبارها")
                + "<w:moveFromRangeStart w:id=\"5\" w:name=\"m\"/>"
                + pp(
                    "<w:bidi/>" + mark("moveFrom", LINA),
                    moved("moveFrom", arabic("أ )\tأن المصابيح ترشد السفن؛")))
                + "<w:moveFromRangeEnd w:id=\"5\"/>"
                + pp(
                    "<w:bidi/>",
                    arabic("ب)\tأن الضباب كثيف "),
                    "<w:bdo w:val=\"ltr\">",
                    arabic("ITU-T"),
                    "</w:bdo>",
                    arabic("؛"))
                + pp(
                    "<w:bidi/>" + mark("moveTo", LINA),
                    moved("moveTo", arabic("ج)\tأن المصابيح ترشد السفن؛")))
                + pp(
                    "<w:bidi/>",
                    "<w:dir w:val=\"rtl\">",
                    arabic("د )\tأن الأجراس تُسمع،"),
                    "</w:dir>"));
    assertEquals(
        List.of("mod " + LINA + ": أن المصابيح ترشد السفن؛ > أن المصابيح ترشد السفن؛"),
        changes(file));
    assertTrue(read(file).parts().get(0).changes().get(0).moved());
    assertEquals(
        List.of("أن المصابيح ترشد السفن؛", "أن الضباب كثيف ITU-T؛", "أن الأجراس تُسمع،"),
        words(before(file)));
    assertEquals(
        List.of("أن الضباب كثيف ITU-T؛", "أن المصابيح ترشد السفن؛", "أن الأجراس تُسمع،"),
        words(after(file)));
  }

  private static List<String> words(List<String> body) {
    return body.stream()
        .filter(line -> line.startsWith("clause"))
        .map(line -> line.substring(line.indexOf('|') + 1))
        .toList();
  }

  @Test
  void words_moved_in_a_clause_and_a_clause_moved_and_changed() {
    WordFile file =
        WordFile.of(
            HEAD
                + italic("considering")
                + pp(
                    mark("moveFrom", LINA),
                    moved("moveFrom", r("a)\tthat very old lamps guide ships at night;")))
                + p(
                    del(LINA, "b"),
                    ins(LINA, r("a")),
                    r(")\tthat fog hides the whole coast in winter;"))
                + p(
                    del(LINA, "c"),
                    ins(LINA, r("b")),
                    r(")\tthat bells "),
                    moved("moveFrom", r("always ")),
                    r("ring "),
                    moved("moveTo", r("always ")),
                    r("loud,"))
                + pp(
                    mark("moveTo", LINA),
                    moved("moveTo", r("c)\tthat ")),
                    ins("Ana", r("not ")),
                    moved("moveTo", r("very old lamps guide ships at night;"))));
    assertEquals(
        List.of(
            "mod " + LINA + ": that bells always ring loud, > that bells ring always loud,",
            "mod "
                + LINA
                + ": that very old lamps guide ships at night; > that not very old lamps guide ships at night;"),
        changes(file));
  }

  @Test
  void ends_of_paragraphs_that_were_put_in_or_taken_out_beside_tables() {
    WordFile file =
        WordFile.of(
            HEAD
                + italic("resolves")
                + p(r("1\tto go:"))
                + pp(mark("ins", LINA), ins(LINA, r("new, before the table;")))
                + "<w:tbl><w:tr><w:tc>"
                + pp(mark("del", LINA), r("A"))
                + "</w:tc><w:tc>"
                + p(r("B"))
                + "</w:tc></w:tr></w:tbl>"
                + pp(mark("del", LINA), del(LINA, "that whales are counted in every bay;"))
                + pp(mark("ins", LINA), r("2\tto come"), ins(LINA, r(";")))
                + p(ins(LINA, r("3\t")), r(" and to stay.")));
    assertEquals(
        List.of("to go:", "new, before the table;", "A", "B", "to come;", "and to stay."),
        words(after(file)));
    assertEquals(
        List.of(
            "to go:", "A", "B", "that whales are counted in every bay;", "to come and to stay."),
        words(before(file)));
    assertEquals(
        List.of(
            "add " + LINA + ":  > new, before the table;",
            "sup " + LINA + ": that whales are counted in every bay; > ",
            "mod " + LINA + ": to come and to stay. > to come;",
            "add " + LINA + ":  > and to stay."),
        changes(file));
  }

  @Test
  void cells_that_were_put_in_or_taken_out_and_rows_that_went() {
    String row = "<w:tr>%s<w:tc>%s</w:tc><w:tc>%s</w:tc></w:tr>";
    String cell = "<w:tcPr><w:cell%s w:id=\"3\" w:author=\"" + LINA + "\"/></w:tcPr>";
    WordFile file =
        WordFile.of(
            HEAD
                + italic("resolves")
                + p(r("1\tthat these are open:"))
                + "<w:tbl>"
                + row.formatted("", p(r("Port")), p(r("Lamps")))
                + row.formatted(
                    "<w:trPr><w:del w:id=\"4\" w:author=\"" + LINA + "\"/></w:trPr>",
                    pp(mark("del", LINA), del(LINA, "Fogwick")),
                    pp(mark("del", LINA), del(LINA, "3")))
                + row.formatted(
                    "",
                    p(r("Lumen")),
                    cell.formatted("Ins") + pp(mark("ins", LINA), ins(LINA, r("9"))))
                + row.formatted("", p(r("Bay")), cell.formatted("Del") + p(del(LINA, "7")))
                + "</w:tbl>"
                + p(r("2\tto go.")));
    assertEquals(
        List.of("that these are open:", "Port", "Lamps", "Lumen", "9", "Bay", "to go."),
        words(after(file)));
    assertEquals(
        List.of(
            "that these are open:", "Port", "Lamps", "Fogwick", "3", "Lumen", "Bay", "7", "to go."),
        words(before(file)));
    assertEquals(4, changes(file).size());
  }

  /** Numbers put in, a level changed, and an old mark that says how it was numbered. */
  @Test
  void the_style_that_libreoffice_lends_to_what_stands_below_a_call_that_went() {
    WordFile file =
        WordFile.of(
            HEAD
                + pp(CALL, r("considering"))
                + p(r("that ports close,"))
                + pp(CALL + mark("del", LINA), del(LINA, "noting further"))
                + pp(CALL, r("that bells ring at noon and lamps at dusk,"))
                + pp(CALL, r("resolves"))
                + p(r("to open ports.")));
    assertEquals(
        List.of(
            "call |considering",
            "clause |that ports close,",
            "clause |that bells ring at noon and lamps at dusk,",
            "call |resolves",
            "clause |to open ports."),
        after(file));
  }

  @Test
  void automatic_numbers_that_were_changed() {
    String changed =
        "<w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"2\"/></w:numPr><w:pPrChange w:id=\"4\""
            + " w:author=\"x\"><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"2\"/></w:numPr>"
            + "</w:pPr></w:pPrChange>";
    WordFile file =
        WordFile.of(
                HEAD
                    + italic("resolves")
                    + item(2, 0, r("to light;"))
                    + pp(
                        "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"2\"/><w:ins w:id=\"9\" w:author=\"x\"/></w:numPr>",
                        r("to ring;"))
                    + pp(changed, r("to sing;"))
                    + pp(
                        "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"2\"/><w:numberingChange w:id=\"7\" w:original=\"%1:4:0:\"/></w:numPr>",
                        r("to stop.")))
            .with("numbering", LISTS);
    assertEquals(
        List.of(
            "call |resolves",
            "clause 1|to light;",
            "clause 2|to ring;",
            "clause 2.1|to sing;",
            "clause 3|to stop."),
        after(file));
    assertEquals(
        List.of(
            "call |resolves",
            "clause 1|to light;",
            "clause |to ring;",
            "clause 2|to sing;",
            "clause 3|to stop."),
        before(file));
  }

  @Test
  void automatic_items_that_were_split_and_joined_and_calls_that_came_and_went() {
    String numbered = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"2\"/></w:numPr>";
    String call = "<w:pStyle w:val=\"Call\"/>";
    WordFile file =
        WordFile.of(
                HEAD
                    + pp(call, r("considering"), ins(LINA, r(" further")))
                    + p(r("that lamps guide,"))
                    + pp(call + mark("del", LINA), del(LINA, "noting"))
                    + pp(mark("del", LINA), del(LINA, "that whales sing,"))
                    + pp(call + mark("ins", LINA), ins(LINA, r("recognizing")))
                    + pp(mark("ins", LINA), ins(LINA, r("that the fog is thick in winter,")))
                    + pp(call, r("resolves"), del(LINA, " to instruct the Director"))
                    + pp(numbered + mark("ins", LINA), r("to light the lamps"), ins(LINA, r(";")))
                    + pp(numbered, r(" and to ring the bells;"))
                    + pp(
                        numbered + mark("del", LINA),
                        r("to go"),
                        del(LINA, ";"),
                        ins(LINA, r(" and")))
                    + pp(numbered, r(" to come;"))
                    + pp(numbered, r("to stop.")))
            .with("numbering", LISTS);
    assertEquals(
        List.of(
            "call |considering further",
            "clause |that lamps guide,",
            "call |recognizing",
            "clause |that the fog is thick in winter,",
            "call |resolves",
            "clause 1|to light the lamps;",
            "clause 2|and to ring the bells;",
            "clause 3|to go and to come;",
            "clause 4|to stop."),
        after(file));
    assertEquals(
        List.of(
            "call |considering",
            "clause |that lamps guide,",
            "call |noting",
            "clause |that whales sing,",
            "call |resolves to instruct the Director",
            "clause 1|to light the lamps and to ring the bells;",
            "clause 2|to go;",
            "clause 3|to come;",
            "clause 4|to stop."),
        before(file));
    assertEquals(
        List.of("mod", "sup", "sup", "add", "add", "mod", "mod", "add", "mod", "sup"),
        read(file).parts().get(0).changes().stream().map(ClauseChange::kind).toList());
  }

  /** Each paragraph was compared with each of the others, each time. */
  @Test
  @Timeout(15)
  void thousands_of_paragraphs_that_are_one() {
    String both =
        "<w:rPr><w:ins w:id=\"2\" w:author=\"%d%d\"/><w:del w:id=\"3\" w:author=\"Ana\"/></w:rPr>";
    Random random = new Random(7);
    StringBuilder paragraphs = new StringBuilder();
    for (int i = 0; i < 9_000; i++) {
      String mark = both.formatted(random.nextLong(), random.nextLong());
      paragraphs.append(pp(mark, ins(LINA, r("x")), del("Ana", "y")));
    }
    WordFile file = WordFile.of(HEAD + italic("resolves") + paragraphs + p(r(" 1 to stop.")));
    assertEquals("clause |" + "x".repeat(9_000) + " 1 to stop.", after(file).get(1));
    assertEquals("clause |" + "y".repeat(9_000) + " 1 to stop.", before(file).get(1));
  }
}
