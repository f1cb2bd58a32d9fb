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

  /** The block that holds a position inside it. */
  public static Optional<String> at(Doc doc, int position) {
    int at = 0;
    for (Block block : doc.blocks()) {
      if (position > at && position < at + block.nodeSize()) {
        return Optional.of(block.id());
      }
      at += block.nodeSize();
    }
    return Optional.empty();
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
