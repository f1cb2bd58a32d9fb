package org.plenary.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class AnchorTest {

  private static final Doc DOC = Texts.doc("a:one", "b:two words", "c:three");

  /** On "words" of b. */
  private static final Anchor.Alive ANCHOR =
      new Anchor.Alive(Texts.at(DOC, "b") + 5, Texts.at(DOC, "b") + 10);

  private static String text(Doc doc, Anchor anchor) {
    Anchor.Alive alive = assertInstanceOf(Anchor.Alive.class, anchor);
    StringBuilder out = new StringBuilder();
    Slice slice = doc.slice(alive.from(), alive.to());
    Slice.blocks(
            slice.blocks().isEmpty()
                ? List.of(Texts.clause("x:").with(slice.inlines()))
                : slice.blocks(),
            0,
            0)
        .blocks()
        .forEach(block -> out.append(block.plainText()));
    return out.toString();
  }

  private static void assertStays(String expected, List<Step> steps) {
    assertEquals(expected, text(Laws.replay(DOC, steps), ANCHOR.after(DOC, steps)));
  }

  @Test
  void survives_typing_around_it_split_and_join() {
    assertStays("words", List.of(Texts.type(DOC, "b", 0, "xx")));
    assertStays("words", List.of(Texts.type(DOC, "b", 4, "xx")));
    assertStays("words", List.of(Texts.type(DOC, "b", 9, "xx")));
    assertStays("wo-rds", List.of(Texts.type(DOC, "b", 6, "-")));
    assertStays("words", List.of(Texts.split(DOC, "b", 6, "x")));
    assertStays("words", List.of(Texts.join(DOC, "b")));
  }

  @Test
  void goes_along_with_a_move_and_its_undo() {
    for (String before : List.of("a", "")) {
      List<Step> move = Texts.move(DOC, "b", before);
      Doc moved = Laws.replay(DOC, move);
      assertStays("words", move);
      Anchor there = ANCHOR.after(DOC, move);
      assertEquals(ANCHOR, there.after(moved, Texts.inverse(DOC, move)));
    }
  }

  @Test
  void comes_back_when_what_was_deleted_is_put_back() {
    int at = Texts.at(DOC, "b");
    for (Step delete :
        List.of(
            Texts.delete(DOC, "b"),
            (Step) Step.Replace.delete(at + 3, at + 10),
            Step.Replace.delete(at - 2, at + 12))) {
      Doc without = Laws.apply(DOC, delete);
      Anchor buried = ANCHOR.after(DOC, List.of(delete));
      assertInstanceOf(Anchor.Buried.class, buried);
      assertEquals(ANCHOR, buried.after(without, List.of(delete.invert(DOC))));
    }
  }

  @Test
  void maps_as_the_client_maps_whatever_happens() {
    for (int seed = 0; seed < 3_000; seed++) {
      RandomText text = new RandomText(seed);
      Doc doc = text.doc();
      Step step = text.step(doc);
      if (!(step.apply(doc) instanceof Applied.Done done)) {
        continue;
      }
      int from = text.below(doc.size());
      int to = from + 1 + text.below(doc.size() - from);
      Anchor after = new Anchor.Alive(from, to).after(doc, List.of(step));
      int a = step.map().map(from, 1);
      int b = step.map().map(to, -1);
      if (a < b) {
        assertEquals(new Anchor.Alive(a, b), after);
      } else {
        Anchor.Buried buried = assertInstanceOf(Anchor.Buried.class, after);
        Anchor back = buried.after(done.doc(), List.of(step.invert(doc)));
        assertEquals(new Anchor.Alive(from, to), back);
      }
    }
  }

  @Test
  void comes_back_with_its_clause_whatever_marks_it_has_by_then() {
    Block clause = DOC.blocks().get(1);
    int at = Texts.at(DOC, "b");
    Step gone = Step.Replace.delete(at, at + clause.nodeSize());
    Doc without = Laws.replay(DOC, List.of(gone));
    Anchor buried = ANCHOR.after(DOC, List.of(gone));
    Mark bracket = new Mark.Bracket("k", 0);
    Block bracketed =
        clause.with(
            List.of(
                new Inline.Text("two ", List.of()), new Inline.Text("words", List.of(bracket))));
    Step back = Step.Replace.insert(at, Slice.blocks(List.of(bracketed), 0, 0));
    assertEquals(ANCHOR, buried.after(without, List.of(back)));
    Block other = clause.with(List.of(new Inline.Text("ten words", List.of())));
    Step another = Step.Replace.insert(at, Slice.blocks(List.of(other), 0, 0));
    assertInstanceOf(Anchor.Buried.class, buried.after(without, List.of(another)));
  }

  @Test
  void the_same_words_somewhere_else_are_not_its_words() {
    Anchor.Alive anchor = (Anchor.Alive) ANCHOR;
    Step delete = Step.Replace.delete(anchor.from(), anchor.to());
    Anchor buried = anchor.after(DOC, List.of(delete));
    Doc without = Laws.apply(DOC, delete);
    Step elsewhere = Step.Replace.insert(1, DOC.slice(anchor.from(), anchor.to()));
    Anchor still = buried.after(without, List.of(elsewhere));
    assertTrue(still instanceof Anchor.Buried, still.toString());
  }

  @Test
  void comes_back_when_its_clause_goes_with_the_gap_and_both_come_back() {
    Anchor.Alive anchor = (Anchor.Alive) ANCHOR;
    Step words = Step.Replace.delete(anchor.from(), anchor.to());
    Doc one = Laws.apply(DOC, words);
    Step clause = Texts.delete(one, "b");
    Doc two = Laws.apply(one, clause);
    Anchor deep = anchor.after(DOC, List.of(words)).after(one, List.of(clause));
    Step type = Texts.type(two, "a", 0, "xx");
    Doc three = Laws.apply(two, type);
    Step clauseBack =
        Step.Replace.insert(
            ((Step.Replace) clause).from() + 2,
            one.slice(((Step.Replace) clause).from(), ((Step.Replace) clause).to()));
    Doc four = Laws.apply(three, clauseBack);
    Step wordsBack = Step.Replace.insert(anchor.from() + 2, DOC.slice(anchor.from(), anchor.to()));
    Anchor back =
        deep.after(two, List.of(type))
            .after(three, List.of(clauseBack))
            .after(four, List.of(wordsBack));
    assertEquals(new Anchor.Alive(anchor.from() + 2, anchor.to() + 2), back);
  }

  @Test
  void a_gap_goes_along_with_its_clause() {
    Anchor.Alive anchor = (Anchor.Alive) ANCHOR;
    Step words = Step.Replace.delete(anchor.from(), anchor.to());
    Doc one = Laws.apply(DOC, words);
    List<Step> move = Texts.move(one, "b", "");
    Doc two = Laws.replay(one, move);
    int offset = anchor.from() - Texts.at(DOC, "b");
    Step back =
        Step.Replace.insert(Texts.at(two, "b") + offset, DOC.slice(anchor.from(), anchor.to()));
    Anchor now = anchor.after(DOC, List.of(words)).after(one, move).after(two, List.of(back));
    assertEquals("words", text(Laws.apply(two, back), now));
  }

  @Test
  void comes_back_when_its_clause_is_put_back_alone_or_with_others() {
    int from = Texts.at(DOC, "a");
    int to = Texts.end(DOC, "b");
    Step both = Step.Replace.delete(from, to);
    Doc without = Laws.apply(DOC, both);
    Anchor buried = ANCHOR.after(DOC, List.of(both));
    Slice alone = Slice.blocks(List.of(Texts.block(DOC, "b")), 0, 0);
    Step put = Step.Replace.insert(from, alone);
    assertEquals("words", text(Laws.apply(without, put), buried.after(without, List.of(put))));
    Step one = Texts.delete(DOC, "b");
    Doc rest = Laws.apply(DOC, one);
    Step other = Texts.delete(rest, "a");
    Doc none = Laws.apply(rest, other);
    Anchor deeper = ANCHOR.after(DOC, List.of(one)).after(rest, List.of(other));
    Step together = Step.Replace.insert(from, DOC.slice(from, to));
    assertEquals("words", text(Laws.apply(none, together), deeper.after(none, List.of(together))));
  }
}
