package org.plenary.negotiation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of square brackets in the text: who asked for them, why, whose the options are; of
 * such that came with words, who brought them and since when, without options.
 *
 * @param id of the mark in the text
 * @param lifted null while they stand
 */
public record Bracketing(
    String id,
    Stamp stamp,
    String clause,
    String why,
    List<Option> options,
    @Nullable Lifted lifted) {

  /**
   * One option.
   *
   * @param option its number in the mark
   * @param source a proposal's number, or 0
   * @param from in words whose it is: a region, a delegation
   * @param none "no text" is the option
   */
  public record Option(int option, int source, String from, boolean none) {}

  /** The recorded decision. */
  public record Lifted(Stamp stamp, int option, String why) {}

  /** Whether they came with words that somebody typed, pasted or imported, and nobody asked. */
  public boolean isBrought() {
    return options.isEmpty();
  }

  Bracketing lifted(Lifted how) {
    return new Bracketing(id, stamp, clause, why, options, how);
  }
}
