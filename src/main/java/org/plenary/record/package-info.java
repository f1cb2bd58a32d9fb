/**
 * The record of a meeting as a log that outsiders can check: what was public once cannot be changed
 * without anybody noticing who kept one older checkpoint.
 *
 * <p>Words: the <em>log</em> of a meeting is one tree over its <em>leaves</em>; the
 * <em>integrator</em> takes what the journal holds into it, after the commit and never inside; the
 * <em>signer</em> signs a <em>checkpoint</em> only if it continues the last one that it signed,
 * which it keeps outside the database; an <em>opening</em> is salt and words behind a commitment; a
 * <em>bundle</em> is everything somebody needs to check a log without us.
 *
 * <p>What a leaf tells in the clear is decided in {@link org.plenary.record.Disclosure} and nowhere
 * else. Drafts, which no agenda names, never enter.
 */
@NullMarked
package org.plenary.record;

import org.jspecify.annotations.NullMarked;
