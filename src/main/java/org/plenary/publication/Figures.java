package org.plenary.publication;

/**
 * How a negotiation stands, in numbers.
 *
 * @param open clauses that are contested
 * @param inputs all that are not withdrawn
 * @param owed how many of these have no answer that stands
 * @param brackets square brackets in the text
 * @param objections of delegations, to proposals and clauses
 */
public record Figures(int open, int inputs, int owed, int brackets, int objections) {}
