package org.plenary.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * How a run of blocks becomes another, as single changes that can be taken one by one: words, a
 * place where a block is split or joined, what a block is ({@code kind}, {@code level}, {@code
 * num}). Nothing before: blocks are added. Nothing after: they go. Immutable, pure.
 *
 * <p>Both begin with the same block: its id is the one before.
 */
public final class Edits {

  /**
   * One change: the positions from..to of the blocks before became afterFrom..afterTo. Positions
   * count from before the first block.
   *
   * @param attributes what changed of the block that begins at {@code from}; empty: its words did
   */
  public record Single(int from, int to, int afterFrom, int afterTo, List<String> attributes) {

    boolean isWords() {
      return attributes.isEmpty();
    }
  }

  /**
   * Words with one fate, for a redline. A new block begins with a line break.
   *
   * @param note whether these are the words of a footnote, which stands here
   * @param change index of the single change, -1 where nothing changed
   * @param attributes of a change that is none of words
   */
  public record Segment(
      Redline.Op op, String text, boolean note, int change, List<String> attributes) {}

  private final List<Block> before;
  private final List<Block> after;
  private final Doc old;
  private final Doc now;
  private final List<Single> changes;

  private Edits(List<Block> before, List<Block> after, List<Single> changes) {
    this.before = List.copyOf(before);
    this.after = List.copyOf(after);
    this.old = new Doc(before);
    this.now = new Doc(after);
    this.changes = List.copyOf(changes);
  }

  /** The changes from some blocks to others, words cut by the segmenter; as they read well. */
  public static Edits between(List<Block> before, List<Block> after, Segmenter segmenter) {
    return between(before, after, segmenter, true);
  }

  /** The same with the fewest words changed: what became of a text meanwhile. */
  public static Edits exactly(List<Block> before, List<Block> after, Segmenter segmenter) {
    return between(before, after, segmenter, false);
  }

  private static Edits between(
      List<Block> before, List<Block> after, Segmenter segmenter, boolean readable) {
    List<Single> changes = new ArrayList<>();
    if (before.isEmpty() || after.isEmpty()) {
      int gone = new Doc(before).size();
      int come = new Doc(after).size();
      if (gone + come > 0) {
        changes.add(new Single(0, gone, 0, come, List.of()));
      }
      return new Edits(before, after, changes);
    }
    Map<List<Inline>, Integer> known = new HashMap<>();
    Tokens a = Tokens.of(before, segmenter, known);
    Tokens b = Tokens.of(after, segmenter, known);
    List<WordDiff.Change> found =
        readable ? WordDiff.of(a.keys(), b.keys()) : WordDiff.exact(a.keys(), b.keys());
    for (WordDiff.Change one : found) {
      changes.add(
          new Single(
              a.at(one.aFrom()), a.at(one.aTo()), b.at(one.bFrom()), b.at(one.bTo()), List.of()));
    }
    attributes(before, after, changes);
    return new Edits(before, after, changes);
  }

  /** What became of blocks that are there before and after. */
  private static void attributes(List<Block> before, List<Block> after, List<Single> changes) {
    Map<String, Block> later = new HashMap<>();
    after.forEach(block -> later.put(block.id(), block));
    later.put(before.get(0).id(), after.get(0));
    int at = 0;
    for (Block block : before) {
      Block next = later.get(block.id());
      List<String> changed = next == null ? List.of() : different(block, next);
      if (next != null && !changed.isEmpty()) {
        changes.add(new Single(at, at, after.indexOf(next), after.indexOf(next), changed));
      }
      at += block.nodeSize();
    }
  }

  private static List<String> different(Block a, Block b) {
    List<String> changed = new ArrayList<>();
    // A level other than 0 needs a kind that is nested.
    boolean kindFirst = Form.nests(b.kind());
    if (kindFirst && a.kind() != b.kind()) {
      changed.add("kind");
    }
    if (a.level() != b.level()) {
      changed.add("level");
    }
    if (!kindFirst && a.kind() != b.kind()) {
      changed.add("kind");
    }
    if (a.num() != b.num()) {
      changed.add("num");
    }
    return changed;
  }

  /** The single changes, in the order of the text. */
  public List<Single> changes() {
    return changes;
  }

  public boolean isEmpty() {
    return changes.isEmpty();
  }

  public List<Block> before() {
    return before;
  }

  public List<Block> after() {
    return after;
  }

  /** As a redline reads: what went before what came, brackets as literal signs. */
  public List<Segment> segments() {
    return EditSegments.of(old, now, changes);
  }

