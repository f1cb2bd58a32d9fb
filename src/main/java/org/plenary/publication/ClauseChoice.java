package org.plenary.publication;

import java.util.ArrayList;
import java.util.List;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Kind;
import org.plenary.text.Numbering;

/**
 * A clause as a form lists it.
 *
 * @param clause its id
 * @param label its call and number
 * @param words the first of its words
 */
public record ClauseChoice(String clause, String label, String words) {
  private static final int HINT = 90;

  /** Every clause with words, in order. */
  public static List<ClauseChoice> of(Doc doc, Numbering numbering) {
    List<ClauseChoice> choices = new ArrayList<>();
    for (Block block : doc.blocks()) {
      String words = block.plainText().strip();
      if ((block.kind() == Kind.CLAUSE || block.kind() == Kind.PARAGRAPH) && !words.isEmpty()) {
        String call = numbering.call(block.id());
        String start =
            doc.blocks().stream()
                .filter(one -> one.id().equals(call))
                .map(one -> one.plainText().strip() + " ")
                .findFirst()
                .orElse("");
        String label = start + numbering.path(block.id());
        choices.add(new ClauseChoice(block.id(), label, hint(words)));
      }
    }
    return choices;
  }

  private static String hint(String words) {
    return words.codePointCount(0, words.length()) <= HINT
        ? words
        : words.substring(0, words.offsetByCodePoints(0, HINT)).strip() + "…";
  }
}
