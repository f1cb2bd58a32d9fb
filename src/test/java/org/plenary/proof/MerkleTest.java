package org.plenary.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MerkleTest {
  private static final int SIZES = 130;

  /** The leaves that implementations of Certificate Transparency are checked with. */
  private static final List<String> LEAVES =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  private static final List<String> ROOTS =
      List.of(
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  @Test
  void the_published_tree_has_the_published_roots() {
    Tree tree = new Tree();
    assertEquals(ROOTS.get(0), tree.root().hex());
    for (int i = 0; i < LEAVES.size(); i++) {
      tree.add(Hash.leaf(HexFormat.of().parseHex(LEAVES.get(i))));
      assertEquals(ROOTS.get(i + 1), tree.root().hex());
    }
    Hash first = Merkle.root(tree, 3);
    assertEquals(ROOTS.get(3), first.hex(), "earlier roots stay");
  }

  private static Tree tree(int size) {
    Tree tree = new Tree();
    for (int i = 0; i < size; i++) {
      tree.add(leaf(i));
    }
    return tree;
  }

  private static Hash leaf(int i) {
    return Hash.leaf(("entry " + i).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void every_leaf_of_every_small_tree_is_proven_and_no_other() {
    Tree tree = tree(SIZES);
    for (int size = 1; size <= SIZES; size++) {
      Hash root = Merkle.root(tree, size);
      for (int i = 0; i < size; i++) {
        List<Hash> proof = Merkle.inclusion(tree, i, size);
        assertTrue(Merkle.isIncluded(leaf(i), i, size, proof, root));
        assertFalse(Merkle.isIncluded(leaf(i + 1), i, size, proof, root));
        assertFalse(Merkle.isIncluded(leaf(i), i, size, proof, leaf(i + 1)));
        assertFalse(Merkle.isIncluded(leaf(i), size, size, proof, root));
        for (int other : new int[] {i - 1, i + 1}) {
          assertFalse(Merkle.isIncluded(leaf(i), other, size, proof, root));
        }
        assertFalse(Merkle.isIncluded(leaf(i), i, size, longer(proof), root));
        if (!proof.isEmpty()) {
          List<Hash> shorter = proof.subList(0, proof.size() - 1);
          assertFalse(Merkle.isIncluded(leaf(i), i, size, shorter, root));
        }
      }
    }
  }

  @Test
  void every_small_tree_begins_with_every_smaller_one_and_no_other() {
    Tree tree = tree(SIZES);
    for (int larger = 0; larger <= SIZES; larger++) {
      Hash root = Merkle.root(tree, larger);
      for (int smaller = 0; smaller <= larger; smaller++) {
        Hash old = Merkle.root(tree, smaller);
        List<Hash> proof = Merkle.consistency(tree, smaller, larger);
        assertTrue(Merkle.isConsistent(smaller, old, larger, root, proof));
        assertFalse(Merkle.isConsistent(smaller, leaf(7), larger, root, proof));
        assertFalse(Merkle.isConsistent(smaller, old, larger, root, longer(proof)));
        if (smaller > 0) {
          assertFalse(Merkle.isConsistent(smaller, old, larger, leaf(7), proof));
          assertFalse(Merkle.isConsistent(smaller - 1, old, larger, root, proof));
        }
        assertFalse(Merkle.isConsistent(larger + 1, old, larger, root, proof));
      }
    }
  }

  private static List<Hash> longer(List<Hash> proof) {
    List<Hash> longer = new ArrayList<>(proof);
    longer.add(leaf(1));
    return longer;
  }

  /** Rewritten history: another leaf somewhere before the smaller size. */
  @Test
  void no_proof_joins_a_checkpoint_to_a_tree_with_another_past() {
    Random random = new Random(4);
    Tree honest = tree(SIZES);
    for (int round = 0; round < 2_000; round++) {
      int smaller = 1 + random.nextInt(SIZES - 1);
      int larger = smaller + random.nextInt(SIZES - smaller);
      int changed = random.nextInt(smaller);
      Tree forged = new Tree();
      for (int i = 0; i < larger; i++) {
        forged.add(leaf(i == changed ? 1_000 : i));
      }
      Hash kept = Merkle.root(honest, smaller);
      Hash shown = forged.root();
      assertFalse(
          Merkle.isConsistent(
              smaller, kept, larger, shown, Merkle.consistency(forged, smaller, larger)));
      assertFalse(
          Merkle.isConsistent(
              smaller, kept, larger, shown, Merkle.consistency(honest, smaller, larger)));
    }
  }

  @Test
  void a_proof_with_any_bit_turned_proves_nothing() {
    Tree tree = tree(100);
    Hash root = tree.root();
    List<Hash> inclusion = Merkle.inclusion(tree, 41, 100);
    List<Hash> consistency = Merkle.consistency(tree, 41, 100);
    Hash old = Merkle.root(tree, 41);
    for (int at = 0; at < inclusion.size(); at++) {
      for (int bit = 0; bit < 256; bit++) {
        assertFalse(Merkle.isIncluded(leaf(41), 41, 100, turned(inclusion, at, bit), root));
      }
    }
    for (int at = 0; at < consistency.size(); at++) {
      for (int bit = 0; bit < 256; bit++) {
        assertFalse(Merkle.isConsistent(41, old, 100, root, turned(consistency, at, bit)));
      }
    }
  }

  private static List<Hash> turned(List<Hash> proof, int at, int bit) {
    List<Hash> changed = new ArrayList<>(proof);
    byte[] bytes = proof.get(at).bytes();
    bytes[bit / 8] ^= (byte) (1 << bit % 8);
    changed.set(at, Hash.wrap(bytes));
    return changed;
  }
}
