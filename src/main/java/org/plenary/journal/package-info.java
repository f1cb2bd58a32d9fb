/**
 * The log: append-only entries, one dense sequence 1, 2, 3 ... per resolution.
 *
 * <p>Words: an <em>entry</em> is what is stored, its <em>version</em> its place; (client, seq)
 * names the message that caused it. Invariants: an entry is reported stored only after PostgreSQL
 * has committed it; versions are dense; (client, seq) is stored once; nothing is changed or
 * deleted, which the database itself refuses. What a body means is nothing this room knows.
 *
 * <p>Many resolutions share one group commit: while one INSERT is under way, what arrives waits for
 * the next.
 */
@NullMarked
package org.plenary.journal;

import org.jspecify.annotations.NullMarked;
