package org.plenary.publication;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.text.Block;

/**
 * A line of the timeline as a page shows it.
 *
 * @param key message that says what was done
 * @param kind official sign of a proposal's kind, the argument {@code kind} of the message
 * @param links the inputs it is about
 * @param more inputs it is about that are not named
 * @param place its clause; null where it has none
 * @param other the second part of what was split or joined; null for none
 * @param clause id of that clause; empty where it has none
 * @param why the reason given; may be empty
 * @param pieces the words added and removed with a little around them; may be empty
 * @param wrote whether it changed the text
 * @param first the first version of it
 * @param version the last version of it
 */
public record Change(
    String name,
    String key,
    String kind,
    List<Link> links,
    int more,
    @Nullable Speaker speaker,
    @Nullable Place place,
    @Nullable Place other,
    String clause,
    Instant at,
    String why,
    List<Piece> pieces,
    boolean wrote,
    long first,
    long version) {

  /** Of many inputs answered at once so many are named. */
  private static final int MOST_LINKS = 6;

  static Change of(Happening it, Map<Integer, Speaker> speakers, Inputs inputs) {
    List<Link> links =
        it.envelope() > 0
            ? inputs.contribution(it.envelope()).map(inputs::link).stream().toList()
            : it.inputs().stream().limit(MOST_LINKS).map(inputs::link).toList();
    Block block = inputs.block(it.clause());
    Place was = it.place().key().isEmpty() ? null : gone(it.place());
    return new Change(
        it.name(),
        it.key(),
        it.sign(),
        links,
        Math.max(0, it.inputs().size() - MOST_LINKS),
        speakers.get(it.voice()),
        block == null ? was : inputs.place(it.clause()),
        other(it, inputs),
        it.clause(),
        Instant.ofEpochMilli(it.at()),
        it.why(),
        it.pieces(),
        it.wrote(),
        it.first(),
        it.last());
  }

  private static @Nullable Place other(Happening it, Inputs inputs) {
    if (it.other() == null) {
      return null;
    }
    String id = it.clauses().get(it.clauses().size() - 1);
    return inputs.block(id) == null ? gone(it.other()) : inputs.place(id);
  }

  private static Place gone(Place place) {
    return new Place(place.key(), place.call(), place.label(), "");
  }

  /** Whether it is plain writing, of which the words say all. */
  public boolean edited() {
    return wrote && links.isEmpty();
  }
}
