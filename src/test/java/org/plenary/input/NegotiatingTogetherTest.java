package org.plenary.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.plenary.input.Counted.all;
import static org.plenary.input.Counted.words;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.Clauses;
import org.plenary.negotiation.Input;
import org.plenary.negotiation.Position;
import org.plenary.resolution.State;
import org.plenary.text.Anchor;
import org.plenary.text.Block;
import org.plenary.text.Brackets;
import org.plenary.text.Doc;
import org.plenary.text.Mark;
import org.plenary.text.Step;

/**
 * Proposals, amendments, remarks, positions, brackets and decisions on clauses that others split,
 * join, move, delete and restore at the same moment, all made on versions a little old: nothing is
 * lost, nobody's words are changed by another, nothing is held to the wrong words.
 *
 * <p>{@code PLENARY_SEEDS} is the first seed, {@code PLENARY_SEEDS_COUNT} how many are tried.
 */
class NegotiatingTogetherTest {
  private static final int FIRST = setting("PLENARY_SEEDS", 0);
  private static final int SEEDS = setting("PLENARY_SEEDS_COUNT", 400);
  private static final int ROUNDS = 60;

  private static int setting(String name, int usual) {
    return Integer.parseInt(System.getenv().getOrDefault(name, String.valueOf(usual)));
  }

  /** One run, and what must be true after each of its entries. */
  private static final class Run extends TogetherActs {

    /** By version of an edit: what remarks held that it took all the words from. */
    final Map<Long, Map<Integer, Set<String>>> buried = new HashMap<>();

    /** Words that undoing and undoing that brought twice: of them nothing can be said. */
    final Set<String> doubled = new LinkedHashSet<>();

    /** Remarks whose words stood in several clauses at some time. */
    final Set<Integer> parted = new LinkedHashSet<>();

    Run(long seed) {
      super(seed);
    }

    private Input.Comment remark(State state, int number) {
      return (Input.Comment) state.negotiation().inputs().get(number);
    }

    @Override
    void happened(State before) {
      Map<Integer, Set<String>> gone = new HashMap<>();
      for (int number : quotes.keySet()) {
        Input.Comment now = remark(head(), number);
        Input.Comment then = remark(before, number);
        if (then.anchor() instanceof Anchor.Alive alive && now.anchor() instanceof Anchor.Buried) {
          gone.put(number, words(before.doc(), alive.from(), alive.to()));
          String clause = before.negotiation().clauseOf(then, before.doc());
          if (Clauses.block(head().doc(), clause).isPresent()) {
            assertEquals(
                clause,
                head().negotiation().clauseOf(now, head().doc()),
                "it stays on the clause where its words were");
          }
        }
      }
      done.merge("grave", gone.size(), Integer::sum);
      buried.put(head().version(), gone);
    }

    /** Whose words went in the entry that is undone now has them again, if they are there. */
    @Override
    void undone(long version) {
      super.undone(version);
      buried
          .getOrDefault(version, Map.of())
          .forEach(
              (number, words) -> {
                if (all(head().doc()).containsAll(words)) {
                  Anchor anchor = remark(head(), number).anchor();
                  assertTrue(
                      anchor instanceof Anchor.Alive,
                      () -> "comment " + number + " has not come back: " + anchor);
                  done.merge("return", 1, Integer::sum);
                }
              });
    }

    void check() {
      Doc doc = head().doc();
      Set<String> once = new LinkedHashSet<>();
      for (Block block : doc.blocks()) {
        for (int[] place : Counted.places(block)) {
          String word = block.plainText().substring(place[0], place[1]);
          if (!once.add(word)) {
            doubled.add(word);
          }
        }
      }
      nothingIsLost();
      quotes.keySet().forEach(this::isHeldToItsWords);
      brackets.forEach(
          (id, put) -> {
            // What went may come again by another way, and not into the brackets.
            put.retainAll(once);
            Set<String> outside = new LinkedHashSet<>(put);
            outside.removeAll(doubled);
            outside.removeAll(Counted.bracketed(doc, id));
            assertEquals(Set.of(), outside, () -> "words that fell out of the brackets " + id);
          });
    }

    /** What each said is there, as it was said, and nothing else is. */
    private void nothingIsLost() {
      Map<Integer, Input> inputs = head().negotiation().inputs();
      assertEquals(by.keySet(), new LinkedHashSet<>(inputs.keySet()), "the inputs");
      by.forEach((number, who) -> assertEquals(who, inputs.get(number).stamp().by()));
      contents.forEach(
          (number, versions) -> {
            Input.Proposal one = (Input.Proposal) inputs.get(number);
            assertEquals(
                versions,
                one.revisions().stream().map(Input.Proposal.Revised::content).toList(),
                "nobody else changes a proposal");
            assertEquals(
                supporters.get(number),
                one.supporters().stream()
                    .map(s -> s.by().delegation())
                    .collect(Collectors.toSet()));
            assertEquals(withdrawn.contains(number), one.withdrawn());
          });
      replies.forEach(
          (number, said) ->
              assertEquals(
                  said, remark(head(), number).replies().stream().map(Input.Reply::text).toList()));
      assertEquals(stances.size(), head().negotiation().positions().size(), "the positions");
      for (Position one : head().negotiation().positions()) {
        String key = one.subject() + " " + one.now().stamp().by().delegation();
        assertEquals(
            stances.get(key), one.history().stream().map(Position.Taken::stance).toList(), key);
      }
      assertEquals(taken, new TreeMap<>(head().negotiation().taken()), "what was taken up");
      brackets.keySet().forEach(id -> assertTrue(head().negotiation().brackets().containsKey(id)));
    }

