package org.plenary.word;

import java.util.Locale;
import java.util.Map;

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
    boolean letters = font.toLowerCase(Locale.ROOT).equals("symbol");
    String known = SYMBOL.get(place);
    return letters && known != null ? known : "\u2022";
  }
}
