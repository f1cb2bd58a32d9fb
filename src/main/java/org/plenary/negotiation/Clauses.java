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

  /** The first block of which a range holds words. */
  public static Optional<String> at(Doc doc, int from, int to) {
    int at = 0;
    Optional<String> first = Optional.empty();
    for (Block block : doc.blocks()) {
      int start = at + 1;
      int end = start + block.contentSize();
      if (from <= end && to >= start) {
        first = first.isPresent() ? first : Optional.of(block.id());
        if (holdsWords(block, from - start, to - start)) {
          return Optional.of(block.id());
        }
      }
      at += block.nodeSize();
    }
    return first;
  }

  private static boolean holdsWords(Block block, int from, int to) {
    int at = 0;
    for (Inline inline : block.content()) {
      int start = Math.max(from, at) - at;
      int end = Math.min(to, at + inline.size()) - at;
      boolean words =
          start < end
              && (!(inline instanceof Inline.Text text)
                  || !text.text().substring(start, end).isBlank());
      if (words) {
        return true;
      }
      at += inline.size();
    }
    return false;
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
      for (Inline inline : block.content()) {
        for (Mark mark : inline.marks()) {
          if (mark instanceof Mark.Bracket bracket) {
            ids.add(bracket.id());
          }
        }
      }
    }
    return ids;
  }
}
