package org.plenary.people;

/**
 * Those sent by one Member State, organization or body.
 *
 * @param region its region's code, or empty where it stands for none (the secretariat)
 */
public record Delegation(long id, String name, DelegationKind kind, String region) {}
