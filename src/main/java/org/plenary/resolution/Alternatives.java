package org.plenary.resolution;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.Bracketing;
import org.plenary.negotiation.Clauses;
import org.plenary.text.Doc;
import org.plenary.text.Inline;
import org.plenary.text.Mark;
import org.plenary.text.Repeated;
import org.plenary.text.Step;

/** The words that an entry puts into square brackets beside those that stand: whose they are. */
public final class Alternatives {
  private final Act.Bracketed act;
  private final List<@Nullable Step> steps;

  private Alternatives(Act.Bracketed act, List<@Nullable Step> steps) {
    this.act = act;
    this.steps = steps;
  }

  /** Those of an entry; empty where it brings no words of a proposal as an option of a bracket. */
  public static Optional<Alternatives> of(Event event) {
    if (event instanceof Event.Acted acted
        && acted.act() instanceof Act.Bracketed act
        && acted.edited() != null
        && act.options().stream().anyMatch(one -> one.source() > 0)) {
      return Optional.of(new Alternatives(act, acted.edited().steps()));
    }
    return Optional.empty();
  }

  /**
   * The proposal whose words each change of positions puts in, in the order of the maps of the
   * entry's change; 0 for none.
   */
  public List<Integer> sources() {
    return replacing().stream().map(this::source).toList();
  }

  /** Brackets within the words of a proposal: they came with it. */
  Set<String> within(int proposal) {
    Set<String> ids = new HashSet<>();
    for (Step.Replace step : replacing()) {
      if (source(step) == proposal) {
        step.slice().inlines().forEach(inline -> ids.addAll(Clauses.brackets(inline)));
      }
    }
    ids.remove(act.id());
    return ids;
  }

  /**
   * Which words of an alternative stood in the bracket already, as it was put: positions of the
   * text before the entry, which are the same until behind the bracket.
   *
   * @param map index of the map that puts it in
   */
  List<Repeated.Piece> pieces(Doc before, int map) {
    Step.Replace step = replacing().get(map);
    int from = Integer.MAX_VALUE;
    int to = -1;
    for (Step.AddMark mark : marking(steps)) {
      from = Math.min(from, mark.from());
      to = Math.max(to, mark.to());
    }
    List<Inline> words = step.slice().inlines();
    return to < 0 || step.from() < to
        ? List.of(new Repeated.Piece(step.map().newSize(), -1))
        : Repeated.of(before, from, to, words);
  }

  private List<Step.AddMark> marking(List<? extends @Nullable Step> among) {
    List<Step.AddMark> found = new ArrayList<>();
    for (Step step : among) {
      if (step instanceof Step.SetMarks several) {
        found.addAll(marking(several.steps()));
      } else if (step instanceof Step.AddMark mark
          && mark.mark() instanceof Mark.Bracket bracket
          && bracket.id().equals(act.id())) {
        found.add(mark);
      }
    }
    return found;
  }

  private List<Step.Replace> replacing() {
    List<Step.Replace> all = new ArrayList<>();
    for (Step step : steps) {
      if (step instanceof Step.Replace replace) {
        all.add(replace);
      }
    }
    return all;
  }

  private int source(Step.Replace step) {
    for (Inline inline : step.slice().inlines()) {
      for (Mark mark : inline.marks()) {
        if (mark instanceof Mark.Bracket bracket && bracket.id().equals(act.id())) {
          return act.options().stream()
              .filter(one -> one.option() == bracket.option())
              .mapToInt(Bracketing.Option::source)
              .findFirst()
              .orElse(0);
        }
      }
    }
    return 0;
  }
}
