package org.plenary.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.plenary.exchange.WordTexts.HEAD;
import static org.plenary.exchange.WordTexts.LINA;
import static org.plenary.exchange.WordTexts.after;
import static org.plenary.exchange.WordTexts.italic;
import static org.plenary.exchange.WordTexts.read;
import static org.plenary.word.WordFile.del;
import static org.plenary.word.WordFile.ins;
import static org.plenary.word.WordFile.p;
import static org.plenary.word.WordFile.r;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plenary.word.WordFile;

/** Calls that go on in the same line with their first clause. */
class RunInCallsTest {
  private static final String START = "RESOLUTION 4 (Portovale, 2031)\nLamps\n";

  private static List<String> blocks(String text) {
    ReadFile read =
        Contributions.read((START + text).getBytes(StandardCharsets.UTF_8), Import.ids());
    List<String> all =
        read.text().after().doc().blocks().stream()
            .map(block -> block.kind().wire() + " " + block.plainText())
            .toList();
    return all.subList(2, all.size());
  }

  private static String i(String words) {
    return "<w:r><w:rPr><w:i/></w:rPr><w:t xml:space=\"preserve\">" + words + "</w:t></w:r>";
  }

  @Test
  void each_in_plain_text_has_its_clauses() {
    assertEquals(
        List.of(
            "formula The Assembly of Harbours,",
            "call considering",
            "clause that fog is dense;",
            "clause that lamps are few,",
            "call noting further",
            "clause the work of pilots,",
            "call recalling",
            "clause Resolution 3 (Portovale, 2027),",
            "call resolves",
            "clause to light lamps;",
            "clause to ring bells,",
            "call instructs the Director of the Bureau of Lamps",
            "clause to report."),
        blocks(
            "The Assembly of Harbours,\nconsidering that fog is dense;\nthat lamps are few,\n"
                + "noting further the work of pilots,\nrecalling Resolution 3 (Portovale, 2027),\n"
                + "resolves to light lamps;\nto ring bells,\n"
                + "instructs the Director of the Bureau of Lamps to report."));
  }

  @Test
  void in_other_languages() {
    assertEquals(
        List.of(
            "formula L’Assemblée des ports,",
            "call considérant",
            "clause que le brouillard est dense;",
            "clause que les lampes sont rares,",
            "call décide",
            "clause d’allumer les lampes."),
        blocks(
            "L’Assemblée des ports,\nconsidérant que le brouillard est dense;\n"
                + "que les lampes sont rares,\ndécide d’allumer les lampes."));
    assertEquals(
        List.of(
            "formula Ассамблея портов,",
            "call учитывая",
            "clause что туман густ;",
            "clause что ламп мало.",
            "note ПРИМЕЧАНИЕ – Лампы."),
        blocks("Ассамблея портов,\nучитывая что туман густ;\nчто ламп мало.\nПРИМЕЧАНИЕ – Лампы."));
  }

  /** A line that a program broke, a call alone, and paragraphs of the United Nations. */
  @Test
  void other_lines_stay_whole() {
    assertEquals(
        List.of(
            "call noting",
            "clause that lamps,",
            "clause which are few,",
            "clause including the old ones, are lit;",
            "call resolves",
            "clause to light lamps,",
            "clause Recalling that fog is dense,"),
        blocks(
            "noting\na)\tthat lamps,\nwhich are few,\nincluding the old ones, are lit;\nresolves\n"
                + "1\tto light lamps,\nRecalling that fog is dense,"));
  }

  @Test
  void in_word_their_italics_tell_and_changes_stay_with_their_words() {
    WordFile file =
        WordFile.of(
            HEAD
                + p(
                    i("considering"),
                    r(" that fog is "),
                    del(LINA, "thin"),
                    ins(LINA, r("dense")),
                    r(";"))
                + p(r("that lamps are few,"))
                + p(i("invites the pilots "), r("to wait.")));
    List<String> read = after(file);
    assertEquals(
        List.of(
            "call |considering",
            "clause |that fog is dense;",
            "clause |that lamps are few,",
            "call |invites the pilots",
            "clause |to wait."),
        read.subList(read.size() - 5, read.size()));
    List<ClauseChange> changes = read(file).parts().get(0).changes();
    assertEquals(1, changes.size());
    assertEquals("that fog is thin;", changes.get(0).before().plainText());
    assertEquals("that fog is ", changes.get(0).runs().get(0).text());
    assertEquals(
        "considering that fog is dense;",
        read(file).accepted().get(read(file).accepted().size() - 3));
  }

  @Test
  void one_that_was_put_in_whole_is_a_call_and_a_clause_that_were() {
    WordFile file =
        WordFile.of(
            HEAD
                + italic("noting")
                + p(r("the fog,"))
                + "<w:p><w:pPr><w:rPr><w:ins w:id=\"1\" w:author=\"Lina\" w:date=\"2031-01-01T00:00:00Z\"/></w:rPr></w:pPr>"
                + ins(LINA, i("recalling further"), r(" that lamps are few,"))
                + "</w:p>"
                + italic("resolves")
                + p(r("to light lamps.")));
    assertEquals(
        List.of("add call recalling further", "add clause that lamps are few,"),
        read(file).parts().get(0).changes().stream()
            .map(
                one -> one.kind() + " " + one.after().kind().wire() + " " + one.after().plainText())
            .toList());
  }
}
