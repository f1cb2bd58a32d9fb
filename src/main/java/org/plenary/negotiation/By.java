package org.plenary.negotiation;

import org.plenary.people.Capacity;
import org.plenary.people.Voice;

/**
 * For whom somebody acts, as stamped by the server. Without the person: the voice's number leads
 * there, so that a name can be erased.
 *
 * @param delegation number of the delegation
 * @param name the delegation as it was called then
 * @param region the region's code; empty where it stands for none
 */
public record By(int voice, long delegation, String name, String region, Capacity capacity) {

  public static By of(Voice voice) {
    return new By(
        voice.id(), voice.delegationId(), voice.delegation(), voice.region(), voice.capacity());
  }

  /** The same voice on behalf of another delegation. */
  public By on(Input.Spoken whose) {
    return new By(voice, whose.delegation(), whose.name(), whose.region(), capacity);
  }

  /** Whether both act for the same delegation. */
  public boolean isOf(By other) {
    return delegation == other.delegation;
  }
}
