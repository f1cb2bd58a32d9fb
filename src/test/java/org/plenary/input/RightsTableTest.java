package org.plenary.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.Answer;
import org.plenary.negotiation.Author;
import org.plenary.negotiation.Bracketing;
import org.plenary.negotiation.By;
import org.plenary.negotiation.ClauseStatus;
import org.plenary.negotiation.CommentType;
import org.plenary.negotiation.Input;
import org.plenary.negotiation.Outcome;
import org.plenary.negotiation.ProposalKind;
import org.plenary.negotiation.Revision;
import org.plenary.negotiation.Rules;
import org.plenary.negotiation.Stance;
import org.plenary.negotiation.Subject;
import org.plenary.negotiation.Target;
import org.plenary.people.Capacity;
import org.plenary.people.Rights;
import org.plenary.resolution.Command;
import org.plenary.resolution.Decision;
import org.plenary.resolution.Event;
import org.plenary.resolution.State;
import org.plenary.text.Block;
import org.plenary.text.Brackets;
import org.plenary.text.Doc;
import org.plenary.text.Inline;
import org.plenary.text.Kind;
import org.plenary.text.Mark;
import org.plenary.text.Num;
import org.plenary.text.Slice;
import org.plenary.text.Step;

/**
 * Who may do what, in which state, to whose: every kind of act by every capacity, of the own and of
 * another delegation, while the resolution is open, after its inputs were withdrawn, on clauses
 * that are agreed or closed, and after it was adopted. What the table does not allow must be
 * refused.
 */
class RightsTableTest {
  private static final String WHY = "Because the harbour needs it.";
  private static final long DAY = 24L * 3_600_000;

  private static final By OWN = new By(1, 7, "Sahelia", "ATU", Capacity.DELEGATE);
  private static final By OTHER = new By(2, 8, "Coralia", "APT", Capacity.DELEGATE);
  private static final By CHAIR = new By(3, 9, "Norland", "CEPT", Capacity.CHAIR);
  private static final By SERVER = new By(4, 0, "", "", Capacity.SERVER);
  private static final By PUBLIC = new By(5, 0, "", "", Capacity.PUBLIC);
  private static final By DESK = new By(6, 10, "Secretariat", "", Capacity.SECRETARIAT);

  /** When: the state in which it is asked for. */
  private enum When {
    OPEN,
    WITHDRAWN,
    AGREED,
    CLOSED,
    ADOPTED
  }

  /**
   * Who may: letters of capacities (D delegate, H head, C chair, E editor, S secretariat, O
   * observer, P public, V server), capital where it must be the own delegation's input.
   *
   * @param own whether only the delegation whose input it is may
   * @param notOwn whether just that one may not
   * @param withdrawn whether it is allowed still when the inputs were withdrawn
   * @param adopted whether it is allowed still when the resolution is adopted
   * @param agreed who may when the clauses are agreed
   * @param closed who may when they are closed
   */
  private record May(
      String who,
      boolean own,
      boolean notOwn,
      boolean withdrawn,
      boolean adopted,
      String agreed,
      String closed) {
    static May all(String who) {
      return new May(who, false, false, true, false, who, who);
    }

    /** It changes the text of a clause: only those may who may open it. */
    static May writing(String who, String locked) {
      return new May(who, false, false, true, false, locked, locked);
    }

    May notWhenClosed() {
      return new May(who, own, notOwn, withdrawn, adopted, agreed, "");
    }

    May ownOnly() {
      return new May(who, true, false, withdrawn, adopted, agreed, closed);
    }

    May notOwnOnly() {
      return new May(who, false, true, withdrawn, adopted, agreed, closed);
    }

    May notWithdrawn() {
      return new May(who, own, notOwn, false, adopted, agreed, closed);
    }

    May stillWhenAdopted() {
      return new May(who, own, notOwn, withdrawn, true, agreed, closed);
    }
  }

  private static final Map<String, May> TABLE = new TreeMap<>();

