package org.plenary.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The rules of docs/clause-identity.md. */
class ClauseIdentityTest {

  private static final Doc DOC = Texts.doc("a:one", "b:two", "c:three", "d:four");
  private static final Guard FORM = Guards.form();

  private static List<String> after(List<Step> mine) {
    Rebased rebased = Texts.beside(DOC, List.of(), mine, FORM);
    assertEquals(Map.of(), rebased.why());
    assertEquals(mine, rebased.steps(), "a sole author's steps stay as they are");
    return Texts.show(rebased.doc());
  }

  private static Rebased beside(List<Step> other, List<Step> mine) {
    return Texts.beside(DOC, List.of(other), mine, FORM);
  }

  @Test
  void the_first_part_of_a_split_keeps_the_name() {
    assertEquals(
        List.of("a:one", "b:two", "c:th", "x:ree", "d:four"),
        after(List.of(Texts.split(DOC, "c", 2, "x"))));
    assertEquals(
        List.of("a:one", "b:two", "c:", "x:three", "d:four"),
        after(List.of(Texts.split(DOC, "c", 0, "x"))));
  }

  @Test
  void the_first_block_of_a_join_keeps_name_and_attributes() {
    Doc doc = Laws.apply(DOC, new Step.SetAttr(Texts.at(DOC, "c"), "level", 2));
    Doc joined = Laws.apply(doc, Texts.join(doc, "c"));
    assertEquals(List.of("a:one", "b:twothree", "d:four"), Texts.show(joined));
    assertEquals(0, Texts.block(joined, "b").level());
  }

  @Test
  void a_split_and_a_join_are_known_from_their_steps() {
    Step split = Texts.split(DOC, "c", 2, "x");
    Doc parted = Laws.apply(DOC, split);
    List<Step> steps = List.of(split, Texts.type(parted, "x", 3, "!"));
    assertEquals(List.of(new Division(false, "c", "x")), Division.all(DOC, steps));
    assertEquals(
        List.of(new Division(true, "c", "x")), Division.all(parted, List.of(split.invert(DOC))));
    assertEquals(
        List.of(new Division(true, "b", "c")), Division.all(DOC, List.of(Texts.join(DOC, "c"))));
    assertEquals(
        List.of(), Division.all(DOC, List.of(Texts.split(DOC, "c", 5, "x"))), "an empty clause");
    assertEquals(List.of(), Division.all(DOC, List.of(Texts.delete(DOC, "b"))));
    assertEquals(List.of(), Division.all(DOC, List.of(Texts.type(DOC, "c", 5, "!"))));
  }

  @Test
  void typing_in_the_second_part_of_a_join_arrives_in_the_joined_block() {
    Rebased rebased = beside(List.of(Texts.join(DOC, "c")), List.of(Texts.type(DOC, "c", 5, "!")));
    assertEquals(List.of("a:one", "b:twothree!", "d:four"), Texts.show(rebased.doc()));
  }

  @Test
  void undo_of_a_deletion_gives_the_same_block_back() {
    Step delete = Texts.delete(DOC, "b");
    assertEquals(DOC, Laws.apply(Laws.apply(DOC, delete), delete.invert(DOC)));
  }

  @Test
  void a_move_keeps_the_name() {
    assertEquals(List.of("c:three", "a:one", "b:two", "d:four"), after(Texts.move(DOC, "c", "a")));
    assertEquals(List.of("b:two", "c:three", "d:four", "a:one"), after(Texts.move(DOC, "a", "")));
  }

  @Test
  void typing_made_before_a_move_was_known_arrives_at_the_new_place() {
    for (String before : List.of("a", "")) {
      Rebased rebased =
          beside(Texts.move(DOC, "c", before), List.of(Texts.type(DOC, "c", 2, "XYZ")));
      assertEquals("thXYZree", Texts.block(rebased.doc(), "c").plainText());
      assertEquals(4, rebased.doc().blocks().size());
    }
  }

  @Test
  void a_late_move_carries_along_what_others_typed() {
    for (String before : List.of("a", "")) {
      Rebased rebased =
          beside(List.of(Texts.type(DOC, "c", 2, "XYZ")), Texts.move(DOC, "c", before));
      assertEquals("thXYZree", Texts.block(rebased.doc(), "c").plainText());
      assertEquals(before.isEmpty() ? 3 : 0, index(rebased.doc(), "c"));
      assertEquals(1, rebased.change().moves().size());
    }
  }

  private static int index(Doc doc, String id) {
    return Place.of(doc, Texts.at(doc, id)).index();
  }

