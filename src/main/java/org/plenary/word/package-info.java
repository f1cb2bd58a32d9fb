/**
 * Word's files (Office Open XML), in and out, as plain values: paragraphs of pieces that say who
 * put them in or took them out and when; and spreadsheets of the same family out. Knows nothing of
 * resolutions, rooms or the network; every method is a pure function and may be called from any
 * thread.
 *
 * <p>A file is read as a stranger's: nothing in it is ever fetched, run or resolved, and its sizes
 * are believed only after they were counted (see {@link org.plenary.word.Archive}).
 */
@NullMarked
package org.plenary.word;

import org.jspecify.annotations.NullMarked;
