package org.plenary.publication;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.negotiation.Act;

/**
 * A line of the timeline: a stroke of writing, or one act, as it is kept for readers. It says
 * nothing that {@link Visibility} hides; for whom it was done is looked up by the voice.
 *
 * @param first the first version of it
 * @param part which of the lines that end at the same version
 * @param last the last version of it
 * @param at when it ended, in milliseconds since 1970
 * @param kind kind of the entry; {@code edit} for writing
 * @param key message that says what was done
 * @param sign official sign of a proposal's kind; else empty
 * @param clauses ids of the clauses it is about
 * @param inputs numbers of the inputs it is about
 * @param envelope number of the contribution it is about, 0 for none
 * @param why the reason given; may be empty
 * @param place where its first clause stood
 * @param other where the second part of what was split or joined stood; null for none
 * @param pieces words added and removed with a little around them
 * @param wrote whether it changed the text
 */
record Happening(
    long first,
    int part,
    long last,
    long at,
    int voice,
    String kind,
    String key,
    String sign,
    List<String> clauses,
    List<Integer> inputs,
    int envelope,
    String why,
    Place place,
    @Nullable Place other,
    List<Piece> pieces,
    boolean wrote) {

  static final String EDIT = "edit";

  /** The kind of a stroke. */
  static String kind(Stroke stroke) {
    Act act = stroke.act();
    return act != null ? act.kind() : stroke.what() == Stroke.What.TEXT_SET ? "text" : EDIT;
  }

  /** Names it in addresses and feeds for ever, also while the stroke goes on. */
  String name() {
    return kind.equals(EDIT) ? first + "#c-" + clause() : String.valueOf(first);
  }

  String clause() {
    return clauses.isEmpty() ? "" : clauses.get(0);
  }
}