  @Test
  void a_late_move_carries_along_levels_marks_and_splits() {
    List<Step> other =
        List.of(
            new Step.SetAttr(Texts.at(DOC, "b"), "level", 1),
            new Step.AddMark(Texts.at(DOC, "b") + 1, Texts.end(DOC, "b") - 1, new Mark.Strong()),
            Texts.split(DOC, "b", 1, "x"));
    Rebased rebased = beside(other, Texts.move(DOC, "b", ""));
    assertEquals(List.of("a:one", "c:three", "d:four", "b:t", "x:wo"), Texts.show(rebased.doc()));
    assertEquals(1, Texts.block(rebased.doc(), "b").level());
    assertEquals(
        List.of(new Mark.Strong()), Texts.block(rebased.doc(), "x").content().get(0).marks());
  }

  @Test
  void a_late_move_carries_along_brackets_when_nothing_else_came() {
    Mark bracket = new Mark.Bracket("k1", 0);
    List<Step> other =
        List.of(new Step.AddMark(Texts.at(DOC, "b") + 1, Texts.end(DOC, "b") - 1, bracket));
    Rebased rebased = beside(other, Texts.move(DOC, "b", ""));
    assertEquals(List.of("a:one", "c:three", "d:four", "b:two"), Texts.show(rebased.doc()));
    assertEquals(List.of(bracket), Texts.block(rebased.doc(), "b").content().get(0).marks());
  }

  @Test
  void what_the_mover_types_after_a_late_move_stands_where_it_was_typed() {
    List<Step> move = Texts.move(DOC, "c", "a");
    Doc moved = Laws.replay(DOC, move);
    List<Step> mine = new ArrayList<>(move);
    mine.add(Texts.type(moved, "c", 5, "!"));
    mine.add(Texts.type(Laws.replay(DOC, mine), "a", 0, "^"));
    Rebased rebased = beside(List.of(Texts.type(DOC, "c", 0, "XYZ")), mine);
    assertEquals(List.of("c:XYZthree!", "a:^one", "b:two", "d:four"), Texts.show(rebased.doc()));
  }

  @Test
  void two_moves_of_one_clause_do_not_double_it() {
    Rebased rebased = beside(Texts.move(DOC, "c", "a"), Texts.move(DOC, "c", ""));
    assertEquals(List.of("a:one", "b:two", "d:four", "c:three"), Texts.show(rebased.doc()));
  }

  @Test
  void several_moves_in_one_commit() {
    List<Step> mine = new ArrayList<>(Texts.move(DOC, "a", ""));
    Doc once = Laws.replay(DOC, mine);
    mine.addAll(Texts.move(once, "d", "b"));
    Rebased rebased =
        beside(List.of(Texts.type(DOC, "a", 3, "A"), Texts.type(DOC, "d", 0, "")), mine);
    assertEquals(List.of("d:four", "b:two", "c:three", "a:oneA"), Texts.show(rebased.doc()));
    assertEquals(2, rebased.change().moves().size());
  }

  @Test
  void a_move_of_what_others_deleted_is_dropped() {
    Rebased rebased = beside(List.of(Texts.delete(DOC, "c")), Texts.move(DOC, "c", "a"));
    assertEquals(List.of("a:one", "b:two", "d:four"), Texts.show(rebased.doc()));
    assertNull(rebased.steps().get(1));
    assertEquals("step.gone", rebased.why().get(1));
  }

  @Test
  void undo_of_a_move_is_a_move_and_carries_along() {
    List<Step> move = Texts.move(DOC, "c", "a");
    Doc moved = Laws.replay(DOC, move);
    List<Step> undo = Texts.inverse(DOC, move);
    Rebased rebased =
        Texts.beside(moved, List.of(List.of(Texts.type(moved, "c", 5, "!"))), undo, FORM);
    assertEquals(List.of("a:one", "b:two", "c:three!", "d:four"), Texts.show(rebased.doc()));
  }

  @Test
  void a_range_half_in_a_moved_clause_takes_nothing_else_with_it() {
    Step across = Step.Replace.delete(Texts.at(DOC, "a") + 2, Texts.at(DOC, "c") + 3);
    Rebased rebased = beside(Texts.move(DOC, "c", ""), List.of(across));
    assertEquals("three", Texts.block(rebased.doc(), "c").plainText());
    assertEquals("four", Texts.block(rebased.doc(), "d").plainText());
  }

