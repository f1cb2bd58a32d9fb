package org.plenary.publication;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.negotiation.Act;
import org.plenary.text.Block;

/**
 * What one voice did to one clause in one go: what readers are shown instead of single key strokes.
 *
 * @param voice number of the voice
 * @param what what became of the clause
 * @param clause its id
 * @param first the first version of the stroke; {@code last} the last
 * @param at when it ended, in milliseconds since 1970
 * @param before the clause before it; null where it was added
 * @param after the clause after it; null where it was removed
 * @param act what was said or decided; null for plain editing
 * @param other id of the second part of what was split or joined; else empty
 */
record Stroke(
    int voice,
    What what,
    String clause,
    long first,
    long last,
    long at,
    @Nullable Block before,
    @Nullable Block after,
    @Nullable Act act,
    String other) {

  /** What became of the clause. */
  enum What {
    TEXT_SET,
    CHANGED,
    ADDED,
    REMOVED,
    MOVED,
    /** One clause became two. */
    SPLIT,
    /** Two clauses became one. */
    UNITED,
    /** Something was said or decided, perhaps with an edit. */
    ACTED
  }

  /** Whether it still says something: words typed and taken back again do not. */
  boolean saysSomething() {
    return what != What.CHANGED || !same(before, after);
  }

  private static boolean same(@Nullable Block a, @Nullable Block b) {
    return a != null
        && b != null
        && List.of(a.content(), a.kind(), a.level(), a.num())
            .equals(List.of(b.content(), b.kind(), b.level(), b.num()));
  }

  /** Goes on with a later change of the same voice to the same clause. */
  Stroke joined(Stroke later) {
    What both =
        what == What.ADDED && later.what == What.CHANGED
            ? What.ADDED
            : what == What.MOVED && later.what == What.CHANGED ? What.CHANGED : later.what;
    return new Stroke(
        voice, both, clause, first, later.last, later.at, before, later.after, null, "");
  }
}
