package org.plenary.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.Author;
import org.plenary.negotiation.By;
import org.plenary.negotiation.CommentType;
import org.plenary.negotiation.Input;
import org.plenary.negotiation.ProposalKind;
import org.plenary.negotiation.Target;
import org.plenary.people.Capacity;
import org.plenary.refusal.Refused;
import org.plenary.resolution.Command;
import org.plenary.resolution.Decision;
import org.plenary.resolution.Event;
import org.plenary.resolution.State;
import org.plenary.text.Anchor;
import org.plenary.text.Applied;
import org.plenary.text.Block;
import org.plenary.text.Change;
import org.plenary.text.Doc;
import org.plenary.text.Inline;
import org.plenary.text.Kind;
import org.plenary.text.Num;
import org.plenary.text.Segmenter;
import org.plenary.text.Slice;
import org.plenary.text.Step;

/**
 * Remarks and proposals on clauses that others split, join, move, delete and restore at the same
 * moment, all made on versions a little old: nothing is lost, nothing is held to the wrong words.
 * Every word of the texts is there once, so that it can be said where it went.
 */
class NegotiatingTogetherTest {
  private static final int SEEDS =
      Integer.parseInt(System.getenv().getOrDefault("PLENARY_SEEDS_COUNT", "400"));
  private static final int ROUNDS = 60;
  private static final Pattern WORD = Pattern.compile("[wx][0-9]+y");
  private static final By BY = new By(1, 7, "Sahelia", "ATU", Capacity.DELEGATE);
  private static final By CHAIR = new By(2, 9, "Norland", "CEPT", Capacity.CHAIR);

  /** One run. */
  private static final class Run {
    final Random random;
    final List<State> states = new ArrayList<>();
    final List<Change> changes = new ArrayList<>();
    final List<Event.Edited> edits = new ArrayList<>();

    /** By version of an edit: what remarks held that it took all the words from. */
    final Map<Integer, Map<Integer, Set<String>>> buried = new HashMap<>();

    /** By number of a remark: the words it was made on. */
    final Map<Integer, Set<String>> quotes = new TreeMap<>();

    final Map<Integer, Long> bases = new HashMap<>();

    /** Words that undoing and undoing that brought twice: of them nothing can be said. */
    final Set<String> doubled = new LinkedHashSet<>();

    final Set<Integer> undone = new LinkedHashSet<>();

    /** Remarks whose words stood in several clauses at some time. */
    final Set<Integer> parted = new LinkedHashSet<>();

    int count;
    int proposals;
    int graves;
    int returns;
    int takenUp;

    Run(long seed) {
      random = new Random(seed);
      List<Block> blocks = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        blocks.add(block("c" + i, sentence("w")));
      }
      states.add(new State(1, new Doc(blocks), 1, org.plenary.negotiation.Negotiation.NONE));
    }

    State head() {
      return states.get(states.size() - 1);
    }

    /** The version before all is 1; the first one kept has index 0. */
    State state(long version) {
      return states.get((int) version - 1);
    }

    String sentence(String letter) {
      StringBuilder words = new StringBuilder();
      for (int i = 0; i < 6; i++) {
        words.append(i == 0 ? "" : " ").append(letter).append(count++).append('y');
      }
      return words.toString();
    }

    /** A version that somebody may still be on. */
    State seen() {
      return states.get(Math.max(0, states.size() - 1 - random.nextInt(5)));
    }

    boolean submit(Command command) {
      State before = head();
      List<Change> since = changes.subList((int) command.base(before) - 1, changes.size());
      By by = command.right() == org.plenary.people.Action.TAKE_UP ? CHAIR : BY;
      Decision decision = command.decide(before, since, new Author(by, 1_000));
      if (!(decision instanceof Decision.Accepted accepted)) {
        return false;
      }
      changes.add(accepted.event().change(before));
      states.add(accepted.state());
      assertEquals(
          accepted.state(), accepted.event().after(before), "what is stored says the same");
      Event.Edited edited =
          accepted.event() instanceof Event.Edited e
              ? e
              : ((Event.Acted) accepted.event()).edited();
      edits.add(
          edited == null ? new Event.Edited(List.of(), new TreeMap<>(), Change.NONE) : edited);
      note(before);
      return true;
    }

