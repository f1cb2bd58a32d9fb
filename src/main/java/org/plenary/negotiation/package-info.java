/**
 * What is said and decided about a text beside editing it: inputs (proposals, comments, statements,
 * public submissions), positions, brackets, the status of clauses, and the answer that every input
 * is owed.
 *
 * <p>Pure values and rules. A {@link org.plenary.negotiation.Request} is what somebody asks for, an
 * {@link org.plenary.negotiation.Act} what then happened, {@link
 * org.plenary.negotiation.Negotiation} what all acts add up to. Numbers of inputs and the author of
 * an act come from the server. Nothing here is ever removed: a withdrawn, replaced or moderated
 * input stays with what was said.
 */
@NullMarked
package org.plenary.negotiation;

import org.jspecify.annotations.NullMarked;
