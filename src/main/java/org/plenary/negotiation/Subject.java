package org.plenary.negotiation;

/**
 * What a position is taken on.
 *
 * @param proposal its number, or 0
 * @param clause its id, where it is not a proposal
 */
public record Subject(int proposal, String clause) {}
