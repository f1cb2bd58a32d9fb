package org.plenary.text;

/**
 * Which blocks differ between two texts, by identity: those from {@code start} to {@code oldEnd} of
 * the one became those from {@code start} to {@code newEnd} of the other.
 */
record Touched(int start, int oldEnd, int newEnd) {

  static Touched between(Doc before, Doc after) {
    Block[] a = before.array();
    Block[] b = after.array();
    int start = 0;
    while (start < a.length && start < b.length && a[start] == b[start]) {
      start++;
    }
    int oldEnd = a.length;
    int newEnd = b.length;
    while (oldEnd > start && newEnd > start && a[oldEnd - 1] == b[newEnd - 1]) {
      oldEnd--;
      newEnd--;
    }
    return new Touched(start, oldEnd, newEnd);
  }

  /** Whether an equal block stands among the changed ones of the later text. */
  boolean holds(Doc after, Block block) {
    for (int i = start; i < newEnd; i++) {
      if (after.array()[i].equals(block)) {
        return true;
      }
    }
    return false;
  }
}
