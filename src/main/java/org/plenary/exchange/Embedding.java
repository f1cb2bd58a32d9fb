package org.plenary.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the whole of an older text stands, in order, within a longer one: what is left over was put
 * in. Of all ways the one with the fewest gaps, at the ends of words, as late as possible.
 */
final class Embedding {

  /**
   * Something that was put in.
   *
   * @param at the place in the older text
   * @param text what was put in there
   */
  record Gap(int at, String text) {}

  /** Cells of the table: bounds time and memory of one pair of lines. */
  private static final long MAX_CELLS = 6_000_000;

  private static final int OPEN = 4;
  private static final int WITHIN_WORD = 3;
  private static final int NEVER = Integer.MAX_VALUE / 2;

  private Embedding() {}

  /** Whether every sign of the older text stands in the newer one, in order. */
  static boolean holds(String older, String newer) {
    if (older.length() > newer.length()) {
      return false;
    }
    int at = 0;
    for (int i = 0; i < newer.length() && at < older.length(); i++) {
      if (same(older.charAt(at), newer.charAt(i))) {
        at++;
      }
    }
    return at == older.length();
  }

  /** Signs that converters write one for the other are the same. */
  private static boolean same(char one, char other) {
    return one == other || fold(one) == fold(other);
  }

  private static char fold(char c) {
    return switch (c) {
      case '\u00A0', '\u2009', '\u202F' -> ' ';
      case '\u2011', '\u2010' -> '-';
      case '\u2019', '\u2018' -> '\'';
      case '\u201C', '\u201D' -> '"';
      default -> c;
    };
  }

  /** The gaps in order; null where the older text does not stand in the newer one. */
  static @Nullable List<Gap> of(String older, String newer) {
    int n = older.length();
    int m = newer.length();
    if (!holds(older, newer) || (long) (n + 1) * (m - n + 1) > MAX_CELLS) {
      return null;
    }
    return new Table(older, newer, n, m - n).gaps();
  }

  /**
   * Dynamic programming over the older text and how much was put in so far; a cell is entered
   * either by a sign that stands in both or by one more sign of a gap.
   */
  private static final class Table {
    private final String older;
    private final String newer;
    private final int n;
    private final int spare;
    private final int[] matched;
    private final int[] gapped;

    Table(String older, String newer, int n, int spare) {
      this.older = older;
      this.newer = newer;
      this.n = n;
      this.spare = spare;
      this.matched = new int[(n + 1) * (spare + 1)];
      this.gapped = new int[(n + 1) * (spare + 1)];
      fill();
    }

    private int cell(int i, int k) {
      return i * (spare + 1) + k;
    }

    private void fill() {
      Arrays.fill(matched, NEVER);
      Arrays.fill(gapped, NEVER);
      matched[0] = 0;
      for (int i = 0; i <= n; i++) {
        int open = OPEN + (isEdge(i) ? 0 : WITHIN_WORD);
        for (int k = 0; k <= spare; k++) {
          int at = cell(i, k);
          if (i > 0 && same(older.charAt(i - 1), newer.charAt(i + k - 1))) {
            matched[at] = Math.min(matched[cell(i - 1, k)], gapped[cell(i - 1, k)]);
          }
          if (k > 0) {
            int before = cell(i, k - 1);
            gapped[at] = Math.min(gapped[before], matched[before] + open);
          }
        }
      }
    }

    /** Whether a word of the older text begins or ends there. */
    private boolean isEdge(int i) {
      return i == 0
          || i == n
          || !Character.isLetterOrDigit(older.charAt(i - 1))
          || !Character.isLetterOrDigit(older.charAt(i));
    }

    private List<Gap> gaps() {
      List<Gap> gaps = new ArrayList<>();
      int i = n;
      int k = spare;
      boolean gap = gapped[cell(i, k)] <= matched[cell(i, k)];
      while (i > 0 || k > 0) {
        if (gap) {
          int end = k;
          int start = begin(i, k);
          gaps.add(0, new Gap(i, newer.substring(i + start, i + end)));
          k = start;
          gap = false;
        } else {
          i--;
          gap = gapped[cell(i, k)] < matched[cell(i, k)];
        }
      }
      return gaps;
    }

    /** Where the gap that ends there begins. */
    private int begin(int i, int k) {
      int open = OPEN + (isEdge(i) ? 0 : WITHIN_WORD);
      int start = k;
      while (gapped[cell(i, start)] != matched[cell(i, start - 1)] + open) {
        start--;
      }
      return start - 1;
    }
  }
}
