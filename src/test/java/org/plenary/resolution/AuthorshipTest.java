package org.plenary.resolution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.By;
import org.plenary.people.Capacity;
import org.plenary.text.Block;
import org.plenary.text.Change;
import org.plenary.text.Doc;
import org.plenary.text.Inline;
import org.plenary.text.Kind;
import org.plenary.text.Num;
import org.plenary.text.Slice;
import org.plenary.text.Step;

/** Words know who wrote them and which proposal brought them, through later edits and snapshots. */
class AuthorshipTest {
  private static final int SECRETARIAT = 1;
  private static final int CHAIR = 2;
  private static final int DELEGATE = 3;

  private State state = State.EMPTY;
  private final Authorship authors = new Authorship(0, State.EMPTY.doc(), 0);

  private void happens(int voice, Event event) {
    state = event.after(state);
    authors.take(state.version(), voice, event);
  }

  private static Event.Edited edit(int from, int to, String words) {
    List<Step> steps = List.of(new Step.Replace(from, to, Slice.text(words), false));
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
            new Authorship.Span(0, 6, SECRETARIAT, 0),
            new Authorship.Span(6, 8, CHAIR, 4),
            new Authorship.Span(8, 9, DELEGATE, 0),
            new Authorship.Span(9, 10, CHAIR, 4),
            new Authorship.Span(10, 16, SECRETARIAT, 0)),
        authors.view().spans());
  }

  @Test
  void two_proposals_side_by_side_are_kept_apart_when_runs_are_joined() {
    begin();
    happens(CHAIR, takenUp(4, edit(6, 6, "xx")));
    happens(CHAIR, takenUp(5, edit(8, 8, "yy")));
    happens(CHAIR, takenUp(4, edit(8, 8, "zz")));
    authors.compact();
    assertEquals(
        List.of(0, 4, 5, 0), authors.view().spans().stream().map(s -> s.proposal()).toList());
    assertEquals(10, authors.view().spans().get(1).to());
  }

  @Test
  void a_snapshot_keeps_it() {
    begin();
    happens(CHAIR, takenUp(4, edit(6, 6, " all")));
    String body = StateJson.write(state, 10, authors.view());
    assertEquals(authors.view(), StateJson.read(2, body).authors().view());
  }
}
