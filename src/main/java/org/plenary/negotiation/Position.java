package org.plenary.negotiation;

import java.util.List;

/** What one delegation says of one subject; the last of its statements counts, all are kept. */
public record Position(Subject subject, List<Taken> history) {

  /**
   * One statement.
   *
   * @param why the reason
   * @param remedy what would remove the objection
   */
  public record Taken(Stamp stamp, Stance stance, String why, String remedy) {}

  public Taken now() {
    return history.get(history.size() - 1);
  }
}
