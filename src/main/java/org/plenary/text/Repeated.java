package org.plenary.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Which words of an alternative are those that stand in its bracket already, so that they stay
 * whose they were. Marks do not matter. Pure.
 */
public final class Repeated {

  /**
   * A stretch of an alternative.
   *
   * @param from position of the same words in the text; -1 for words that are new
   */
  public record Piece(int length, int from) {}

  private Repeated() {}

  /**
   * The stretches of an alternative in order, all of it.
   *
   * @param from where the words begin to which it is an alternative; {@code to} is behind them
   */
  public static List<Piece> of(Doc doc, int from, int to, List<Inline> words) {
    Edits edits = Edits.between(standing(doc, from, to), line(words), Segmenter.byCategory());
    List<Piece> pieces = new ArrayList<>();
    // In the blocks that are compared, the first word has position 1.
    int old = 1;
    int now = 1;
    for (Edits.Single change : edits.changes()) {
      if (change.isWords()) {
        add(pieces, change.afterFrom() - now, from + old - 1);
        add(pieces, change.afterTo() - change.afterFrom(), -1);
        old = change.to();
        now = change.afterTo();
      }
    }
    add(pieces, 1 + Inlines.size(words) - now, from + old - 1);
    return pieces;
  }

  private static void add(List<Piece> pieces, int length, int from) {
    if (length > 0) {
      pieces.add(new Piece(length, from));
    }
  }

  /** The blocks between two positions, the first and the last cut there. */
  private static List<Block> standing(Doc doc, int from, int to) {
    List<Block> blocks = new ArrayList<>();
    int at = 1;
    for (Block block : doc.array()) {
      int end = at + block.contentSize();
      if (from <= end && to >= at) {
        blocks.add(bare(Contents.slice(block.content(), from - at, to - at)));
      }
      at = end + 2;
    }
    return blocks;
  }

  private static List<Block> line(List<Inline> words) {
    return List.of(bare(words));
  }

  private static Block bare(List<Inline> words) {
    List<Inline> content = new ArrayList<>();
    words.forEach(one -> Inlines.push(content, Inlines.marked(one, List.of())));
    return new Block("words", Kind.CLAUSE, 0, Num.AUTO, content);
  }
}
