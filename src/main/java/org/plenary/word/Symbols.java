package org.plenary.word;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Signs that Word keeps as a place in a font of symbols. */
final class Symbols {
  private static final Map<Integer, String> SYMBOL =
      Map.ofEntries(
          Map.entry(0xB7, "\u2022"),
          Map.entry(0xB0, "\u00B0"),
          Map.entry(0xB1, "\u00B1"),
          Map.entry(0xB4, "\u00D7"),
          Map.entry(0xA3, "\u2264"),
          Map.entry(0xB3, "\u2265"),
          Map.entry(0xB9, "\u2260"),
          Map.entry(0x2D, "\u2212"),
          Map.entry(0xAE, "\u2192"),
          Map.entry(0xA7, "\u25AA"));

  /** Boxes and ticks of Wingdings, arrows beside them. */
  private static final Map<Integer, String> PICTURES =
      Map.ofEntries(
          Map.entry(0x6F, "\u2610"),
          Map.entry(0x71, "\u2610"),
          Map.entry(0xA8, "\u2610"),
          Map.entry(0xFB, "\u2717"),
          Map.entry(0xFC, "\u2713"),
          Map.entry(0xFD, "\u2612"),
          Map.entry(0xFE, "\u2611"),
          Map.entry(0xDF, "\u2190"),
          Map.entry(0xE0, "\u2192"),
          Map.entry(0xE8, "\u2192"),
          Map.entry(0xF0, "\u21E8"));

  /** The letters of Symbol, in the places of Latin ones from A to z; a blank where it has none. */
  private static final String CAPITALS = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";

  private static final String SMALL = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";

  private Symbols() {}

  /** The sign; a bullet where a font of pictures says what we do not know. */
  static String of(String font, String code) {
    if (!code.matches("[0-9A-Fa-f]{2,5}")) {
      return "";
    }
    int at = Integer.parseInt(code, 16);
    if (at < 0xE000 || at > 0xF8FF) {
      return at < 0x20 || at >= 0xD800 && at < 0xE000 ? "" : Character.toString(at);
    }
    int place = at - 0xF000;
    String name = font.toLowerCase(Locale.ROOT);
    String known = name.equals("symbol") ? letter(place) : null;
    if (known == null && name.equals("wingdings")) {
      known = PICTURES.get(place);
    }
    return known == null ? "\u2022" : known;
  }

  private static @Nullable String letter(int place) {
    if (place >= 'A' && place <= 'Z') {
      return CAPITALS.substring(place - 'A', place - 'A' + 1);
    } else if (place >= 'a' && place <= 'z') {
      return SMALL.substring(place - 'a', place - 'a' + 1);
    }
    String sign = SYMBOL.get(place);
    boolean ascii =
        place >= 0x20 && place < 0x40 && "!#%&()+,./0123456789:;<=>?".indexOf(place) >= 0;
    return sign == null && ascii ? String.valueOf((char) place) : sign;
  }
}
