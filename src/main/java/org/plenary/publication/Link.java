package org.plenary.publication;

/** A name that leads somewhere: a proposal's symbol, the number of an input. */
public record Link(String name, String href) {}
