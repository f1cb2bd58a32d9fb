package org.plenary.word;

/**
 * A comment in the file.
 *
 * @param paragraph the index of the paragraph it begins in, -1 where it stands nowhere
 * @param quote the words it is about
 * @param parent the index of the comment it replies to, -1 where it opens a thread
 * @param done whether its thread was closed
 */
public record Comment(
    Tracked by, String text, int paragraph, String quote, int parent, boolean done) {

  /** One that opens a thread and has no reply. */
  public Comment(Tracked by, String text, int paragraph, String quote) {
    this(by, text, paragraph, quote, -1, false);
  }
}