    void note(State before) {
      Map<Integer, Set<String>> gone = new HashMap<>();
      for (Input input : head().negotiation().inputs().values()) {
        if (input instanceof Input.Comment now
            && now.anchor() instanceof Anchor.Buried
            && before.negotiation().inputs().get(now.number()) instanceof Input.Comment then
            && then.anchor() instanceof Anchor.Alive alive) {
          gone.put(now.number(), words(before.doc(), alive.from(), alive.to()));
        }
      }
      graves += gone.size();
      buried.put((int) head().version(), gone);
    }

    void round() {
      State seen = seen();
      Doc doc = seen.doc();
      int index = random.nextInt(doc.blocks().size());
      switch (random.nextInt(12)) {
        case 0, 1 -> comment(seen);
        case 2 -> propose(seen, index);
        case 3 -> takeUp();
        case 4 -> edit(seen, split(doc, index));
        case 5 -> edit(seen, join(doc, index));
        case 6 -> edit(seen, move(doc, index));
        case 7 -> edit(seen, List.of(delete(doc, index)));
        case 8, 9 -> undo();
        case 10 -> edit(seen, List.of(type(doc, index)));
        default -> edit(seen, List.of(cut(doc, index)));
      }
    }

    boolean edit(State seen, List<Step> steps) {
      return steps.isEmpty() || submit(new Command.Edit(seen.version(), List.of(steps)));
    }

    void comment(State seen) {
      Doc doc = seen.doc();
      Block block = doc.blocks().get(random.nextInt(doc.blocks().size()));
      List<int[]> found = places(block);
      if (found.isEmpty()) {
        return;
      }
      int first = random.nextInt(found.size());
      int last = first + random.nextInt(found.size() - first);
      int start = start(doc, block) + 1;
      int from = start + found.get(first)[0];
      int to = start + found.get(last)[1];
      Act act =
          new Act.Commented(0, block.id(), from, to, "", 0, CommentType.GENERAL, Set.of(), "Hm.");
      Set<String> quote = words(doc, from, to);
      if (submit(new Command.Do(seen.version(), act, List.of()))) {
        int number = head().negotiation().inputs().size();
        quotes.put(number, quote);
        bases.put(number, seen.version());
      }
    }

    void propose(State seen, int index) {
      Block block = seen.doc().blocks().get(index);
      Doc text =
          new Doc(
              List.of(
                  new Block(
                      block.id(),
                      block.kind(),
                      block.level(),
                      block.num(),
                      List.of(
                          new Inline.Text(block.plainText() + " x" + count++ + "y", List.of())))));
      ProposalKind kind = random.nextInt(4) == 0 ? ProposalKind.SUP : ProposalKind.MOD;
      Act act =
          new Act.Proposed(
              0,
              0,
              "",
              Contents.onClause(
                  seen,
                  block.id(),
                  kind,
                  Target.Place.AT,
                  kind == ProposalKind.SUP ? null : text,
                  "Because the harbour needs it."));
      proposals += submit(new Command.Do(act)) ? 1 : 0;
    }

    void takeUp() {
      List<Input.Proposal> open = new ArrayList<>();
      for (Input input : head().negotiation().inputs().values()) {
        if (input instanceof Input.Proposal proposal) {
          open.add(proposal);
        }
      }
      if (open.isEmpty()) {
        return;
      }
      Input.Proposal one = open.get(random.nextInt(open.size()));
      Set<String> before = all(head().doc());
      try {
        TakeUp takeUp = new TakeUp(head(), one, Segmenter.byCategory());
        if (submit(takeUp.command(state(takeUp.base()), null, ""))) {
          takenUp++;
          tookUp(one, before);
        }
      } catch (Refused refused) {
        assertTrue(
            Set.of("proposal.satisfied", "clause.unknown").contains(refused.refusal().code()),
            refused.refusal().toString());
      }
    }

