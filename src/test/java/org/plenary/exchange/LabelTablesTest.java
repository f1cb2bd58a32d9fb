package org.plenary.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.plenary.exchange.WordTexts.HEAD;
import static org.plenary.exchange.WordTexts.LINA;
import static org.plenary.exchange.WordTexts.LISTS;
import static org.plenary.exchange.WordTexts.after;
import static org.plenary.exchange.WordTexts.before;
import static org.plenary.exchange.WordTexts.body;
import static org.plenary.exchange.WordTexts.changes;
import static org.plenary.exchange.WordTexts.item;
import static org.plenary.word.WordFile.del;
import static org.plenary.word.WordFile.ins;
import static org.plenary.word.WordFile.p;
import static org.plenary.word.WordFile.r;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plenary.word.WordFile;

/** Tables that set numbered paragraphs: a narrow column of labels beside the words. */
class LabelTablesTest {

  private static String row(String... cells) {
    return "<w:tr><w:tc>" + String.join("</w:tc><w:tc>", cells) + "</w:tc></w:tr>";
  }

  private static String table(String... rows) {
    return "<w:tbl>" + String.join("", rows) + "</w:tbl>";
  }

  @Test
  void labels_beside_their_words_are_items() {
    WordFile file =
        WordFile.of(
            HEAD
                + table(
                    row(p(r("considering"))),
                    row(p(r("a)")), p(r("that ports close;"))),
                    row(p(), p(r("as they did before;"))),
                    row(p(r("b)")), p(r("that fog is thick,"))))
                + p(r("resolves"))
                + table(
                    row(p(r("1")), p(r("to open ports:"))),
                    row(p(r("1.1")), p(r("at noon;")) + p(r("and at dusk;"))),
                    row(p(r("2")), p(r("to ring bells.")))));
    assertEquals(
        List.of(
            "call |considering",
            "clause a)|that ports close;",
            "clause |as they did before;",
            "clause b)|that fog is thick,",
            "call |resolves",
            "clause 1|to open ports:",
            "clause 1.1|at noon;",
            "clause |and at dusk;",
            "clause 2|to ring bells."),
        after(file));
  }

  @Test
  void rows_that_were_put_in_and_labels_that_were_changed() {
    String added = "<w:trPr><w:ins w:id=\"9\" w:author=\"" + LINA + "\"/></w:trPr>";
    WordFile file =
        WordFile.of(
            HEAD
                + p(r("resolves"))
                + table(
                    row(p(r("1")), p(r("to open ports;"))),
                    row(p(ins(LINA, r("2"))), p(ins(LINA, r("to light lamps;"))))
                        .replace("<w:tr>", "<w:tr>" + added),
                    row(
                        p(del(LINA, "2"), ins(LINA, r("3"))),
                        p(r("to ring "), del(LINA, "old "), r("bells.")))));
    assertEquals(
        List.of("call |resolves", "clause 1|to open ports;", "clause 2|to ring old bells."),
        before(file));
    assertEquals(
        List.of(
            "call |resolves",
            "clause 1|to open ports;",
            "clause 2|to light lamps;",
            "clause 3|to ring bells."),
        after(file));
    assertEquals(2, changes(file).size(), changes(file).toString());
  }

  @Test
  void a_row_that_went() {
    WordFile file =
        WordFile.of(
            HEAD
                + p(r("resolves"))
                + table(
                    row(p(r("1")), p(r("to open ports;"))),
                    row(p(del(LINA, "2")), p(del(LINA, "to light lamps;"))),
                    row(p(r("3")), p(r("to ring bells.")))));
    assertEquals(
        List.of("call |resolves", "clause 1|to open ports;", "clause 2|to ring bells."),
        after(file));
    assertEquals(List.of("sup " + LINA + ": to light lamps; > "), changes(file));
  }

  @Test
  void numbers_of_the_files_own_lists_in_a_column() {
    WordFile file =
        WordFile.of(
                HEAD
                    + p(r("considering"))
                    + table(
                        row(item(1, 0), p(r("that ports close;"))),
                        row(item(1, 0), p(r("that fog is thick,")))))
            .with("numbering", LISTS);
    assertEquals(
        List.of("call |considering", "clause a)|that ports close;", "clause b)|that fog is thick,"),
        after(file));
  }

  @Test
  void pages_have_such_tables_too() {
    String page =
        "<!DOCTYPE html><html><body><p>RESOLUTION 12 (Port Meridian, 2024)</p><p>On open ports</p>"
            + "<p>The World Harbour Assembly (Port Meridian, 2024),</p><p>resolves</p>"
            + "<table><tr><td>1</td><td>to open ports;</td></tr>"
            + "<tr><td>2</td><td>to ring bells.</td></tr></table>";
    assertEquals(
        List.of("call |resolves", "clause 1|to open ports;", "clause 2|to ring bells."),
        body(page(page)));
  }

  private static ReadDocument page(String page) {
    return Contributions.read(page.getBytes(StandardCharsets.UTF_8), Import.ids()).text().newest();
  }

  @Test
  void tables_that_hold_something_else_stay_words() {
    String[][] tables = {
      {"No.", "Port", "1", "Lumen", "2", "Meridian"},
      {"10", "lamps", "25", "bells"},
      {"1", "100", "2", "200"},
      {"bells", "a)", "lamps", "b)"},
    };
    for (String[] cells : tables) {
      StringBuilder rows = new StringBuilder();
      for (int i = 0; i < cells.length; i += 2) {
        rows.append(row(p(r(cells[i])), p(r(cells[i + 1]))));
      }
      WordFile file =
          WordFile.of(HEAD + p(r("resolves")) + p(r("to set fees:")) + table(rows.toString()));
      List<String> read = after(file);
      assertEquals(2 + cells.length, read.size(), read.toString());
      for (int i = 0; i < cells.length; i++) {
        assertEquals("clause |" + cells[i], read.get(2 + i));
      }
    }
  }
}
