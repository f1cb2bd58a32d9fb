package org.plenary.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Kind;
import org.plenary.text.Num;
import org.plenary.text.Numbering;
import org.plenary.text.Profile;

/**
 * Chooses each clause's numbering rule so that the derived labels come out as they were typed: the
 * rule of the place where it agrees, otherwise the style that the first item of the list shows.
 */
final class PlainNumbers {

  /** Each round settles at least the outermost level that is not yet right. */
  private static final int ROUNDS = 2 * (Block.MAX_LEVEL + 1) + 2;

  private PlainNumbers() {}

  /** The rules by block id. */
  static Map<String, Num> settle(List<PlainBlocks.Draft> drafts, Profile profile) {
    Map<String, Num> nums = new HashMap<>();
    for (PlainBlocks.Draft draft : drafts) {
      boolean repeated = draft.place() != null && draft.place().meaning().times() > 0;
      nums.put(draft.id(), repeated ? Num.BIS : Num.AUTO);
    }
    for (int round = 0; round < ROUNDS; round++) {
      if (!improve(drafts, profile, nums)) {
        break;
      }
    }
    return nums;
  }

  private static boolean improve(
      List<PlainBlocks.Draft> drafts, Profile profile, Map<String, Num> nums) {
    Numbering numbering = Numbering.of(doc(drafts, nums), profile);
    Map<String, Num> better = new HashMap<>();
    int level = Block.MAX_LEVEL;
    for (PlainBlocks.Draft draft : drafts) {
      Num wanted = draft.kind() == Kind.CLAUSE ? wanted(draft, numbering) : null;
      if (wanted != null && wanted != nums.get(draft.id()) && draft.level() <= level) {
        if (draft.level() < level) {
          better.clear();
          level = draft.level();
        }
        better.put(draft.id(), wanted);
      }
    }
    nums.putAll(better);
    return !better.isEmpty();
  }

  /** A better rule for that clause, or null where it is right or a sibling decides. */
  private static @Nullable Num wanted(PlainBlocks.Draft draft, Numbering numbering) {
    String derived = numbering.label(draft.id());
    PlainOutline.Place place = draft.place();
    if (place == null) {
      return derived.isEmpty() ? null : Num.NONE;
    }
    Num typed = place.meaning().style();
    boolean wrong = derived.isEmpty() || numbering.style(draft.id()) != typed;
    return place.first() && wrong ? typed : null;
  }

  private static Doc doc(List<PlainBlocks.Draft> drafts, Map<String, Num> nums) {
    List<Block> blocks = new ArrayList<>();
    for (PlainBlocks.Draft draft : drafts) {
      Num num = nums.getOrDefault(draft.id(), Num.AUTO);
      blocks.add(new Block(draft.id(), draft.kind(), draft.level(), num, draft.content()));
    }
    return new Doc(blocks);
  }
}
