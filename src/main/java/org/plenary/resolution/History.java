package org.plenary.resolution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plenary.journal.Entry;
import org.plenary.text.Change;

/**
 * The last entries of an open resolution with what they did to positions, kept in memory: enough
 * for editors a little behind. Older ones are read from the log.
 */
final class History {
  /** Trimmed to this many when twice as many have gathered. */
  private static final int KEEP = 1_000;

  private final List<Entry> entries = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();
  private long floor;

  /** Begins after a version: nothing before it is held. */
  History(long floor) {
    this.floor = floor;
  }

  /** The version after which it begins. */
  long floor() {
    return floor;
  }

  void add(Entry entry, Change change) {
    entries.add(entry);
    changes.add(change);
  }

  /** Forgets what came after a version: it was not stored. */
  void cut(long version) {
    int size = (int) (version - floor);
    entries.subList(size, entries.size()).clear();
    changes.subList(size, changes.size()).clear();
  }

  void trim() {
    if (entries.size() > 2 * KEEP) {
      int drop = entries.size() - KEEP;
      entries.subList(0, drop).clear();
      changes.subList(0, drop).clear();
      floor += drop;
    }
  }

  /** The changes after a version, oldest first; empty if it reaches back before the memory. */
  Optional<List<Change>> changesAfter(long version) {
    return version < floor
        ? Optional.empty()
        : Optional.of(changes.subList((int) (version - floor), changes.size()));
  }

  /** The entries after a version, a copy; empty if it reaches back before the memory. */
  Optional<List<Entry>> entriesAfter(long version) {
    return version < floor
        ? Optional.empty()
        : Optional.of(List.copyOf(entries.subList((int) (version - floor), entries.size())));
  }
}
