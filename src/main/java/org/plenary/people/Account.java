package org.plenary.people;

import java.util.List;

/**
 * How a person signs in, and for whom the person may act.
 *
 * @param person number of the person
 * @param name the person's name, or {@link Voice#ERASED}
 * @param memberships those in force, oldest first
 */
public record Account(
    long id, long person, String name, String login, boolean active, List<Membership> memberships) {

  public Account {
    memberships = List.copyOf(memberships);
  }
}
