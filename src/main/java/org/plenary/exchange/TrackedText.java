package org.plenary.exchange;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A text with its tracked changes, as the two texts it is between. A block that was changed has one
 * id in both.
 *
 * @param before with every change rejected; null where there was no text
 * @param after with every change accepted; null where none is left
 * @param runs the words of each block that was changed, by its id, as its author changed them
 * @param doubtful ids of blocks where it is not certain what was taken out: to be looked at
 */
public record TrackedText(
    @Nullable ReadDocument before,
    @Nullable ReadDocument after,
    Map<String, List<TrackedRun>> runs,
    Set<String> doubtful) {

  public TrackedText {
    runs = Map.copyOf(runs);
    doubtful = Set.copyOf(doubtful);
  }

  /** A text without changes. */
  static TrackedText plain(ReadDocument read) {
    return new TrackedText(read, read, Map.of(), Set.of());
  }

  /** Whether the two are different texts. */
  public boolean isChanged() {
    return before != after;
  }

  /** The text as it would be, else as it was. */
  public ReadDocument newest() {
    ReadDocument newest = after == null ? before : after;
    if (newest == null) {
      throw new IllegalStateException("a text without a text");
    }
    return newest;
  }
}
