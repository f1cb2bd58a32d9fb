package org.plenary.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.Answer;
import org.plenary.negotiation.Author;
import org.plenary.negotiation.By;
import org.plenary.negotiation.ClauseStatus;
import org.plenary.negotiation.CommentType;
import org.plenary.negotiation.Deferral;
import org.plenary.negotiation.Outcome;
import org.plenary.people.Capacity;
import org.plenary.resolution.Command;
import org.plenary.resolution.Decision;
import org.plenary.resolution.Event;
import org.plenary.resolution.State;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Inline;
import org.plenary.text.Kind;
import org.plenary.text.Num;

/** Each command in each state of an input that was put off to a later point. */
class DeferralTest {
  private static final String WHY = "Because the harbour needs it.";
  private static final long DAY = 24L * 3_600_000;
  private static final String THIRD = "Third sitting";

  /** Days since 1970: the tenth is today. */
  private static final long TODAY = 9 * DAY + DAY / 2;

  private static final String TOMORROW = "1970-01-11";

  /** Begins ten hours after noon in UTC; where it is meant, tomorrow began two hours ago. */
  private static final String EAST = "1970-01-12+14:00";

  private static final By CHAIR = new By(3, 9, "Norland", "CEPT", Capacity.CHAIR);
  private static final By OWN = new By(1, 7, "Sahelia", "ATU", Capacity.DELEGATE);
  private static final By SERVER = new By(4, 0, "", "", Capacity.SERVER);

  private static final Doc TEXT =
      new Doc(
          List.of(
              new Block(
                  "c1",
                  Kind.CLAUSE,
                  0,
                  Num.AUTO,
                  List.of(new Inline.Text("ports are open", List.of())))));

  private static final Map<String, UnaryOperator<State>> STATES = new TreeMap<>();
  private static final Map<String, Asked> COMMANDS = new TreeMap<>();

  private record Asked(By by, long at, Act act) {}

  private static final String DONE = "done";

  /** State, command: what comes of it, and whether the input is owed an answer then. */
  private static final String[][] TABLE = {
    {"unanswered", "closes the second", "answers.owed", "owed"},
    {"unanswered", "defers to the third", DONE, ""},
    {"unanswered", "defers to tomorrow", DONE, ""},
    {"unanswered", "defers to today", "answer.until", "owed"},
    {"unanswered", "defers to tomorrow in the far east", "answer.until", "owed"},
    {"unanswered", "defers to today in the far west", "answer.until", "owed"},
    {"unanswered", "defers to the day after in the far east", DONE, ""},
    {"unanswered", "defers to nothing", "answer.until", "owed"},
    {"unanswered", "notes the day", "answer.unknown", "owed"},
    {"to the third", "closes the second", DONE, ""},
    {"to the third", "closes the second, then the third", DONE, "owed"},
    {"to the third", "closes the third", "answers.owed", ""},
    {"to the third", "closes the second as the next", "sitting.next", ""},
    {"to the third", "notes the day", "due.early", ""},
    {"to the third", "agrees the clause", DONE, ""},
    {"to the third", "adopts", DONE, ""},
    {"the third is on", "closes the second", "answers.owed", "owed"},
    {"the third is on", "closes the third", "answers.owed", "owed"},
    {"the third is on", "agrees the clause", "answers.owed", "owed"},
    {"the third is on", "adopts", "answers.owed", "owed"},
    {"the third is on", "notes it", DONE, ""},
    {"the third is on", "defers to tomorrow", DONE, ""},
    {"the third is on", "withdraws", DONE, ""},
    {"the third is over", "defers to the third", "answer.until", "owed"},
    {"the third is over", "defers to tomorrow", DONE, ""},
    {"to tomorrow", "closes the second", DONE, ""},
    {"to tomorrow", "notes the day", "due.early", ""},
    {"to tomorrow", "notes the day when it has come", DONE, "owed"},
    {"to tomorrow", "adopts", DONE, ""},
    {"to the day after in the far east", "notes the day a second early", "due.early", ""},
    {"to the day after in the far east", "notes the day when it has come there", DONE, "owed"},
    {"tomorrow has come", "notes the day when it has come", "due.unknown", "owed"},
    {"tomorrow has come", "closes the second", "answers.owed", "owed"},
    {"tomorrow has come", "notes it", DONE, ""},
    {"withdrawn", "notes the day when it has come", "due.unknown", ""},
    {"withdrawn", "closes the second", DONE, ""},
  };

  private static Answer answer(Outcome outcome, String until) {
    return new Answer(1, outcome, "", "", List.of(), WHY, 0, "", 0, until);
  }

  private static Act deferred(String until) {
    return new Act.Answered(List.of(answer(Outcome.DEFERRED, until)));
  }

  private static State after(State state, By by, Act act) {
    return new Event.Acted(by, TODAY, act, null).after(state);
  }