  static {
    TABLE.put("contribution", May.all("DH"));
    TABLE.put("edit", May.writing("DHCES", "CS"));
    TABLE.put("proposal", May.all("DH").notWhenClosed());
    TABLE.put("proposal to change a proposal", May.all("DH").notWithdrawn().notWhenClosed());
    TABLE.put("received", May.all("S").notWhenClosed());
    TABLE.put("revision", May.all("DH").ownOnly().notWithdrawn().notWhenClosed());
    TABLE.put("withdrawal", May.all("DHCESO").ownOnly().notWithdrawn());
    TABLE.put("supporter", May.all("DH").notOwnOnly().notWithdrawn());
    TABLE.put("comment", May.all("DHCESO"));
    TABLE.put("reply", May.all("DHCESO"));
    TABLE.put("thread", May.all("DHSO").ownOnly());
    TABLE.put("statement", May.all("S"));
    TABLE.put("submission", May.all("P"));
    TABLE.put("moderation", May.all("S"));
    TABLE.put("position", May.all("DH").notWithdrawn());
    TABLE.put("brackets", May.writing("DHCES", "CS"));
    TABLE.put("brackets-lifted", May.all("C"));
    TABLE.put("taken-up", May.writing("CE", "C").notWithdrawn());
    TABLE.put("taken-back", May.writing("CE", "C"));
    TABLE.put("clause-status", May.all("CS"));
    TABLE.put("silence", May.writing("C", ""));
    TABLE.put("silence-end", May.all("DH"));
    TABLE.put("silence-end by the clock", May.all("V"));
    TABLE.put("answer", May.all("C").notWithdrawn().stillWhenAdopted());
    TABLE.put("delivery", May.all("V").stillWhenAdopted());
    TABLE.put("due", May.all("V").notWithdrawn().stillWhenAdopted());
    TABLE.put("response", May.all("DHCESOP").ownOnly().stillWhenAdopted());
    TABLE.put("sitting", May.all("C"));
    TABLE.put("naming", May.all("CS").stillWhenAdopted());
    TABLE.put("adoption", May.all("C"));
  }

  private static char letter(Capacity capacity) {
    return switch (capacity) {
      case DELEGATE -> 'D';
      case HEAD -> 'H';
      case CHAIR -> 'C';
      case EDITOR -> 'E';
      case SECRETARIAT -> 'S';
      case OBSERVER -> 'O';
      case PUBLIC -> 'P';
      case SERVER -> 'V';
    };
  }

  private static Block block(String id, String words, List<Mark> marks) {
    return new Block(id, Kind.CLAUSE, 0, Num.AUTO, List.of(new Inline.Text(words, marks)));
  }

  private static final Doc TEXT =
      new Doc(
          List.of(
              block("c1", "ports are open", List.of()),
              block("c2", "lights are kept", List.of(new Mark.Bracket("br1", 0))),
              block("c3", "pilots are trained", List.of())));

  private static State open() {
    State state = new State(1, TEXT, 1, org.plenary.negotiation.Negotiation.NONE);
    state = after(state, OWN, new Act.Proposed(1, 0, "ATU/DT/1", mod("ports are wide open")));
    state =
        after(
            state,
            OWN,
            new Act.Commented(2, "c1", -1, -1, "", 0, CommentType.GENERAL, Set.of(), "Hm."));
    state = after(state, PUBLIC, new Act.Submitted(3, "c1", "academia", "0".repeat(64)));
    // Answered, contested by nobody, delivered to nobody yet.
    state = after(state, CHAIR, new Act.Answered(List.of(answer(1), answer(2), answer(3))));
    state = after(state, CHAIR, new Act.TakenUp(1, true, ""));
    return after(state, CHAIR, new Act.SilenceOpened(1, List.of("c3"), 2 * DAY));
  }

  private static Answer answer(int input) {
    return new Answer(input, Outcome.NOTED, "", "", List.of(), WHY, 0, "", 0, "");
  }

  private static Revision mod(String words) {
    Doc before = new Doc(TEXT.blocks().subList(0, 1));
    Doc text = new Doc(List.of(block("c1", words, List.of())));
    Target target = new Target("c1", Target.Place.AT, 0);
    return new Revision(ProposalKind.MOD, target, before, text, 1, 0, "");
  }

  private static Revision amendment() {
    Revision first = mod("ports are wide open");
    Target target = new Target("c1", Target.Place.AT, 1);
    Doc text = new Doc(List.of(block("c1", "ports are open wide", List.of())));
    return new Revision(ProposalKind.MOD, target, first.text(), text, 1, 0, "");
  }

