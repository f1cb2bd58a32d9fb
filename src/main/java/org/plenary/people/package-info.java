/**
 * Who acts: accounts, delegations, regions, capacities, voices, sign-in.
 *
 * <p>A <em>person</em> has an <em>account</em> that proves itself by a <em>credential</em>, and
 * <em>memberships</em>: for which delegation in which capacity. A signed-in browser has a
 * <em>session</em> bound to one membership; its <em>voice</em> is stamped on all that it does.
 *
 * <p>Invariants: a voice never changes; who speaks is read from the session and never from a
 * message; another capacity means another session token; the person's name is stored in one column
 * only. Delegations belong to the installation, not to one meeting: the same ones return.
 */
@NullMarked
package org.plenary.people;

import org.jspecify.annotations.NullMarked;
