package org.plenary.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The difference of two texts, block by block and word by word. The rows follow the later text;
 * what was removed or moved away stands where it stood. Taking the same and removed runs of all
 * rows but those moved here gives the earlier text, the same and added ones of all but those
 * removed or moved away the later.
 */
public record Redline(List<Row> rows) {

  /** What became of a block. */
  public enum Fate {
    SAME,
    CHANGED,
    ADDED,
    REMOVED,
    /** Stands here now, changed or not; it was elsewhere. */
    MOVED_HERE,
    /** Stood here; see the row that says {@link #MOVED_HERE} with the same {@code after}. */
    MOVED_AWAY
  }

  /** What became of words. */
  public enum Op {
    SAME,
    ADDED,
    REMOVED
  }

  /** Words with one fate, their marks kept. */
  public record Run(Op op, List<Inline> content) {}

  /**
   * One block.
   *
   * @param attributes which of {@code kind}, {@code level}, {@code num}, {@code marks} changed
   * @param endingOnly the words differ in nothing but the sign at their end
   */
  public record Row(
      Fate fate,
      @Nullable Block before,
      @Nullable Block after,
      List<Run> runs,
      List<String> attributes,
      boolean endingOnly) {

    /** The block as it is now, or was last. */
    public Block block() {
      if (after != null) {
        return after;
      }
      if (before == null) {
        throw new IllegalStateException("a row without a block");
      }
      return before;
    }
  }

  public Redline {
    rows = List.copyOf(rows);
  }

  /** The difference, words cut by the segmenter. Bounded for texts of any size. */
  public static Redline of(Doc before, Doc after, Segmenter segmenter) {
    return of(before, after, segmenter, false);
  }

  /** The same to the letter: a non-breaking space is not a plain one. For machines. */
  public static Redline exact(Doc before, Doc after, Segmenter segmenter) {
    return of(before, after, segmenter, true);
  }

  private static Redline of(Doc before, Doc after, Segmenter segmenter, boolean exact) {
    List<Row> rows = new ArrayList<>();
    for (Alignment.Pair pair : Alignment.of(before, after)) {
      rows.add(row(pair, segmenter, exact));
    }
    return new Redline(rows);
  }

  /** The difference of two contents. */
  public static List<Run> words(Block before, Block after, Segmenter segmenter) {
    return Runs.of(before, after, segmenter, false);
  }

  /** Whether anything at all is different. */
  public boolean isEmpty() {
    return rows.stream().allMatch(row -> row.fate() == Fate.SAME);
  }

  /** The same without what is only end punctuation: those signs read as they do now. */
  public Redline substance() {
    List<Row> kept = new ArrayList<>();
    for (Row row : rows) {
      List<Run> runs = row.fate() == Fate.CHANGED ? Runs.withoutEnding(row.runs()) : row.runs();
      boolean same = row.endingOnly() && row.fate() == Fate.CHANGED && row.attributes().isEmpty();
      kept.add(
          new Row(
              same ? Fate.SAME : row.fate(),
              row.before(),
              row.after(),
              runs,
              row.attributes(),
              row.endingOnly()));
    }
    return new Redline(kept);
  }

  private static Row row(Alignment.Pair pair, Segmenter segmenter, boolean exact) {
    Block before = pair.before();
    Block after = pair.after();
    if (before == null || pair.fate() == Fate.ADDED) {
      Block added = after == null ? before : after;
      return new Row(Fate.ADDED, null, after, whole(Op.ADDED, added), List.of(), false);
    }
    if (after == null || pair.fate() == Fate.MOVED_AWAY) {
      Fate fate = after == null ? Fate.REMOVED : Fate.MOVED_AWAY;
      return new Row(fate, before, after, whole(Op.REMOVED, before), List.of(), false);
    }
    if (sameButId(before, after)) {
      return new Row(pair.fate(), before, after, whole(Op.SAME, after), List.of(), false);
    }
    List<Run> runs = Runs.of(before, after, segmenter, exact);
    boolean worded = runs.stream().anyMatch(run -> run.op() != Op.SAME);
    List<String> attributes = attributes(before, after, worded);
    boolean ending =
        worded
            && EndPunctuation.without(Words.flat(before))
                .equals(EndPunctuation.without(Words.flat(after)));
    boolean changed = worded || !attributes.isEmpty();
    Fate fate = pair.fate() == Fate.SAME && changed ? Fate.CHANGED : pair.fate();
    return new Row(fate, before, after, runs, attributes, ending);
  }

  private static boolean sameButId(Block before, Block after) {
    return before.kind() == after.kind()
        && before.level() == after.level()
        && before.num() == after.num()
        && before.content().equals(after.content());
  }

  private static List<Run> whole(Op op, @Nullable Block block) {
    return block == null || block.content().isEmpty()
        ? List.of()
        : List.of(new Run(op, block.content()));
  }

  private static List<String> attributes(Block before, Block after, boolean worded) {
    List<String> changed = new ArrayList<>();
    if (before.kind() != after.kind()) {
      changed.add("kind");
    }
    if (before.level() != after.level()) {
      changed.add("level");
    }
    if (before.num() != after.num()) {
      changed.add("num");
    }
    if (!worded && !before.content().equals(after.content())) {
      changed.add("marks");
    }
    return changed;
  }
}
