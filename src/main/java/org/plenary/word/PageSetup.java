package org.plenary.word;

/**
 * What stands round a text.
 *
 * @param title of the file
 * @param header printed on every page before its number
 * @param footer printed on every page; empty for none
 * @param language BCP 47
 * @param author whom changes of properties are told of
 * @param date of those, ISO 8601, or empty
 */
public record PageSetup(
    String title,
    String header,
    String footer,
    String language,
    boolean rightToLeft,
    String author,
    String date) {}
