/**
 * PDF out of HTML of our own: tagged for those who read with their ears (PDF/UA-1), every font
 * embedded, for the six languages of the United Nations. Knows nothing of resolutions, rooms or the
 * network; every method is a pure function and may be called from any thread, but takes seconds for
 * a long text: not for an event loop.
 *
 * <p>Nothing an address in the HTML points at is ever fetched. The same HTML gives the same bytes.
 */
@NullMarked
package org.plenary.pdf;

import org.jspecify.annotations.NullMarked;
