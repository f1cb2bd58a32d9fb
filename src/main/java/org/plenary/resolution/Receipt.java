package org.plenary.resolution;

/**
 * A submission is in the log.
 *
 * @param version where; of an earlier sending where {@code again}
 * @param again whether the same message was stored before
 */
public record Receipt(long version, boolean again) {}
