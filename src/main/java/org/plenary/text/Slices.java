package org.plenary.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cutting slices out of a document and putting them in. */
final class Slices {

  private Slices() {}

  /** As {@code Node.slice}. Throws on a range outside the document. */
  static Slice cut(Doc doc, int from, int to) {
    if (from < 0 || to > doc.size() || from > to) {
      throw new IndexOutOfBoundsException(from + ".." + to);
    }
    if (from == to) {
      return Slice.EMPTY;
    }
    Block[] blocks = doc.array();
    Place a = Place.of(doc, from);
    Place b = Place.from(doc, to, a.index(), a.start());
    if (a.inBlock() && b.inBlock() && a.index() == b.index()) {
      return Slice.inline(Inlines.range(blocks[a.index()].content(), a.offset(), b.offset()));
    }
    List<Block> out = new ArrayList<>();
    int first = a.index();
    if (a.inBlock()) {
      Block block = blocks[first++];
      out.add(block.with(Inlines.range(block.content(), a.offset(), block.contentSize())));
    }
    out.addAll(Arrays.asList(blocks).subList(first, b.index()));
    if (b.inBlock()) {
      Block block = blocks[b.index()];
      out.add(block.with(Inlines.range(block.content(), 0, b.offset())));
    }
    return Slice.blocks(out, a.depth(), b.depth());
  }

  /** As {@code Node.replace}, on a flat list of blocks. */
  static Applied replace(Doc doc, int from, int to, Slice slice) {
    if (from < 0 || to > doc.size() || from > to) {
      return new Applied.Failed("Range outside the document");
    }
    Place a = Place.of(doc, from);
    Place b = Place.from(doc, to, a.index(), a.start());
    if (a.cutsCharacter(doc) || b.cutsCharacter(doc)) {
      return new Applied.Failed("Range cuts a character");
    }
    if (slice.openStart() > a.depth()) {
      return new Applied.Failed("Inserted content deeper than insertion position");
    }
    if (a.depth() - slice.openStart() != b.depth() - slice.openEnd()) {
      return new Applied.Failed("Inconsistent open depths");
    }
    boolean inside = a.depth() > slice.openStart();
    if (inside ? !slice.blocks().isEmpty() : !slice.inlines().isEmpty()) {
      return new Applied.Failed("Invalid content");
    }
    return inside ? withInlines(doc, a, b, slice) : withBlocks(doc, a, b, slice);
  }

  /** Both ends in blocks: what is left of the two becomes one, under the first one's name. */
  private static Applied withInlines(Doc doc, Place a, Place b, Slice slice) {
    Block first = doc.array()[a.index()];
    Block last = doc.array()[b.index()];
    List<Inline> content =
        new ArrayList<>(first.content().size() + slice.inlines().size() + last.content().size());
    Inlines.pushRange(content, first.content(), 0, a.offset());
    Inlines.pushAll(content, slice.inlines());
    Inlines.pushRange(content, last.content(), b.offset(), last.contentSize());
    return splice(doc, a.index(), b.index() + 1, new Block[] {first.with(content)});
  }

  private static Applied withBlocks(Doc doc, Place a, Place b, Slice slice) {
    Block[] put = slice.blocks().toArray(Block[]::new);
    if (slice.openStart() > 0) {
      Block into = doc.array()[a.index()];
      List<Inline> content = Inlines.range(into.content(), 0, a.offset());
      Inlines.pushAll(content, put[0].content());
      put[0] = into.with(content);
    }
    if (slice.openEnd() > 0) {
      Block rest = doc.array()[b.index()];
      Block last = put[put.length - 1];
      List<Inline> content = new ArrayList<>(last.content());
      Inlines.pushRange(content, rest.content(), b.offset(), rest.contentSize());
      put[put.length - 1] = last.with(content);
    }
    return splice(doc, a.index(), b.inBlock() ? b.index() + 1 : b.index(), put);
  }

  /** Puts other blocks in the place of those between two indexes. */
  private static Applied splice(Doc doc, int from, int to, Block[] put) {
    Block[] old = doc.array();
    int length = old.length - (to - from) + put.length;
    if (length == 0) {
      return new Applied.Failed("Invalid content: a text has one block at least");
    }
    int size = doc.size();
    for (int i = from; i < to; i++) {
      size -= old[i].nodeSize();
    }
    for (Block block : put) {
      size += block.nodeSize();
    }
    Block[] blocks = new Block[length];
    System.arraycopy(old, 0, blocks, 0, from);
    System.arraycopy(put, 0, blocks, from, put.length);
    System.arraycopy(old, to, blocks, from + put.length, old.length - to);
    return new Applied.Done(new Doc(blocks, size));
  }

  static Doc withBlock(Doc doc, int index, Block block) {
    Block[] blocks = doc.array().clone();
    blocks[index] = block;
    return new Doc(blocks, doc.size() - doc.array()[index].nodeSize() + block.nodeSize());
  }

  /**
   * Whether there is more than closing and opening between two positions; as ProseMirror's {@code
   * contentBetween}, which takes a position inside the last text of a block for its end.
   */
  static boolean contentBetween(Doc doc, int from, int to) {
    int distance = to - from;
    if (distance <= 0) {
      return false;
    }
    Place a = Place.of(doc, from);
    int next = a.index();
    if (a.inBlock()) {
      if (!atEnd(doc.array()[a.index()], a.offset())) {
        return true;
      }
      distance--;
      next++;
    }
    return distance > 1 || distance == 1 && next >= doc.array().length;
  }

  private static boolean atEnd(Block block, int offset) {
    int size = block.contentSize();
    if (offset >= size) {
      return true;
    }
    Inline last = block.content().get(block.content().size() - 1);
    return last instanceof Inline.Text && offset > size - last.size();
  }
}
