package org.plenary.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.refusal.Refused;
import org.plenary.text.Mark;
import org.plenary.text.Slice;
import org.plenary.text.Step;

/**
 * Steps as JSON. Reading: the parser stands before or on the first token, and afterwards on the
 * last; anything unfit throws {@link Refused} with {@code step.malformed}. Mark sets come out flat.
 */
public final class StepJson {

  /** Steps of one commit. */
  public static final int MAX_STEPS = 500;

  private static final String CODE = "step.malformed";

  private StepJson() {}

  /** The groups of a commit: {@code [[step, ...], ...]}. */
  public static List<List<Step>> readGroups(JsonParser parser) {
    return Reading.of(parser, CODE, StepJson::groups);
  }

  public static List<List<Step>> readGroups(String json) {
    return Parsing.whole(json, CODE, StepJson::groups);
  }

  public static List<List<Step>> readGroups(byte[] json) {
    return Parsing.whole(json, CODE, StepJson::groups);
  }

  private static Reading.Element<List<List<Step>>> groups(Reading in) {
    int[] left = {MAX_STEPS};
    return () ->
        in.list(
            MAX_STEPS,
            () -> {
              List<Step> group = in.list(left[0], () -> StepReading.read(in));
              left[0] -= group.size();
              return group;
            });
  }

  /** The steps of an entry: {@code [step or null, ...]}. */
  public static List<@Nullable Step> readSteps(JsonParser parser) {
    return Reading.of(parser, CODE, StepJson::steps);
  }

  public static List<@Nullable Step> readSteps(String json) {
    return Parsing.whole(json, CODE, StepJson::steps);
  }

  private static Reading.Element<List<@Nullable Step>> steps(Reading in) {
    return () -> {
      List<@Nullable Step> out = new ArrayList<>();
      in.each(MAX_STEPS, () -> out.add(in.isNull() ? null : StepReading.read(in)));
      return out;
    };
  }

  /** Writes {@code [step or null, ...]}. */
  public static void writeSteps(JsonGenerator out, List<? extends @Nullable Step> steps)
      throws IOException {
    out.writeStartArray();
    for (Step step : steps) {
      if (step == null) {
        out.writeNull();
      } else {
        write(out, step);
      }
    }
    out.writeEndArray();
  }

  public static String writeSteps(List<? extends @Nullable Step> steps) {
    return Parsing.string(out -> writeSteps(out, steps));
  }

  public static String write(Step step) {
    return Parsing.string(out -> write(out, step));
  }

  public static void write(JsonGenerator out, Step step) throws IOException {
    out.writeStartObject();
    if (step instanceof Step.Replace replace) {
      replace(out, replace);
    } else if (step instanceof Step.AddMark add) {
      mark(out, "addMark", add.mark(), add.from(), add.to());
    } else if (step instanceof Step.RemoveMark remove) {
      mark(out, "removeMark", remove.mark(), remove.from(), remove.to());
    } else if (step instanceof Step.SetMarks set) {
      out.writeStringField("stepType", "markSet");
      out.writeFieldName("steps");
      writeSteps(out, set.steps());
    } else if (step instanceof Step.SetAttr attr) {
      attribute(out, attr);
    }
    out.writeEndObject();
  }

  private static void replace(JsonGenerator out, Step.Replace step) throws IOException {
    out.writeStringField("stepType", "replace");
    out.writeNumberField("from", step.from());
    out.writeNumberField("to", step.to());
    Slice slice = step.slice();
    if (slice.size() > 0) {
      out.writeFieldName("slice");
      NodeWriting.slice(out, slice);
    }
    if (step.structure()) {
      out.writeBooleanField("structure", true);
    }
  }

  private static void mark(JsonGenerator out, String type, Mark mark, int from, int to)
      throws IOException {
    out.writeStringField("stepType", type);
    out.writeFieldName("mark");
    NodeWriting.mark(out, mark);
    out.writeNumberField("from", from);
    out.writeNumberField("to", to);
  }

  private static void attribute(JsonGenerator out, Step.SetAttr step) throws IOException {
    out.writeStringField("stepType", "attr");
    out.writeNumberField("pos", step.pos());
    out.writeStringField("attr", step.attr());
    if (step.value() instanceof Integer number) {
      out.writeNumberField("value", number);
    } else {
      out.writeStringField("value", step.value().toString());
    }
  }
}