  static {
    UnaryOperator<State> third = s -> after(s, CHAIR, deferred("  third   SITTING "));
    UnaryOperator<State> tomorrow = s -> after(s, CHAIR, deferred(TOMORROW));
    STATES.put("unanswered", s -> s);
    STATES.put("to the third", third);
    STATES.put(
        "the third is on",
        s -> after(third.apply(s), CHAIR, new Act.SittingClosed("Second sitting", THIRD)));
    STATES.put(
        "the third is over", s -> after(third.apply(s), CHAIR, new Act.SittingClosed(THIRD, "")));
    STATES.put("to tomorrow", tomorrow);
    STATES.put(
        "tomorrow has come",
        s -> {
          State put = tomorrow.apply(s);
          return after(put, SERVER, new Act.FallenDue(1, put.version()));
        });
    STATES.put("to the day after in the far east", s -> after(s, CHAIR, deferred(EAST)));
    STATES.put("withdrawn", s -> after(tomorrow.apply(s), OWN, new Act.Withdrawn(1, "")));

    chair("closes the second", new Act.SittingClosed("Second sitting", ""));
    chair("closes the second, then the third", new Act.SittingClosed("Second sitting", THIRD));
    chair("closes the second as the next", new Act.SittingClosed("Second", "second"));
    chair("closes the third", new Act.SittingClosed(THIRD, "Fourth sitting"));
    chair("defers to the third", deferred(THIRD));
    chair("defers to tomorrow", deferred(TOMORROW));
    chair("defers to today", deferred("1970-01-10"));
    chair("defers to tomorrow in the far east", deferred("1970-01-11+14:00"));
    chair("defers to today in the far west", deferred("1970-01-10-11:00"));
    chair("defers to the day after in the far east", deferred(EAST));
    chair("defers to nothing", deferred(" "));
    chair("notes it", new Act.Answered(List.of(answer(Outcome.NOTED, ""))));
    chair("agrees the clause", new Act.StatusDeclared("c1", ClauseStatus.AGREED, ""));
    chair("adopts", new Act.Adopted(""));
    COMMANDS.put("withdraws", new Asked(OWN, TODAY, new Act.Withdrawn(1, "")));
    COMMANDS.put("notes the day", new Asked(SERVER, TODAY, new Act.FallenDue(1, 3)));
    long east = 11 * DAY - 14 * DAY / 24;
    COMMANDS.put(
        "notes the day a second early", new Asked(SERVER, east - 1_000, new Act.FallenDue(1, 3)));
    COMMANDS.put(
        "notes the day when it has come there", new Asked(SERVER, east, new Act.FallenDue(1, 3)));
    COMMANDS.put(
        "notes the day when it has come", new Asked(SERVER, 10 * DAY, new Act.FallenDue(1, 3)));
  }

  private static void chair(String name, Act act) {
    COMMANDS.put(name, new Asked(CHAIR, TODAY, act));
  }

  /** Zone, day as asked for, as it is kept, when it begins. */
  private static final String[][] KEPT = {
    {"UTC", "2026-12-01", "2026-12-01Z", "2026-12-01T00:00:00Z"},
    {"Pacific/Kiritimati", "2026-12-01", "2026-12-01+14:00", "2026-11-30T10:00:00Z"},
    {"Pacific/Kiritimati", "2026-12-01-11:00", "2026-12-01+14:00", "2026-11-30T10:00:00Z"},
    {"America/New_York", "2026-11-01", "2026-11-01-04:00", "2026-11-01T04:00:00Z"},
    {"America/New_York", "2026-11-02", "2026-11-02-05:00", "2026-11-02T05:00:00Z"},
    {"Asia/Beirut", "2026-03-29", "2026-03-29+02:00", "2026-03-28T22:00:00Z"},
    {"Europe/Zurich", "Third sitting", "Third sitting", ""},
    {"Europe/Zurich", "2026-02-30", "2026-02-30", ""},
    {"Europe/Zurich", "2026-12-01+25:00", "2026-12-01+25:00", ""},
  };

  @TestFactory
  Stream<DynamicTest> a_day_begins_by_the_clock_of_the_meeting_also_when_it_is_put_forward() {
    return Stream.of(KEPT)
        .map(
            row ->
                dynamicTest(
                    row[1] + " in " + row[0],
                    () -> {
                      String kept = Deferral.in(ZoneId.of(row[0]), row[1]);
                      assertEquals(row[2], kept);
                      assertEquals(
                          row[3],
                          Deferral.begins(kept)
                              .map(at -> Instant.ofEpochMilli(at).toString())
                              .orElse(""));
                    }));
  }

  private static State begun() {
    State state = new State(1, TEXT, 1, org.plenary.negotiation.Negotiation.NONE);
    return after(
        state,
        OWN,
        new Act.Commented(1, "c1", -1, -1, "", 0, CommentType.GENERAL, Set.of(), "Hm."));
  }

  @TestFactory
  Stream<DynamicTest> each_command_in_each_state() {
    List<DynamicTest> tests = new ArrayList<>();
    for (String[] row : TABLE) {
      tests.add(
          dynamicTest(
              row[0] + ", " + row[1],
              () -> {
                State state = STATES.get(row[0]).apply(begun());
                Asked asked = COMMANDS.get(row[1]);
                Author author = new Author(asked.by(), asked.at());
                String came = DONE;
                if (new Command.Do(asked.act()).decide(state, List.of(), author)
                    instanceof Decision.Refused refused) {
                  came = refused.refusal().code();
                } else {
                  state = new Event.Acted(asked.by(), asked.at(), asked.act(), null).after(state);
                }
                boolean owed = state.negotiation().owed().contains(1);
                assertEquals(row[2] + "/" + row[3], came + "/" + (owed ? "owed" : ""));
              }));
    }
    return tests.stream();
  }
}
