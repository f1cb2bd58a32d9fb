/**
 * Documents in and out. In: plain text as it comes out of the bodies' Word files ({@link
 * org.plenary.exchange.PlainText}), transcripts of meetings in captioning form ({@link
 * org.plenary.exchange.Transcript}). Out: HTML, text and JSON of a text at one version. Everything
 * here but the routes is a pure function: the same version gives the same bytes.
 *
 * <p>What is read is never mended: slips are reported as findings beside the text as it was typed.
 */
@NullMarked
package org.plenary.exchange;

import org.jspecify.annotations.NullMarked;
