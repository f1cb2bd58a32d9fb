package org.plenary.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.plenary.input.Counted.places;
import static org.plenary.input.Counted.start;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.plenary.negotiation.Author;
import org.plenary.negotiation.By;
import org.plenary.negotiation.Negotiation;
import org.plenary.people.Capacity;
import org.plenary.resolution.Command;
import org.plenary.resolution.Decision;
import org.plenary.resolution.Event;
import org.plenary.resolution.State;
import org.plenary.text.Applied;
import org.plenary.text.Block;
import org.plenary.text.Change;
import org.plenary.text.Doc;
import org.plenary.text.Slice;
import org.plenary.text.Step;

/** A text that many edit at once, each on a version a little old; all of it remembered. */
class TogetherText {
  static final By CHAIR = new By(1, 9, "Norland", "CEPT", Capacity.CHAIR);
  static final List<By> DELEGATES =
      List.of(
          new By(2, 7, "Sahelia", "ATU", Capacity.DELEGATE),
          new By(3, 8, "Coralia", "APT", Capacity.DELEGATE),
          new By(4, 10, "Andora", "CITEL", Capacity.HEAD));

  final Random random;
  final List<State> states = new ArrayList<>();
  final List<Change> changes = new ArrayList<>();
  final List<Event.Edited> edits = new ArrayList<>();

  private final Set<Integer> undone = new LinkedHashSet<>();
  private int count;

  TogetherText(long seed) {
    random = new Random(seed);
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      blocks.add(Counted.block("c" + i, sentence()));
    }
    states.add(new State(1, new Doc(blocks), 1, Negotiation.NONE));
  }

  State head() {
    return states.get(states.size() - 1);
  }

  /** The version before all is 1; the first one kept has index 0. */
  State state(long version) {
    return states.get((int) version - 1);
  }

  /** A version that somebody may still be on. */
  State seen() {
    return states.get(Math.max(0, states.size() - 1 - random.nextInt(5)));
  }

  <T> T any(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  private String sentence() {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      words.append(i == 0 ? "" : " ").append('w').append(count++).append('y');
    }
    return words.toString();
  }

  String newWord() {
    return "x" + count++ + "y";
  }

  String newId(String letter) {
    return letter + count++;
  }

  boolean submit(Command command, By by) {
    State before = head();
    List<Change> since = changes.subList((int) command.base(before) - 1, changes.size());
    Decision decision = command.decide(before, since, new Author(by, 1_000));
    if (!(decision instanceof Decision.Accepted accepted)) {
      return false;
    }
    changes.add(accepted.event().change(before));
    states.add(accepted.state());
    assertEquals(accepted.state(), accepted.event().after(before), "what is stored says the same");
    Event.Edited edited =
        accepted.event() instanceof Event.Edited e ? e : ((Event.Acted) accepted.event()).edited();
    edits.add(edited == null ? new Event.Edited(List.of(), new TreeMap<>(), Change.NONE) : edited);
    happened(before);
    return true;
  }

  /** Called after each entry. */
  void happened(State before) {}

  boolean edit(State seen, List<Step> steps) {
    return !steps.isEmpty()
        && submit(new Command.Edit(seen.version(), List.of(steps)), any(DELEGATES));
  }

  /** What takes back the entry that made version {@code version}. */
  List<Step> inverse(long version) {
    List<Step> inverse = new ArrayList<>();
    Doc doc = state(version - 1).doc();
    for (Step step : edits.get((int) version - 2).steps()) {
      if (step != null) {
        inverse.add(0, step.invert(doc));
        doc = ((Applied.Done) step.apply(doc)).doc();
      }
    }
    return inverse;
  }

  /** Takes an entry back, as its author's editor would; its version, 0 if nothing came of it. */
  long undo() {
    if (edits.isEmpty()) {
      return 0;
    }
    int version = states.size() - random.nextInt(Math.min(6, edits.size()));
    // Nobody undoes the same twice.
    if (!undone.add(version) || !edit(state(version), inverse(version))) {
      return 0;
    }
    boolean whole = edits.get(edits.size() - 1).steps().stream().allMatch(step -> step != null);
    return whole ? version : 0;
  }

  void write(State seen, int index) {
    Doc doc = seen.doc();
    edit(
        seen,
        switch (random.nextInt(6)) {
          case 0 -> split(doc, index);
          case 1 -> join(doc, index);
          case 2 -> move(doc, index);
          case 3 -> delete(doc, index);
          case 4 -> type(doc, index);
          default -> cut(doc, index);
        });
  }

  // Steps as editors make them

  private List<Step> type(Doc doc, int index) {
    int at = start(doc, index) + 1 + edge(doc.blocks().get(index));
    return List.of(Step.Replace.insert(at, Slice.text(newWord() + " ")));
  }

  private List<Step> cut(Doc doc, int index) {
    Block block = doc.blocks().get(index);
    int a = edge(block);
    int b = edge(block);
    int start = start(doc, index) + 1;
    return List.of(Step.Replace.delete(start + Math.min(a, b), start + Math.max(a, b)));
  }

  private static List<Step> delete(Doc doc, int index) {
    int start = start(doc, index);
    return List.of(Step.Replace.delete(start, start + doc.blocks().get(index).nodeSize()));
  }

  private List<Step> split(Doc doc, int index) {
    return split(doc, index, edge(doc.blocks().get(index)));
  }

  List<Step> split(Doc doc, int index, int offset) {
    Block block = doc.blocks().get(index);
    int at = start(doc, index) + 1 + offset;
    Block head = new Block(block.id(), block.kind(), 0, block.num(), List.of());
    Block tail = new Block(newId("s"), block.kind(), 0, block.num(), List.of());
    return List.of(new Step.Replace(at, at, Slice.blocks(List.of(head, tail), 1, 1), true));
  }

  private static List<Step> join(Doc doc, int index) {
    if (index == 0) {
      return List.of();
    }
    int at = start(doc, index);
    return List.of(new Step.Replace(at - 1, at + 1, Slice.EMPTY, true));
  }

  private List<Step> move(Doc doc, int index) {
    return move(doc, index, random.nextInt(doc.blocks().size() + 1));
  }

  static List<Step> move(Doc doc, int index, int to) {
    Block block = doc.blocks().get(index);
    int start = start(doc, index);
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
  private int edge(Block block) {
    List<int[]> found = places(block);
    int which = random.nextInt(found.size() + 1);
    return which == found.size() ? block.contentSize() : found.get(which)[0];
  }
}
