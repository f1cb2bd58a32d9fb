package org.plenary.word;

/**
 * The automatic number of a line: which list counted it, and where in that list it stands.
 *
 * @param label as it is shown
 * @param list the same for all lines that are counted together, whatever their level
 * @param level from 0, the outermost
 * @param format as Word names it: {@code lowerRoman}
 */
public record Numbered(String label, int list, int level, String format) {}
