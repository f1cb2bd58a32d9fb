package org.plenary.text;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
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
    for (Step step : applied) {
      if (step == null) {
        continue;
      }
      if (step instanceof Step.Replace replace) {
        int put = putFor(moves, map);
        if (carried == map) {
          now = at(now, replace.from() + inside);
          carried = -1;
        } else if (put >= 0 && carried < 0 && holds(replace, now)) {
          carried = put;
          inside = start(now) - replace.from();
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

  /** Where it is in the text, or its grave, or the grave that this one went into. */
  private static int start(Anchor anchor) {
    if (anchor instanceof Anchor.Alive alive) {
      return alive.from();
    }
    Anchor.Buried buried = (Anchor.Buried) anchor;
    return buried.in() == null ? buried.at() : start(buried.in());
  }

  /** The same somewhere else in the text. */
  private static Anchor at(Anchor anchor, int start) {
    if (anchor instanceof Anchor.Alive alive) {
      return new Anchor.Alive(start, start + alive.to() - alive.from());
    }
    Anchor.Buried buried = (Anchor.Buried) anchor;
    return buried.in() == null
        ? buried.at(start, null)
        : buried.at(buried.at(), (Anchor.Buried) at(buried.in(), start));
  }

  private static boolean holds(Step.Replace step, Anchor anchor) {
    if (anchor instanceof Anchor.Alive alive) {
      return step.from() <= alive.from() && alive.to() <= step.to();
    }
    return step.from() < start(anchor) && start(anchor) < step.to();
  }

  private static Anchor step(Anchor anchor, Doc doc, Step.Replace step) {
    if (anchor instanceof Anchor.Buried buried) {
      return buried(buried, doc, step);
    }
    Anchor.Alive alive = (Anchor.Alive) anchor;
    StepMap map = step.map();
    int from = map.map(alive.from(), 1);
    int to = map.map(alive.to(), -1);
    return from < to ? new Anchor.Alive(from, to) : grave(alive, doc, step);
  }

  /** What was taken out, as little as holds the anchor: whole blocks come back one by one too. */
  private static Anchor.Buried grave(Anchor.Alive alive, Doc doc, Step.Replace step) {
    Slice taken = doc.slice(step.from(), step.to());
    int from = Math.max(0, alive.from() - step.from());
    int to = Math.min(step.to(), alive.to()) - step.from();
    if (!taken.isWholeBlocks()) {
      return new Anchor.Buried(taken, from, to, step.from(), null);
    }
    List<Block> blocks = taken.blocks();
    int first = 0;
    int start = 0;
    while (first < blocks.size() - 1 && start + blocks.get(first).nodeSize() <= from) {
      start += blocks.get(first++).nodeSize();
    }
    int last = first;
    int end = start + blocks.get(first).nodeSize();
    while (last < blocks.size() - 1 && end < to) {
      end += blocks.get(++last).nodeSize();
    }
    Slice held = Slice.blocks(blocks.subList(first, last + 1), 0, 0);
    return new Anchor.Buried(held, from - start, to - start, step.from(), null);
  }

  private static Anchor buried(Anchor.Buried buried, Doc doc, Step.Replace step) {
    Anchor.Buried in = buried.in();
    if (in != null) {
      Anchor holder = buried(in, doc, step);
      return holder instanceof Anchor.Alive alive
          ? buried.at(alive.from() + buried.at(), null)
          : buried.at(buried.at(), (Anchor.Buried) holder);
    }
    int back = broughtBack(buried, step);
    if (back >= 0) {
      return new Anchor.Alive(back + buried.from(), back + buried.to());
    }
    if (holds(step, buried)) {
      // The place goes as well: it is somewhere in what is taken out now.
      Anchor.Alive place = new Anchor.Alive(buried.at(), buried.at());
      Anchor.Buried outer = grave(place, doc, step);
      return buried.at(outer.from(), outer.at(outer.at(), null).whole());
    }
    return buried.at(step.map().map(buried.at(), 1), null);
  }

  /**
   * Where a step puts back what was taken out; -1 if it does not. Words alone come back only where
   * they were, for the same words may be typed anywhere; whole blocks have a name, and may come
   * back with other marks, kind or level: as they were when somebody else took them out.
   */
  private static int broughtBack(Anchor.Buried buried, Step.Replace step) {
    if (!buried.taken().isWholeBlocks()) {
      boolean there = step.from() == buried.at() && step.slice().equals(buried.taken());
      return there ? step.from() : -1;
    }
    if (!step.slice().isWholeBlocks()) {
      return -1;
    }
    List<Block> put = step.slice().blocks();
    int index = Collections.indexOfSubList(named(put), named(buried.taken().blocks()));
    if (index < 0) {
      return -1;
    }
    int at = step.from();
    for (Block block : put.subList(0, index)) {
      at += block.nodeSize();
    }
    return at;
  }

  /** Each by its name and its words, a footnote by its place. */
  private static List<String> named(List<Block> blocks) {
    return blocks.stream()
        .map(
            block ->
                block.content().stream()
                    .map(inline -> inline instanceof Inline.Text run ? run.text() : "\uFFFC")
                    .collect(Collectors.joining("", block.id() + "\n", "")))
        .toList();
  }
}
