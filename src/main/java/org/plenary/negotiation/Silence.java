package org.plenary.negotiation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A silence procedure: clauses are agreed at its end unless somebody objects.
 *
 * @param until milliseconds since 1970
 * @param end null while it runs
 */
public record Silence(
    int number, Stamp stamp, List<String> clauses, long until, @Nullable End end) {

  /**
   * How it ended.
   *
   * @param broken by an objection, which {@code why} gives
   */
  public record End(Stamp stamp, boolean broken, String why) {}

  Silence ended(End how) {
    return new Silence(number, stamp, clauses, until, how);
  }
}
