package org.plenary.exchange;

/**
 * A line of a transcript that holds something.
 *
 * @param number in the file, from 1
 * @param text without spaces at its ends, each run of spaces one
 * @param gap whether an empty line stands before it
 * @param page whether a page ends before it
 */
record TranscriptLine(int number, String text, boolean gap, boolean page) {

  /** Whether something else than the line before it may begin here. */
  boolean apart() {
    return gap || page;
  }
}
