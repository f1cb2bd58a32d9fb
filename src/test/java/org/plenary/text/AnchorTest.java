package org.plenary.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

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
}
