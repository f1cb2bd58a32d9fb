package org.plenary.meeting;

import org.jspecify.annotations.Nullable;

/**
 * A resolution on the agenda of a meeting.
 *
 * @param id the number its log goes by
 * @param meeting slug of the meeting
 * @param slug its name in addresses, unique within the meeting
 * @param item number on the agenda, may be empty
 * @param symbol such as {@code RESOLUTION 75}
 * @param language tag of the language of its text
 * @param direction {@code ltr} or {@code rtl}
 * @param numbering its own; null: as the meeting numbers
 */
public record AgendaItem(
    long id,
    String meeting,
    String slug,
    String item,
    String symbol,
    String title,
    String language,
    String direction,
    Meeting.@Nullable Numbering numbering) {}
