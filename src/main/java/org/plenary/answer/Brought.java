package org.plenary.answer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plenary.resolution.Authorship;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Inline;
import org.plenary.text.Segmenter;

/** How many words of a text each proposal brought. Pure. */
public final class Brought {
  private Brought() {}

  /**
   * Words by number of the proposal. A word that several hands wrote is whose its first letter is;
   * words in footnotes are not counted.
   */
  public static Map<Integer, Integer> words(Doc doc, Authorship.View authors, Segmenter segmenter) {
    Map<Integer, Integer> words = new HashMap<>();
    List<Authorship.Span> spans = authors.spans();
    if (spans.stream().allMatch(span -> span.proposal() == 0)) {
      return words;
    }
    int at = 0;
    int span = 0;
    for (Block block : doc.blocks()) {
      String text = flat(block);
      int from = 0;
      for (int end : segmenter.ends(text)) {
        int letter = firstLetter(text, from, end);
        if (letter >= 0) {
          int position = at + 1 + letter;
          while (span < spans.size() - 1 && spans.get(span).to() <= position) {
            span++;
          }
          int proposal = span < spans.size() ? spans.get(span).proposal() : 0;
          if (proposal > 0) {
            words.merge(proposal, 1, Integer::sum);
          }
        }
        from = end;
      }
      at += block.nodeSize();
    }
    return words;
  }

  private static int firstLetter(String text, int from, int end) {
    for (int i = from; i < end; i++) {
      if (Character.isLetterOrDigit(text.codePointAt(i))) {
        return i;
      }
    }
    return -1;
  }

  /** One character for each position of the content. */
  private static String flat(Block block) {
    StringBuilder text = new StringBuilder(block.contentSize());
    for (Inline inline : block.content()) {
      text.append(inline instanceof Inline.Text run ? run.text() : "\uFFFC".repeat(inline.size()));
    }
    return text.toString();
  }
}
