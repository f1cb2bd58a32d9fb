package org.plenary.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.plenary.text.Block;

/**
 * A block with those below it, and the name (eId) it has in Akoma Ntoso.
 *
 * @param element such as {@code recital}, {@code paragraph}
 */
record AknNode(Block block, String element, String id, List<AknNode> below) {

  /** How names abbreviate an element, as the standard's naming convention has it. */
  private static final Map<String, String> SHORT =
      Map.of("recital", "rec", "paragraph", "para", "point", "point", "item", "item");

  /** Clauses by level: one that is deeper than the one before it stands below that one. */
  static List<AknNode> nested(List<Block> blocks, String prefix, String top, String inner) {
    List<AknNode> roots = new ArrayList<>();
    List<AknNode> open = new ArrayList<>();
    for (Block block : blocks) {
      while (!open.isEmpty() && open.get(open.size() - 1).block().level() >= block.level()) {
        open.remove(open.size() - 1);
      }
      AknNode parent = open.isEmpty() ? null : open.get(open.size() - 1);
      String element = parent == null ? top : inner;
      List<AknNode> among = parent == null ? roots : parent.below();
      String within = parent == null ? prefix : parent.id() + "__list_1";
      String id = (within.isEmpty() ? "" : within + "__") + SHORT.get(element);
      AknNode node = new AknNode(block, element, id + "_" + (among.size() + 1), new ArrayList<>());
      among.add(node);
      open.add(node);
    }
    return roots;
  }
}
