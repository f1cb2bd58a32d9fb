/**
 * Proofs that a list was only ever added to: pure, nothing but Java.
 *
 * <p>Words: a <em>leaf</em> is an entry's place in the tree of RFC 6962; the <em>root</em> is one
 * hash that stands for all of them; a <em>checkpoint</em> names a size and its root and is signed;
 * a <em>tile</em> is 256 neighbouring hashes as C2SP tlog-tiles cuts the tree; an
 * <em>inclusion</em> proof shows that an entry is below a root, a <em>consistency</em> proof that a
 * larger tree begins with a smaller one; a <em>witness</em> signs a checkpoint after it checked
 * that; a <em>commitment</em> stands for words without telling them.
 *
 * <p>What is read from outside is refused with {@link java.lang.IllegalArgumentException} where it
 * is not exactly as the format has it.
 */
@NullMarked
package org.plenary.proof;

import org.jspecify.annotations.NullMarked;
