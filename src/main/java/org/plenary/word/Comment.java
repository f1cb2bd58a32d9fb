package org.plenary.word;

/**
 * A comment in the file.
 *
 * @param paragraph the index of the paragraph it begins in, -1 where it stands nowhere
 * @param quote the words it is about
 */
public record Comment(Tracked by, String text, int paragraph, String quote) {}
