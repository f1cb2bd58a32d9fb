package org.plenary.proof;

import java.util.ArrayList;
import java.util.List;

/** Roots and proofs of RFC 6962. Pure. */
public final class Merkle {
  private Merkle() {}

  /** The root of the first so many leaves. */
  public static Hash root(Hashes hashes, long size) {
    return size == 0 ? Hash.EMPTY : root(hashes, 0, size);
  }

  /** Of the leaves from one to before another; the first begins a subtree of that breadth. */
  private static Hash root(Hashes hashes, long from, long to) {
    long size = to - from;
    if (Long.bitCount(size) == 1) {
      int level = Long.numberOfTrailingZeros(size);
      return hashes.at(level, from >> level);
    }
    long half = split(size);
    return Hash.node(root(hashes, from, from + half), root(hashes, from + half, to));
  }

  /** The largest power of two below a size over 1. */
  private static long split(long size) {
    return Long.highestOneBit(size - 1);
  }

  /** Shows that the leaf is in the tree of that size. */
  public static List<Hash> inclusion(Hashes hashes, long index, long size) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("There is no leaf " + index + " among " + size + ".");
    }
    List<Hash> path = new ArrayList<>();
    path(hashes, index, 0, size, path);
    return path;
  }

  private static void path(Hashes hashes, long index, long from, long to, List<Hash> path) {
    if (to - from == 1) {
      return;
    }
    long middle = from + split(to - from);
    if (index < middle) {
      path(hashes, index, from, middle, path);
      path.add(root(hashes, middle, to));
    } else {
      path(hashes, index, middle, to, path);
      path.add(root(hashes, from, middle));
    }
  }

  /** Shows that the larger tree begins with the smaller one. */
  public static List<Hash> consistency(Hashes hashes, long smaller, long larger) {
    if (smaller < 0 || smaller > larger) {
      throw new IllegalArgumentException("No tree of " + larger + " begins with " + smaller + ".");
    }
    List<Hash> proof = new ArrayList<>();
    if (smaller > 0 && smaller < larger) {
      sub(hashes, smaller, 0, larger, true, proof);
    }
    return proof;
  }

  private static void sub(
      Hashes hashes, long smaller, long from, long to, boolean known, List<Hash> proof) {
    if (smaller == to) {
      if (!known) {
        proof.add(root(hashes, from, to));
      }
      return;
    }
    long middle = from + split(to - from);
    if (smaller <= middle) {
      sub(hashes, smaller, from, middle, known, proof);
      proof.add(root(hashes, middle, to));
    } else {
      sub(hashes, smaller, middle, to, false, proof);
      proof.add(root(hashes, from, middle));
    }
  }

  /** Whether the proof shows that a leaf of that hash is in the tree of that size and root. */
  public static boolean isIncluded(Hash leaf, long index, long size, List<Hash> proof, Hash root) {
    if (index < 0 || index >= size) {
      return false;
    }
    long node = index;
    long last = size - 1;
    Hash hash = leaf;
    for (Hash one : proof) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        hash = Hash.node(one, hash);
        while ((node & 1) == 0 && node != 0) {
          node >>= 1;
          last >>= 1;
        }
      } else {
        hash = Hash.node(hash, one);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && hash.equals(root);
  }

  /** Whether the proof shows that the larger tree begins with the smaller one. */
  public static boolean isConsistent(
      long smaller, Hash smallerRoot, long larger, Hash largerRoot, List<Hash> proof) {
    if (smaller < 0 || smaller > larger) {
      return false;
    }
    if (smaller == larger) {
      return proof.isEmpty() && smallerRoot.equals(largerRoot);
    }
    if (smaller == 0) {
      return proof.isEmpty() && smallerRoot.equals(Hash.EMPTY);
    }
    List<Hash> path = new ArrayList<>(proof);
    if (Long.bitCount(smaller) == 1) {
      path.add(0, smallerRoot);
    }
    return !path.isEmpty() && climb(smaller, smallerRoot, larger, largerRoot, path);
  }

  /** RFC 9162, section 2.1.4.2. */
  private static boolean climb(
      long smaller, Hash smallerRoot, long larger, Hash largerRoot, List<Hash> path) {
    int skipped = Long.numberOfTrailingZeros(smaller);
    long node = (smaller - 1) >> skipped;
    long last = (larger - 1) >> skipped;
    Hash small = path.get(0);
    Hash large = small;
    for (Hash one : path.subList(1, path.size())) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        small = Hash.node(one, small);
        large = Hash.node(one, large);
        while ((node & 1) == 0 && node != 0) {
          node >>= 1;
          last >>= 1;
        }
      } else {
        large = Hash.node(large, one);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && small.equals(smallerRoot) && large.equals(largerRoot);
  }
}
