package org.plenary.journal;

/** What a resolution's log adds up to at a version; the body is JSON this room does not read. */
public record Snapshot(long resolution, long version, String body) {}
