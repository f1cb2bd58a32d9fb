package org.plenary.resolution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.plenary.journal.Entry;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.Answer;
import org.plenary.negotiation.Bracketing;
import org.plenary.negotiation.By;
import org.plenary.negotiation.ClauseStatus;
import org.plenary.negotiation.CommentType;
import org.plenary.negotiation.Input;
import org.plenary.negotiation.Outcome;
import org.plenary.negotiation.ProposalKind;
import org.plenary.negotiation.Revision;
import org.plenary.negotiation.Stance;
import org.plenary.negotiation.Subject;
import org.plenary.negotiation.Tag;
import org.plenary.negotiation.Target;
import org.plenary.people.Capacity;
import org.plenary.refusal.Refused;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Inline;
import org.plenary.text.Kind;
import org.plenary.text.Num;
import org.plenary.text.Slice;
import org.plenary.text.Step;

class ActJsonTest {
  private static final By ATU = new By(3, 7, "Zambezi Union", "ATU", Capacity.DELEGATE);

  private static Block block(String id, String words) {
    return new Block(id, Kind.CLAUSE, 0, Num.AUTO, List.of(new Inline.Text(words, List.of())));
  }

  private static final Doc TEXT = new Doc(List.of(block("aaaa", "that ports are open;")));
  private static final Doc CHANGED = new Doc(List.of(block("aaaa", "that harbours are open;")));

  /** One of each kind, in an order in which they can happen. */
  private static final List<Act> ALL =
      List.of(
          new Act.Contributed(1, "35A18", "ATU", "Ports", "In short", "At length", "4.2"),
          new Act.Proposed(1, 1, "ATU/35A18/1", revision(ProposalKind.MOD, CHANGED)),
          new Act.Received(
              new Input.Spoken(7, "Zambezi Union", "ATU"),
              new Act.Contributed(2, "36", "ATU", "Piers", "", "", ""),
              List.of(new Act.Proposed(5, 2, "ATU/36/1", revision(ProposalKind.MOD, CHANGED)))),
          new Act.Revised(1, revision(ProposalKind.SUP, null)),
          new Act.Joined(1, true),
          new Act.Commented(
              2, "aaaa", 1, 5, "that", 0, CommentType.HUMAN_RIGHTS, Set.of(Tag.PRIVACY), "Hm."),
          new Act.Replied(2, "Why?"),
          new Act.Resolved(2, true),
          new Act.Stated(
              3, "aaaa", "MS OKAFOR", new Input.Spoken(7, "Zambezi Union", "ATU"), "Yes.", "Day 1"),
          new Act.Submitted(4, "aaaa", "academia", "0".repeat(64)),
          new Act.Moderated(4, false, "It is an advertisement."),
          new Act.Positioned(new Subject(1, ""), Stance.LIVE_WITH, "", ""),
          new Act.Bracketed(
              "br1", "aaaa", "Open", List.of(new Bracketing.Option(0, 1, "ATU", false))),
          new Act.Lifted("br1", 0, "Agreed in the room."),
          new Act.TakenUp(1, true, ""),
          new Act.TakenBack(14, "Too early."),
          new Act.StatusDeclared("aaaa", ClauseStatus.PROVISIONAL, ""),
          new Act.SilenceOpened(1, List.of("aaaa"), 5_000),
          new Act.SilenceEnded(1, false, ""),
          new Act.Answered(
              List.of(
                  new Answer(
                      2,
                      Outcome.NOTED,
                      "heard",
                      "considered",
                      List.of(1),
                      "Because.",
                      3,
                      "aaaa",
                      0,
                      ""))),
          new Act.Delivered(2, 40, "page"),
          new Act.Responded(2, true, "That was not it."),
          new Act.Withdrawn(1, ""),
          new Act.FallenDue(2, 40),
          new Act.SittingClosed("Monday", "Tuesday"),
          new Act.Named("First reading", 3),
          new Act.Adopted("by acclamation"));

