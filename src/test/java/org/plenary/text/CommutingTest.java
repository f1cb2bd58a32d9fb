package org.plenary.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What authors may expect of a rebase, by chance. */
class CommutingTest {

  private static final long SEED = Long.getLong("plenary.fuzz.seed", System.nanoTime());
  private static final int CASES = 4_000;

  private static String seed(int n) {
    return "-Dplenary.fuzz.seed=" + SEED + " case " + n;
  }

  private static Doc clauses(RandomText text, int count) {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      blocks.add(new Block("c" + i, Kind.CLAUSE, 0, Num.AUTO, text.inlines(3)));
    }
    return new Doc(blocks);
  }

  /** An edit within one clause; null if this one does not fit. */
  private static List<Step> inClause(RandomText text, Doc doc, String id) {
    List<Step> steps = new ArrayList<>();
    Doc now = doc;
    for (int tries = 0; tries < 8; tries++) {
      int start = Texts.at(now, id) + 1;
      int size = Texts.block(now, id).contentSize();
      int from = start + text.below(size + 1);
      int to = Math.min(start + size, from + text.below(5));
      Step step =
          switch (text.below(6)) {
            case 0 -> Step.Replace.delete(from, to);
            case 1 -> new Step.AddMark(from, to, text.mark());
            case 2 -> new Step.SetAttr(start - 1, "level", text.below(4));
            case 3 -> Texts.split(now, id, from - start, text.id() + id);
            default -> Step.Replace.insert(from, Slice.text(text.text(2)));
          };
      boolean empty = !(step instanceof Step.SetAttr) && from == to && text.below(1) == 0;
      boolean something =
          !empty || step instanceof Step.Replace replace && !replace.slice().isEmpty();
      if (something && step.apply(now) instanceof Applied.Done done) {
        steps.add(step);
        now = done.doc();
      }
    }
    return steps;
  }

  @Test
  void edits_in_different_clauses_never_drop_and_commute() {
    for (int n = 0; n < CASES; n++) {
      RandomText text = new RandomText(SEED + n);
      Doc doc = clauses(text, 4);
      List<Step> other = inClause(text, doc, "c" + text.below(2));
      List<Step> mine = inClause(text, doc, "c" + (2 + text.below(2)));
      Rebased a = Texts.beside(doc, List.of(other), mine, Guards.form());
      Rebased b = Texts.beside(doc, List.of(mine), other, Guards.form());
      assertEquals(Map.of(), a.why(), seed(n));
      assertEquals(a.doc(), b.doc(), seed(n));
    }
  }

  @Test
  void a_sole_authors_steps_stay_as_they_are() {
    for (int n = 0; n < CASES; n++) {
      RandomText text = new RandomText(SEED + n);
      Doc doc = text.doc();
      List<Step> mine = new ArrayList<>();
      Doc now = doc;
      for (int tries = 0; tries < 12; tries++) {
        List<Step> next = text.chance(30) ? moving(text, now) : List.of(text.step(now));
        for (Step step : next) {
          if (step.equals(step.map(Mapping.EMPTY))
              && step.apply(now) instanceof Applied.Done done) {
            mine.add(step);
            now = done.doc();
          }
        }
      }
      Rebased rebased = Rebase.rebase(doc, Laws.groups(mine), List.of(), Guard.NONE);
      assertEquals(mine, rebased.steps(), seed(n));
      assertEquals(now, rebased.doc(), seed(n));
    }
  }

  private static List<Step> moving(RandomText text, Doc doc) {
    int count = doc.array().length;
    int index = text.below(count);
    Block block = doc.array()[index];
    int at = RandomText.start(doc, index);
    if (count < 2) {
      return List.of();
    }
    Step out = Step.Replace.delete(at, at + block.nodeSize());
    Doc without = Laws.apply(doc, out);
    int to = RandomText.start(without, text.below(count));
    return List.of(out, Step.Replace.insert(to, Slice.blocks(List.of(block), 0, 0)));
  }

  @Test
  void typing_meets_moves_and_nothing_is_lost_or_doubled() {
    for (int n = 0; n < CASES; n++) {
      RandomText text = new RandomText(SEED + n);
      Doc doc = clauses(text, 5);
      List<Step> moves = new ArrayList<>();
      Doc now = doc;
      for (int i = 1 + text.below(3); i > 0; i--) {
        List<Step> move = moving(text, now);
        moves.addAll(move);
        now = Laws.replay(now, move);
      }
      List<Step> typing = new ArrayList<>();
      Doc typed = doc;
      for (int i = 0; i < 4; i++) {
        String id = "c" + text.below(5);
        int offset = text.below(Texts.block(typed, id).contentSize() + 1);
        Step step = Texts.type(typed, id, offset, "<" + i + id + ">");
        if (step.apply(typed) instanceof Applied.Done done) {
          typing.add(step);
          typed = done.doc();
        }
      }
      Rebased a = Texts.beside(doc, List.of(moves), typing, Guards.form());
      Rebased b = Texts.beside(doc, List.of(typing), moves, Guards.form());
      for (Rebased rebased : List.of(a, b)) {
        assertEquals(Map.of(), rebased.why(), seed(n));
        assertNull(Form.check(rebased.doc()), seed(n));
        assertEquals(names(now), names(rebased.doc()), seed(n));
        for (int i = 0; i < 5; i++) {
          assertEquals(Texts.block(typed, "c" + i), Texts.block(rebased.doc(), "c" + i), seed(n));
        }
      }
    }
  }

  private static List<String> names(Doc doc) {
    return doc.blocks().stream().map(Block::id).toList();
  }

  @Test
  void whatever_happens_locked_clauses_stay_and_names_are_unique() {
    int refused = 0;
    for (int n = 0; n < CASES; n++) {
      RandomText text = new RandomText(SEED + n);
      Doc doc = clauses(text, 5);
      Guard guard = Guards.all(Guards.form(), Guards.locked(Set.of("c1", "c3")));
      List<List<Step>> others = new ArrayList<>();
      Doc head = doc;
      for (int i = text.below(6); i > 0; i--) {
        List<Step> wish = text.chance(40) ? moving(text, head) : List.of(text.step(head));
        Rebased entry = Rebase.rebase(head, List.of(wish), List.of(), guard);
        others.add(entry.steps().stream().filter(step -> step != null).toList());
        head = entry.doc();
      }
      List<Step> mine = new ArrayList<>();
      Doc now = doc;
      for (int i = 0; i < 4; i++) {
        List<Step> wish = text.chance(40) ? moving(text, now) : List.of(text.step(now));
        for (Step step : wish) {
          if (step.apply(now) instanceof Applied.Done done) {
            mine.add(step);
            now = done.doc();
          }
        }
      }
      Rebased rebased = Texts.beside(doc, others, mine, guard);
      assertNull(Form.check(rebased.doc()), seed(n));
      for (String locked : List.of("c1", "c3")) {
        assertEquals(Texts.block(doc, locked), Texts.block(rebased.doc(), locked), seed(n));
      }
      assertEquals(new HashSet<>(names(rebased.doc())).size(), names(rebased.doc()).size());
      refused += rebased.why().isEmpty() ? 0 : 1;
    }
    assertTrue(refused > CASES / 20, "the guards had something to do");
    assertFalse(refused == CASES);
  }
}
