package org.plenary.resolution;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.Author;
import org.plenary.negotiation.Negotiation;
import org.plenary.negotiation.Rules;
import org.plenary.people.Action;
import org.plenary.people.Rights;
import org.plenary.refusal.Refusal;
import org.plenary.refusal.Refused;
import org.plenary.text.Change;
import org.plenary.text.Doc;
import org.plenary.text.Guard;
import org.plenary.text.Guards;
import org.plenary.text.MarkedWords;
import org.plenary.text.Rebase;
import org.plenary.text.Rebased;
import org.plenary.text.Step;

/** What somebody asks to be done to a resolution. Deciding is pure. */
public sealed interface Command {

  /** What its author must have the right to. */
  Action right();

  /** The version it was made on; changes since then are handed to {@link #decide}. */
  default long base(State state) {
    return state.version();
  }

  /** Decides in a state; {@code since} are the changes after {@link #base}, oldest first. */
  Decision decide(State state, List<Change> since, Author author);

  /** Sets the base text of a resolution that has none. */
  record SetText(Doc doc, String source) implements Command {
    @Override
    public Action right() {
      return Action.IMPORT;
    }

    @Override
    public Decision decide(State state, List<Change> since, Author author) {
      if (state.version() > 0) {
        return Decision.refuse("text.exists", "This resolution has a text already.");
      }
      Event event = new Event.TextSet(doc, source);
      return new Decision.Accepted(event, event.after(state));
    }
  }

  /** Begins the text of a draft, which is a stream of its own. Nobody asks for it by itself. */
  record BeginDraft(Doc doc) implements Command {
    @Override
    public Action right() {
      return Action.PROPOSE;
    }

    @Override
    public Decision decide(State state, List<Change> since, Author author) {
      return new SetText(doc, "draft").decide(state, since, author);
    }
  }

  /**
   * Edits the text. What was edited meanwhile is no reason to refuse: the steps are rebased over
   * it. Brackets that were asked for on record are not unmarked by an edit.
   *
   * @param base the version that the author saw
   * @param groups the steps by editor transaction: all of a group is applied or none
   */
  record Edit(long base, List<List<Step>> groups) implements Command {
    @Override
    public Action right() {
      return Action.EDIT;
    }

    @Override
    public long base(State state) {
      return base;
    }

    @Override
    public Decision decide(State state, List<Change> since, Author author) {
      if (state.negotiation().adopted() != null) {
        return Decision.refuse("resolution.adopted", "The resolution is adopted.");
      }
      Guard guard =
          Guards.all(guard(state, author), Guards.bracketed(state.negotiation().bracketed()));
      Rebased rebased = Rebase.rebase(state.doc(), groups, since, guard);
      Event event = new Event.Edited(rebased.steps(), rebased.why(), rebased.change());
      Negotiation negotiation = state.negotiation().edited(state.doc(), rebased.steps());
      return new Decision.Accepted(event, state.next(rebased.doc(), negotiation));
    }
  }

  /** Agreed clauses are changed by nobody but those who may open them. */
  private static Guard guard(State state, Author author) {
    Set<String> locked = state.agreed();
    return locked.isEmpty() || Rights.may(author.by().capacity(), Action.LOCK)
        ? Guards.form()
        : Guards.all(Guards.form(), Guards.locked(locked));
  }

  /**
   * Asks for something beside the text: an input, a position, a decision, an answer; perhaps with
   * an edit of the text in the same entry. Refusals are those of {@link Rules} and, where an edit
   * goes with it, {@code edit.refused}: then nothing happens at all.
   *
   * @param base the version that positions in {@code act} and {@code steps} were made on; -1 for
   *     the present one
   */
  record Do(long base, Act act, List<Step> steps) implements Command {

    /** Without an edit and without positions. */
    public Do(Act act) {
      this(-1, act, List.of());
    }

    @Override
    public Action right() {
      return Rules.right(act);
    }

    @Override
    public long base(State state) {
      return base < 0 ? state.version() : base;
    }

    @Override
    public Decision decide(State state, List<Change> since, Author author) {
      try {
        Act happens =
            Rules.decide(state.negotiation(), state.doc(), state.version(), author, moved(since));
        Event.Edited edited = steps.isEmpty() ? null : edited(state, since, author);
        Event event = new Event.Acted(author.by(), author.at(), happens, edited);
        return new Decision.Accepted(event, event.after(state));
      } catch (Refused refused) {
        return new Decision.Refused(refused.refusal());
      }
    }

    /** The act with its positions where they are now. */
    private Act moved(List<Change> since) {
      return act instanceof Act.Commented comment ? comment.through(since) : act;
    }

    private Event.Edited edited(State state, List<Change> since, Author author) {
      Rebased rebased = Rebase.rebase(state.doc(), List.of(steps), since, guard(state, author));
      if (!rebased.why().isEmpty()) {
        if (rebased.why().containsValue("clause.locked")) {
          throw Refusal.of("clause.locked", "This clause is agreed.").asException();
        }
        String why = rebased.why().values().iterator().next();
        throw Refusal.of("edit.refused", "The text has changed too much for this: " + why + ".")
            .asException();
      }
      keepsToItsWords(rebased.steps());
      standsOnAll(state.doc(), rebased.steps(), since);
      return new Event.Edited(rebased.steps(), rebased.why(), rebased.change());
    }

    /** What is bracketed is all that was meant to be, also where it was parted meanwhile. */
    private void standsOnAll(Doc head, List<? extends @Nullable Step> rebased, List<Change> since) {
      if (act instanceof Act.Bracketed
          && steps.get(0) instanceof Step.AddMark meant
          && rebased.get(0) instanceof Step.AddMark done
          && !MarkedWords.allHeld(head, meant, done, since)) {
        throw Refusal.of(
                "bracket.parted",
                "The words were parted and a part was moved: ask again where they stand now.")
            .asException();
      }
    }

    /** What goes is what was meant to go: nothing that came between, and nothing less. */
    private void keepsToItsWords(List<? extends @Nullable Step> rebased) {
      for (int i = 0; i < steps.size(); i++) {
        if (steps.get(i) instanceof Step.Replace meant
            && rebased.get(i) instanceof Step.Replace done
            && done.to() - done.from() != meant.to() - meant.from()) {
          throw Refusal.of("edit.refused", "Other words stand there now.").asException();
        }
      }
    }
  }
}
