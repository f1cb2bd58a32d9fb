package org.plenary.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The difference of two sequences of words by Myers' algorithm, then smoothed so that it reads
 * well: a few short common words between two changes are drawn into them.
 */
final class WordDiff {

  /**
   * Over so many changed words the rest is shown as replaced as a whole: bounds time and memory.
   */
  private static final int MAX_EDITS = 1_000;

  /** Common words between two changes that are drawn into them, at most. */
  private static final int MAX_ABSORBED_WORDS = 3;

  /**
   * The words a from..to became the words b from..to; what lies between two changes is the same.
   */
  record Change(int aFrom, int aTo, int bFrom, int bTo) {}

  private final String[] a;
  private final String[] b;

  private WordDiff(List<String> a, List<String> b) {
    this.a = a.toArray(String[]::new);
    this.b = b.toArray(String[]::new);
  }

  static List<Change> of(List<String> before, List<String> after) {
    WordDiff diff = new WordDiff(before, after);
    return diff.slide(diff.smooth(diff.changes()));
  }

  /** The fewest changes, as they are: for comparing, not for reading. */
  static List<Change> exact(List<String> before, List<String> after) {
    WordDiff diff = new WordDiff(before, after);
    return diff.slide(diff.changes());
  }

  private List<Change> changes() {
    int start = 0;
    int max = Math.min(a.length, b.length);
    while (start < max && a[start].equals(b[start])) {
      start++;
    }
    int end = 0;
    while (end < max - start && a[a.length - 1 - end].equals(b[b.length - 1 - end])) {
      end++;
    }
    int n = a.length - start - end;
    int m = b.length - start - end;
    if (n == 0 && m == 0) {
      return List.of();
    }
    return n == 0 || m == 0
        ? List.of(new Change(start, start + n, start, start + m))
        : myers(start, n, m);
  }

  private List<Change> myers(int start, int n, int m) {
    int max = Math.min(n + m, MAX_EDITS);
    int[] v = new int[2 * max + 3];
    int middle = max + 1;
    List<int[]> trace = new ArrayList<>();
    for (int d = 0; d <= max; d++) {
      trace.add(Arrays.copyOfRange(v, middle - d - 1, middle + d + 2));
      for (int k = -d; k <= d; k += 2) {
        boolean down = k == -d || (k != d && v[middle + k - 1] < v[middle + k + 1]);
        int x = down ? v[middle + k + 1] : v[middle + k - 1] + 1;
        int y = x - k;
        while (x < n && y < m && a[start + x].equals(b[start + y])) {
          x++;
          y++;
        }
        v[middle + k] = x;
        if (x >= n && y >= m) {
          return path(trace, start, n, m);
        }
      }
    }
    return List.of(new Change(start, start + n, start, start + m));
  }

  /** Walks the trace back and gathers adjacent edits. */
  private static List<Change> path(List<int[]> trace, int start, int n, int m) {
    List<Change> changes = new ArrayList<>();
    int x = n;
    int y = m;
    for (int d = trace.size() - 1; d > 0; d--) {
      int[] v = trace.get(d);
      int k = x - y;
      boolean down = k == -d || (k != d && v[k - 1 + d + 1] < v[k + 1 + d + 1]);
      int from = down ? k + 1 : k - 1;
      int px = v[from + d + 1];
      int py = px - from;
      int ex = down ? px : px + 1;
      int ey = down ? py + 1 : py;
      add(changes, new Change(start + px, start + ex, start + py, start + ey));
      x = px;
      y = py;
    }
    java.util.Collections.reverse(changes);
    return changes;
  }

  private static void add(List<Change> backwards, Change change) {
    int last = backwards.size() - 1;
    if (last >= 0
        && backwards.get(last).aFrom() == change.aTo()
        && backwards.get(last).bFrom() == change.bTo()) {
      Change next = backwards.get(last);
      backwards.set(last, new Change(change.aFrom(), next.aTo(), change.bFrom(), next.bTo()));
    } else {
      backwards.add(change);
    }
  }

  private List<Change> smooth(List<Change> changes) {
    List<Change> out = new ArrayList<>();
    for (Change change : changes) {
      Change merged = change;
      while (!out.isEmpty() && absorbs(out.get(out.size() - 1), merged)) {
        Change before = out.remove(out.size() - 1);
        merged = new Change(before.aFrom(), merged.aTo(), before.bFrom(), merged.bTo());
      }
      out.add(merged);
    }
    return out;
  }

  /** Only replacements are joined: beside pure additions common words stay as they are. */
  private boolean absorbs(Change one, Change other) {
    boolean deleted = one.aFrom() < one.aTo() || other.aFrom() < other.aTo();
    boolean added = one.bFrom() < one.bTo() || other.bFrom() < other.bTo();
    if (!deleted || !added) {
      return false;
    }
    int words = 0;
    int common = 0;
    for (int i = one.aTo(); i < other.aFrom(); i++) {
      words += Words.sort(a[i].codePointAt(0)) == 2 ? 0 : 1;
      common += weight(a[i]);
    }
    int least = Math.min(weight(one), weight(other));
    return words <= MAX_ABSORBED_WORDS && common <= least;
  }

  private int weight(Change change) {
    int deleted = 0;
    for (int i = change.aFrom(); i < change.aTo(); i++) {
      deleted += weight(a[i]);
    }
    int added = 0;
    for (int i = change.bFrom(); i < change.bTo(); i++) {
      added += weight(b[i]);
    }
    return Math.max(deleted, added);
  }

  /** How much of a reader's attention a piece takes: letters, ideographs twice, signs hardly. */
  private static int weight(String piece) {
    int c = piece.codePointAt(0);
    if (Words.isIdeograph(c)) {
      return 2;
    }
    return Words.sort(c) == 1 ? piece.length() : 0;
  }

  /** An addition or deletion begins with its word and takes the space after it, where it can. */
  private List<Change> slide(List<Change> changes) {
    List<Change> out = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      Change c = changes.get(i);
      int limit = i + 1 < changes.size() ? changes.get(i + 1).aFrom() : a.length;
      boolean onlyAdded = c.aFrom() == c.aTo();
      boolean onlyDeleted = c.bFrom() == c.bTo();
      String first = onlyAdded ? b[c.bFrom()] : a[c.aFrom()];
      boolean movable = (onlyAdded || onlyDeleted) && Words.sort(first.codePointAt(0)) == 2;
      if (movable && c.aTo() < limit - 1 && a[c.aTo()].equals(first)) {
        c = new Change(c.aFrom() + 1, c.aTo() + 1, c.bFrom() + 1, c.bTo() + 1);
      }
      out.add(c);
    }
    return out;
  }
}
