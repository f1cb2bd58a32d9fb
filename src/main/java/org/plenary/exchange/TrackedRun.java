package org.plenary.exchange;

import org.plenary.text.Redline;

/**
 * Words of a block with what a tracked change did to them.
 *
 * @param author of the change as the file names it, empty where the words are the same
 * @param date of the change, ISO 8601 as the file has it, empty where it has none
 */
public record TrackedRun(Redline.Op op, String text, String author, String date) {}
