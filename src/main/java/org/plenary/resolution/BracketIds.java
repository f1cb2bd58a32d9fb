package org.plenary.resolution;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.negotiation.Clauses;
import org.plenary.text.Mark;
import org.plenary.text.Slice;
import org.plenary.text.Step;

/** The square brackets that an entry puts into the text. Pure. */
final class BracketIds {
  private BracketIds() {}

  /** Ids of their marks; also of such that were there before. */
  static Set<String> in(Event event) {
    Set<String> ids = new HashSet<>();
    if (event instanceof Event.TextSet text) {
      ids.addAll(Clauses.brackets(text.doc().blocks()));
    } else if (event instanceof Event.Edited edited) {
      edited.steps().forEach(step -> add(ids, step));
    } else if (event instanceof Event.Acted acted && acted.edited() != null) {
      acted.edited().steps().forEach(step -> add(ids, step));
    }
    return ids;
  }

  private static void add(Set<String> ids, @Nullable Step step) {
    if (step instanceof Step.AddMark mark && mark.mark() instanceof Mark.Bracket bracket) {
      ids.add(bracket.id());
    } else if (step instanceof Step.SetMarks several) {
      several.steps().forEach(one -> add(ids, one));
    } else if (step instanceof Step.Replace replace) {
      Slice slice = replace.slice();
      ids.addAll(Clauses.brackets(slice.blocks()));
      slice.inlines().forEach(inline -> ids.addAll(Clauses.brackets(inline)));
    }
  }
}
