package org.plenary.text;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The text of a resolution at one version: at least one block. Immutable; a value like a record,
 * kept in an array so that a step copies references and nothing else.
 */
public final class Doc {

  private final Block[] blocks;
  private final int size;

  public Doc(List<Block> blocks) {
    this(blocks.toArray(Block[]::new));
  }

  /** Takes the array over: the caller must not touch it again. */
  Doc(Block[] owned) {
    int sum = 0;
    for (Block block : owned) {
      sum += block.nodeSize();
    }
    this.blocks = owned;
    this.size = sum;
  }

  /** As above, for a caller who knows the size. */
  Doc(Block[] owned, int size) {
    this.blocks = owned;
    this.size = size;
  }

  /** In order; cannot be changed. */
  public List<Block> blocks() {
    return Collections.unmodifiableList(Arrays.asList(blocks));
  }

  /** The size of its content: every position lies in 0..size. */
  public int size() {
    return size;
  }

  /** The content between two positions of this document; refuses (by throwing) any others. */
  public Slice slice(int from, int to) {
    return Slices.cut(this, from, to);
  }

  /** For reading only. */
  Block[] array() {
    return blocks;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof Doc that && size == that.size && Arrays.equals(blocks, that.blocks);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(blocks);
  }

  @Override
  public String toString() {
    return Arrays.toString(blocks);
  }
}
