/**
 * The live face of a resolution: WebSockets in, the committed log out.
 *
 * <p>Words: a {@link org.plenary.drafting.Message} is anything that crosses the socket; an {@link
 * org.plenary.drafting.Audience} is everybody who has one resolution open; a {@link
 * org.plenary.drafting.LiveSocket} is one of them. Invariants: a frame is built once for all of an
 * audience; entries reach each socket in order and without gaps, or the socket is cut off; who
 * speaks is what the session says, never what a message says; a slow reader holds nothing up.
 */
@NullMarked
package org.plenary.drafting;

import org.jspecify.annotations.NullMarked;
