package org.plenary.exchange;

import org.jspecify.annotations.Nullable;

/**
 * A slip in a text that was read: kept as it is, and reported.
 *
 * @param code stable: {@code numbering.jump}, {@code numbering.repeat}, {@code numbering.unclear},
 *     {@code numbering.differs}, {@code ending.differs}, {@code reference.dangling}, {@code
 *     footnote.missing}, {@code call.empty}, {@code place.misspelt}, {@code clause.repeated},
 *     {@code character.dropped}, {@code speaker.similar}, {@code turn.empty}
 * @param sentence for the person who imports
 * @param line of the file, from 1; 0 where it is about no single line
 * @param block the block it is about, where there is one
 */
public record Finding(String code, String sentence, int line, @Nullable String block) {}
