package org.plenary.negotiation;

/**
 * A version that was given a name: it stands beside the live text for ever.
 *
 * @param stamp who named it, and when
 */
public record NamedVersion(String name, long version, Stamp stamp) {}
