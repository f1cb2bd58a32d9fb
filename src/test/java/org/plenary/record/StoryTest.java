package org.plenary.record;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plenary.proof.Hash;

/** What the entries of a log say of words that are kept back. */
class StoryTest {
  private static final String NONE = "0".repeat(64);
  private static final long MINUTE = 60_000;

  /** A delay of one minute from the start; two remarks, neither given out. */
  private static Story story(String mode, long first, long second) {
    Story story = new Story();
    Leaf listed = new Leaf.Listed(1, "lamps", "RESOLUTION 9", "Lamps", "en", 0);
    Leaf before = remark(1, first, listed.hash());
    List<Leaf> leaves =
        List.of(
            new Leaf.Publishes(mode, 1, 0),
            listed,
            new Leaf.Permitted(7, "Norland", "CEPT", "delegate", NONE, 0),
            before,
            remark(2, second, before.hash()));
    for (int i = 0; i < leaves.size(); i++) {
      story.take(i, leaves.get(i).bytes(), leaves.get(i).hash());
      story.settle();
    }
    return story;
  }

  private static Leaf remark(long version, long at, Hash previous) {
    return new Leaf.Happened(
        1, version, previous.hex(), at, "comment", 7, "Norland", "CEPT", "delegate", NONE, NONE);
  }

  @Test
  void words_may_wait_for_as_long_as_the_delay_and_no_longer() {
    assertDoesNotThrow(story("delay", 1_000, 1_000 + MINUTE - 1)::end);
    Story late = story("delay", 1_000, 1_000 + MINUTE);
    assertEquals(3, assertThrows(BundleCheck.Found.class, late::end).index);
  }

  @Test
  void words_may_wait_for_the_end_of_a_stage() {
    assertDoesNotThrow(story("stages", 1_000, 1_000 + 100 * MINUTE)::end);
    assertEquals(3, assertThrows(BundleCheck.Found.class, story("live", 1_000, 2_000)::end).index);
  }
}
