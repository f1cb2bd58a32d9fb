package org.plenary.wire;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.text.Block;
import org.plenary.text.Kind;
import org.plenary.text.Mark;
import org.plenary.text.Num;
import org.plenary.text.Slice;
import org.plenary.text.Step;

/** Reads one step; fields in any order. */
final class StepReading {

  private static final int STEP_TYPE = 1;
  private static final int FROM = 2;
  private static final int TO = 4;
  private static final int SLICE = 8;
  private static final int STRUCTURE = 16;
  private static final int MARK = 32;
  private static final int STEPS = 64;
  private static final int POS = 128;
  private static final int ATTR = 256;
  private static final int VALUE = 512;

  /** How deep mark sets may be nested; they are laid out flat. */
  private static final int MAX_NESTED = 8;

  /** Mark steps in one mark set: those of one selection over a whole text. */
  private static final int MAX_MARK_STEPS = 10_000;

  private final Reading in;
  private final int depth;

  private int mask;
  private @Nullable String stepType;
  private int from;
  private int to;
  private Slice slice = Slice.EMPTY;
  private boolean structure;
  private @Nullable Mark mark;
  private List<Step> steps = List.of();
  private int pos;
  private String attr = "";
  private Object value = "";

  private StepReading(Reading in, int depth) {
    this.in = in;
    this.depth = depth;
  }

  static Step read(Reading in) throws IOException {
    return read(in, 0);
  }

  private static Step read(Reading in, int depth) throws IOException {
    StepReading step = new StepReading(in, depth);
    in.object(step::field);
    return step.step();
  }

  private boolean field(String name) throws IOException {
    switch (name) {
      case "stepType" -> {
        mask = in.once(mask, STEP_TYPE);
        stepType = in.string();
      }
      case "from" -> {
        mask = in.once(mask, FROM);
        from = in.integer(Reading.MAX_POSITION);
      }
      case "to" -> {
        mask = in.once(mask, TO);
        to = in.integer(Reading.MAX_POSITION);
      }
      case "slice" -> {
        mask = in.once(mask, SLICE);
        slice = new NodeReading(in).slice();
      }
      case "structure" -> {
        mask = in.once(mask, STRUCTURE);
        structure = in.bool();
      }
      case "mark" -> {
        mask = in.once(mask, MARK);
        mark = new NodeReading(in).mark();
      }
      case "steps" -> {
        mask = in.once(mask, STEPS);
        if (depth == MAX_NESTED) {
          throw in.refused("Mark sets are nested too deep.");
        }
        steps = in.list(MAX_MARK_STEPS, () -> read(in, depth + 1));
      }
      case "pos" -> {
        mask = in.once(mask, POS);
        pos = in.integer(Reading.MAX_POSITION);
      }
      case "attr" -> {
        mask = in.once(mask, ATTR);
        attr = in.string();
      }
      case "value" -> {
        mask = in.once(mask, VALUE);
        value = in.scalar();
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private Step step() {
    if (from > to) {
      throw in.refused("A range ends before it begins.");
    }
    return switch (in.known(stepType)) {
      case "replace" -> replace();
      case "addMark" -> new Step.AddMark(from, to, marked());
      case "removeMark" -> new Step.RemoveMark(from, to, marked());
      case "markSet" -> markSet();
      case "attr" -> attribute();
      default -> throw in.refused("A step of this type is not taken.");
    };
  }

  private Step replace() {
    in.fields(mask, STEP_TYPE | FROM | TO, SLICE | STRUCTURE);
    return new Step.Replace(from, to, slice, structure);
  }

  private Mark marked() {
    in.fields(mask, STEP_TYPE | FROM | TO | MARK, 0);
    return in.known(mark);
  }

  private Step markSet() {
    in.fields(mask, STEP_TYPE | STEPS, 0);
    for (Step step : steps) {
      if (step instanceof Step.Replace || step instanceof Step.SetAttr) {
        throw in.refused("A mark set holds mark steps only.");
      }
    }
    return new Step.SetMarks(steps);
  }

  private Step attribute() {
    in.fields(mask, STEP_TYPE | POS | ATTR | VALUE, 0);
    boolean fits =
        switch (attr) {
          case "kind" -> value instanceof String name && Kind.of(name) != null;
          case "num" -> value instanceof String name && Num.of(name) != null;
          case "level" -> value instanceof Integer level && level <= Block.MAX_LEVEL;
          case "text" -> value instanceof String;
          default -> false;
        };
    if (!fits) {
      throw in.refused("An attribute is unknown, cannot be set, or cannot have this value.");
    }
    return new Step.SetAttr(pos, attr, value);
  }
}
