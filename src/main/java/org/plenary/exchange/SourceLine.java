package org.plenary.exchange;

import java.util.List;
import org.plenary.text.Inline;

/**
 * One paragraph of a file, cleaned.
 *
 * @param number its line in the file, from 1
 * @param text with {@link #NOTE_MARK} where a footnote stands; trimmed, tabs kept
 * @param notes the footnotes, in order of their marks
 */
record SourceLine(int number, String text, List<Inline.Footnote> notes) {

  /** Stands for a footnote; never in the text otherwise. */
  static final char NOTE_MARK = '\uFFFC';

  /** The same line with other words of the same notes. */
  SourceLine with(String words) {
    return new SourceLine(number, words, notes);
  }

  /** Its text without the marks of notes. */
  String words() {
    return text.replace(String.valueOf(NOTE_MARK), "");
  }
}
