package org.plenary.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Text that is not agreed, as it stands in a document: derived from the marks, never stored.
 *
 * @param id of the bracket, unique in the document
 * @param clauses the ids of the blocks it touches, in the order of the text
 * @param depth how many brackets stand round it; 0 is the outermost
 * @param parent the innermost bracket round it; null for an outermost one
 * @param options in the order of the text; "no text" is an option of every bracket and not listed
 */
public record Bracket(
    String id, List<String> clauses, int depth, @Nullable String parent, List<Option> options) {

  public Bracket {
    clauses = List.copyOf(clauses);
    options = List.copyOf(options);
  }

  /**
   * One of the texts it holds.
   *
   * @param number as in {@link Mark.Bracket}
   * @param text its words without footnotes, brackets within in literal signs, a line for each
   *     block
   * @param spans where they stand, one at least
   */
  public record Option(int number, String text, List<Span> spans) {
    public Option {
      spans = List.copyOf(spans);
    }
  }

  /**
   * A stretch of one block.
   *
   * @param block its id
   * @param from a position of the document
   * @param to the position behind the last character
   */
  public record Span(String block, int from, int to) {}
}
