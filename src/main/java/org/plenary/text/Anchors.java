package org.plenary.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How anchors follow the steps of an entry, one by one, with the moves of the whole entry. */
final class Anchors {

  private Anchors() {}

  static Anchor after(Anchor anchor, Doc before, List<? extends @Nullable Step> applied) {
    Anchor now = anchor;
    Doc doc = before;
    List<Change.Move> moves = Change.of(before, applied).moves();
    int map = 0;
    int carried = -1;
    int inside = 0;
    int length = 0;
    for (Step step : applied) {
      if (step == null) {
        continue;
      }
      if (step instanceof Step.Replace replace) {
        int put = putFor(moves, map);
        if (carried == map) {
          now = new Anchor.Alive(replace.from() + inside, replace.from() + inside + length);
          carried = -1;
        } else if (put >= 0 && now instanceof Anchor.Alive alive && holds(replace, alive)) {
          carried = put;
          inside = alive.from() - replace.from();
          length = alive.to() - alive.from();
        } else if (carried < 0) {
          now = step(now, doc, replace);
        }
        map++;
      }
      doc = ((Applied.Done) step.apply(doc)).doc();
    }
    return now;
  }

  private static int putFor(List<Change.Move> moves, int map) {
    for (Change.Move move : moves) {
      if (move.taken() == map) {
        return move.put();
      }
    }
    return -1;
  }

  private static boolean holds(Step.Replace step, Anchor.Alive anchor) {
    return step.from() <= anchor.from() && anchor.to() <= step.to();
  }

  private static Anchor step(Anchor anchor, Doc doc, Step.Replace step) {
    StepMap map = step.map();
    if (anchor instanceof Anchor.Alive alive) {
      int from = map.map(alive.from(), 1);
      int to = map.map(alive.to(), -1);
      if (from < to) {
        return new Anchor.Alive(from, to);
      }
      return new Anchor.Buried(
          doc.slice(step.from(), step.to()),
          Math.max(0, alive.from() - step.from()),
          Math.min(step.to(), alive.to()) - step.from(),
          map.map(alive.from(), -1));
    }
    Anchor.Buried buried = (Anchor.Buried) anchor;
    if (step.slice().equals(buried.taken())) {
      return new Anchor.Alive(step.from() + buried.from(), step.from() + buried.to());
    }
    return new Anchor.Buried(buried.taken(), buried.from(), buried.to(), map.map(buried.at(), 1));
  }
}
