package org.plenary.resolution;

import org.plenary.people.Voice;

/**
 * A command with who gives it, stamped by the server, and the name of the message.
 *
 * @param client {@code [A-Za-z0-9_-]{8,40}}; belongs to the person who first used it
 * @param seq the client's own count, rising
 */
public record Submission(Voice voice, String client, int seq, Command command) {}
