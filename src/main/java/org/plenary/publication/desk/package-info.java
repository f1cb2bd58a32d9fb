/**
 * The desk: the forms of those signed in. Signing in and out, the agenda, one's sessions; for the
 * secretariat accounts, delegations and new resolutions. Each form posts to its own address,
 * answers with the form and the refusal, or sends on to a page (303). Fields that are not named
 * here are not read: who acts comes from the session alone.
 */
@NullMarked
package org.plenary.publication.desk;

import org.jspecify.annotations.NullMarked;
