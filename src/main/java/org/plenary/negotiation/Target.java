package org.plenary.negotiation;

/**
 * What a proposal is about.
 *
 * @param clause the id of the clause; for ADD its neighbour
 * @param place where in relation to it
 * @param amends number of the proposal that this one would change, 0 for the text itself
 */
public record Target(String clause, Place place, int amends) {

  /** In relation to a clause. */
  public enum Place {
    AT,
    BEFORE,
    AFTER
  }
}
