package org.plenary.publication;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.exchange.Printed;
import org.plenary.text.Block;
import org.plenary.text.Redline;
import org.plenary.text.Segmenter;

/**
 * A line of the list of latest changes.
 *
 * @param key message that says what was done
 * @param kind official sign of a proposal's kind, the argument {@code kind} of the message
 * @param links the inputs it is about
 * @param pieces the words added and removed with a little around them; may be empty
 * @param version the last version of it
 */
public record Change(
    String key,
    String kind,
    List<Link> links,
    @Nullable Speaker speaker,
    @Nullable Place place,
    Instant at,
    List<Piece> pieces,
    long version) {

  static Change of(
      Stroke stroke, Map<Integer, Speaker> speakers, Place.Finder places, Inputs inputs) {
    Said said = stroke.act() == null ? null : Said.of(stroke.act(), inputs);
    String clause = said == null ? stroke.clause() : said.clause();
    Block after = stroke.after() == null ? inputs.block(clause) : stroke.after();
    Block known = after == null ? stroke.before() : after;
    return new Change(
        said == null
            ? "change." + stroke.what().name().toLowerCase(Locale.ROOT).replace('_', '-')
            : said.key(),
        said == null ? "" : said.kind(),
        said == null ? List.of() : said.links(),
        speakers.get(stroke.voice()),
        known == null ? null : places.of(known.id(), known),
        Instant.ofEpochMilli(stroke.at()),
        pieces(stroke, inputs.segmenter()),
        stroke.last());
  }

  private static @Nullable Block printed(@Nullable Block block) {
    return block == null ? null : Printed.of(block);
  }

  private static List<Piece> pieces(Stroke stroke, Segmenter words) {
    Block before = printed(stroke.before());
    Block after = printed(stroke.after());
    return switch (stroke.what()) {
      case CHANGED, ADDED, REMOVED, ACTED -> pieces(before, after, words);
      case TEXT_SET, MOVED -> List.of();
    };
  }

  private static List<Piece> pieces(
      @Nullable Block before, @Nullable Block after, Segmenter words) {
    if (before != null && after != null) {
      return Piece.brief(before, after, words);
    } else if (after != null) {
      return Piece.whole(Redline.Op.ADDED, after);
    }
    return before == null ? List.of() : Piece.whole(Redline.Op.REMOVED, before);
  }
}
