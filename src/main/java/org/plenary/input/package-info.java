/**
 * Inputs and decisions over HTTP: what the drafting page asks and does beside the text, proposals
 * drafted inside a delegation, and the clock of silence procedures.
 *
 * <p>Words: a <em>standing</em> is how a proposal stands to the working text; <em>folded</em>
 * proposals read the same.
 *
 * <p>Invariants: who acts, for whom and when is the server's; what a proposal was made on is taken
 * from the log; nobody but its delegation learns of a draft.
 */
@NullMarked
package org.plenary.input;

import org.jspecify.annotations.NullMarked;
