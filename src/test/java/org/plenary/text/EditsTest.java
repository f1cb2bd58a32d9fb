package org.plenary.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.plenary.text.Redline.Op;

class EditsTest {
  private static final Segmenter WORDS = Segmenter.byCategory();

  private static Block clause(String id, String words) {
    List<Inline> content = words.isEmpty() ? List.of() : List.of(new Inline.Text(words, List.of()));
    return new Block(id, Kind.CLAUSE, 0, Num.AUTO, content);
  }

  private static Edits edits(String before, String after) {
    return Edits.between(List.of(clause("a", before)), List.of(clause("a", after)), WORDS);
  }

  private static String show(Edits edits) {
    return edits.segments().stream()
        .map(
            s ->
                switch (s.op()) {
                  case SAME -> s.text();
                  case ADDED -> "[+" + s.text() + "]";
                  case REMOVED -> "[-" + s.text() + "]";
                })
        .collect(Collectors.joining());
  }

  @Test
  void changes_are_words_and_each_has_its_number() {
    Edits edits = edits("that ports stay open", "that all harbours stay open at night");
    assertEquals("that [-ports ][+all harbours ]stay open[+ at night]", show(edits));
    assertEquals(2, edits.changes().size());
    assertEquals("that ports stay open at night", edits.result(i -> i == 1).get(0).plainText());
    assertEquals("that all harbours stay open", edits.result(i -> i == 0).get(0).plainText());
  }

  @Test
  void a_split_is_one_of_the_changes_and_keeps_the_first_name() {
    Edits edits =
        Edits.between(
            List.of(clause("a", "ports are open and lit")),
            List.of(clause("a", "ports are open "), clause("b", "and brightly lit")),
            WORDS);
    assertEquals("ports are open [+\n]and [+brightly ]lit", show(edits));
    assertEquals(
        List.of(clause("a", "ports are open "), clause("b", "and lit")), edits.result(i -> i == 0));
  }

  @Test
  void what_a_block_is_can_be_taken_alone() {
    Block nested = new Block("a", Kind.CLAUSE, 1, Num.DASH, clause("a", "x y").content());
    Edits edits = Edits.between(List.of(clause("a", "x")), List.of(nested), WORDS);
    assertEquals(2, edits.changes().size());
    assertEquals(List.of("level", "num"), edits.changes().get(1).attributes());
    assertEquals(List.of(clause("a", "x y")), edits.result(i -> i == 0));
    assertEquals(List.of(nested), edits.result(i -> true));
  }

  @Test
  void the_whole_of_it_is_the_other_text_and_parts_are_mixtures_that_keep_the_form() {
    for (long seed = 0; seed < 3_000; seed++) {
      RandomText text = new RandomText(seed);
      List<Block> before = blocks(text, 1 + text.below(3));
      List<Block> after = changed(text, before);
      Edits edits = Edits.between(before, after, WORDS);
      assertEquals(after, edits.result(i -> true), "seed " + seed);
      assertEquals(before, edits.result(i -> false), "seed " + seed);
      Set<Integer> some = new java.util.HashSet<>();
      for (int i = 0; i < edits.changes().size(); i++) {
        if (text.chance(50)) {
          some.add(i);
        }
      }
      List<Block> mixed = edits.result(some::contains);
      assertEquals(before.get(0).id(), mixed.get(0).id(), "seed " + seed);
      String kept = told(edits, some, true);
      assertEquals(unsigned(kept), unsigned(words(mixed)), "seed " + seed);
    }
  }

  /** Without what may be a sign of brackets: where they open and close depends on all changes. */
  private static String unsigned(String words) {
    return words.replaceAll("[\\[\\]]| / ", "");
  }

