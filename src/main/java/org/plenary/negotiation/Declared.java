package org.plenary.negotiation;

/** The status of a clause, who declared it and why. */
public record Declared(ClauseStatus status, Stamp stamp, String why) {}
