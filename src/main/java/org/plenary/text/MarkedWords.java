package org.plenary.text;

import java.util.List;

/**
 * Whether a mark that was brought to the head stands on all the words it was meant for. Where a
 * clause was parted and a part of it moved, a range stays with one part only. Pure; takes time in
 * proportion to the words times what came since.
 */
public final class MarkedWords {
  private final Doc head;
  private final Step.AddMark done;
  private final Mapping mapping;

  private MarkedWords(Doc head, Step.AddMark done, List<Change> since) {
    this.head = head;
    this.done = done;
    this.mapping = Mapping.through(since);
  }

  /**
   * Words that were deleted meanwhile are not missed.
   *
   * @param head the text now
   * @param meant the first step of its entry, as made on an old version
   * @param done the same, rebased
   * @param since what every entry after that version did, oldest first
   */
  public static boolean allHeld(
      Doc head, Step.AddMark meant, Step.AddMark done, List<Change> since) {
    return since.stream().allMatch(change -> change.moves().isEmpty())
        || new MarkedWords(head, done, since).held(meant.from(), meant.to());
  }

  /** What came through in one piece is looked at as one, else each half by itself. */
  private boolean held(int from, int to) {
    int first = mapping.map(from, 1);
    int last = mapping.map(to, -1);
    boolean whole = last - first == to - from;
    if (whole && done.from() <= first && last <= done.to()) {
      return true;
    } else if (to - from == 1) {
      return !whole || !isWord(first);
    }
    int middle = (from + to) >>> 1;
    return held(from, middle) && held(middle, to);
  }

  /** Not the beginning or the end of a block. */
  private boolean isWord(int position) {
    Place place = Place.of(head, position);
    return place.inBlock() && place.offset() < head.array()[place.index()].contentSize();
  }
}
