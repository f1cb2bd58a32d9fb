package org.plenary.text;

import java.util.List;

/** The text of a resolution at one version: at least one block. Immutable. */
public record Doc(List<Block> blocks) {

  public Doc {
    blocks = List.copyOf(blocks);
  }

  /** The size of its content: every position lies in 0..size. */
  public int size() {
    int size = 0;
    for (Block block : blocks) {
      size += block.nodeSize();
    }
    return size;
  }
}
