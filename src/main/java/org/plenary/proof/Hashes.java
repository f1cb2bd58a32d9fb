package org.plenary.proof;

/** The complete subtrees of a tree: all that roots and proofs are made of. */
@FunctionalInterface
public interface Hashes {

  /**
   * The root of the complete subtree over the leaves {@code index << level} to {@code (index + 1)
   * << level}; at level 0 the hash of a leaf.
   */
  Hash at(int level, long index);
}
