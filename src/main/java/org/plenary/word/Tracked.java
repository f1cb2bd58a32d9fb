package org.plenary.word;

/**
 * Who made a tracked change and when.
 *
 * @param author as the file has it; what stands there is never believed to be an account
 * @param date ISO 8601 as the file has it, empty where it has none
 */
public record Tracked(String author, String date) {}
