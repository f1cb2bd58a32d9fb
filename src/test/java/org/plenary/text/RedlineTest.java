package org.plenary.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.plenary.text.Redline.Op;

class RedlineTest {

  private static final Segmenter WORDS = Segmenter.byCategory();

  @Test
  void words_are_shown_whole_and_in_phrases() {
    assertEquals(
        "Resolution 71 (Rev. [-Dubai, 2018-][+Bucharest, 2022+]) of the Conference;",
        words(
            "Resolution 71 (Rev. Dubai, 2018) of the Conference;",
            "Resolution 71 (Rev. Bucharest, 2022) of the Conference;"));
    assertEquals(
        "to [+continue to +]consider the output;",
        words("to consider the output;", "to continue to consider the output;"));
    assertEquals("a [-b -]c", words("a b c", "a c"));
  }

  @Test
  void arabic_words_and_chinese_characters_are_the_pieces() {
    assertEquals(
        "أن تواصل [+التعاون بشأن +]المنارات",
        words("أن تواصل المنارات", "أن تواصل التعاون بشأن المنارات"));
    assertEquals("雾很[-浓-][+大+]，", words("雾很浓，", "雾很大，"));
  }

  @Test
  void any_two_texts_can_be_told_from_their_redline() {
    Random random = new Random(7);
    for (int run = 0; run < 2_000; run++) {
      String a = sentence(random);
      String b = random.nextBoolean() ? sentence(random) : a.replace("the", "all");
      List<Redline.Run> runs = Redline.words(clause("x", a), clause("x", b), WORDS);
      assertEquals(a, text(runs, Op.REMOVED));
      assertEquals(b, text(runs, Op.ADDED));
    }
  }

  @Test
  void blocks_are_matched_by_id_and_moves_are_shown() {
    Doc before =
        doc(clause("a", "one"), clause("b", "two"), clause("c", "three"), clause("d", "x"));
    Doc after =
        doc(clause("c", "three"), clause("a", "one"), clause("b", "two!"), clause("n", "new"));
    assertEquals(
        List.of("MOVED_HERE c", "SAME a", "CHANGED b", "MOVED_AWAY c", "REMOVED d", "ADDED n"),
        Redline.of(before, after, WORDS).rows().stream()
            .map(row -> row.fate() + " " + row.block().id())
            .toList());
    assertTrue(Redline.of(before, before, WORDS).isEmpty());
  }

  @Test
  void texts_without_common_ids_are_matched_by_their_words() {
    Doc before = doc(clause("a", "to keep the lamps lit by night;"), clause("b", "bells."));
    Doc after =
        doc(
            clause("p", "horns;"),
            clause("q", "to keep all lamps lit by night;"),
            clause("r", "bells."));
    assertEquals(
        List.of(Redline.Fate.ADDED, Redline.Fate.CHANGED, Redline.Fate.SAME),
        Redline.of(before, after, WORDS).rows().stream().map(Redline.Row::fate).toList());
  }

  @Test
  void attributes_are_named() {
    Block moved = new Block("a", Kind.CLAUSE, 1, Num.ALPHA, clause("a", "one").content());
    Redline.Row row = Redline.of(doc(clause("a", "one")), doc(moved), WORDS).rows().get(0);
    assertEquals(List.of("level", "num"), row.attributes());
    assertEquals(Redline.Fate.CHANGED, row.fate());
  }

  @Test
  void a_sign_at_the_end_is_no_substance() {
    Doc before = doc(clause("a", "one,"), clause("b", "two;"));
    Doc after = doc(clause("a", "one;"), clause("b", "two or three."));
    Redline redline = Redline.of(before, after, WORDS);
    assertTrue(redline.rows().get(0).endingOnly());
    Redline substance = redline.substance();
    assertEquals(Redline.Fate.SAME, substance.rows().get(0).fate());
    assertEquals("one;", show(substance.rows().get(0).runs()));
    assertEquals(Redline.Fate.CHANGED, substance.rows().get(1).fate());
  }

  @Test
  void marks_are_kept_and_their_change_is_named() {
    Block plain = clause("a", "see it");
    Block marked =
        new Block(
            "a",
            Kind.CLAUSE,
            0,
            Num.AUTO,
            List.of(
                new Inline.Text("see ", List.of()),
                new Inline.Text("it", List.of(new Mark.Emphasis()))));
    Redline.Row row = Redline.of(doc(plain), doc(marked), WORDS).rows().get(0);
    assertEquals(List.of("marks"), row.attributes());
    assertEquals(marked.content(), row.runs().get(0).content());
  }

  @Test
  void huge_blocks_are_compared_within_bounds() {
    StringBuilder a = new StringBuilder();
    StringBuilder b = new StringBuilder();
    for (int i = 0; i < 100_000; i++) {
      a.append("a").append(i).append(' ');
      b.append("b").append(i).append(' ');
    }
    List<Redline.Run> runs =
        Redline.words(clause("x", a.toString()), clause("x", b.toString()), WORDS);
    assertEquals(a.toString().strip(), text(runs, Op.REMOVED).strip());
  }

  private static String sentence(Random random) {
    String[] words = {"the", "of", "and", "lamps", "bells", ",", "harbours", "灯", "تقرر", "a-b"};
    StringBuilder out = new StringBuilder();
    for (int i = random.nextInt(30); i >= 0; i--) {
      out.append(words[random.nextInt(words.length)]).append(random.nextInt(4) == 0 ? "" : " ");
    }
    return out.toString();
  }

  private static String words(String before, String after) {
    return show(Redline.words(clause("x", before), clause("x", after), WORDS));
  }

  private static String show(List<Redline.Run> runs) {
    StringBuilder out = new StringBuilder();
    for (Redline.Run run : runs) {
      String text = new Block("", Kind.CLAUSE, 0, Num.AUTO, run.content()).plainText();
      out.append(
          switch (run.op()) {
            case SAME -> text;
            case ADDED -> "[+" + text + "+]";
            case REMOVED -> "[-" + text + "-]";
          });
    }
    return out.toString();
  }

  private static String text(List<Redline.Run> runs, Op op) {
    List<Inline> content = new ArrayList<>();
    runs.stream()
        .filter(run -> run.op() == op || run.op() == Op.SAME)
        .forEach(run -> content.addAll(run.content()));
    return new Block("", Kind.CLAUSE, 0, Num.AUTO, content).plainText();
  }

  private static Block clause(String id, String text) {
    return new Block(id, Kind.CLAUSE, 0, Num.AUTO, List.of(new Inline.Text(text, List.of())));
  }

  private static Doc doc(Block... blocks) {
    return new Doc(List.of(blocks));
  }
}
