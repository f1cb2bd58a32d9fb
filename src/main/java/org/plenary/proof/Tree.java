package org.plenary.proof;

import java.util.Arrays;

/** A tree in memory that grows leaf by leaf. Not thread-safe. */
public final class Tree implements Hashes {
  private static final int MOST_LEVELS = 48;

  /** By level, the roots of the complete subtrees, 32 bytes each. */
  private final byte[][] levels = new byte[MOST_LEVELS][0];

  private long size;

  /** How many leaves it has. */
  public long size() {
    return size;
  }

  /** Adds the hash of a leaf. */
  public void add(Hash leaf) {
    long index = size++;
    Hash hash = leaf;
    put(0, index, hash);
    for (int level = 1; (index & 1) == 1; level++) {
      hash = Hash.node(at(level - 1, index - 1), hash);
      index >>= 1;
      put(level, index, hash);
    }
  }

  private void put(int level, long index, Hash hash) {
    int at = Math.toIntExact(index * Hash.BYTES);
    if (levels[level].length < at + Hash.BYTES) {
      levels[level] = Arrays.copyOf(levels[level], Math.max(256, 2 * at));
    }
    hash.copyTo(levels[level], at);
  }

  @Override
  public Hash at(int level, long index) {
    if (index < 0 || (index + 1) << level > size) {
      throw new IndexOutOfBoundsException("no complete subtree " + index + " at level " + level);
    }
    int at = Math.toIntExact(index * Hash.BYTES);
    return Hash.at(levels[level], at, at + Hash.BYTES);
  }

  /** The root of all leaves. */
  public Hash root() {
    return Merkle.root(this, size);
  }
}