  @Test
  void a_clause_put_beside_a_moved_one_deletes_nothing() {
    for (int at : List.of(Texts.at(DOC, "c"), Texts.end(DOC, "c"))) {
      for (String before : List.of("a", "")) {
        Slice slice = Slice.blocks(List.of(Texts.clause("x:new")), 0, 0);
        Rebased rebased =
            beside(Texts.move(DOC, "c", before), List.of(Step.Replace.insert(at, slice)));
        assertEquals(5, rebased.doc().blocks().size());
      }
    }
  }

  @Test
  void typing_after_a_refused_move_stays_in_the_clause() {
    List<Step> move = Texts.move(DOC, "c", "a");
    Doc moved = Laws.replay(DOC, move);
    List<List<Step>> groups = List.of(move, List.of(Texts.type(moved, "c", 5, "!")));
    Guard noDeletion =
        (before, step, after) ->
            after.blocks().size() < before.blocks().size() ? "no.deletion" : null;
    Rebased rebased = Rebase.rebase(DOC, groups, List.of(), noDeletion);
    assertEquals(List.of("a:one", "b:two", "c:three!", "d:four"), Texts.show(rebased.doc()));
    assertEquals(Map.of(0, "no.deletion", 1, "group.refused"), rebased.why());
  }

  @Test
  void an_id_cannot_be_set() {
    assertInstanceOf(Applied.Failed.class, new Step.SetAttr(0, "id", "x").apply(DOC));
  }

  @Test
  void levels_only_where_they_may_be_and_ids_only_once() {
    Doc call = Laws.apply(DOC, new Step.SetAttr(0, "kind", "call"));
    Step level = new Step.SetAttr(0, "level", 1);
    assertEquals("block.level", FORM.refuse(call, level, Laws.apply(call, level)));
    Step twice = Step.Replace.insert(0, Slice.blocks(List.of(Texts.clause("d:again")), 0, 0));
    assertEquals("id.taken", FORM.refuse(DOC, twice, Laws.apply(DOC, twice)));
    Step bad = Step.Replace.insert(0, Slice.blocks(List.of(Texts.clause("d d:x")), 0, 0));
    assertEquals("id.malformed", FORM.refuse(DOC, bad, Laws.apply(DOC, bad)));
  }

  @Test
  void a_locked_clause_stays_as_it_is() {
    Guard guard = Guards.all(FORM, Guards.locked(Set.of("b")));
    for (List<Step> mine :
        List.of(
            List.of(Texts.type(DOC, "b", 1, "x")),
            List.of(Texts.type(DOC, "b", 0, "x")),
            List.of(Texts.delete(DOC, "b")),
            List.of(Texts.join(DOC, "b")),
            List.of(Texts.join(DOC, "c")),
            List.of(Texts.split(DOC, "b", 0, "x")),
            List.of(Texts.split(DOC, "b", 2, "x")),
            List.of((Step) new Step.SetAttr(Texts.at(DOC, "b"), "level", 1)),
            List.of((Step) new Step.AddMark(0, DOC.size(), new Mark.Strong())),
            Texts.move(DOC, "b", ""))) {
      Rebased rebased = Texts.beside(DOC, List.of(), mine, guard);
      assertEquals(DOC, rebased.doc());
      assertEquals("clause.locked", rebased.why().get(0), mine::toString);
    }
  }

  @Test
  void a_clause_may_come_to_stand_beside_a_locked_one() {
    Guard guard = Guards.all(FORM, Guards.locked(Set.of("b")));
    Slice slice = Slice.blocks(List.of(Texts.clause("x:new")), 0, 0);
    for (int at : List.of(Texts.at(DOC, "b"), Texts.end(DOC, "b"))) {
      Rebased rebased =
          Texts.beside(DOC, List.of(), List.of(Step.Replace.insert(at, slice)), guard);
      assertEquals(Map.of(), rebased.why());
    }
    Rebased moved = Texts.beside(DOC, List.of(), Texts.move(DOC, "c", "b"), guard);
    assertEquals(List.of("a:one", "c:three", "b:two", "d:four"), Texts.show(moved.doc()));
  }

  @Test
  void lifting_a_bracket_takes_along_what_it_leaves_empty() {
    Doc open = Laws.replay(DOC, Brackets.put(DOC, Texts.at(DOC, "b"), Texts.end(DOC, "c"), "k"));
    Doc kept = Laws.replay(open, Brackets.lift(open, "k", 0));
    assertEquals(List.of("a:one", "b:two", "c:three", "d:four"), Texts.show(kept));
    Doc gone = Laws.replay(open, Brackets.lift(open, "k", Brackets.NO_TEXT));
    assertEquals(List.of("a:one", "d:four"), Texts.show(gone));
  }
}
