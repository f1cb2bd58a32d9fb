package org.plenary.resolution;

import java.util.List;
import org.plenary.journal.Entry;

/** Entries that were committed together, in order, and the state after the last of them. */
public record Batch(List<Entry> entries, State state) {}