  private static State after(State state, By by, Act act) {
    return new Event.Acted(by, DAY, act, null).after(state);
  }

  /** All its clauses have that status. */
  private static State declared(State state, ClauseStatus status) {
    State now = state;
    for (Block block : TEXT.blocks()) {
      now = after(now, CHAIR, new Act.StatusDeclared(block.id(), status, ""));
    }
    return now;
  }

  private static State state(When when) {
    State state = open();
    return switch (when) {
      case OPEN -> state;
      case WITHDRAWN ->
          after(after(state, OWN, new Act.Withdrawn(1, "")), OWN, new Act.Withdrawn(2, ""));
      case AGREED -> declared(state, ClauseStatus.AGREED);
      case CLOSED -> declared(state, ClauseStatus.CLOSED);
      case ADOPTED -> after(state, CHAIR, new Act.Adopted(""));
    };
  }

  /** What is asked for: it would be in order if only the right one asked. */
  private static Act wanted(String kind) {
    return switch (kind) {
      case "contribution" -> new Act.Contributed(0, "35A18", "ATU", "Ports", "", "", "");
      case "proposal" -> new Act.Proposed(0, 0, "", mod("ports stay open"));
      case "proposal to change a proposal" -> new Act.Proposed(0, 0, "", amendment());
      case "received" ->
          new Act.Received(
              new Input.Spoken(7, "Sahelia", "ATU"),
              new Act.Contributed(0, "36", "ATU", "Ports", "", "", ""),
              List.of(new Act.Proposed(0, 0, "ATU/36/1", mod("ports stay open"))));
      case "revision" -> new Act.Revised(1, mod("ports stay open"));
      case "withdrawal" -> new Act.Withdrawn(1, "");
      case "supporter" -> new Act.Joined(1, true);
      case "comment" ->
          new Act.Commented(0, "c1", -1, -1, "", 0, CommentType.GENERAL, Set.of(), "Hm.");
      case "reply" -> new Act.Replied(2, "Well.");
      case "thread" -> new Act.Resolved(2, true);
      case "statement" ->
          new Act.Stated(
              0, "c1", "MS OKAFOR", new Input.Spoken(7, "Sahelia", "ATU"), "Yes.", "Day 1");
      case "submission" -> new Act.Submitted(0, "c1", "academia", "0".repeat(64));
      case "moderation" -> new Act.Moderated(3, false, WHY);
      case "position" -> new Act.Positioned(new Subject(1, ""), Stance.SUPPORT, "", "");
      case "brackets" ->
          new Act.Bracketed("br2", "c1", "", List.of(new Bracketing.Option(0, 0, "", false)));
      case "brackets-lifted" -> new Act.Lifted("br1", 0, WHY);
      case "taken-up" -> new Act.TakenUp(1, true, "");
      case "taken-back" -> new Act.TakenBack(6, "");
      case "clause-status" -> new Act.StatusDeclared("c1", ClauseStatus.PROVISIONAL, WHY);
      case "silence" -> new Act.SilenceOpened(0, List.of("c1"), 3 * DAY);
      case "silence-end" -> new Act.SilenceEnded(1, true, WHY);
      case "silence-end by the clock" -> new Act.SilenceEnded(1, false, "");
      case "answer" -> new Act.Answered(List.of(answer(1)));
      case "delivery" -> new Act.Delivered(1, 5, "page");
      case "response" -> new Act.Responded(1, false, "");
      case "sitting" -> new Act.SittingClosed("Monday", "");
      case "due" -> new Act.FallenDue(1, 5);
      case "naming" -> new Act.Named("First reading", 1);
      case "adoption" -> new Act.Adopted("");
      default -> throw new AssertionError("nothing to ask for: " + kind);
    };
  }

  private static boolean expected(String kind, Capacity capacity, boolean own, When when) {
    May may = TABLE.get(kind);
    boolean chairsThread =
        kind.equals("thread") && (capacity == Capacity.CHAIR || capacity == Capacity.EDITOR);
    if (when == When.ADOPTED && !may.adopted() || when == When.WITHDRAWN && !may.withdrawn()) {
      return false;
    }
    if (chairsThread) {
      return true;
    }
    String who =
        when == When.AGREED ? may.agreed() : when == When.CLOSED ? may.closed() : may.who();
    boolean whose = may.own() ? own : !may.notOwn() || !own;
    return whose && who.indexOf(letter(capacity)) >= 0;
  }

