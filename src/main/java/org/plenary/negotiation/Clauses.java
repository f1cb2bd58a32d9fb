package org.plenary.negotiation;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Inline;
import org.plenary.text.Mark;

/** Finding things in a text. */
public final class Clauses {
  private Clauses() {}

  /**
   * The block that a range is about. Where a clause was split and others stand between its parts
   * now, it is the one that has most of the words that were meant; else the first that has any.
   *
   * @param meant the words as they were; may be empty
   */
  static Optional<String> at(Doc doc, int from, int to, String meant) {
    int at = 0;
    String best = null;
    int most = -1;
    for (Block block : doc.blocks()) {
      int start = at + 1;
      int end = start + block.contentSize();
      if (from <= end && to >= start) {
        int common = common(held(block, from - start, to - start), meant);
        if (common > most) {
          best = block.id();
          most = common;
        }
      }
      at += block.nodeSize();
    }
    return Optional.ofNullable(best);
  }

  /** What a range of a block's content reads; what is no text is a sign. */
  private static String held(Block block, int from, int to) {
    StringBuilder held = new StringBuilder();
    int at = 0;
    for (Inline inline : block.content()) {
      int start = Math.max(from, at) - at;
      int end = Math.min(to, at + inline.size()) - at;
      if (start < end) {
        held.append(
            inline instanceof Inline.Text text ? text.text().substring(start, end) : "\ufffc");
      }
      at += inline.size();
    }
    return held.toString();
  }

  /** How many characters of the words were meant, and one more; 0 where there are no words. */
  private static int common(String held, String meant) {
    int common = 0;
    for (String word : held.strip().split("\\s+")) {
      common += meant.contains(word) ? word.length() : 0;
    }
    return held.isBlank() ? 0 : common + 1;
  }

  /** The position right before a block; -1 if there is no such block. */
  public static int position(Doc doc, String id) {
    int at = 0;
    for (Block block : doc.blocks()) {
      if (block.id().equals(id)) {
        return at;
      }
      at += block.nodeSize();
    }
    return -1;
  }

  public static Optional<Block> block(Doc doc, String id) {
    return doc.blocks().stream().filter(b -> b.id().equals(id)).findFirst();
  }

  static boolean has(Doc doc, String id) {
    return block(doc, id).isPresent();
  }

  /** Ids of the brackets that stand in a text, or in one block of it. */
  public static Set<String> brackets(Iterable<Block> blocks) {
    Set<String> ids = new HashSet<>();
    for (Block block : blocks) {
      block.content().forEach(inline -> ids.addAll(brackets(inline)));
    }
    return ids;
  }

  /** Ids of the brackets round a piece of text. */
  public static Set<String> brackets(Inline inline) {
    Set<String> ids = new HashSet<>();
    for (Mark mark : inline.marks()) {
      if (mark instanceof Mark.Bracket bracket) {
        ids.add(bracket.id());
      }
    }
    return ids;
  }
}