  /** What is to be read when these changes are made, by the redline alone. */
  private static String told(Edits edits, Set<Integer> some, boolean all) {
    StringBuilder out = new StringBuilder();
    for (Edits.Segment s : edits.segments()) {
      boolean made = some.contains(s.change());
      if (s.op() == Op.SAME || (s.op() == Op.ADDED) == made) {
        out.append(s.note() ? " (" + s.text() + ")" : s.text());
      }
    }
    return all ? out.toString() : "";
  }

  private static String words(List<Block> blocks) {
    return Tokens.text(new Doc(blocks), 0, new Doc(blocks).size());
  }

  private static List<Block> blocks(RandomText text, int count) {
    List<Block> out = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      out.add(new Block(text.id(), Kind.CLAUSE, text.below(2), Num.AUTO, text.inlines(6)));
    }
    return out;
  }

  /** The same blocks with words and blocks put in, taken out and joined. */
  private static List<Block> changed(RandomText text, List<Block> before) {
    List<Block> after = new ArrayList<>();
    for (Block block : before) {
      List<Inline> content = new ArrayList<>();
      for (Inline inline : block.content()) {
        if (text.chance(60)) {
          Inlines.push(content, inline);
        }
        if (text.chance(30)) {
          Inlines.pushAll(content, text.inlines(2));
        }
      }
      if (after.isEmpty() || text.chance(80)) {
        after.add(new Block(block.id(), Kind.CLAUSE, text.below(2), block.num(), content));
      }
      if (text.chance(30)) {
        after.add(new Block(text.id(), Kind.CLAUSE, 0, Num.AUTO, text.inlines(4)));
      }
    }
    return after;
  }

  @Test
  void changes_made_on_an_old_text_go_where_their_words_went() {
    Doc doc = new Doc(List.of(clause("z", "before"), clause("a", "ports stay open by night")));
    Edits edits = edits("ports stay open by night", "all ports stay open by day and night");
    List<Step> steps = edits.steps(Texts.at(doc, "a"), i -> true);
    List<Step> type = List.of(Texts.type(doc, "a", 10, " wide"), Texts.type(doc, "z", 0, "long "));
    Rebased rebased = Texts.beside(doc, List.of(type), steps, Guard.NONE);
    assertTrue(rebased.why().isEmpty());
    assertEquals(
        "all ports stay wide open by day and night", Texts.block(rebased.doc(), "a").plainText());
  }

  @Test
  void a_new_clause_and_one_that_goes_are_one_change_each() {
    Doc doc = new Doc(List.of(clause("a", "one"), clause("b", "two")));
    Edits add = Edits.between(List.of(), List.of(clause("n", "new")), WORDS);
    assertEquals("[+new]", show(add));
    Doc with = Laws.apply(doc, add.steps(Texts.at(doc, "b"), i -> true).get(0));
    assertEquals(List.of("a", "n", "b"), with.blocks().stream().map(Block::id).toList());
    Edits goes = Edits.between(List.of(clause("a", "one")), List.of(), WORDS);
    assertEquals("[-one]", show(goes));
    Doc without = Laws.apply(doc, goes.steps(0, i -> true).get(0));
    assertEquals(List.of("b"), without.blocks().stream().map(Block::id).toList());
    assertNull(Form.check(without));
  }

  @Test
  void what_collides_is_what_cannot_both_be() {
    String base = "ports stay open by night";
    Edits one = edits(base, "ports stay closed by night");
    assertTrue(one.collides(edits(base, "ports stay lit by night"), WORDS));
    assertFalse(one.collides(edits(base, "harbours stay open by night"), WORDS));
    assertFalse(one.collides(one, WORDS), "the same change is no collision");
    assertFalse(
        edits(base, "all ports stay open by night")
            .collides(edits(base, "many ports stay open by night"), WORDS),
        "two additions at one place");
    Edits goes = Edits.between(List.of(clause("a", base)), List.of(), WORDS);
    assertTrue(one.collides(goes, WORDS));
    assertTrue(goes.collides(one, WORDS));
    assertFalse(goes.collides(goes, WORDS));
    String later = "all big ports stay open by night";
    assertTrue(one.collides(edits(later, "all big ports stay lit by night"), WORDS));
    assertFalse(one.collides(edits(later, "all big harbours stay open by night"), WORDS));
    String wide = "ports stay open to all ships that call there by night";
    Edits both = edits(wide, "ports stay closed to all ships that call there by day");
    Block now = clause("a", "all ports stay closed to all ships that call there by night");
    Edits meanwhile = Edits.exactly(both.before(), List.of(now), WORDS);
    assertEquals(List.of(0), both.done(meanwhile));
    assertFalse(both.collides(meanwhile));
    Block other = clause("a", "ports stay lit to all ships that call there by night");
    assertTrue(both.collides(Edits.exactly(both.before(), List.of(other), WORDS)));
  }

  private static Inline.Text words(String words, Mark... marks) {
    return new Inline.Text(words, List.of(marks));
  }

  private static Block clause(Inline... content) {
    return new Block("a", Kind.CLAUSE, 0, Num.AUTO, List.of(content));
  }

  private static final Mark SHALL = new Mark.Bracket("b", 0);
  private static final Mark SHOULD = new Mark.Bracket("b", 1);

  @Test
  void what_is_not_agreed_reads_in_literal_brackets() {
    Block bracketed =
        clause(words("ports "), words("shall", SHALL), words("should", SHOULD), words(" be open"));
    assertEquals(
        "ports [-shall][+[shall] / [should]] be open",
        show(
            Edits.between(List.of(clause("a", "ports shall be open")), List.of(bracketed), WORDS)));
    Block changed =
        clause(
            words("all ports "),
            words("shall always", SHALL),
            words("must", SHOULD),
            words(" be open"));
    assertEquals(
        "[+all ]ports [[-shall] / [should][+shall always] / [must]] be open",
        show(Edits.between(List.of(bracketed), List.of(changed), WORDS)));
  }

  private static Block random(Random random) {
    List<Inline> content = new ArrayList<>();
    for (int i = random.nextInt(5); i >= 0; i--) {
      StringBuilder words = new StringBuilder();
      for (int j = random.nextInt(3); j >= 0; j--) {
        words.append(List.of("ports ", "harbours ", "lights ").get(random.nextInt(3)));
      }
      Mark option = random.nextBoolean() ? SHALL : SHOULD;
      content.add(random.nextInt(3) == 0 ? words(words + "") : words(words + "", option));
    }
    return clause(content.toArray(Inline[]::new));
  }

  private static String without(Edits edits, Op op) {
    return edits.segments().stream()
        .filter(segment -> segment.op() != op)
        .map(Edits.Segment::text)
        .collect(Collectors.joining());
  }

  @Test
  void the_words_of_a_footnote_stand_apart_from_those_of_the_text() {
    Inline.Footnote note = new Inline.Footnote("n1", "Since 2018.", List.of());
    Block before = clause(words("ports stay open"));
    Block after = clause(words("all ports"), note, words(" stay open"));
    Edits edits = Edits.between(List.of(before), List.of(after), WORDS);
    assertEquals(
        List.of("ADDED all ", "SAME ports", "ADDED note Since 2018.", "SAME  stay open"),
        edits.segments().stream()
            .map(s -> s.op() + (s.note() ? " note " : " ") + s.text())
            .toList());
  }

  @Test
  void a_redline_of_brackets_reads_as_both_texts_do() {
    Random random = new Random(31);
    for (int i = 0; i < 5_000; i++) {
      Block before = random(random);
      Block after = random(random);
      Edits edits = Edits.between(List.of(before), List.of(after), WORDS);
      assertEquals(BracketSigns.printed(before), without(edits, Op.ADDED), show(edits));
      assertEquals(BracketSigns.printed(after), without(edits, Op.REMOVED), show(edits));
    }
  }
}
