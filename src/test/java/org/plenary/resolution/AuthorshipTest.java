package org.plenary.resolution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.Bracketing;
import org.plenary.negotiation.By;
import org.plenary.people.Capacity;
import org.plenary.text.Applied;
import org.plenary.text.Block;
import org.plenary.text.Brackets;
import org.plenary.text.Change;
import org.plenary.text.Doc;
import org.plenary.text.Inline;
import org.plenary.text.Kind;
import org.plenary.text.Mark;
import org.plenary.text.Num;
import org.plenary.text.Slice;
import org.plenary.text.Step;

/** Words know who wrote them and which proposal brought them, through later edits and snapshots. */
class AuthorshipTest {
  private static final int SECRETARIAT = 1;
  private static final int CHAIR = 2;
  private static final int DELEGATE = 3;

  private State state = State.EMPTY;
  private long now = 1_000;
  private final Authorship authors = new Authorship(0, State.EMPTY.doc(), 0);

  private void happens(int voice, Event event) {
    Doc before = state.doc();
    state = event.after(state);
    authors.take(state.version(), now, voice, event, before);
  }

  private static Event.Edited edit(int from, int to, String words) {
    return edit(new Step.Replace(from, to, Slice.text(words), false));
  }

  private static Event.Edited edit(Step step) {
    List<Step> steps = List.of(step);
    return new Event.Edited(steps, new TreeMap<>(), Change.of(steps, List.of()));
  }

  private static Event takenUp(int proposal, Event.Edited edited) {
    By chair = new By(CHAIR, 7, "Norland", "CEPT", Capacity.CHAIR);
    return new Event.Acted(chair, 10, new Act.TakenUp(proposal, true, ""), edited);
  }

  private void begin() {
    Block clause =
        new Block(
            "c1", Kind.CLAUSE, 0, Num.AUTO, List.of(new Inline.Text("ports open", List.of())));
    happens(SECRETARIAT, new Event.TextSet(new Doc(List.of(clause)), "test"));
  }

  @Test
  void words_of_a_proposal_are_its_own_and_the_rest_stays_whose_it_was() {
    begin();
    happens(CHAIR, takenUp(4, edit(6, 6, " all")));
    happens(DELEGATE, edit(8, 9, "L"));
    assertEquals(
        List.of(
            new Authorship.Span(0, 6, SECRETARIAT, 0, 1, 1_000),
            new Authorship.Span(6, 8, CHAIR, 4, 2, 1_000),
            new Authorship.Span(8, 9, DELEGATE, 0, 3, 1_000),
            new Authorship.Span(9, 10, CHAIR, 4, 2, 1_000),
            new Authorship.Span(10, 16, SECRETARIAT, 0, 1, 1_000)),
        authors.view().spans());
  }

  private static Event.Edited both(List<Step> steps) {
    return new Event.Edited(steps, new TreeMap<>(), Change.of(steps, List.of()));
  }

  private static Event puts(Doc doc, String words, int source) {
    List<Step> steps = new ArrayList<>(Brackets.put(doc, 1, doc.size() - 1, "b1"));
    Doc so = ((Applied.Done) steps.get(0).apply(doc)).doc();
    steps.addAll(Brackets.alternative(so, "b1", List.of(new Inline.Text(words, List.of())), 1));
    By chair = new By(CHAIR, 7, "Norland", "CEPT", Capacity.CHAIR);
    List<Bracketing.Option> options =
        List.of(
            new Bracketing.Option(0, 0, "", false), new Bracketing.Option(1, source, "ATU", false));
    return new Event.Acted(chair, 10, new Act.Bracketed("b1", "c1", "", options), both(steps));
  }

  private Event lifts(int option) {
    By chair = new By(CHAIR, 7, "Norland", "CEPT", Capacity.CHAIR);
    return new Event.Acted(
        chair,
        10,
        new Act.Lifted("b1", option, "It is shorter."),
        both(Brackets.lift(state.doc(), "b1", option)));
  }

  @Test
  void words_of_a_chosen_alternative_are_its_proposals_but_for_those_that_stood_there() {
    begin();
    happens(DELEGATE, edit(1, 1, "All "));
    happens(CHAIR, puts(state.doc(), "All ports stay open", 4));
    happens(DELEGATE, edit(29, 29, " so"));
    happens(CHAIR, lifts(1));
    assertEquals("All ports stay so open", state.doc().blocks().get(0).plainText());
    assertEquals(
        List.of(
            new Authorship.Span(0, 1, SECRETARIAT, 0, 1, 1_000),
            new Authorship.Span(1, 5, DELEGATE, 0, 2, 1_000),
            new Authorship.Span(5, 11, SECRETARIAT, 0, 1, 1_000),
            new Authorship.Span(11, 15, CHAIR, 4, 3, 1_000),
            new Authorship.Span(15, 18, DELEGATE, 0, 2, 1_000),
            new Authorship.Span(18, 19, CHAIR, 4, 3, 1_000),
            new Authorship.Span(19, 24, SECRETARIAT, 0, 1, 1_000)),
        authors.view().spans());
  }

