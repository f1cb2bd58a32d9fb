/**
 * JSON of documents and steps, as ProseMirror writes it: strict in, compact out. Whatever comes in
 * gives a value or a {@link org.plenary.refusal.Refused} with code {@code step.malformed} or {@code
 * doc.malformed}, never another exception. What goes out is byte for byte what the browser's own
 * {@code JSON.stringify(x.toJSON())} gives.
 */
@NullMarked
package org.plenary.wire;

import org.jspecify.annotations.NullMarked;
