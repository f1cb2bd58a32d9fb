package org.plenary.text;

import java.util.List;

/**
 * A piece of a document: inline content, or blocks of which the first and the last may be open
 * (their beginning or end lies outside the piece). Immutable.
 */
public final class Slice {

  public static final Slice EMPTY = new Slice(List.of(), List.of(), 0, 0);

  private final List<Inline> inlines;
  private final List<Block> blocks;
  private final int openStart;
  private final int openEnd;
  private final int size;

  private Slice(List<Inline> inlines, List<Block> blocks, int openStart, int openEnd) {
    this.inlines = List.copyOf(inlines);
    this.blocks = List.copyOf(blocks);
    this.openStart = openStart;
    this.openEnd = openEnd;
    int sum = Inlines.size(this.inlines) - openStart - openEnd;
    for (Block block : this.blocks) {
      sum += block.nodeSize();
    }
    this.size = sum;
  }

  /** Content of a block; canonical. */
  public static Slice inline(List<Inline> content) {
    return content.isEmpty() ? EMPTY : new Slice(content, List.of(), 0, 0);
  }

  /** Text without marks. */
  public static Slice text(String text) {
    return text.isEmpty() ? EMPTY : inline(List.of(new Inline.Text(text, List.of())));
  }

  /** Blocks, whole if both depths are 0. Throws on depths other than 0 or 1. */
  public static Slice blocks(List<Block> blocks, int openStart, int openEnd) {
    if (openStart < 0 || openStart > 1 || openEnd < 0 || openEnd > 1) {
      throw new IllegalArgumentException("depth " + openStart + "/" + openEnd);
    }
    if (blocks.isEmpty()) {
      if (openStart + openEnd > 0) {
        throw new IllegalArgumentException("nothing cannot be open");
      }
      return EMPTY;
    }
    return new Slice(List.of(), blocks, openStart, openEnd);
  }

  /** Its content if it is inline; else empty. */
  public List<Inline> inlines() {
    return inlines;
  }

  /** Its blocks if it holds blocks; else empty. */
  public List<Block> blocks() {
    return blocks;
  }

  public int openStart() {
    return openStart;
  }

  public int openEnd() {
    return openEnd;
  }

  /** How many positions it adds where it is put. */
  public int size() {
    return size;
  }

  public boolean isEmpty() {
    return inlines.isEmpty() && blocks.isEmpty();
  }

  /** Whether it is nothing but whole blocks, one at least. */
  boolean isWholeBlocks() {
    return !blocks.isEmpty() && openStart == 0 && openEnd == 0;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof Slice that
            && openStart == that.openStart
            && openEnd == that.openEnd
            && inlines.equals(that.inlines)
            && blocks.equals(that.blocks);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * inlines.hashCode() + blocks.hashCode()) + openStart * 2 + openEnd;
  }

  @Override
  public String toString() {
    return (blocks.isEmpty() ? inlines : blocks) + "(" + openStart + "," + openEnd + ")";
  }
}
