package org.plenary.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which line of a text in force became which line of a contribution in whose plain text what was
 * taken out and what was put in stand together: in order, as many words as possible.
 */
final class RunTogether {

  /** A line of the base is looked for so many lines around its place. */
  private static final int BAND = 400;

  private static final double SIGN = 0.1;

  private final List<SourceLine> base;
  private final List<SourceLine> changed;

  private RunTogether(List<SourceLine> base, List<SourceLine> changed) {
    this.base = base;
    this.changed = changed;
  }

  /** For each line of the contribution the line of the base it holds, or -1. */
  static int[] lines(List<SourceLine> base, List<SourceLine> changed) {
    return new RunTogether(base, changed).align();
  }

  private int[] align() {
    int n = base.size();
    int m = changed.size();
    float[][] best = new float[n + 1][m + 1];
    for (int i = n - 1; i >= 0; i--) {
      for (int j = m - 1; j >= 0; j--) {
        float gain = gain(i, j);
        float taken = gain > 0 ? gain + best[i + 1][j + 1] : 0;
        best[i][j] = Math.max(taken, Math.max(best[i + 1][j], best[i][j + 1]));
      }
    }
    int[] partner = new int[m];
    Arrays.fill(partner, -1);
    int i = 0;
    int j = 0;
    while (i < n && j < m) {
      float gain = gain(i, j);
      if (gain > 0 && best[i][j] == gain + best[i + 1][j + 1]) {
        partner[j++] = i++;
      } else if (best[i][j] == best[i + 1][j]) {
        i++;
      } else {
        j++;
      }
    }
    return partner;
  }

  /** How much speaks for it that one became the other; nothing does where it is 0. */
  private float gain(int i, int j) {
    String older = base.get(i).text();
    String newer = changed.get(j).text();
    if (Math.abs((long) i * changed.size() - (long) j * base.size())
        > (long) BAND * Math.max(base.size(), changed.size())) {
      return 0;
    }
    if (older.equals(newer)) {
      return 10 + older.length();
    }
    boolean item = older.indexOf('\t') >= 0;
    if ((item && newer.indexOf('\t') < 0) || !Embedding.holds(older, newer)) {
      return 0;
    }
    int put = newer.length() - older.length();
    double gain = older.length() - SIGN * put - (item == newer.indexOf('\t') >= 0 ? 0 : 3);
    int begins = common(older, newer);
    boolean alike = begins + ends(older, newer) >= Math.min(older.length(), 4) || put < 40;
    return alike ? (float) Math.max(0, gain) : 0;
  }

  private static int common(String one, String other) {
    int most = Math.min(one.length(), other.length());
    int at = 0;
    while (at < most && one.charAt(at) == other.charAt(at)) {
      at++;
    }
    return at;
  }

  private static int ends(String one, String other) {
    int most = Math.min(one.length(), other.length());
    int at = 0;
    while (at < most
        && one.charAt(one.length() - 1 - at) == other.charAt(other.length() - 1 - at)) {
      at++;
    }
    return at;
  }

  /** A stretch of a line: what was there and stays, was taken out, or was put in. */
  record Stretch(boolean then, boolean now, String text) {}

  /**
   * The line in stretches.
   *
   * @param sure false where another reading of it is as good
   */
  record Untangled(List<Stretch> stretches, boolean sure) {
    boolean isUnchanged() {
      return stretches.stream().allMatch(one -> one.then() && one.now());
    }

    String now() {
      StringBuilder out = new StringBuilder();
      stretches.forEach(one -> out.append(one.now() ? one.text() : ""));
      return out.toString();
    }
  }

  /** Null where the older line does not stand in the newer one after all. */
  static @Nullable Untangled untangle(String older, String newer) {
    int words = older.indexOf('\t') + 1;
    int newWords = words == 0 ? 0 : newer.indexOf('\t') + 1;
    if (words > 0 && newWords == 0) {
      return null;
    }
    List<Stretch> stretches = new ArrayList<>();
    if (words > 0) {
      stretches.addAll(label(older.substring(0, words - 1), newer.substring(0, newWords - 1)));
      stretches.add(new Stretch(true, true, "\t"));
    }
    Untangled rest = words(older.substring(words), newer.substring(newWords), words == 0);
    if (rest == null) {
      return null;
    }
    stretches.addAll(rest.stretches());
    return new Untangled(stretches, rest.sure());
  }

  private static @Nullable Untangled words(String older, String newer, boolean bare) {
    List<Embedding.Gap> gaps = Embedding.of(older, newer);
    if (gaps == null) {
      return null;
    }
    boolean[] gone = new boolean[older.length()];
    boolean sure = true;
    boolean call = bare && !Forms.isSentence(older) && Forms.isLowerCase(older);
    List<Embedding.Gap> settled = new ArrayList<>();
    for (Embedding.Gap found : gaps) {
      Embedding.Gap gap = spaceLast(older, found);
      settled.add(gap);
      Replaced out = Replaced.of(older, gap.at(), gap.text(), call);
      Arrays.fill(gone, out.from(), out.to(), true);
      sure &= out.sure();
    }
    return new Untangled(stretches(older, gone, settled), sure);
  }

  /**
   * {@code ef)}, {@code i)ii)}: the new label takes the place of the old one; a sign at the end
   * that is not repeated stays.
   */
  private static List<Stretch> label(String older, String newer) {
    if (older.equals(newer)) {
      return List.of(new Stretch(true, true, older));
    }
    int letters = lettersEnd(older);
    String signs = older.substring(letters);
    String core = older.substring(0, letters);
    boolean keeps = newer.endsWith(signs) && !newer.startsWith(older);
    String put = keeps ? newer.substring(0, newer.length() - signs.length()) : newer;
    String out = keeps ? core : older;
    String in = put.startsWith(out) ? put.substring(out.length()) : without(put, out);
    List<Stretch> stretches = new ArrayList<>();
    stretches.add(new Stretch(true, false, out));
    stretches.add(new Stretch(false, true, in));
    if (keeps) {
      stretches.add(new Stretch(true, true, signs));
    }
    return stretches.stream().filter(one -> !one.text().isEmpty()).toList();
  }

  private static String without(String put, String end) {
    return put.endsWith(end) ? put.substring(0, put.length() - end.length()) : put;
  }

  /** {@code its 2019[ 2024] session} is the same as {@code its 2019 [2024 ]session}. */
  private static Embedding.Gap spaceLast(String older, Embedding.Gap gap) {
    String text = gap.text();
    boolean shifts =
        text.startsWith(" ") && gap.at() < older.length() && older.charAt(gap.at()) == ' ';
    return shifts ? new Embedding.Gap(gap.at() + 1, text.substring(1) + " ") : gap;
  }

  private static int lettersEnd(String label) {
    int end = 0;
    while (end < label.length() && Character.isLetterOrDigit(label.charAt(end))) {
      end++;
    }
    return end;
  }

  private static List<Stretch> stretches(String older, boolean[] gone, List<Embedding.Gap> gaps) {
    List<Stretch> out = new ArrayList<>();
    int gap = 0;
    int from = 0;
    for (int i = 0; i <= older.length(); i++) {
      boolean put = gap < gaps.size() && gaps.get(gap).at() == i;
      boolean turns = i == older.length() || (i > from && gone[i] != gone[from]);
      if ((put || turns) && i > from) {
        out.add(new Stretch(true, !gone[from], older.substring(from, i)));
        from = i;
      }
      while (gap < gaps.size() && gaps.get(gap).at() == i) {
        out.add(new Stretch(false, true, gaps.get(gap++).text()));
      }
    }
    return out;
  }
}
