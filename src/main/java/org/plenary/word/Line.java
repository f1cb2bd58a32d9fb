package org.plenary.word;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A paragraph of one reading of the file.
 *
 * @param sources the file's paragraphs it is made of, by index, in order
 * @param style the name of its style, empty for the default
 * @param number the one that Word computes for it, null where it has none
 * @param pieces what stands in it
 */
public record Line(
    List<Integer> sources, String style, @Nullable Numbered number, List<Piece> pieces) {
  public Line {
    sources = List.copyOf(sources);
    pieces = List.copyOf(pieces);
  }

  /** The number that Word computes for it, empty where it has none. */
  public String label() {
    return number == null ? "" : number.label();
  }

  /** Its words: label and tab first, footnotes left out. */
  public String text() {
    StringBuilder out = new StringBuilder(label().isEmpty() ? "" : label() + "\t");
    pieces.forEach(piece -> out.append(piece.text()));
    return out.toString();
  }
}
