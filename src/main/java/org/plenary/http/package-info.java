/**
 * The edge: what every request passes before a room sees it, and how every answer looks.
 *
 * <p>{@link org.plenary.http.Edge} puts the checks in their order: headers, path, origin, body
 * limit, CSRF. They apply to every route, those not yet written included. {@link
 * org.plenary.http.Problems} turns a refusal into an answer and never tells of the inside. Knows
 * nothing of accounts: rooms above say who may do what.
 */
@NullMarked
package org.plenary.http;

import org.jspecify.annotations.NullMarked;
