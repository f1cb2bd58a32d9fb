package org.plenary.exchange;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Kind;
import org.plenary.text.Redline;

/**
 * Which clause of a resolution each clause of a contribution's base is: by the same words first,
 * then by like words, both in order, then by the call and the place among those around it. Numbers
 * are not looked at: they may have shifted. Pure.
 */
final class Matching {

  /** A clause of the resolution. */
  record Found(Block block, Wish.How how) {}

  /** A reader may take one of these for another. */
  private static final Set<Kind> ITEMS = EnumSet.of(Kind.CLAUSE, Kind.PARAGRAPH, Kind.NOTE);

  private final List<Block> theirs;
  private final List<Block> ours;
  private final Map<String, Found> found = new HashMap<>();
  private final Set<String> taken = new HashSet<>();

  private Matching(Doc theirs, Doc ours) {
    this.theirs = theirs.blocks();
    this.ours = ours.blocks();
  }

  /** The blocks of the resolution by the ids of theirs; those that were not found are left out. */
  static Map<String, Found> of(Doc theirs, Doc ours) {
    Matching matching = new Matching(theirs, ours);
    matching.byWords(theirs, ours);
    matching.byPlace();
    return matching.found;
  }

  private void byWords(Doc theirsDoc, Doc oursDoc) {
    for (Redline.Row row : Redline.of(theirsDoc, oursDoc, IcuSegmenter.of("en")).rows()) {
      Block before = row.before();
      Block after = row.after();
      if (before != null
          && after != null
          && row.fate() != Redline.Fate.MOVED_AWAY
          && fits(before, after)) {
        boolean same = bare(before).equals(bare(after));
        put(before, after, same ? Wish.How.SAME : Wish.How.LIKE);
      }
    }
  }

  /** What is left over between the same two neighbours, of the same kind, one for one. */
  private void byPlace() {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < ours.size(); i++) {
      places.put(ours.get(i).id(), i);
    }
    int from = -1;
    List<Block> open = new ArrayList<>();
    for (Block block : theirs) {
      Found known = found.get(block.id());
      if (known == null) {
        open.add(block);
        continue;
      }
      int to = places.getOrDefault(known.block().id(), -1);
      between(open, from, to);
      open.clear();
      from = to;
    }
    between(open, from, ours.size());
  }

  private void between(List<Block> open, int from, int to) {
    List<Block> free = new ArrayList<>();
    for (int i = from + 1; i < to; i++) {
      if (!taken.contains(ours.get(i).id())) {
        free.add(ours.get(i));
      }
    }
    boolean one = open.size() == free.size();
    for (int i = 0; one && i < open.size(); i++) {
      one = fits(open.get(i), free.get(i)) && open.get(i).level() == free.get(i).level();
    }
    for (int i = 0; one && i < open.size(); i++) {
      put(open.get(i), free.get(i), Wish.How.PLACE);
    }
  }

  private void put(Block theirBlock, Block ourBlock, Wish.How how) {
    found.put(theirBlock.id(), new Found(ourBlock, how));
    taken.add(ourBlock.id());
  }

  private static boolean fits(Block one, Block other) {
    return one.kind() == other.kind() || ITEMS.contains(one.kind()) && ITEMS.contains(other.kind());
  }

  private static String bare(Block block) {
    return Forms.bare(block.plainText());
  }
}
