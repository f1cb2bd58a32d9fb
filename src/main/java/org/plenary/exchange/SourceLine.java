package org.plenary.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.text.Inline;
import org.plenary.text.Kind;
import org.plenary.word.Numbered;
import org.plenary.word.Piece;

/**
 * One paragraph of a file, cleaned.
 *
 * @param number its line in the file, from 1
 * @param text with {@link #NOTE_MARK} where a footnote stands; trimmed, tabs kept
 * @param notes the footnotes, in order of their marks
 * @param looks for each character of the text how it looks, see {@link Looks}; empty for plain text
 * @param hint the kind of block that the file's own style says it is, null where it says nothing;
 *     {@link Kind#CLAUSE} for what is no call; {@link Kind#PARAGRAPH} for what stands in a cell of
 *     a table beside others or behind a bar ({@link #BAR}): it is words, whatever its form
 * @param counted where its label stands in the lists of the file, null where only the label tells
 */
record SourceLine(
    int number,
    String text,
    List<Inline.Footnote> notes,
    String looks,
    @Nullable Kind hint,
    @Nullable Numbered counted) {

  /** What plain text and Markdown have before a line that is words, whatever its form. */
  static final String BAR = "| ";

  /** Stands for a footnote; never in the text otherwise. */
  static final char NOTE_MARK = '\uFFFC';

  /** A line of plain text. */
  SourceLine(int number, String text, List<Inline.Footnote> notes) {
    this(number, text, notes, "", null, null);
  }

  /** A line of a file without lists. */
  SourceLine(
      int number, String text, List<Inline.Footnote> notes, String looks, @Nullable Kind hint) {
    this(number, text, notes, looks, hint, null);
  }

  /** The same line, its label standing there. */
  SourceLine counted(@Nullable Numbered where) {
    return new SourceLine(number, text, notes, looks, hint, where);
  }

  /** The same line without what stands before those words at its end. */
  SourceLine with(String words) {
    String rest = looks.isEmpty() ? "" : looks.substring(looks.length() - words.length());
    return new SourceLine(number, words, notes, rest, hint, counted);
  }

  /** The same line as words, whatever its form. */
  SourceLine asWords() {
    return new SourceLine(number, text, notes, looks, Kind.PARAGRAPH);
  }

  /** Whether it is words in a cell of a table, see {@code hint}. */
  boolean isCell() {
    return hint == Kind.PARAGRAPH;
  }

  /** Whether it begins in italics and goes on without: a participle of the UN, not a call. */
  boolean runsIn() {
    int letters = 0;
    for (int i = 0; i < looks.length(); i++) {
      boolean letter = Character.isLetter(text.charAt(i));
      boolean italic = (looks.charAt(i) & Piece.ITALIC) != 0;
      if (letter && !italic) {
        return letters > 0;
      }
      letters += letter ? 1 : 0;
    }
    return false;
  }

  /** Its text without the marks of notes. */
  String words() {
    return text.replace(String.valueOf(NOTE_MARK), "");
  }
}
