package org.plenary.record;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.plenary.record.BundleCheck.Found;

/**
 * The entries of a log whose words were not given out, and why: erased, withheld, not public yet.
 * Only of these something is kept while a log is read, so memory does not grow with its length.
 */
final class Closed {
  /** An entry that stayed closed. */
  record Entry(long resolution, long version, String kind, long at) {}

  /** How many there are of each kind. */
  record Counted(int erased, int withheld, int waiting) {
    String line() {
      return " public submissions, "
          + erased
          + " erased, "
          + withheld
          + " withheld"
          + (waiting == 0 ? "" : ", " + waiting + " not public yet");
    }
  }

  private final TreeMap<Long, Entry> entries = new TreeMap<>();
  private final Set<Long> erased = new HashSet<>();

  /** Those of which the shape was given out instead of the words. */
  private final Set<Long> shapes = new HashSet<>();

  void add(long index, Leaf.Happened leaf) {
    entries.put(index, new Entry(leaf.resolution(), leaf.version(), leaf.kind(), leaf.at()));
  }

  void addShape(long index, Leaf.Happened leaf) {
    add(index, leaf);
    shapes.add(index);
  }

  /** The log tells that the words of this entry were erased. */
  void erase(long index) {
    if (!entries.containsKey(index)) {
      throw new Found(index, "What was erased is given out.");
    }
    erased.add(index);
  }

  /** Finds what is closed without a reason. A shape has but one: that it was erased. */
  Counted count(BiPredicate<Long, Entry> isWithheld, BiPredicate<Long, Entry> isWaiting) {
    int gone = 0;
    int hidden = 0;
    int waiting = 0;
    for (Map.Entry<Long, Entry> one : entries.entrySet()) {
      long index = one.getKey();
      if (erased.contains(index)) {
        gone++;
      } else if (!shapes.contains(index) && isWithheld.test(index, one.getValue())) {
        hidden++;
      } else if (!shapes.contains(index) && isWaiting.test(index, one.getValue())) {
        waiting++;
      } else {
        throw new Found(index, "Its words are missing, and nothing tells of an erasure.");
      }
    }
    return new Counted(gone, hidden, waiting);
  }

  /** Nothing may wait to become public in a text that is shown up to a version. */
  void checkNoneWaits(long resolution, long version, BiPredicate<Long, Entry> isWaiting) {
    entries.forEach(
        (index, one) -> {
          boolean waits =
              one.resolution() == resolution
                  && one.version() <= version
                  && isWaiting.test(index, one)
                  && Disclosure.isTold(one.kind())
                  && !erased.contains(index);
          if (waits) {
            throw new Found(index, "Its words are missing, and yet the text goes on beyond it.");
          }
        });
  }
}
