package org.plenary.text;

import java.util.ArrayList;
import java.util.List;

/** Mark sets, as ProseMirror keeps them: by rank, without what excludes one another. */
public final class Marks {

  private Marks() {}

  /** The set with the mark in its place; the very same set where it already holds it. */
  public static List<Mark> add(List<Mark> set, Mark mark) {
    List<Mark> out = new ArrayList<>(set.size() + 1);
    boolean placed = false;
    for (Mark other : set) {
      if (mark.equals(other)) {
        return set;
      }
      if (excludes(mark, other)) {
        continue;
      }
      if (!placed && other.rank() > mark.rank()) {
        out.add(mark);
        placed = true;
      }
      out.add(other);
    }
    if (!placed) {
      out.add(mark);
    }
    return List.copyOf(out);
  }

  /** The set without the mark; the very same set where it does not hold it. */
  public static List<Mark> remove(List<Mark> set, Mark mark) {
    int at = set.indexOf(mark);
    if (at < 0) {
      return set;
    }
    List<Mark> out = new ArrayList<>(set);
    out.remove(at);
    return List.copyOf(out);
  }

  /** Whether it could have been built by {@link #add}: in order, nothing twice or excluded. */
  public static boolean canonical(List<Mark> set) {
    List<Mark> built = List.of();
    for (Mark mark : set) {
      built = add(built, mark);
    }
    return built.equals(set);
  }

  /** Whether one cannot stand beside the other. Symmetric in this schema. */
  static boolean excludes(Mark mark, Mark other) {
    if (mark instanceof Mark.Bracket) {
      return false;
    }
    return mark.rank() == other.rank() || script(mark) && script(other);
  }

  private static boolean script(Mark mark) {
    return mark instanceof Mark.Superscript || mark instanceof Mark.Subscript;
  }

  static boolean same(List<Mark> a, List<Mark> b) {
    return a == b || a.equals(b);
  }
}
