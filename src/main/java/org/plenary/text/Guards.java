package org.plenary.text;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules of a resolution's text. */
public final class Guards {

  private Guards() {}

  /** The form of every text; see {@link Form}. */
  public static Guard form() {
    return Form::refuse;
  }

  /**
   * Keeps these clauses byte-equal and where they are: no edit in them, no join or split into them,
   * no deletion, no move. Others may come to stand beside them.
   */
  public static Guard locked(Set<String> clauses) {
    if (clauses.isEmpty()) {
      return Guard.NONE;
    }
    Set<String> locked = Set.copyOf(clauses);
    return (before, step, after) -> {
      Touched touched = Touched.between(before, after);
      for (int i = touched.start(); i < touched.oldEnd(); i++) {
        Block block = before.array()[i];
        if (locked.contains(block.id()) && !touched.holds(after, block)) {
          return "clause.locked";
        }
      }
      return null;
    };
  }

  /** Keeps the marks of these brackets on words that stay: lifting them is a decision. */
  public static Guard bracketed(Set<String> brackets) {
    if (brackets.isEmpty()) {
      return Guard.NONE;
    }
    Set<String> kept = Set.copyOf(brackets);
    return (before, step, after) -> lifts(step, kept) ? "bracket.recorded" : null;
  }

  private static boolean lifts(Step step, Set<String> brackets) {
    if (step instanceof Step.SetMarks several) {
      return several.steps().stream().anyMatch(one -> lifts(one, brackets));
    }
    return step instanceof Step.RemoveMark removal
        && removal.mark() instanceof Mark.Bracket bracket
        && brackets.contains(bracket.id());
  }

  /** The first refusal of these, in order. */
  public static Guard all(Guard... guards) {
    List<Guard> list = List.copyOf(Arrays.asList(guards));
    return (before, step, after) -> first(list, before, step, after);
  }

  private static @Nullable String first(List<Guard> guards, Doc before, Step step, Doc after) {
    for (Guard guard : guards) {
      String code = guard.refuse(before, step, after);
      if (code != null) {
        return code;
      }
    }
    return null;
  }
}
