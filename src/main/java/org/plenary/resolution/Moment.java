package org.plenary.resolution;

/**
 * A resolution as it was at a version.
 *
 * @param authors who wrote which words of it
 * @param at when its last entry was made, in milliseconds since 1970; 0 where there is none
 */
public record Moment(State state, Authorship.View authors, long at) {}
