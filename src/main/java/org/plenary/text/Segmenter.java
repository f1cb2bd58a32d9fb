package org.plenary.text;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text into words, for a redline. */
@FunctionalInterface
public interface Segmenter {

  /** The offsets at which a piece ends, rising, the last one the length; none for an empty text. */
  List<Integer> ends(String text);

  /**
   * By the categories of Unicode: runs of letters, digits and marks are words, a character of a
   * script without spaces is one, and so is every sign; spaces run together.
   */
  static Segmenter byCategory() {
    return text -> {
      List<Integer> ends = new ArrayList<>();
      int at = 0;
      while (at < text.length()) {
        int c = text.codePointAt(at);
        int end = at + Character.charCount(c);
        if (!Words.isIdeograph(c)) {
          int kind = Words.sort(c);
          while (kind > 0 && end < text.length() && Words.sort(text.codePointAt(end)) == kind) {
            end += Character.charCount(text.codePointAt(end));
          }
        }
        ends.add(end);
        at = end;
      }
      return ends;
    };
  }
}
