package org.plenary.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BracketsTest {

  private static final long SEED = Long.getLong("plenary.fuzz.seed", System.nanoTime());
  private static final int CASES = 2_000;

  private static String seed(int n) {
    return "-Dplenary.fuzz.seed=" + SEED + " case " + n;
  }

  private static Doc put(Doc doc, String clause, String words, String id) {
    int from = Texts.at(doc, clause) + 1 + Texts.block(doc, clause).plainText().indexOf(words);
    return done(doc, Brackets.put(doc, from, from + words.length(), id));
  }

  private static Doc done(Doc doc, List<Step> steps) {
    assertTrue(!steps.isEmpty(), "it can be done");
    Doc after = Laws.replay(doc, steps);
    Laws.canonical(after);
    return after;
  }

  private static Doc or(Doc doc, String id, String words, int option) {
    List<Inline> content = List.of(new Inline.Text(words, List.of()));
    return done(doc, Brackets.alternative(doc, id, content, option));
  }

  private static Bracket bracket(Doc doc, String id) {
    return Brackets.of(doc).stream().filter(b -> b.id().equals(id)).findFirst().orElseThrow();
  }

  private static List<String> texts(Doc doc, String id) {
    return bracket(doc, id).options().stream().map(o -> o.number() + " " + o.text()).toList();
  }

  @Test
  void a_bracket_says_what_it_holds_and_where() {
    Doc doc = Texts.doc("a:to light all lamps;", "b:to ring.");
    Doc open = or(or(put(doc, "a", "all lamps", "x"), "x", "some lamps", 1), "x", "none", 2);
    assertEquals(List.of("a:to light all lampssome lampsnone;", "b:to ring."), Texts.show(open));
    assertEquals(List.of("0 all lamps", "1 some lamps", "2 none"), texts(open, "x"));
    Bracket bracket = bracket(open, "x");
    assertEquals(List.of("a"), bracket.clauses());
    assertEquals(0, bracket.depth());
    assertNull(bracket.parent());
    assertEquals(
        List.of(new Bracket.Span("a", 19, 29)),
        bracket.options().get(1).spans(),
        "positions of the document");
    assertEquals(Map.of("a", 1), Brackets.open(open));
  }

  @Test
  void lifting_keeps_one_option_and_its_words_lose_their_marks() {
    Doc doc = Texts.doc("a:to light all lamps;");
    Doc open = or(put(doc, "a", "all", "x"), "x", "some", 1);
    assertEquals(doc, done(open, Brackets.lift(open, "x", 0)));
    assertEquals(Texts.doc("a:to light some lamps;"), done(open, Brackets.lift(open, "x", 1)));
    assertEquals(
        Texts.doc("a:to light  lamps;"), done(open, Brackets.lift(open, "x", Brackets.NO_TEXT)));
  }

  @Test
  void brackets_nest_and_each_is_settled_by_itself() {
    Doc doc = Texts.doc("a:to light all the lamps at night;");
    Doc outer = put(doc, "a", "all the lamps", "o");
    Doc inner = or(put(outer, "a", "all the", "i"), "i", "some", 1);
    Doc deep = put(inner, "a", "the", "d");
    assertEquals(List.of("o", "i", "d"), Brackets.of(deep).stream().map(Bracket::id).toList());
    assertEquals(List.of(0, 1, 2), Brackets.of(deep).stream().map(Bracket::depth).toList());
    assertEquals("o", bracket(deep, "i").parent());
    assertEquals("i", bracket(deep, "d").parent());
    assertEquals(Map.of("a", 3), Brackets.open(deep));
    assertEquals(
        List.of("0 [all [the]] / [some] lamps"),
        texts(deep, "o"),
        "an option holds the inner ones");
    assertEquals(inner, done(deep, Brackets.lift(deep, "d", 0)));
    Doc some = done(deep, Brackets.lift(deep, "i", 1));
    assertEquals(put(Texts.doc("a:to light some lamps at night;"), "a", "some lamps", "o"), some);
    Doc bare = done(deep, Brackets.lift(deep, "o", 0));
    assertEquals(List.of(0, 1), Brackets.of(bare).stream().map(Bracket::depth).toList());
    assertEquals(List.of("0 all [the]", "1 some"), texts(bare, "i"));
  }

  @Test
  void an_alternative_stays_inside_the_brackets_round_it() {
    Doc doc = Texts.doc("a:all lamps;");
    Doc same = put(put(doc, "a", "all lamps", "o"), "a", "all lamps", "i");
    assertEquals("o", bracket(same, "i").parent(), "of two on the same words the later is inside");
    Doc inside = or(same, "i", "no lamps", 1);
    assertEquals(List.of("0 [all lamps] / [no lamps]"), texts(inside, "o"));
    assertEquals("o", bracket(inside, "i").parent());
    Doc outside = or(same, "o", "no lamps", 1);
    assertEquals(List.of("0 [all lamps]", "1 no lamps"), texts(outside, "o"));
    assertEquals(List.of("0 all lamps"), texts(outside, "i"));
    assertEquals("o", bracket(outside, "i").parent());
  }

  @Test
  void a_bracket_put_round_another_with_its_options_is_outside() {
    Doc options = or(put(Texts.doc("a:all;"), "a", "all", "x"), "x", "some", 1);
    Doc round = put(options, "a", "allsome", "r");
    assertEquals("r", bracket(round, "x").parent());
    assertEquals(List.of("0 [all] / [some]"), texts(round, "r"));
    assertEquals(options, done(round, Brackets.lift(round, "r", 0)));
  }

  @Test
  void brackets_do_not_cross() {
    Doc doc = put(Texts.doc("a:one two three;"), "a", "two three", "x");
    assertEquals(List.of(), Brackets.put(doc, 1, 8, "y"), "half of x and more");
    Doc options = or(doc, "x", " four", 1);
    int three = Texts.block(options, "a").plainText().indexOf("three") + 1;
    assertEquals(List.of(), Brackets.put(options, three, three + 8, "y"), "two options of x");
    assertEquals(1, Brackets.put(options, three, three + 5, "y").size(), "within one of them");
    assertEquals(1, Brackets.put(options, 1, options.size() - 1, "y").size(), "all of x");
  }

  @Test
  void a_bracket_may_hold_whole_clauses_and_they_go_with_it() {
    Doc doc = Texts.doc("a:first;", "b:second;", "c:third;", "d:last.");
    int from = Texts.at(doc, "a") + 3;
    Doc open = done(doc, Brackets.put(doc, from, Texts.end(doc, "c") - 1, "x"));
    assertEquals(List.of("a", "b", "c"), bracket(open, "x").clauses());
    assertEquals(List.of("0 rst;\nsecond;\nthird;"), texts(open, "x"));
    assertEquals(Map.of("a", 1, "b", 1, "c", 1), Brackets.open(open));
    assertEquals(doc, done(open, Brackets.lift(open, "x", 0)));
    assertEquals(
        List.of("a:fi", "d:last."),
        Texts.show(done(open, Brackets.lift(open, "x", Brackets.NO_TEXT))));
    Doc other = or(open, "x", "another", 1);
    assertEquals(
        List.of("a:fi", "c:another", "d:last."),
        Texts.show(done(other, Brackets.lift(other, "x", 1))));
  }

  @Test
  void a_text_keeps_one_block() {
    Doc doc = Texts.doc("a:first;", "b:second.");
    Doc open = done(doc, Brackets.put(doc, 0, doc.size(), "x"));
    assertEquals(List.of("a:"), Texts.show(done(open, Brackets.lift(open, "x", Brackets.NO_TEXT))));
  }

  @Test
  void what_cannot_be_done_has_no_steps() {
    Doc doc = put(Texts.doc("a:one \uD83D\uDE00 two;", "b:"), "a", "one", "x");
    int size = doc.size();
    List<Inline> words = List.of(new Inline.Text("w", List.of()));
    assertEquals(List.of(), Brackets.put(doc, 5, 7, "x"), "id in use");
    assertEquals(List.of(), Brackets.put(doc, 5, 7, "no id"), "not an id");
    assertEquals(List.of(), Brackets.put(doc, 6, 9, "y"), "half a character");
    assertEquals(List.of(), Brackets.put(doc, size - 2, size, "y"), "no words");
    assertEquals(List.of(), Brackets.put(doc, -1, 3, "y"));
    assertEquals(List.of(), Brackets.put(doc, 3, size + 1, "y"));
    assertEquals(List.of(), Brackets.put(doc, 7, 5, "y"));
    assertEquals(List.of(), Brackets.lift(doc, "y", 0));
    assertEquals(List.of(), Brackets.lift(doc, "y", Brackets.NO_TEXT));
    assertEquals(List.of(), Brackets.lift(doc, "x", 1), "no such option: nothing is deleted");
    assertEquals(List.of(), Brackets.alternative(doc, "y", words, 1));
    assertEquals(List.of(), Brackets.alternative(doc, "x", words, 0), "taken");
    assertEquals(List.of(), Brackets.alternative(doc, "x", words, -1));
    assertEquals(List.of(), Brackets.alternative(doc, "x", List.of(), 1));
  }

  @Test
  void lifting_meets_the_typing_of_others() {
    Doc doc = Texts.doc("a:to light all lamps;", "b:to ring.");
    Doc open = or(put(doc, "a", "all", "x"), "x", "some", 1);
    Step first = Texts.type(open, "a", 0, "really ");
    Step second = Texts.type(Laws.apply(open, first), "b", 0, "never ");
    List<List<Step>> typed = List.of(List.of(first), List.of(second));
    Rebased rebased = Texts.beside(open, typed, Brackets.lift(open, "x", 1), Guards.form());
    assertEquals(Texts.doc("a:really to light some lamps;", "b:never to ring."), rebased.doc());
    assertTrue(rebased.why().isEmpty());
  }

  /** A text with brackets that nest, some with options; ids {@code x0}, {@code x1} ... */
  private static Doc nested(RandomText text) {
    Doc doc = plain(text);
    int ids = 0;
    for (int tries = 0; tries < 12; tries++) {
      List<Step> steps = range(text, doc, "x" + ids);
      if (!steps.isEmpty()) {
        doc = done(doc, steps);
        ids++;
      }
      if (ids > 0 && text.chance(50)) {
        String id = "x" + text.below(ids);
        doc = Laws.replay(doc, Brackets.alternative(doc, id, words(text), 1 + text.below(3)));
      }
    }
    return doc;
  }

  private static List<Step> range(RandomText text, Doc doc, String id) {
    int a = text.below(doc.size() + 1);
    int b = text.chance(70) ? Math.min(doc.size(), a + text.below(15)) : text.below(doc.size() + 1);
    return Brackets.put(doc, Math.min(a, b), Math.max(a, b), id);
  }

  /** A text without brackets. */
  private static Doc plain(RandomText text) {
    List<Block> blocks = new ArrayList<>();
    for (Block block : text.doc().blocks()) {
      List<Inline> content = new ArrayList<>();
      block.content().forEach(inline -> Inlines.push(content, bare(inline)));
      blocks.add(block.with(content));
    }
    return new Doc(blocks);
  }

  private static Inline bare(Inline inline) {
    return Inlines.marked(
        inline, inline.marks().stream().filter(m -> !(m instanceof Mark.Bracket)).toList());
  }

  private static List<Inline> words(RandomText text) {
    return List.of(new Inline.Text(text.text(2), List.of()));
  }

  @Test
  void putting_and_lifting_gives_back_the_text() {
    for (int n = 0; n < CASES; n++) {
      RandomText text = new RandomText(SEED + n);
      Doc doc = text.chance(50) ? nested(text) : text.doc();
      List<Step> put = range(text, doc, "new");
      if (!put.isEmpty()) {
        Doc open = done(doc, put);
        assertEquals(doc, done(open, Brackets.lift(open, "new", 0)), seed(n));
        Doc other = done(open, Brackets.alternative(open, "new", words(text), 7));
        assertEquals(doc, done(other, Brackets.lift(other, "new", 0)), seed(n));
      }
    }
  }

  /** One position of a text, told apart from all others of the same looks by its marks. */
  private record Unit(String block, String sign, List<Mark> marks) {}

  private static List<Unit> units(Doc doc) {
    List<Unit> units = new ArrayList<>();
    for (Block block : doc.blocks()) {
      for (Inline inline : block.content()) {
        String text =
            inline instanceof Inline.Text run ? run.text() : ((Inline.Footnote) inline).id();
        boolean note = inline instanceof Inline.Footnote;
        for (int i = 0; i < inline.size(); i++) {
          String sign = note ? text : text.substring(i, i + 1);
          units.add(new Unit(block.id(), sign, inline.marks()));
        }
      }
    }
    return units;
  }

  /** What is to be left, told without any positions: an oracle of its own. */
  private static List<Unit> lifted(List<Unit> units, String id, int option) {
    List<Unit> left = new ArrayList<>();
    for (Unit unit : units) {
      List<Mark> of = unit.marks().stream().filter(m -> is(m, id)).toList();
      if (of.isEmpty() || of.contains(new Mark.Bracket(id, option))) {
        List<Mark> kept = unit.marks().stream().filter(m -> !is(m, id)).toList();
        left.add(new Unit(unit.block(), unit.sign(), kept));
      }
    }
    return left;
  }

  private static boolean is(Mark mark, String id) {
    return mark instanceof Mark.Bracket bracket && bracket.id().equals(id);
  }

  @Test
  void lifting_takes_away_one_bracket_and_nothing_else() {
    int lifts = 0;
    for (int n = 0; n < CASES; n++) {
      RandomText text = new RandomText(SEED + n);
      Doc doc = text.chance(70) ? nested(text) : text.doc();
      for (Bracket bracket : Brackets.of(doc)) {
        List<Integer> options = new ArrayList<>(List.of(Brackets.NO_TEXT));
        bracket.options().forEach(option -> options.add(option.number()));
        int option = text.one(options);
        Doc after = done(doc, Brackets.lift(doc, bracket.id(), option));
        assertEquals(lifted(units(doc), bracket.id(), option), units(after), seed(n));
        assertEquals(blocksLeft(doc, after), after.blocks().size(), seed(n));
        lifts++;
      }
    }
    assertTrue(lifts > CASES, "brackets were lifted: " + lifts);
  }

  /** Those that had nothing in them, or have something left. */
  private static int blocksLeft(Doc doc, Doc after) {
    Set<String> left = new HashSet<>();
    units(after).forEach(unit -> left.add(unit.block()));
    doc.blocks().stream().filter(b -> b.contentSize() == 0).forEach(b -> left.add(b.id()));
    return Math.max(1, left.size());
  }

  @Test
  void nested_brackets_form_a_tree_and_hold_what_they_say() {
    for (int n = 0; n < CASES; n++) {
      Doc doc = nested(new RandomText(SEED + n));
      List<Unit> units = units(doc);
      for (Bracket bracket : Brackets.of(doc)) {
        String parent = bracket.parent();
        assertEquals(parent == null, bracket.depth() == 0, seed(n));
        if (parent != null) {
          assertEquals(bracket(doc, parent).depth() + 1, bracket.depth(), seed(n));
          assertTrue(
              units.stream()
                  .filter(unit -> unit.marks().stream().anyMatch(m -> is(m, bracket.id())))
                  .allMatch(unit -> unit.marks().stream().anyMatch(m -> is(m, parent))),
              seed(n) + ": all of it lies in its parent");
        }
        for (Bracket.Option option : bracket.options()) {
          for (Bracket.Span span : option.spans()) {
            Slice slice = doc.slice(span.from(), span.to());
            assertTrue(
                slice.inlines().stream()
                    .allMatch(
                        i -> i.marks().contains(new Mark.Bracket(bracket.id(), option.number()))),
                seed(n) + ": the span carries the mark");
          }
        }
      }
    }
  }

  @Test
  void brackets_that_cross_or_double_are_still_listed_once() {
    for (int n = 0; n < CASES; n++) {
      Doc doc = new RandomText(SEED + n).doc();
      Set<String> ids = new HashSet<>();
      units(doc).forEach(u -> u.marks().forEach(m -> addId(ids, m)));
      List<String> listed = Brackets.of(doc).stream().map(Bracket::id).toList();
      assertEquals(ids.size(), listed.size(), seed(n));
      assertEquals(ids, new HashSet<>(listed), seed(n));
    }
  }

  private static void addId(Set<String> ids, Mark mark) {
    if (mark instanceof Mark.Bracket bracket) {
      ids.add(bracket.id());
    }
  }
}