  /**
   * The steps that make some of the changes in a text in which the blocks stand at a position.
   *
   * @param position before the first of the blocks, or where they are added
   * @param picked which changes, by their index
   */
  public List<Step> steps(int position, IntPredicate picked) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      if (picked.test(i) && !changes.get(i).isWords()) {
        attributes(steps, changes.get(i), position);
      }
    }
    // From the end, so that what comes earlier keeps its place.
    for (int i = changes.size() - 1; i >= 0; i--) {
      Single one = changes.get(i);
      if (picked.test(i) && one.isWords()) {
        Slice slice = now.size() == 0 ? Slice.EMPTY : now.slice(one.afterFrom(), one.afterTo());
        steps.add(new Step.Replace(position + one.from(), position + one.to(), slice, false));
      }
    }
    return steps;
  }

  private void attributes(List<Step> steps, Single one, int position) {
    Block to = after.get(one.afterFrom());
    for (String name : one.attributes()) {
      Object value =
          switch (name) {
            case "kind" -> to.kind().wire();
            case "level" -> to.level();
            default -> to.num().wire();
          };
      steps.add(new Step.SetAttr(position + one.from(), name, value));
    }
  }

  /** The blocks with some of the changes made. Throws if they cannot be made together. */
  public List<Block> result(IntPredicate picked) {
    if (before.isEmpty() || after.isEmpty()) {
      return changes.isEmpty() || picked.test(0) ? after : before;
    }
    Doc doc = old;
    for (Step step : steps(0, picked)) {
      if (!(step.apply(doc) instanceof Applied.Done done)) {
        throw new IllegalStateException("It cannot be applied: " + step);
      }
      doc = done.doc();
    }
    return doc.blocks();
  }

  /**
   * The indexes of changes that a text has already.
   *
   * @param meanwhile {@link #exactly} what became of the blocks before
   */
  public List<Integer> done(Edits meanwhile) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      Single one = changes.get(i);
      if (one.isWords() ? wordsDone(one, meanwhile) : attributesDone(one, meanwhile)) {
        found.add(i);
      }
    }
    return found;
  }

  private boolean wordsDone(Single one, Edits meanwhile) {
    if (after.isEmpty() || before.isEmpty()) {
      return before.isEmpty() == meanwhile.before.isEmpty() && after.equals(meanwhile.after);
    }
    String wanted = Tokens.text(now, one.afterFrom(), one.afterTo());
    if (meanwhile.after.isEmpty() || wanted.equals(Tokens.text(old, one.from(), one.to()))) {
      return false;
    }
    for (boolean outerStart : List.of(true, false)) {
      for (boolean outerEnd : List.of(true, false)) {
        int from = meanwhile.place(one.from(), !outerStart);
        int to = meanwhile.place(one.to(), outerEnd);
        if (from <= to && Tokens.text(meanwhile.now, from, to).equals(wanted)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean attributesDone(Single one, Edits meanwhile) {
    Block wanted = after.get(one.afterFrom());
    int at = 0;
    for (Block block : before) {
      if (at == one.from()) {
        boolean first = block == before.get(0);
        for (Block there : meanwhile.after) {
          boolean same = there.id().equals(block.id()) || first && there == meanwhile.after.get(0);
          if (same) {
            return different(there, wanted).isEmpty();
          }
        }
      }
      at += block.nodeSize();
    }
    return false;
  }

  /**
   * Whether a text has other words where this changes some.
   *
   * @param meanwhile {@link #exactly} what became of the blocks before
   */
  public boolean collides(Edits meanwhile) {
    List<Integer> done = done(meanwhile);
    for (int i = 0; i < changes.size(); i++) {
      Single one = changes.get(i);
      if (one.isWords() && !done.contains(i)) {
        for (Single other : meanwhile.changes) {
          if (other.isWords() && meet(one.from(), one.to(), other)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private boolean same(Single mine, Single theirs, Edits other) {
    if (mine.from() != theirs.from()
        || mine.to() != theirs.to()
        || !mine.attributes().equals(theirs.attributes())) {
      return false;
    }
    if (mine.isWords()) {
      return Tokens.text(now, mine.afterFrom(), mine.afterTo())
          .equals(Tokens.text(other.now, theirs.afterFrom(), theirs.afterTo()));
    }
    Block a = after.get(mine.afterFrom());
    Block b = other.after.get(theirs.afterFrom());
    return different(a, b).isEmpty();
  }

  /**
   * Whether both change the same words in different ways. Additions at one place do not collide.
   * Where the blocks before are not the same, the places of the one are looked up in the other.
   */
  public boolean collides(Edits other, Segmenter segmenter) {
    boolean goes = after.isEmpty() && !before.isEmpty();
    boolean otherGoes = other.after.isEmpty() && !other.before.isEmpty();
    if (goes || otherGoes) {
      return goes != otherGoes && !isEmpty() && !other.isEmpty();
    }
    if (before.isEmpty() || other.before.isEmpty()) {
      return false;
    }
    @Nullable Edits way =
        before.equals(other.before) ? null : between(before, other.before, segmenter);
    for (Single mine : changes) {
      int from = way == null ? mine.from() : way.place(mine.from(), true);
      int to = way == null ? mine.to() : way.place(mine.to(), false);
      for (Single theirs : other.changes) {
        boolean agree = way == null && same(mine, theirs, other);
        if (!agree && mine.isWords() && theirs.isWords() && meet(from, to, theirs)) {
          return true;
        }
        if (!agree && !mine.isWords() && !theirs.isWords() && from == theirs.from()) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean meet(int from, int to, Single other) {
    boolean adds = from >= to;
    boolean otherAdds = other.from() == other.to();
    if (adds && otherAdds) {
      return false;
    }
    if (adds) {
      return other.from() < from && from < other.to();
    }
    return otherAdds
        ? from < other.from() && other.from() < to
        : Math.max(from, other.from()) < Math.min(to, other.to());
  }

  /** Where a position before is after. */
  private int place(int position, boolean start) {
    int moved = position;
    for (Single one : changes) {
      if (!one.isWords()) {
        continue;
      }
      if (position > one.from() && position < one.to()) {
        return start ? one.afterTo() : one.afterFrom();
      }
      boolean passed = start ? position >= one.to() : position > one.from();
      if (passed) {
        moved = position - one.to() + one.afterTo();
      }
    }
    return moved;
  }
}