  private static Revision revision(ProposalKind kind, @org.jspecify.annotations.Nullable Doc text) {
    return new Revision(kind, new Target("aaaa", Target.Place.AT, 0), TEXT, text, 1, 0, "Because.");
  }

  @Test
  void every_kind_is_here() {
    Set<String> kinds = new HashSet<>();
    ALL.forEach(act -> kinds.add(act.kind()));
    assertEquals(ActJson.kinds(), kinds);
  }

  @Test
  void an_act_comes_back_from_its_entry_as_it_was_and_so_does_what_they_add_up_to() {
    State state = new State(1, TEXT, 1, org.plenary.negotiation.Negotiation.NONE);
    for (Act act : ALL) {
      Event event = new Event.Acted(ATU, 1_000 + state.version(), act, null);
      long version = state.version() + 1;
      Entry entry =
          new Entry(
              1,
              version,
              event.kind(),
              3,
              1_000 + state.version(),
              "abcdefgh",
              1,
              EventJson.body(event));
      assertEquals(event, EventJson.event(entry));
      state = event.after(state);
      StateJson.Kept kept =
          StateJson.read(version, StateJson.write(state, 1, new Authorship(1, TEXT, 0).view()));
      assertEquals(state, kept.state(), act.kind());
    }
    assertNotNull(state.negotiation().adopted());
  }

  @Test
  void an_act_with_an_edit_keeps_both() {
    Step step = new Step.Replace(1, 5, Slice.text("THAT"), false);
    Event.Edited edited =
        new Event.Edited(
            List.of(step),
            new java.util.TreeMap<>(),
            org.plenary.text.Change.of(TEXT, List.of(step)));
    Event event = new Event.Acted(ATU, 9, new Act.TakenUp(1, true, ""), edited);
    Event back =
        EventJson.event(new Entry(1, 2, event.kind(), 3, 9, "abcdefgh", 1, EventJson.body(event)));
    assertEquals(
        "THAT", words(back.after(new State(1, TEXT, 1, org.plenary.negotiation.Negotiation.NONE))));
  }

  private static String words(State state) {
    return state.doc().blocks().get(0).plainText().substring(0, 4);
  }

  @Test
  void a_snapshot_keeps_a_remark_whose_words_were_deleted() {
    Act remark =
        new Act.Commented(1, "aaaa", 6, 11, "ports", 0, CommentType.GENERAL, Set.of(), "Which?");
    State said =
        new Event.Acted(ATU, 1, remark, null)
            .after(new State(1, TEXT, 1, org.plenary.negotiation.Negotiation.NONE));
    Step step = Step.Replace.delete(5, 12);
    State deleted =
        new Event.Edited(
                List.of(step),
                new java.util.TreeMap<>(),
                org.plenary.text.Change.of(TEXT, List.of(step)))
            .after(said);
    Input.Comment buried = (Input.Comment) deleted.negotiation().input(1).orElseThrow();
    assertEquals("Buried", String.valueOf(buried.anchor()).substring(0, 6));
    String kept = StateJson.write(deleted, 1, new Authorship(1, TEXT, 0).view());
    assertEquals(deleted, StateJson.read(3, kept).state());
  }

  @Test
  void what_is_left_out_is_empty_and_what_must_be_there_is_missed() {
    ObjectNode comment = ActJson.MAPPER.createObjectNode();
    comment.put("clause", "aaaa").put("type", "general").put("text", "Hm.");
    assertEquals(
        new Act.Commented(0, "aaaa", -1, -1, "", 0, CommentType.GENERAL, Set.of(), "Hm."),
        ActJson.wanted("comment", comment));
    List<String> codes = new ArrayList<>();
    for (String kind : List.of("position", "proposal", "no-such-kind")) {
      Refused refused =
          assertThrows(
              Refused.class, () -> ActJson.wanted(kind, ActJson.MAPPER.createObjectNode()));
      codes.add(refused.refusal().code());
    }
    assertEquals(List.of("act.malformed", "act.malformed", "act.unknown"), codes);
  }
}
