/**
 * "We heard you": answers before they are published, how they reach those who asked, and who was
 * heard.
 *
 * <p>An answer itself is an act in the log ({@link org.plenary.negotiation.Answer}); here is what
 * surrounds it. Drafts of answers are private to those who answer. Delivery is at least once and
 * never recorded twice: a mail has one row for each answer and addressee, is sent under the same
 * Message-ID however often, and is noted in the log only after it was handed over. Addresses of
 * persons are looked up when they are needed and are in no log, problem or entry.
 */
@NullMarked
package org.plenary.answer;

import org.jspecify.annotations.NullMarked;