    /** No words go but those that the proposal takes out. */
    void tookUp(Input.Proposal one, Set<String> before) {
      Set<String> lost = new LinkedHashSet<>(before);
      lost.removeAll(all(head().doc()));
      if (one.content().kind() == ProposalKind.MOD) {
        assertEquals(Set.of(), lost, "an addition takes nothing out");
        Set<String> wanted = all(one.content().text());
        wanted.removeAll(all(one.content().before()));
        assertTrue(all(head().doc()).containsAll(wanted), "what was added is there");
      }
    }

    void undo() {
      if (edits.isEmpty()) {
        return;
      }
      int back = edits.size() - 1 - random.nextInt(Math.min(6, edits.size()));
      if (!undone.add(back)) {
        return; // nobody undoes the same twice
      }
      Event.Edited edited = edits.get(back);
      List<Step> inverse = new ArrayList<>();
      Doc doc = states.get(back).doc();
      for (Step step : edited.steps()) {
        if (step != null) {
          inverse.add(0, step.invert(doc));
          doc = ((Applied.Done) step.apply(doc)).doc();
        }
      }
      if (inverse.isEmpty()) {
        return;
      }
      if (edit(states.get(back + 1), inverse)) {
        Event.Edited done = edits.get(edits.size() - 1);
        if (done.steps().stream().allMatch(step -> step != null)) {
          returned(back + 2);
        }
      }
    }

    /** Whose words went in the entry that is undone now has them again, if they are there. */
    void returned(int version) {
      buried
          .getOrDefault(version, Map.of())
          .forEach(
              (number, words) -> {
                if (all(head().doc()).containsAll(words)) {
                  Input.Comment comment = (Input.Comment) head().negotiation().inputs().get(number);
                  assertTrue(
                      comment.anchor() instanceof Anchor.Alive,
                      () -> "comment " + number + " has not come back: " + comment.anchor());
                  returns++;
                }
              });
    }

    void check() {
      State head = head();
      Set<String> once = new LinkedHashSet<>();
      for (Block block : head.doc().blocks()) {
        Matcher words = WORD.matcher(block.plainText());
        while (words.find()) {
          if (!once.add(words.group())) {
            doubled.add(words.group());
          }
        }
      }
      assertEquals(
          quotes.size() + proposals, head.negotiation().inputs().size(), "nothing is lost");
      quotes.forEach(
          (number, quote) -> {
            Input.Comment comment = (Input.Comment) head.negotiation().inputs().get(number);
            if (comment.anchor() instanceof Anchor.Alive alive) {
              Set<String> held = words(head.doc(), alive.from(), alive.to());
              // Once it is parted by a split, others may put whole clauses between the parts.
              if (blocksIn(head.doc(), alive) > 1) {
                parted.add(number);
              }
              Set<String> foreign = new LinkedHashSet<>(held);
              foreign.removeAll(quote);
              foreign.removeAll(doubled);
              // What came, or came back, since the remark was made may stand between its words.
              for (State since : states.subList((int) (bases.get(number) - 1), states.size())) {
                foreign.retainAll(foreign.isEmpty() ? foreign : all(since.doc()));
              }
              assertTrue(
                  parted.contains(number) || foreign.isEmpty(), () -> "foreign words " + foreign);
              String clause = head.negotiation().clauseOf(comment, head.doc());
              Set<String> there = words(block(head.doc(), clause).plainText());
              assertTrue(
                  held.isEmpty() || there.stream().anyMatch(held::contains),
                  () -> "clause " + clause + " has none of " + held);
            }
          });
    }

    // Steps as editors make them

    Step type(Doc doc, int index) {
      int at = start(doc, index) + 1 + edge(doc.blocks().get(index));
      return Step.Replace.insert(at, Slice.text("x" + count++ + "y "));
    }

    Step cut(Doc doc, int index) {
      Block block = doc.blocks().get(index);
      int a = edge(block);
      int b = edge(block);
      int start = start(doc, index) + 1;
      return Step.Replace.delete(start + Math.min(a, b), start + Math.max(a, b));
    }

    Step delete(Doc doc, int index) {
      int start = start(doc, index);
      return Step.Replace.delete(start, start + doc.blocks().get(index).nodeSize());
    }

