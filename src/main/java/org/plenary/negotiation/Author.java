package org.plenary.negotiation;

/**
 * Who asks, and when, by the server's clock in milliseconds since 1970.
 *
 * @param by stamped by the server
 */
public record Author(By by, long at) {}
