package org.plenary.publication;

import org.plenary.people.Capacity;

/**
 * Who made a change, as far as the public may know: not which person.
 *
 * @param region its code, or empty
 */
public record Speaker(String region, String delegation, Capacity capacity) {
  /** Stands for nobody that is known. */
  static final Speaker NOBODY = new Speaker("", "", Capacity.SERVER);
}
