package org.plenary.exchange;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.exchange.TypedLabel.Meaning;
import org.plenary.text.Block;
import org.plenary.text.Num;
import org.plenary.word.Numbered;

/**
 * The nesting of one call's items, from the sequence of their typed labels: {@code e)}, {@code i)},
 * {@code ii)}, {@code f)}.
 */
final class PlainOutline {

  /** An open list: one per level; and where the file says that its last item stands. */
  private record Open(
      Num style, int ordinal, int times, boolean path, String shape, @Nullable Numbered counted) {

    /** How much further in the same list of the file an item stands; null where it is another. */
    @Nullable Integer deeper(Numbered item) {
      return counted == null || counted.list() != item.list()
          ? null
          : Integer.valueOf(item.level() - counted.level());
    }
  }

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

  /**
   * Finds the place of the next item.
   *
   * @param counted where the lists of the file have it, null where they do not say
   */
  Place place(TypedLabel label, @Nullable Numbered counted) {
    TypedLabel sure = counted == null ? label : label.as(style(counted.format()));
    Place listed =
        counted == null
            ? null
            : counted.format().isEmpty() ? typed(sure, counted) : listed(sure, counted);
    Place place = listed == null ? find(sure) : listed;
    while (open.size() > place.level()) {
      open.remove(open.size() - 1);
    }
    open.add(open(place.meaning(), label.shape(), counted));
    return place.meaning().clear() || place.slip() != null
        ? place
        : new Place(place.level(), place.meaning(), place.first(), "numbering.unclear");
  }

  private static Open open(Meaning meaning, String shape, @Nullable Numbered counted) {
    boolean path = meaning.level() > 0;
    return new Open(meaning.style(), meaning.ordinal(), meaning.times(), path, shape, counted);
  }

  /** Where the file's own list goes on or has a list within it; null where that one is not open. */
  private @Nullable Place listed(TypedLabel label, Numbered counted) {
    Meaning likeliest = label.meanings().get(0);
    Meaning begins =
        label.meanings().stream().filter(m -> m.ordinal() == 1).findFirst().orElse(likeliest);
    String jump = begins.ordinal() == 1 ? null : "numbering.jump";
    int outermost = -1;
    for (int level = open.size() - 1; level >= 0; level--) {
      Open list = open.get(level);
      Integer deeper = list.deeper(counted);
      if (deeper != null && deeper > 0) {
        return new Place(Math.min(level + 1, Block.MAX_LEVEL), begins, true, jump);
      } else if (deeper != null && deeper == 0) {
        Meaning next = next(label, list);
        return next == null
            ? new Place(level, likeliest, false, slip(likeliest, list))
            : new Place(level, next, false, null);
      } else if (deeper != null) {
        outermost = level;
      }
    }
    if (outermost < 0 && jump == null && isWithinLast(counted)) {
      return new Place(below(), begins, true, null);
    }
    return outermost < 0 ? null : new Place(outermost, begins, true, jump);
  }

  /**
   * The same of a label that somebody typed: it may stand beside what it is within, and styles and
   * indents may be wrong. What it says itself must agree; null where it does not.
   */
  private @Nullable Place typed(TypedLabel label, Numbered counted) {
    for (int level = open.size() - 1; level >= 0; level--) {
      Integer deeper = open.get(level).deeper(counted);
      if (deeper != null && deeper > 0) {
        Meaning start = start(label);
        return start == null || level == Block.MAX_LEVEL
            ? null
            : new Place(level + 1, start, true, null);
      } else if (deeper != null && deeper == 0) {
        Meaning next = next(label, open.get(level));
        return next == null ? null : new Place(level, next, false, null);
      }
    }
    return null;
  }

  private static @Nullable Meaning next(TypedLabel label, Open list) {
    return label.meanings().stream().filter(one -> follows(one, list)).findFirst().orElse(null);
  }

  /** Whether it is at a deeper level of another list than the last item was of its. */
  private boolean isWithinLast(Numbered item) {
    Numbered last = open.isEmpty() ? null : open.get(open.size() - 1).counted();
    return last != null && last.list() != item.list() && last.level() < item.level();
  }

  private static @Nullable String slip(Meaning meaning, Open list) {
    boolean back = meaning.ordinal() <= list.ordinal();
    return follows(meaning, list) ? null : back ? "numbering.repeat" : "numbering.jump";
  }

  /** What numbers of that format of Word's are; null where it does not say. */
  private static @Nullable Num style(String format) {
    return switch (format) {
      case "lowerRoman", "upperRoman" -> Num.ROMAN;
      case "lowerLetter",
          "upperLetter",
          "russianLower",
          "russianUpper",
          "arabicAlpha",
          "arabicAbjad" ->
          Num.ALPHA;
      case "bullet" -> Num.DASH;
      case "decimal", "decimalZero" -> Num.DECIMAL;
      default -> null;
    };
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
    boolean within = start != null && isOtherShape(start.style(), label.shape());
    Place again = within ? null : sameStyle(label, true);
    if (again != null) {
      return again;
    }
    if (start != null && (within || open.isEmpty() || !isOpen(start.style()))) {
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

  /** Whether all lists of those numbers that are open have other signs around them: (1) in 1. */
  private boolean isOtherShape(Num style, String shape) {
    return isOpen(style)
        && !shape.isEmpty()
        && open.stream()
            .filter(list -> list.style() == style)
            .noneMatch(list -> list.shape().isEmpty() || list.shape().equals(shape));
  }

  /** The innermost list that this label continues properly, one of the same signs before others. */
  private @Nullable Place continued(TypedLabel label) {
    Place same = continued(label, true);
    return same == null ? continued(label, false) : same;
  }

  private @Nullable Place continued(TypedLabel label, boolean sameShape) {
    String shape = label.shape();
    for (int level = open.size() - 1; level >= 0; level--) {
      for (Meaning meaning : label.meanings()) {
        if ((meaning.level() < 0 || meaning.level() == level)
            && (!sameShape || open.get(level).shape().equals(shape))
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