    private void isHeldToItsWords(int number) {
      Doc doc = head().doc();
      Input.Comment comment = remark(head(), number);
      if (!(comment.anchor() instanceof Anchor.Alive alive)) {
        return;
      }
      Set<String> quote = quotes.get(number);
      assertEquals(quote, words(comment.quote()));
      Set<String> held = words(doc, alive.from(), alive.to());
      // Once it is parted by a split, others may put whole clauses between the parts.
      if (Counted.blocksIn(doc, alive) > 1) {
        parted.add(number);
      }
      Set<String> foreign = new LinkedHashSet<>(held);
      foreign.removeAll(quote);
      foreign.removeAll(doubled);
      // What came, or came back, since the remark was made may stand between its words.
      for (State since : states.subList((int) (bases.get(number) - 1), states.size())) {
        if (foreign.isEmpty()) {
          break;
        }
        foreign.retainAll(all(since.doc()));
      }
      assertTrue(parted.contains(number) || foreign.isEmpty(), () -> "foreign words " + foreign);
      String clause = head().negotiation().clauseOf(comment, doc);
      Set<String> own = new LinkedHashSet<>(held);
      own.retainAll(quote);
      String only = Counted.onlyClause(doc, own);
      assertTrue(only.isEmpty() || only.equals(clause), () -> only + " has the words of " + number);
      Set<String> there = words(Clauses.block(doc, clause).orElseThrow().plainText());
      // Of a word that somebody typed into, parts may be left that are no words here.
      assertTrue(
          own.isEmpty() || there.stream().anyMatch(held::contains),
          () -> "clause " + clause + " has none of " + held);
    }
  }

  private static Run run(long seed) {
    Run run = new Run(seed);
    for (int round = 0; round < ROUNDS; round++) {
      try {
        run.round();
        run.check();
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed + ", round " + round + ": " + e.getMessage(), e);
      }
    }
    return run;
  }

  /** Each was one among thousands that failed once. */
  @ParameterizedTest
  @ValueSource(longs = {5_007_763, 5_025_091})
  void what_longer_runs_have_found_stays_mended(long seed) {
    run(seed);
  }

  @Test
  void nothing_is_lost_and_nothing_held_to_the_wrong_words(TestReporter reporter) {
    reporter.publishEntry("seeds", FIRST + " to " + (FIRST + SEEDS - 1));
    Map<String, Integer> done = new TreeMap<>();
    for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
      Run run = run(seed);
      run.done.forEach((kind, count) -> done.merge(kind, count, Integer::sum));
    }
    reporter.publishEntry("done", done.toString());
    for (String kind :
        List.of(
            "comment",
            "proposal",
            "amendment",
            "revision",
            "withdrawal",
            "supporter",
            "position",
            "brackets",
            "brackets-lifted",
            "taken-up",
            "taken-back",
            "reply",
            "undo",
            "grave",
            "return")) {
      assertTrue(done.getOrDefault(kind, 0) > SEEDS / 10, kind + " is hardly there: " + done);
    }
  }

  @Test
  void brackets_round_words_that_were_parted_and_moved_meanwhile_are_refused() {
    Run run = new Run(1);
    State seen = run.head();
    List<int[]> places = Counted.places(seen.doc().blocks().get(2));
    int start = Counted.start(seen.doc(), 2) + 1;
    assertTrue(run.edit(seen, run.split(seen.doc(), 2, places.get(3)[0])));
    State parted = run.head();
    int second = start + places.get(1)[0];
    int fifth = start + places.get(4)[1];
    assertTrue(run.brackets(seen, 2, second, start + places.get(1)[1]), "what is parted only");
    assertTrue(run.edit(parted, TogetherText.move(parted.doc(), 3, 0)));
    assertFalse(run.brackets(seen, 2, start + places.get(2)[0], fifth), "and a part moved");
    run.check();
    assertTrue(run.brackets(seen, 2, start + places.get(2)[0], start + places.get(2)[1]));
    assertTrue(
        run.brackets(seen, 2, start + places.get(3)[0], fifth), "what was moved, at its place");
    run.check();
  }

  @Test
  void brackets_on_record_are_lifted_by_no_edit() {
    Run run = new Run(1);
    State seen = run.head();
    List<int[]> places = Counted.places(seen.doc().blocks().get(2));
    int start = Counted.start(seen.doc(), 2) + 1;
    assertTrue(run.brackets(seen, 2, start + places.get(1)[0], start + places.get(2)[1]));
    State put = run.head();
    String id = run.brackets.keySet().iterator().next();
    assertTrue(run.edit(put, run.inverse(put.version())), "an edit is stored in any case");
    assertEquals(put.doc(), run.head().doc());
    Step unmarking = new Step.RemoveMark(0, put.doc().size(), new Mark.Bracket(id, 0));
    assertTrue(run.edit(put, List.of(new Step.SetMarks(List.of(unmarking)))));
    assertEquals(put.doc(), run.head().doc());
    Act lifted = new Act.Lifted(id, 0, "The regions have agreed on these words.");
    assertTrue(
        run.does(
            run.any(TogetherText.DELEGATES),
            run.head().version(),
            lifted,
            Brackets.lift(put.doc(), id, 0)));
    assertEquals(Set.of(), Counted.bracketed(run.head().doc(), id));
  }
}