    List<Step> split(Doc doc, int index) {
      Block block = doc.blocks().get(index);
      int at = start(doc, index) + 1 + edge(block);
      Block head = new Block(block.id(), block.kind(), 0, block.num(), List.of());
      Block tail = new Block("s" + count++, block.kind(), 0, block.num(), List.of());
      return List.of(new Step.Replace(at, at, Slice.blocks(List.of(head, tail), 1, 1), true));
    }

    List<Step> join(Doc doc, int index) {
      if (index == 0) {
        return List.of();
      }
      int at = start(doc, index);
      return List.of(new Step.Replace(at - 1, at + 1, Slice.EMPTY, true));
    }

    List<Step> move(Doc doc, int index) {
      Block block = doc.blocks().get(index);
      int start = start(doc, index);
      int to = random.nextInt(doc.blocks().size() + 1);
      int target = to == doc.blocks().size() ? doc.size() : start(doc, to);
      if (to == index || to == index + 1) {
        return List.of();
      }
      int put = target > start ? target - block.nodeSize() : target;
      return List.of(
          Step.Replace.delete(start, start + block.nodeSize()),
          Step.Replace.insert(put, Slice.blocks(List.of(block), 0, 0)));
    }

    /** Where a word begins, or the end. */
    int edge(Block block) {
      List<int[]> found = places(block);
      int which = random.nextInt(found.size() + 1);
      return which == found.size() ? block.contentSize() : found.get(which)[0];
    }
  }

  private static List<int[]> places(Block block) {
    List<int[]> found = new ArrayList<>();
    Matcher words = WORD.matcher(block.plainText());
    while (words.find()) {
      found.add(new int[] {words.start(), words.end()});
    }
    return found;
  }

  private static int start(Doc doc, int index) {
    return start(doc, doc.blocks().get(index));
  }

  private static int start(Doc doc, Block block) {
    return org.plenary.negotiation.Clauses.position(doc, block.id());
  }

  private static Block block(String id, String words) {
    return new Block(id, Kind.CLAUSE, 0, Num.AUTO, List.of(new Inline.Text(words, List.of())));
  }

  private static Block block(Doc doc, String id) {
    return org.plenary.negotiation.Clauses.block(doc, id).orElseThrow();
  }

  private static Set<String> words(String text) {
    Set<String> found = new LinkedHashSet<>();
    Matcher words = WORD.matcher(text);
    while (words.find()) {
      found.add(words.group());
    }
    return found;
  }

  private static Set<String> words(Doc doc, int from, int to) {
    Set<String> found = new LinkedHashSet<>();
    int at = 0;
    for (Block block : doc.blocks()) {
      String text = block.plainText();
      int a = Math.max(0, from - at - 1);
      int b = Math.min(text.length(), to - at - 1);
      if (a < b) {
        found.addAll(words(text.substring(a, b)));
      }
      at += block.nodeSize();
    }
    return found;
  }

  private static Set<String> all(Doc doc) {
    return words(doc, 0, doc.size());
  }

  private static long blocksIn(Doc doc, Anchor.Alive alive) {
    long blocks = 0;
    int at = 0;
    for (Block block : doc.blocks()) {
      blocks += alive.from() < at + block.nodeSize() && alive.to() > at + 1 ? 1 : 0;
      at += block.nodeSize();
    }
    return blocks;
  }

  @Test
  void nothing_is_lost_and_nothing_held_to_the_wrong_words() {
    int graves = 0;
    int returns = 0;
    int taken = 0;
    int remarks = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      Run run = new Run(seed);
      for (int round = 0; round < ROUNDS; round++) {
        try {
          run.round();
          run.check();
        } catch (AssertionError | RuntimeException e) {
          throw new AssertionError("seed " + seed + ", round " + round + ": " + e.getMessage(), e);
        }
      }
      graves += run.graves;
      returns += run.returns;
      taken += run.takenUp;
      remarks += run.quotes.size();
    }
    int least = SEEDS / 2;
    assertTrue(
        graves > least && returns > least && taken > least && remarks > least,
        "it is what it says: " + List.of(graves, returns, taken, remarks));
  }
}
