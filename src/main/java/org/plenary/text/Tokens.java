package org.plenary.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Blocks cut into words, each with the positions where it begins; what lies between two blocks is a
 * word as well.
 *
 * @param keys equal where words, marks and footnotes are
 * @param starts one more than there are words: the last one is the end
 */
record Tokens(List<String> keys, List<Integer> starts) {

  /** Between two blocks: the end of the one and the beginning of the other. */
  private static final int BOUNDARY = 2;

  /**
   * @param known numbers for what stands on words; the same for texts that are to be compared
   */
  static Tokens of(List<Block> blocks, Segmenter segmenter, Map<List<Inline>, Integer> known) {
    List<String> keys = new ArrayList<>();
    List<Integer> starts = new ArrayList<>();
    int at = 1;
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      if (i > 0) {
        keys.add("\n" + block.id());
        starts.add(at);
        at += BOUNDARY;
      }
      String flat = Words.flat(block);
      int from = 0;
      for (int end : segmenter.ends(flat)) {
        keys.add(key(block, flat, from, end, known));
        starts.add(at + from);
        from = end;
      }
      at += block.contentSize();
    }
    starts.add(at);
    return new Tokens(keys, starts);
  }

  /** The words, and what stands on them where it is anything. */
  private static String key(
      Block block, String flat, int from, int end, Map<List<Inline>, Integer> known) {
    List<Inline> parts = Contents.slice(block.content(), from, end);
    boolean plain =
        parts.stream().allMatch(part -> part instanceof Inline.Text && part.marks().isEmpty());
    String words = flat.substring(from, end);
    return plain
        ? words
        : words + '\uFFFF' + (char) known.computeIfAbsent(parts, p -> known.size() + 1).intValue();
  }

  int at(int word) {
    return starts.get(word);
  }

  /** The words between two positions; a block that begins there begins with a line break. */
  static String text(Doc doc, int from, int to) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    boolean first = true;
    for (Block block : doc.blocks()) {
      int start = at + 1;
      int end = start + block.contentSize();
      if (!first && from < at && to >= start) {
        out.append('\n');
      }
      for (Inline inline :
          Contents.slice(block.content(), Math.max(0, from - start), Math.min(to, end) - start)) {
        out.append(words(inline));
      }
      first = false;
      at += block.nodeSize();
    }
    return out.toString();
  }

  private static String words(Inline inline) {
    if (inline instanceof Inline.Text run) {
      return run.text();
    }
    return " (" + ((Inline.Footnote) inline).text() + ")";
  }
}
