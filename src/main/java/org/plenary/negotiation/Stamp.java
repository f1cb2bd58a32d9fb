package org.plenary.negotiation;

/**
 * Where and when something entered the log.
 *
 * @param version position in the resolution's log
 * @param at milliseconds since 1970
 */
public record Stamp(By by, long version, long at) {}
