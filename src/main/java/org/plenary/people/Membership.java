package org.plenary.people;

/** A person's place in a delegation, in one capacity. A person may have several. */
public record Membership(long id, long person, Delegation delegation, Capacity capacity) {}