  /** A state in which only the right one is missing: brackets and a clock stand in nobody's way. */
  private static State prepared(State state, String kind) {
    if (kind.equals("due")) {
      Answer later =
          new Answer(1, Outcome.DEFERRED, "", "", List.of(), WHY, 0, "", 0, "1970-01-02");
      return after(state, CHAIR, new Act.Answered(List.of(later)));
    }
    if (!kind.equals("adoption")) {
      return state;
    }
    Doc lifted = new Doc(List.of(TEXT.blocks().get(0), TEXT.blocks().get(2)));
    State ready = new State(state.version(), lifted, state.base(), state.negotiation());
    return after(ready, OTHER, new Act.SilenceEnded(1, true, WHY));
  }

  private static boolean happens(String kind, Capacity capacity, boolean own, When when) {
    State state = prepared(state(when), kind);
    By by = new By(20, own ? 7 : 11, own ? "Sahelia" : "Novaria", "ATU", capacity);
    Command command = command(kind, state);
    if (!Rights.may(capacity, command.right())) {
      return false;
    }
    long at = kind.equals("silence-end by the clock") ? 2 * DAY + 1 : DAY + 1;
    return command.decide(state, List.of(), new Author(by, at)) instanceof Decision.Accepted done
        && (!(done.event() instanceof Event.Edited edited) || edited.why().isEmpty());
  }

  /** What is asked for with the edit of the text that goes with it. */
  private static Command command(String kind, State state) {
    List<Step> types = List.of(Step.Replace.insert(1, Slice.text("all ")));
    if (kind.equals("edit")) {
      return new Command.Edit(state.version(), List.of(types));
    }
    List<Step> steps =
        switch (kind) {
          case "taken-up", "taken-back" -> types;
          case "brackets" -> Brackets.put(state.doc(), 1, 6, "br2");
          case "brackets-lifted" -> Brackets.lift(state.doc(), "br1", 0);
          default -> List.of();
        };
    Act act = kind.equals("due") ? new Act.FallenDue(1, state.version()) : wanted(kind);
    return new Command.Do(-1, act, steps);
  }

  @TestFactory
  Stream<DynamicTest> nobody_does_what_the_table_does_not_allow() {
    return TABLE.keySet().stream()
        .map(
            kind ->
                dynamicTest(
                    kind,
                    () -> {
                      List<String> wrong = new ArrayList<>();
                      for (Capacity capacity : Capacity.values()) {
                        for (boolean own : List.of(true, false)) {
                          for (When when : When.values()) {
                            boolean expected = expected(kind, capacity, own, when);
                            if (happens(kind, capacity, own, when) != expected) {
                              String whose = own ? "own" : "other";
                              wrong.add(capacity + " " + whose + " " + when + ": " + expected);
                            }
                          }
                        }
                      }
                      assertEquals(List.of(), wrong);
                    }));
  }

  @Test
  void a_silence_that_ends_leaves_closed_what_was_closed_meanwhile() {
    State closed = state(When.CLOSED);
    State ended = after(closed, SERVER, new Act.SilenceEnded(1, false, ""));
    assertEquals(ClauseStatus.CLOSED, ended.negotiation().status("c3"));
    assertEquals(
        ClauseStatus.AGREED,
        after(open(), SERVER, new Act.SilenceEnded(1, false, "")).negotiation().status("c3"));
  }

  @Test
  void the_table_has_every_kind() {
    Set<String> kinds = new HashSet<>();
    ActsDocumentTest.all().forEach(act -> kinds.add(act.kind()));
    Set<String> told = new HashSet<>(TABLE.keySet());
    told.removeAll(Set.of("edit", "proposal to change a proposal", "silence-end by the clock"));
    assertEquals(kinds, told);
    assertTrue(kinds.size() > 20);
    for (Act act : ActsDocumentTest.all()) {
      assertTrue(
          Stream.of(Capacity.values()).anyMatch(c -> Rights.may(c, Rules.right(act))),
          "somebody may: " + act.kind());
    }
  }
}
