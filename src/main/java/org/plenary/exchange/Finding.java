package org.plenary.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A slip in a text that was read: kept as it is, and reported.
 *
 * @param code stable: {@code numbering.jump}, {@code numbering.repeat}, {@code numbering.unclear},
 *     {@code numbering.differs}, {@code ending.differs}, {@code reference.dangling}, {@code
 *     footnote.missing}, {@code call.empty}, {@code place.misspelt}, {@code clause.repeated},
 *     {@code character.dropped}, {@code proposal.unread}, {@code speaker.similar}, {@code
 *     turn.empty}
 * @param sentence for the person who imports
 * @param line of the file, from 1; 0 where it is about no single line
 * @param block the block it is about, where there is one
 * @param words what it names (the number typed, the place, the speaker), in an order of its code:
 *     from these a reader is told in his own language
 */
public record Finding(
    String code, String sentence, int line, @Nullable String block, List<String> words) {

  /** Readings that were kept before there were words have none. */
  public Finding {
    words = words == null ? List.of() : List.copyOf(words);
  }

  Finding(String code, String sentence, int line, @Nullable String block, String... words) {
    this(code, sentence, line, block, List.of(words));
  }
}
