package org.plenary.text;

import java.util.LinkedHashMap;
import java.util.Map;

/** The numbers of the footnotes: 1, 2, 3 in the order in which they stand in the text. */
public final class FootnoteNumbers {

  private FootnoteNumbers() {}

  /** Numbers by footnote id, in order. */
  public static Map<String, Integer> of(Doc doc) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    for (Block block : doc.blocks()) {
      for (Inline inline : block.content()) {
        if (inline instanceof Inline.Footnote note) {
          numbers.putIfAbsent(note.id(), numbers.size() + 1);
        }
      }
    }
    return numbers;
  }
}
