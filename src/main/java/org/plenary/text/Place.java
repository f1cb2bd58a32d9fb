package org.plenary.text;

/**
 * A position, resolved.
 *
 * @param index of the block it is in, or before which it stands
 * @param start where that block begins
 * @param offset in the block's content; -1 between blocks
 */
record Place(int index, int start, int offset) {

  static Place of(Doc doc, int pos) {
    return from(doc, pos, 0, 0);
  }

  /** The place of a position not before that block's start. */
  static Place from(Doc doc, int pos, int index, int start) {
    Block[] blocks = doc.array();
    int i = index;
    int at = start;
    while (i < blocks.length && at + blocks[i].nodeSize() <= pos) {
      at += blocks[i].nodeSize();
      i++;
    }
    return new Place(i, at, pos - at - 1);
  }

  int depth() {
    return offset < 0 ? 0 : 1;
  }

  boolean inBlock() {
    return offset >= 0;
  }

  boolean cutsCharacter(Doc doc) {
    return offset > 0 && Inlines.cutsCharacter(doc.array()[index].content(), offset);
  }
}
