package org.plenary.resolution;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.By;
import org.plenary.negotiation.Stamp;
import org.plenary.text.Applied;
import org.plenary.text.Change;
import org.plenary.text.Doc;
import org.plenary.text.Slice;
import org.plenary.text.Step;

/** Something that happened to a resolution: what an entry of the log says. */
public sealed interface Event {

  /** The entry's kind. */
  String kind();

  /** The state after it. Throws where it cannot have happened in this state: the log is damaged. */
  State after(State before);

  /** What it does to positions in the text. */
  default Change change(State before) {
    return Change.NONE;
  }

  /**
   * The base text was set: the first entry of every resolution.
   *
   * @param source where it came from, in words
   */
  record TextSet(Doc doc, String source) implements Event {
    @Override
    public String kind() {
      return "text";
    }

    @Override
    public State after(State before) {
      return new State(before.version() + 1, doc, before.version() + 1, before.negotiation());
    }

    /** What somebody wrote into the empty text meanwhile has no place in this one. */
    @Override
    public Change change(State before) {
      Slice all = Slice.blocks(doc.blocks(), 0, 0);
      return Change.of(before.doc(), List.of(new Step.Replace(0, before.doc().size(), all, false)));
    }
  }

  /**
   * The text was edited.
   *
   * @param steps as they were applied, in the place and order of those sent; null where one was not
   * @param why for steps that were not applied, the code by index
   */
  record Edited(List<@Nullable Step> steps, SortedMap<Integer, String> why, Change change)
      implements Event {
    @Override
    public String kind() {
      return "edit";
    }

    @Override
    public State after(State before) {
      Doc doc = before.doc();
      for (Step step : steps) {
        if (step != null) {
          doc = applied(step, doc);
        }
      }
      return before.next(doc, before.negotiation().edited(before.doc(), steps));
    }

    private static Doc applied(Step step, Doc doc) {
      if (step.apply(doc) instanceof Applied.Done done) {
        return done.doc();
      }
      throw new IllegalStateException("A stored step does not apply: " + step);
    }

    @Override
    public Change change(State before) {
      return change;
    }
  }

  /**
   * Something beside the text happened, perhaps with an edit of it.
   *
   * @param by for whom, as stamped when it was decided
   * @param at when, as the entry says
   * @param edited what it did to the text; null for nothing
   */
  record Acted(By by, long at, Act act, @Nullable Edited edited) implements Event {
    @Override
    public String kind() {
      return act.kind();
    }

    @Override
    public State after(State before) {
      Stamp stamp = new Stamp(by, before.version() + 1, at);
      if (edited == null) {
        return before.next(before.negotiation().after(act, stamp));
      }
      State state = edited.after(before);
      return new State(
          state.version(), state.doc(), state.base(), state.negotiation().after(act, stamp));
    }

    @Override
    public Change change(State before) {
      return edited == null ? Change.NONE : edited.change();
    }
  }
}
