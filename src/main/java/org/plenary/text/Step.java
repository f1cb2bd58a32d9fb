package org.plenary.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The smallest change of a text, as ProseMirror writes it. A step is made for one document; applied
 * to another it may fail, but it never throws.
 */
public sealed interface Step {

  Applied apply(Doc doc);

  /** What it does to positions. */
  StepMap map();

  /**
   * The step that takes it back.
   *
   * @param before the document it was applied to
   */
  Step invert(Doc before);

  /** The same change after others; null: what it was about is gone. */
  @Nullable Step map(Mapping mapping);

  /**
   * Puts a slice in the place of a range.
   *
   * @param structure fails if there is more than closing and opening of blocks in the range
   */
  record Replace(int from, int to, Slice slice, boolean structure) implements Step {

    /** Takes out; puts nothing in. */
    public static Replace delete(int from, int to) {
      return new Replace(from, to, Slice.EMPTY, false);
    }

    /** Puts in; takes nothing out. */
    public static Replace insert(int at, Slice slice) {
      return new Replace(at, at, slice, false);
    }

    @Override
    public Applied apply(Doc doc) {
      if (structure && from >= 0 && from <= doc.size() && Slices.contentBetween(doc, from, to)) {
        return new Applied.Failed("Structure replace would overwrite content");
      }
      return Slices.replace(doc, from, to, slice);
    }

    @Override
    public StepMap map() {
      return new StepMap(from, to - from, slice.size());
    }

    @Override
    public Step invert(Doc before) {
      return new Replace(from, from + slice.size(), before.slice(from, to), false);
    }

    @Override
    public @Nullable Step map(Mapping mapping) {
      Mapping.Ends ends = mapping.ends(from, to);
      return ends.deletedAcross()
          ? null
          : new Replace(ends.from(), Math.max(ends.from(), ends.to()), slice, structure);
    }

    boolean deletesOnly() {
      return from < to && slice.isEmpty();
    }

    boolean insertsWholeBlocks() {
      return from == to && slice.isWholeBlocks();
    }
  }

  /** Adds a mark to all inline content of a range. */
  record AddMark(int from, int to, Mark mark) implements Step {
    @Override
    public Applied apply(Doc doc) {
      return MarkSteps.apply(doc, from, to, set -> Marks.add(set, mark));
    }

    @Override
    public StepMap map() {
      return StepMap.EMPTY;
    }

    @Override
    public Step invert(Doc before) {
      return MarkSteps.invertAdd(before, this);
    }

    @Override
    public @Nullable Step map(Mapping mapping) {
      Mapping.Ends ends = mapping.ends(from, to);
      return ends.from() >= ends.to() ? null : new AddMark(ends.from(), ends.to(), mark);
    }
  }

  /** Removes a mark from all inline content of a range. */
  record RemoveMark(int from, int to, Mark mark) implements Step {
    @Override
    public Applied apply(Doc doc) {
      return MarkSteps.apply(doc, from, to, set -> Marks.remove(set, mark));
    }

    @Override
    public StepMap map() {
      return StepMap.EMPTY;
    }

    @Override
    public Step invert(Doc before) {
      return MarkSteps.invertRemove(before, this);
    }

    @Override
    public @Nullable Step map(Mapping mapping) {
      Mapping.Ends ends = mapping.ends(from, to);
      return ends.from() >= ends.to() ? null : new RemoveMark(ends.from(), ends.to(), mark);
    }
  }

  /**
   * Several mark steps at once ({@code markSet}): the undoing of a mark that took the place of
   * others. Flat: what is nested when it is made is laid out in order. May be empty.
   */
  record SetMarks(List<Step> steps) implements Step {

    public SetMarks {
      steps = flat(steps);
    }

    private static List<Step> flat(List<Step> steps) {
      List<Step> out = new ArrayList<>();
      for (Step step : steps) {
        if (step instanceof SetMarks inner) {
          out.addAll(inner.steps);
        } else if (step instanceof AddMark || step instanceof RemoveMark) {
          out.add(step);
        } else {
          throw new IllegalArgumentException("only mark steps");
        }
      }
      return List.copyOf(out);
    }

    @Override
    public Applied apply(Doc doc) {
      Applied applied = new Applied.Done(doc);
      for (Step step : steps) {
        if (!(applied instanceof Applied.Done done)) {
          return applied;
        }
        applied = step.apply(done.doc());
      }
      return applied;
    }

    @Override
    public StepMap map() {
      return StepMap.EMPTY;
    }

    /** Each is inverted on the document before all of them, as ProseMirror does. */
    @Override
    public Step invert(Doc before) {
      return new SetMarks(steps.stream().map(step -> step.invert(before)).toList());
    }

    @Override
    public @Nullable Step map(Mapping mapping) {
      List<Step> kept = new ArrayList<>();
      for (Step step : steps) {
        Step mapped = step.map(mapping);
        if (mapped != null) {
          kept.add(mapped);
        }
      }
      return kept.isEmpty() ? null : new SetMarks(kept);
    }
  }

  /**
   * Sets an attribute of the block or footnote that begins at a position: of a block {@code kind},
   * {@code level} or {@code num}, of a footnote {@code text}. An id never changes.
   *
   * @param value a String, or an Integer for the level
   */
  record SetAttr(int pos, String attr, Object value) implements Step {
    @Override
    public Applied apply(Doc doc) {
      return Attributes.set(doc, pos, attr, value);
    }

    @Override
    public StepMap map() {
      return StepMap.EMPTY;
    }

    @Override
    public Step invert(Doc before) {
      Object old = Attributes.get(before, pos, attr);
      return old == null ? this : new SetAttr(pos, attr, old);
    }

    @Override
    public @Nullable Step map(Mapping mapping) {
      MapResult at = mapping.mapResult(pos, 1);
      return at.deletedAfter() ? null : new SetAttr(at.pos(), attr, value);
    }
  }
}
