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
 * @param pieces the words added and removed with a little around them; may be empty
 * @param version the last version of it
 */
public record Change(
    String key,
    @Nullable Speaker speaker,
    @Nullable Place place,
    Instant at,
    List<Piece> pieces,
    long version) {

  static Change of(
      Stroke stroke, Map<Integer, Speaker> speakers, Place.Finder places, Segmenter words) {
    Block after = stroke.after();
    Block known = after == null ? stroke.before() : after;
    return new Change(
        "change." + stroke.what().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        speakers.get(stroke.voice()),
        known == null ? null : places.of(stroke.clause(), known),
        Instant.ofEpochMilli(stroke.at()),
        pieces(stroke, words),
        stroke.last());
  }

  private static @Nullable Block printed(@Nullable Block block) {
    return block == null ? null : Printed.of(block);
  }

  private static List<Piece> pieces(Stroke stroke, Segmenter words) {
    Block before = printed(stroke.before());
    Block after = printed(stroke.after());
    return switch (stroke.what()) {
      case CHANGED ->
          before == null || after == null ? List.of() : Piece.brief(before, after, words);
      case ADDED -> after == null ? List.of() : Piece.whole(Redline.Op.ADDED, after);
      case REMOVED -> before == null ? List.of() : Piece.whole(Redline.Op.REMOVED, before);
      case TEXT_SET, MOVED, AGREED, OPENED -> List.of();
    };
  }
}
