package org.plenary.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A range of the text that something outside holds on to: a comment, a question. It shrinks where
 * its text is deleted, grows where text is put inside it, goes along with a move, and does not grow
 * at its edges. When all of it is deleted it lies in its grave, and comes back if the same text is
 * put back where it was.
 *
 * <p>The client maps the same way: the start with what follows it, the end with what precedes it.
 */
public sealed interface Anchor {

  /** Follows one entry. */
  Anchor after(Doc before, List<? extends @Nullable Step> applied);

  /** At a range: from &lt; to. */
  record Alive(int from, int to) implements Anchor {
    @Override
    public Anchor after(Doc before, List<? extends @Nullable Step> applied) {
      return Anchors.after(this, before, applied);
    }
  }

  /**
   * All of its text was deleted.
   *
   * @param taken what the deletion took out
   * @param from where in that the anchor began
   * @param to where in that it ended
   * @param at where it would be now: in the text, or in what {@code in} took out
   * @param in the grave that this one went into, with the text around it; null while it is not
   */
  record Buried(Slice taken, int from, int to, int at, @Nullable Buried in) implements Anchor {
    @Override
    public Anchor after(Doc before, List<? extends @Nullable Step> applied) {
      return Anchors.after(this, before, applied);
    }

    Buried at(int place, @Nullable Buried holder) {
      return new Buried(taken, from, to, place, holder);
    }

    /** The grave of all that was taken out. */
    Buried whole() {
      return new Buried(taken, 0, taken.size(), at, in);
    }
  }
}
