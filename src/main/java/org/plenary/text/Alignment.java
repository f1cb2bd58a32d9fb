package org.plenary.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.text.Redline.Fate;

/**
 * Which block of one text became which of another: by id first, then, among those left over, by
 * equal words, then by likeness of words in order. What is out of the longest common order moved,
 * first of what was only found by its words.
 */
final class Alignment {

  /** Blocks are alike when they share at least this part of their words. */
  private static final double LIKE = 0.5;

  /** So many pairs are compared for likeness, at most. */
  private static final int MAX_COMPARED = 40_000;

  private static final int MAX_WORDS = 400;

  /** One row; at least one of the two is there. */
  record Pair(@Nullable Block before, @Nullable Block after, Fate fate) {}

  private final List<Block> a;
  private final List<Block> b;

  /** For each block of b its partner in a, or -1. */
  private final int[] partner;

  private final boolean[] taken;

  private Alignment(Doc before, Doc after) {
    a = before.blocks();
    b = after.blocks();
    partner = new int[b.size()];
    taken = new boolean[a.size()];
    Arrays.fill(partner, -1);
  }

  static List<Pair> of(Doc before, Doc after) {
    Alignment alignment = new Alignment(before, after);
    alignment.byKey(true);
    alignment.byKey(false);
    alignment.byLikeness();
    return alignment.pairs();
  }

  /** Pairs what has the same id, or the same kind and words. */
  private void byKey(boolean id) {
    Map<String, List<Integer>> places = new HashMap<>();
    for (int i = a.size() - 1; i >= 0; i--) {
      if (!taken[i]) {
        places.computeIfAbsent(key(a.get(i), id), k -> new ArrayList<>()).add(i);
      }
    }
    for (int j = 0; j < b.size(); j++) {
      List<Integer> found = partner[j] < 0 ? places.get(key(b.get(j), id)) : null;
      if (found != null && !found.isEmpty()) {
        pair(found.remove(found.size() - 1), j);
      }
    }
  }

  private static String key(Block block, boolean id) {
    return id ? block.id() : block.kind() + EndPunctuation.without(Words.fold(Words.flat(block)));
  }

  private void pair(int i, int j) {
    partner[j] = i;
    taken[i] = true;
  }

  private void byLikeness() {
    List<Integer> left = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      if (!taken[i]) {
        left.add(i);
      }
    }
    Map<Integer, Set<String>> words = new HashMap<>();
    left.forEach(i -> words.put(i, words(a.get(i))));
    int compared = 0;
    for (int j = 0; j < b.size() && !left.isEmpty() && compared < MAX_COMPARED; j++) {
      if (partner[j] < 0) {
        Set<String> own = words(b.get(j));
        int best = -1;
        double likest = LIKE;
        for (int i : left) {
          compared++;
          boolean sameKind = a.get(i).kind() == b.get(j).kind();
          double like = sameKind ? likeness(own, words.getOrDefault(i, Set.of())) : 0;
          if (like > likest || (like == likest && best < 0)) {
            best = i;
            likest = like;
          }
        }
        if (best >= 0) {
          pair(best, j);
          left.remove(Integer.valueOf(best));
        }
      }
    }
  }

  private static Set<String> words(Block block) {
    String text = Words.flat(block);
    Set<String> words = new HashSet<>();
    int from = 0;
    for (int end : Segmenter.byCategory().ends(text)) {
      String word = text.substring(from, end);
      if (words.size() < MAX_WORDS && Character.isLetterOrDigit(word.codePointAt(0))) {
        words.add(word);
      }
      from = end;
    }
    return words;
  }

  private static double likeness(Set<String> one, Set<String> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return 0;
    }
    long common = one.stream().filter(other::contains).count();
    return 2.0 * common / (one.size() + other.size());
  }

  private List<Pair> pairs() {
    boolean[] inOrder = inOrder();
    List<Pair> pairs = new ArrayList<>();
    Map<Integer, Block> movedTo = new HashMap<>();
    Set<Integer> settled = new HashSet<>();
    for (int j = 0; j < b.size(); j++) {
      if (partner[j] >= 0 && inOrder[j]) {
        settled.add(partner[j]);
      } else if (partner[j] >= 0) {
        movedTo.put(partner[j], b.get(j));
      }
    }
    int next = leave(0, settled, movedTo, pairs);
    for (int j = 0; j < b.size(); j++) {
      if (partner[j] < 0) {
        pairs.add(new Pair(null, b.get(j), Fate.ADDED));
      } else if (!inOrder[j]) {
        pairs.add(new Pair(a.get(partner[j]), b.get(j), Fate.MOVED_HERE));
      } else {
        pairs.add(new Pair(a.get(next), b.get(j), Fate.SAME));
        next = leave(next + 1, settled, movedTo, pairs);
      }
    }
    return pairs;
  }

  /** The blocks from that place on that stand there no more. Returns the next common one. */
  private int leave(int from, Set<Integer> settled, Map<Integer, Block> movedTo, List<Pair> pairs) {
    int i = from;
    for (; i < a.size() && !settled.contains(i); i++) {
      Block moved = movedTo.get(i);
      pairs.add(new Pair(a.get(i), moved, moved == null ? Fate.REMOVED : Fate.MOVED_AWAY));
    }
    return i;
  }

  /** The longest rising run of partners: patience sorting, O(n log n). */
  private boolean[] inOrder() {
    boolean[] kept = new boolean[b.size()];
    for (int j = 0; j < b.size(); j++) {
      kept[j] = partner[j] >= 0 && a.get(partner[j]).id().equals(b.get(j).id());
    }
    boolean[] anchors = longest(kept);
    return longest(fitting(anchors));
  }

  /**
   * Those in order with the anchors: a block that is the same one stays, one found by words moves.
   */
  private boolean[] fitting(boolean[] anchors) {
    boolean[] fits = anchors.clone();
    int low = -1;
    for (int j = 0; j < b.size(); j++) {
      low = anchors[j] ? partner[j] : low;
      fits[j] |= partner[j] > low;
    }
    int high = a.size();
    for (int j = b.size() - 1; j >= 0; j--) {
      high = anchors[j] ? partner[j] : high;
      fits[j] &= anchors[j] || partner[j] < high;
    }
    return fits;
  }

  private boolean[] longest(boolean[] of) {
    int[] tails = new int[b.size()];
    int[] previous = new int[b.size()];
    int length = 0;
    for (int j = 0; j < b.size(); j++) {
      if (partner[j] >= 0 && of[j]) {
        int low = 0;
        int high = length;
        while (low < high) {
          int middle = (low + high) / 2;
          if (partner[tails[middle]] < partner[j]) {
            low = middle + 1;
          } else {
            high = middle;
          }
        }
        previous[j] = low == 0 ? -1 : tails[low - 1];
        tails[low] = j;
        length = Math.max(length, low + 1);
      }
    }
    boolean[] in = new boolean[b.size()];
    for (int j = length == 0 ? -1 : tails[length - 1]; j >= 0; j = previous[j]) {
      in[j] = true;
    }
    return in;
  }
}
