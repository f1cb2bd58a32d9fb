package org.plenary.resolution;

import java.util.List;
import org.plenary.people.Action;
import org.plenary.people.Capacity;
import org.plenary.people.Rights;
import org.plenary.text.Change;
import org.plenary.text.Doc;
import org.plenary.text.Guard;
import org.plenary.text.Guards;
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
  Decision decide(State state, List<Change> since, Capacity capacity);

  /** Sets the base text of a resolution that has none. */
  record SetText(Doc doc, String source) implements Command {
    @Override
    public Action right() {
      return Action.IMPORT;
    }

    @Override
    public Decision decide(State state, List<Change> since, Capacity capacity) {
      if (state.version() > 0) {
        return Decision.refuse("text.exists", "This resolution has a text already.");
      }
      Event event = new Event.TextSet(doc, source);
      return new Decision.Accepted(event, event.after(state));
    }
  }

  /**
   * Edits the text. What was edited meanwhile is no reason to refuse: the steps are rebased over
   * it.
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
    public Decision decide(State state, List<Change> since, Capacity capacity) {
      Rebased rebased = Rebase.rebase(state.doc(), groups, since, guard(state, capacity));
      Event event = new Event.Edited(rebased.steps(), rebased.why(), rebased.change());
      return new Decision.Accepted(event, state.next(rebased.doc()));
    }

    private static Guard guard(State state, Capacity capacity) {
      return state.agreed().isEmpty() || Rights.may(capacity, Action.LOCK)
          ? Guards.form()
          : Guards.all(Guards.form(), Guards.locked(state.agreed()));
    }
  }

  /** Declares a clause agreed, or opens it again. */
  record DeclareClause(String clause, ClauseStatus status, String reason) implements Command {
    private static final int MOST_REASON = 2_000;

    @Override
    public Action right() {
      return Action.LOCK;
    }

    @Override
    public Decision decide(State state, List<Change> since, Capacity capacity) {
      boolean known = state.doc().blocks().stream().anyMatch(b -> b.id().equals(clause));
      if (!known) {
        return Decision.refuse("clause.unknown", "There is no such clause in the text.");
      }
      if (state.agreed().contains(clause) == (status == ClauseStatus.AGREED)) {
        return Decision.refuse("clause.status.same", "The clause has that status already.");
      }
      if (status == ClauseStatus.OPEN && reason.isBlank()) {
        return Decision.refuse("reason.missing", "Opening an agreed clause needs a reason.");
      }
      if (reason.length() > MOST_REASON) {
        return Decision.refuse("reason.long", "The reason is too long.");
      }
      Event event = new Event.ClauseDeclared(clause, status, reason);
      return new Decision.Accepted(event, event.after(state));
    }
  }
}
