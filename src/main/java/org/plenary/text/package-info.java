/**
 * The text engine: what a resolution's text is and how it changes. Pure values, no clock, no I/O,
 * nothing but {@code java.*}.
 *
 * <p>A {@link org.plenary.text.Doc} is a flat list of {@link org.plenary.text.Block}s of one node
 * type; each has a stable id, a kind, a level and inline content. Positions count as ProseMirror
 * counts them: one per UTF-16 unit of text, one per footnote, two per block. Everything is
 * immutable.
 */
@NullMarked
package org.plenary.text;

import org.jspecify.annotations.NullMarked;
