/**
 * Meetings and their agenda of resolutions. A resolution's row says what it is called and where it
 * stands on the agenda; its text is in the log, in another room. Made by the secretariat only.
 */
@NullMarked
package org.plenary.meeting;

import org.jspecify.annotations.NullMarked;
