package org.plenary.negotiation;

/**
 * The envelope in which a submitter hands in proposals.
 *
 * @param symbol for example {@code 35A18}
 * @param source for example {@code ATU}
 */
public record Contribution(
    int number,
    Stamp stamp,
    String symbol,
    String source,
    String title,
    String summary,
    String introduction,
    String agendaItem) {}
