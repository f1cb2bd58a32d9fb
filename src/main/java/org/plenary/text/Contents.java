package org.plenary.text;

import java.util.ArrayList;
import java.util.List;

/** Cutting and joining inline content by offset. */
final class Contents {

  private Contents() {}

  /** The content between two offsets. */
  static List<Inline> slice(List<Inline> content, int from, int to) {
    List<Inline> out = new ArrayList<>();
    int at = 0;
    for (Inline inline : content) {
      int start = Math.max(from, at);
      int end = Math.min(to, at + inline.size());
      if (start < end) {
        out.add(
            inline instanceof Inline.Text run
                ? new Inline.Text(run.text().substring(start - at, end - at), run.marks())
                : inline);
      }
      at += inline.size();
    }
    return out;
  }

  /** Adds to a list, joining texts with equal marks. */
  static void append(List<Inline> content, List<Inline> more) {
    for (Inline inline : more) {
      int last = content.size() - 1;
      if (inline instanceof Inline.Text next
          && last >= 0
          && content.get(last) instanceof Inline.Text before
          && before.marks().equals(next.marks())) {
        content.set(last, new Inline.Text(before.text() + next.text(), next.marks()));
      } else if (inline.size() > 0) {
        content.add(inline);
      }
    }
  }
}
