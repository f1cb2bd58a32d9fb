package org.plenary.word;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.word.Paragraph.Properties;

/** Counts the automatic numbers of one reading of a file, paragraph by paragraph. */
final class Counters {
  private final Lists lists;
  private final Styles styles;
  private final Map<Integer, int[]> counts = new HashMap<>();
  private final Set<String> started = new HashSet<>();

  Counters(Lists lists, Styles styles) {
    this.lists = lists;
    this.styles = styles;
  }

  /** The number of the next paragraph, null for none. An empty paragraph counts all the same. */
  @Nullable Numbered next(Properties own, boolean empty) {
    Properties resolved = styles.resolved(own);
    Lists.Instance list = lists.instance(resolved.list());
    if (resolved.list() == 0 || list == null) {
      return null;
    }
    int asked =
        resolved.level() >= 0 ? resolved.level() : lists.levelOfStyle(list, own.style(), styles);
    int level = Math.min(Math.max(asked, 0), Lists.LEVELS - 1);
    int[] count = counts.computeIfAbsent(list.definition(), id -> unset());
    step(list, resolved.list(), level, count);
    String label = print(list, level, count);
    String format = lists.level(list, level, styles).format();
    return empty || label.isEmpty() ? null : new Numbered(label, list.definition(), level, format);
  }

  private static int[] unset() {
    int[] count = new int[Lists.LEVELS];
    Arrays.fill(count, -1);
    return count;
  }

  private void step(Lists.Instance list, int id, int level, int[] count) {
    Integer start = list.starts().get(level);
    boolean first = started.add(id + "/" + level);
    if (start != null && first) {
      count[level] = start;
    } else if (count[level] < 0) {
      count[level] = lists.level(list, level, styles).start();
    } else if (count[level] < Integer.MAX_VALUE) {
      count[level]++;
    }
    for (int above = 0; above < level; above++) {
      if (count[above] < 0) {
        count[above] = lists.level(list, above, styles).start();
      }
    }
    for (int below = level + 1; below < Lists.LEVELS; below++) {
      int restart = lists.level(list, below, styles).restart();
      if (restart != 0 && (restart < 0 || level < restart)) {
        count[below] = -1;
      }
    }
  }

  private String print(Lists.Instance list, int level, int[] count) {
    Lists.Level own = lists.level(list, level, styles);
    if (own.format().equals("none")) {
      return "";
    }
    if (own.format().equals("bullet")) {
      return own.text().isEmpty() ? "" : Numerals.bullet(own.text());
    }
    StringBuilder out = new StringBuilder();
    String text = own.text();
    for (int i = 0; i < text.length(); i++) {
      boolean number =
          text.charAt(i) == '%'
              && i + 1 < text.length()
              && text.charAt(i + 1) >= '1'
              && text.charAt(i + 1) <= '9';
      if (number) {
        int of = text.charAt(++i) - '1';
        Lists.Level shown = lists.level(list, of, styles);
        int value = Math.max(count[of], 0);
        out.append(Numerals.print(value, own.legal() ? "decimal" : shown.format()));
      } else {
        out.append(text.charAt(i));
      }
    }
    return out.toString().strip();
  }
}
