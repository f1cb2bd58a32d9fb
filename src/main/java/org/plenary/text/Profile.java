package org.plenary.text;

import java.util.List;
import java.util.Map;

/**
 * A body's way of setting its resolutions: how items are numbered, where the operative part begins,
 * how items end. Data, not rules: a new body is a new value (see {@link Profiles}).
 *
 * @param name of the body's style: {@code itu}, {@code unga}
 * @param language BCP 47, for the letters and the punctuation
 * @param preamble the label of items in the preamble, by depth; the last one holds for all deeper
 * @param operative the same in the operative part and in annexes
 * @param asked the label of a list whose first item asks for a style of its own
 * @param letters the letters of {@link Num#ALPHA}, in order
 * @param romans false where {@link Num#ROMAN} is written with plain digits (Arabic)
 * @param openings the lower-case words with which an operative call (or clause) begins
 * @param fillers lower-case words that may stand before an opening: {@code further}
 * @param clausesSpeak true where clauses themselves open with the verb and there are no calls
 * @param ends how items end
 */
public record Profile(
    String name,
    String language,
    List<Style> preamble,
    List<Style> operative,
    Map<Num, Style> asked,
    List<String> letters,
    boolean romans,
    List<String> openings,
    List<String> fillers,
    boolean clausesSpeak,
    Ends ends) {

  public Profile {
    preamble = List.copyOf(preamble);
    operative = List.copyOf(operative);
    asked = Map.copyOf(asked);
    letters = List.copyOf(letters);
    openings = List.copyOf(openings);
    fillers = List.copyOf(fillers);
  }

  /**
   * How one list prints its labels.
   *
   * @param num {@link Num#ALPHA}, {@link Num#ROMAN}, {@link Num#DECIMAL}, {@link Num#DASH} or
   *     {@link Num#NONE}
   * @param before printed before the number: {@code (}
   * @param after printed after it: {@code )}
   * @param path true where the number continues that of the parent: {@code 1.1}
   */
  public record Style(Num num, String before, String after, boolean path) {}

  /**
   * How items end.
   *
   * @param preamble an item of the preamble
   * @param operative an item of the operative part
   * @param preambleLast the last item of a call in the preamble
   * @param operativeLast the last item of a call in the operative part
   * @param last the last item of the resolution
   * @param intro an item that introduces items below it
   */
  public record Ends(
      String preamble,
      String operative,
      String preambleLast,
      String operativeLast,
      String last,
      String intro) {}

  /** The style of a list at that depth (0 is the outermost) that asks for nothing itself. */
  Style style(boolean isOperative, int depth) {
    List<Style> styles = isOperative ? operative : preamble;
    return styles.get(Math.min(depth, styles.size() - 1));
  }

  /** Whether a call or clause with these words begins the operative part. */
  public boolean opensOperative(String words) {
    String rest = Words.fold(words);
    for (int skipped = 0; skipped < 3; skipped++) {
      if (startsWithAny(rest, openings) >= 0) {
        return true;
      }
      int filler = startsWithAny(rest, fillers);
      if (filler < 0) {
        return false;
      }
      rest = rest.substring(filler).strip();
    }
    return false;
  }

  /** Where the longest of those words that the text starts with ends, or -1. */
  private static int startsWithAny(String text, List<String> words) {
    int best = -1;
    for (String word : words) {
      if (word.length() > best && text.startsWith(word) && endsWord(text, word.length())) {
        best = word.length();
      }
    }
    return best;
  }

  private static boolean endsWord(String text, int at) {
    return at == text.length()
        || Words.isIdeograph(text.codePointBefore(at))
        || !Character.isLetterOrDigit(text.codePointAt(at));
  }
}