  @Test
  void an_alternative_that_the_chair_wrote_stays_the_chairs() {
    begin();
    happens(CHAIR, puts(state.doc(), "ports stay open", 0));
    happens(CHAIR, lifts(1));
    assertEquals(
        List.of(
            new Authorship.Span(0, 1, SECRETARIAT, 0, 1, 1_000),
            new Authorship.Span(1, 16, CHAIR, 0, 2, 1_000),
            new Authorship.Span(16, 17, SECRETARIAT, 0, 1, 1_000)),
        authors.view().spans());
  }

  private static Inline.Text bracketed(String id, String words) {
    return new Inline.Text(words, List.of(new Mark.Bracket(id, 0)));
  }

  @Test
  void square_brackets_know_who_brought_them_first() {
    begin();
    Slice pasted = Slice.inline(List.of(bracketed("b1", "all")));
    happens(DELEGATE, edit(new Step.Replace(6, 6, pasted, false)));
    now = 2_000;
    Step mark = new Step.AddMark(1, 3, new Mark.Bracket("b2", 0));
    happens(CHAIR, edit(new Step.SetMarks(List.of(mark))));
    happens(CHAIR, edit(new Step.AddMark(6, 8, new Mark.Bracket("b1", 1))));
    happens(
        CHAIR,
        takenUp(
            4, edit(new Step.Replace(1, 1, Slice.inline(List.of(bracketed("b3", "so"))), false))));
    List<Authorship.Brought> brought =
        List.of(
            new Authorship.Brought("b1", DELEGATE, 0, 2, 1_000),
            new Authorship.Brought("b2", CHAIR, 0, 3, 2_000),
            new Authorship.Brought("b3", CHAIR, 4, 5, 2_000));
    assertEquals(brought, authors.view().brackets());
    String kept = StateJson.write(state, now, authors.view());
    assertEquals(brought, StateJson.read(5, kept).authors().view().brackets());
  }

  @Test
  void square_brackets_of_an_imported_text_are_the_importers() {
    Block clause = new Block("c1", Kind.CLAUSE, 0, Num.AUTO, List.of(bracketed("b1", "ports")));
    happens(SECRETARIAT, new Event.TextSet(new Doc(List.of(clause)), "a file"));
    assertEquals(
        List.of(new Authorship.Brought("b1", SECRETARIAT, 0, 1, 1_000)), authors.view().brackets());
  }

  @Test
  void two_proposals_side_by_side_are_kept_apart_when_runs_are_joined() {
    begin();
    happens(CHAIR, takenUp(4, edit(6, 6, "xx")));
    happens(CHAIR, takenUp(5, edit(8, 8, "yy")));
    happens(CHAIR, takenUp(4, edit(8, 8, "zz")));
    authors.compact();
    assertEquals(
        List.of(0, 4, 4, 5, 0), authors.view().spans().stream().map(s -> s.proposal()).toList());
    assertEquals(10, authors.view().spans().get(2).to());
  }

  @Test
  void words_typed_in_one_go_are_one_stretch_and_later_ones_another() {
    begin();
    happens(DELEGATE, edit(6, 6, "a"));
    now += 60_000;
    happens(DELEGATE, edit(7, 7, "b"));
    now += 60_000;
    happens(DELEGATE, edit(8, 8, "c"));
    List<Authorship.Span> spans = authors.view().spans();
    assertEquals(new Authorship.Span(6, 8, DELEGATE, 0, 2, 1_000), spans.get(1));
    assertEquals(new Authorship.Span(8, 9, DELEGATE, 0, 4, 121_000), spans.get(2));
  }

  @Test
  void a_stretch_goes_on_behind_a_snapshot() {
    begin();
    happens(DELEGATE, edit(6, 6, "a"));
    Authorship restored = StateJson.read(2, StateJson.write(state, now, authors.view())).authors();
    now += 1;
    Event next = edit(7, 7, "b");
    Doc before = state.doc();
    happens(DELEGATE, next);
    restored.take(state.version(), now, DELEGATE, next, before);
    assertEquals(authors.view(), restored.view());
    assertEquals(new Authorship.Span(6, 8, DELEGATE, 0, 2, 1_000), restored.view().spans().get(1));
  }

  @Test
  void a_snapshot_keeps_it() {
    begin();
    happens(CHAIR, takenUp(4, edit(6, 6, " all")));
    String body = StateJson.write(state, 10, authors.view());
    assertEquals(authors.view(), StateJson.read(2, body).authors().view());
  }
}
