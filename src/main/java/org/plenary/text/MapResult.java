package org.plenary.text;

/** A mapped position and what was deleted around it on the way. */
public record MapResult(int pos, int flags) {

  static final int BEFORE = 1;
  static final int AFTER = 2;
  static final int ACROSS = 4;
  static final int SIDE = 8;

  /** What stood on the side it was mapped with is gone. */
  public boolean deleted() {
    return (flags & SIDE) != 0;
  }

  public boolean deletedBefore() {
    return (flags & (BEFORE | ACROSS)) != 0;
  }

  public boolean deletedAfter() {
    return (flags & (AFTER | ACROSS)) != 0;
  }

  /** Both sides went at once. */
  public boolean deletedAcross() {
    return (flags & ACROSS) != 0;
  }
}
