package org.plenary.exchange;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.exchange.TypedLabel.Meaning;
import org.plenary.text.Block;
import org.plenary.text.Num;

/**
 * The nesting of one call's items, from the sequence of their typed labels: {@code e)}, {@code i)},
 * {@code ii)}, {@code f)}.
 */
final class PlainOutline {

  /** An open list: one per level. */
  private record Open(Num style, int ordinal, int times, boolean path) {}

  /**
   * Where an item stands.
   *
   * @param first whether it is the first labelled one of its list
   * @param slip null, or the code of what is odd about its number
   */
  record Place(int level, Meaning meaning, boolean first, @Nullable String slip) {}

  private final List<Open> open = new ArrayList<>();
  private boolean introduced;

  /** A new call or heading: all lists end. */
  void reset() {
    open.clear();
    introduced = false;
  }

  /** Whether the lists so far would be continued, or one begun, by that label. */
  boolean fits(TypedLabel label) {
    return continued(label) != null
        || label.meanings().stream().anyMatch(m -> m.ordinal() == 1 || m.level() > 0);
  }

  /** The text of the item that was placed last, or of a line between. */
  void text(String words) {
    introduced = Forms.introduces(words);
  }

  /** Finds the place of the next item. */
  Place place(TypedLabel label) {
    Place place = find(label);
    while (open.size() > place.level()) {
      open.remove(open.size() - 1);
    }
    open.add(open(place.meaning()));
    return place.meaning().clear() || place.slip() != null
        ? place
        : new Place(place.level(), place.meaning(), place.first(), "numbering.unclear");
  }

  private static Open open(Meaning meaning) {
    return new Open(meaning.style(), meaning.ordinal(), meaning.times(), meaning.level() > 0);
  }

  private Place find(TypedLabel label) {
    Meaning start = start(label);
    if (introduced && start != null && !open.isEmpty()) {
      return new Place(below(), start, true, null);
    }
    Place next = continued(label);
    if (next != null) {
      return next;
    }
    Meaning likeliest = label.meanings().get(0);
    if (likeliest.level() > 0) {
      return path(likeliest);
    }
    Place again = sameStyle(label, true);
    if (again != null) {
      return again;
    }
    if (start != null && (open.isEmpty() || !isOpen(start.style()))) {
      return new Place(below(), start, true, null);
    }
    Place jump = sameStyle(label, false);
    if (jump != null) {
      return jump;
    }
    boolean begins = likeliest.ordinal() == 1;
    return new Place(below(), likeliest, true, begins ? null : "numbering.jump");
  }

  private int below() {
    return Math.min(open.size(), Block.MAX_LEVEL);
  }

  private static @Nullable Meaning start(TypedLabel label) {
    for (Meaning meaning : label.meanings()) {
      if (meaning.ordinal() == 1 && meaning.level() < 0 && meaning.times() == 0) {
        return meaning;
      }
    }
    return null;
  }

  private boolean isOpen(Num style) {
    return open.stream().anyMatch(list -> list.style() == style);
  }

  /** The innermost list that this label continues properly. */
  private @Nullable Place continued(TypedLabel label) {
    for (int level = open.size() - 1; level >= 0; level--) {
      for (Meaning meaning : label.meanings()) {
        if ((meaning.level() < 0 || meaning.level() == level)
            && follows(meaning, open.get(level))) {
          return new Place(level, meaning, false, null);
        }
      }
    }
    return null;
  }

  private static boolean follows(Meaning meaning, Open list) {
    if (meaning.style() != list.style() || meaning.level() > 0 != list.path()) {
      return false;
    }
    if (meaning.style() == Num.DASH) {
      return true;
    }
    return meaning.times() == 0
        ? meaning.ordinal() == list.ordinal() + 1
        : meaning.ordinal() == list.ordinal() && meaning.times() == list.times() + 1;
  }

  private Place path(Meaning meaning) {
    int level = Math.min(meaning.level(), below());
    boolean first = open.size() <= level;
    int before = first ? 0 : open.get(level).ordinal();
    boolean proper = meaning.level() == level && (first || meaning.ordinal() == 1);
    String slip =
        proper ? null : meaning.ordinal() <= before ? "numbering.repeat" : "numbering.jump";
    return new Place(level, meaning, first, slip);
  }

  /** The innermost list of the same style, though the number is not the next one. */
  private @Nullable Place sameStyle(TypedLabel label, boolean exactRepeat) {
    for (int level = open.size() - 1; level >= 0; level--) {
      for (Meaning meaning : label.meanings()) {
        Open list = open.get(level);
        boolean repeat = meaning.ordinal() == list.ordinal() && meaning.times() == list.times();
        if (meaning.style() == list.style()
            && meaning.level() < 0
            && !list.path()
            && (repeat || !exactRepeat)) {
          boolean back = meaning.ordinal() <= list.ordinal();
          return new Place(level, meaning, false, back ? "numbering.repeat" : "numbering.jump");
        }
      }
    }
    return null;
  }
}
