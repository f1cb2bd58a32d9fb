package org.plenary.people;

/**
 * One person speaking for one delegation and region in one capacity; every entry of the log carries
 * the number of one. Never changes, except that the person's name may be erased.
 *
 * @param person the name, or {@link #ERASED}
 * @param delegationId number of the delegation, which keeps it when it is renamed; 0 for the public
 *     and the server, who speak for none
 * @param delegation its name as it was when the voice first spoke
 * @param region the region's code, or empty where the delegation stands for none
 */
public record Voice(
    int id,
    long personId,
    String person,
    long delegationId,
    String delegation,
    String region,
    Capacity capacity) {

  /** Stands where a person's name was erased. */
  public static final String ERASED = "—";
}
