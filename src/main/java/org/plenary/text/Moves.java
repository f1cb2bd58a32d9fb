package org.plenary.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finding moves: whole blocks taken out by one step and put back by a later one. */
final class Moves {

  private Moves() {}

  /** Cheap: whether a step takes out as much as a later one puts in as whole blocks. */
  static boolean mayHold(List<Step.Replace> steps) {
    for (int j = 1; j < steps.size(); j++) {
      if (steps.get(j).insertsWholeBlocks()) {
        for (int i = 0; i < j; i++) {
          if (pair(steps.get(i), steps.get(j))) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** Whether the two could be the halves of a move, by their sizes. */
  static boolean pair(Step taken, Step put) {
    return taken instanceof Step.Replace out
        && put instanceof Step.Replace in
        && out.deletesOnly()
        && in.insertsWholeBlocks()
        && out.to() - out.from() == in.slice().size();
  }

  /** The moves of an entry, by the indexes of its replace steps. */
  static List<Change.Move> find(Doc before, List<? extends @Nullable Step> steps) {
    List<Change.Move> moves = new ArrayList<>();
    List<@Nullable List<Block>> taken = new ArrayList<>();
    Doc doc = before;
    for (Step step : steps) {
      if (step == null) {
        continue;
      }
      if (step instanceof Step.Replace replace) {
        if (replace.insertsWholeBlocks()) {
          int from = lastTaken(taken, replace.slice().blocks());
          if (from >= 0) {
            moves.add(new Change.Move(from, taken.size()));
            taken.set(from, null);
          }
        }
        taken.add(takenBy(doc, replace));
      }
      if (!(step.apply(doc) instanceof Applied.Done done)) {
        return moves;
      }
      doc = done.doc();
    }
    return moves;
  }

  private static int lastTaken(List<@Nullable List<Block>> taken, List<Block> put) {
    for (int i = taken.size() - 1; i >= 0; i--) {
      List<Block> blocks = taken.get(i);
      if (blocks != null && sameBlocks(blocks, put)) {
        return i;
      }
    }
    return -1;
  }

  /** The whole blocks a step takes out of a document; null if it does something else. */
  static @Nullable List<Block> takenBy(Doc doc, Step.Replace step) {
    if (!step.deletesOnly() || step.from() < 0 || step.to() > doc.size()) {
      return null;
    }
    Slice slice = doc.slice(step.from(), step.to());
    return slice.isWholeBlocks() ? slice.blocks() : null;
  }

  /** Same ids and content in the same order; kind, level and numbering may differ. */
  private static boolean sameBlocks(List<Block> a, List<Block> b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!a.get(i).id().equals(b.get(i).id()) || !a.get(i).content().equals(b.get(i).content())) {
        return false;
      }
    }
    return true;
  }
}
