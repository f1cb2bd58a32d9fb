package org.plenary.proof;

/**
 * The head of a log: how many entries and their root, as C2SP tlog-checkpoint writes it.
 *
 * @param origin the log's name, the same in all its checkpoints
 */
public record Checkpoint(String origin, long size, Hash root) {

  /** The text that is signed. */
  public String text() {
    return origin + "\n" + size + "\n" + root.base64() + "\n";
  }

  /** Out of the text of a note; lines after the third are not looked at. */
  public static Checkpoint parse(String text) {
    String[] lines = text.split("\n", -1);
    if (lines.length < 4 || lines[0].isEmpty() || !text.endsWith("\n")) {
      throw new IllegalArgumentException("This is no checkpoint.");
    }
    Checkpoint read = new Checkpoint(lines[0], Strict.number(lines[1]), Hash.parseBase64(lines[2]));
    if (read.size == 0 && !read.root.equals(Hash.EMPTY)) {
      throw new IllegalArgumentException("A checkpoint of nothing with a root of something.");
    }
    return read;
  }
}
