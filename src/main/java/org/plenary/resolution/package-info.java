/**
 * A resolution as the sum of its log, and the one place where its log grows.
 *
 * <p>Words: a {@link org.plenary.resolution.Command} asks for something, an {@link
 * org.plenary.resolution.Event} says that it happened; the log stores events as entries; a {@link
 * org.plenary.resolution.State} is what the events so far add up to. An {@link
 * org.plenary.resolution.OpenResolution} is the one sequencer of a resolution: it decides commands
 * in the order in which they come, stores what they lead to, and only then tells anybody.
 *
 * <p>Invariants: the text has no other writer; replaying the log gives the state; nobody sees an
 * entry before it is committed; each (client, seq) leads to one entry at most.
 *
 * <p>A new kind of entry: a record in {@code Event}, a case in {@code EventJson}, and where
 * somebody may ask for it a record in {@code Command}.
 */
@NullMarked
package org.plenary.resolution;

import org.jspecify.annotations.NullMarked;
