package org.plenary.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plenary.text.Form;
import org.plenary.text.Inline;
import org.plenary.text.Kind;

/** A line of Akoma Ntoso, or the words of a note, while it is being read. */
final class AknLine {
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder looks = new StringBuilder();
  private final List<Inline.Footnote> notes = new ArrayList<>();
  @Nullable Kind hint;

  /** Adds words that look like that, white space of any kind and length being one space. */
  void add(String words, int look) {
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      boolean space = PlainSource.isBreak(c) || c == '\r' || c == '\t' || c == ' ';
      boolean again = space && text.length() > 0 && text.charAt(text.length() - 1) == ' ';
      if (!again && c != SourceLine.NOTE_MARK) {
        text.append(space ? ' ' : c);
        looks.append((char) look);
      }
    }
  }

  /** Adds a note with those words. */
  void note(AknLine note, Supplier<String> ids) {
    String words = note.text.toString().replaceAll("\\s+", " ").strip();
    String kept = words.substring(0, Math.min(words.length(), Form.MAX_FOOTNOTE));
    notes.add(new Inline.Footnote(ids.get(), kept, List.of()));
    text.append(SourceLine.NOTE_MARK);
    looks.append((char) 0);
  }

  /**
   * The line without blanks around it; null where nothing is left.
   *
   * @param label that stands before it, empty for none
   */
  @Nullable SourceLine line(int number, String label) {
    int from = 0;
    int to = text.length();
    while (from < to && PlainSource.blank(text.charAt(from))) {
      from++;
    }
    while (to > from && PlainSource.blank(text.charAt(to - 1))) {
      to--;
    }
    if (from == to) {
      return null;
    }
    String own = label.isEmpty() ? "" : label + "\t";
    String words = own + text.substring(from, to);
    String all = "\0".repeat(own.length()) + looks.substring(from, to);
    boolean annex = Forms.isAnnex(words) && (hint == Kind.CALL || hint == Kind.PARAGRAPH);
    boolean formed = annex || hint == Kind.PARAGRAPH && Forms.isNote(words);
    return new SourceLine(number, words, notes, all, formed ? null : hint);
  }
}
