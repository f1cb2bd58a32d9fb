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
  /** So many characters are looked at where no whole word decides. */
  private static final int MOST = 400;

  private Clauses() {}

  /**
   * The block that a range is about. Where a clause was split and others stand between its parts
   * now, it is the one that has most of the words that were meant; where none has a whole word of
   * them, the one with the longest run of their letters; else the first that has any.
   *
   * @param meant the words as they were; may be empty
   */
  static Optional<String> at(Doc doc, int from, int to, String meant) {
    int at = 0;
    String best = null;
    int most = -1;
    int longest = 0;
    for (Block block : doc.blocks()) {
      int start = at + 1;
      int end = start + block.contentSize();
      if (from <= end && to >= start) {
        String held = held(block, from - start, to - start);
        int common = common(held, meant);
        int run = common == 1 && most <= 1 ? run(held, meant) : 0;
        if (common > most || common == most && run > longest) {
          best = block.id();
          most = common;
          longest = run;
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

  /** How long the longest piece is that both have. */
  private static int run(String held, String meant) {
    String a = held.substring(0, Math.min(MOST, held.length()));
    String b = meant.substring(0, Math.min(MOST, meant.length()));
    int longest = 0;
    int[] before = new int[b.length() + 1];
    for (int i = 0; i < a.length(); i++) {
      int[] now = new int[b.length() + 1];
      for (int j = 0; j < b.length(); j++) {
        now[j + 1] = a.charAt(i) == b.charAt(j) ? before[j] + 1 : 0;
        longest = Math.max(longest, now[j + 1]);
      }
      before = now;
    }
    return longest;
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
