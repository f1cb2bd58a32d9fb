/**
 * The pages: what the public reads, and in {@code desk} the forms of those signed in. Rendered on
 * the server from typed templates ({@code src/main/jte}); every page works without a script.
 *
 * <p>A page is a {@link org.plenary.publication.Frame} (language, who reads, links) and its own
 * values, put into a template by {@link org.plenary.publication.Pages}.
 */
@NullMarked
package org.plenary.publication;

import org.jspecify.annotations.NullMarked;
