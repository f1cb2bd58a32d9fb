package org.plenary.word;

import java.util.Locale;

/** Numbers as Word prints them in lists. Formats that are not known here are plain digits. */
public final class Numerals {
  private static final String ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ";
  private static final String HIJAI = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي";
  private static final String CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя";
  private static final int[] VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
  private static final String[] ROMANS = {
    "m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"
  };
  private static final int MAX_ROMAN = 5_000;
  private static final int MAX_LETTERS = 780;

  private Numerals() {}

  /**
   * A number as a list shows it.
   *
   * @param format as Word names it: {@code lowerLetter}
   */
  public static String print(int n, String format) {
    return switch (format) {
      case "lowerLetter" -> letters(n);
      case "upperLetter" -> letters(n).toUpperCase(Locale.ROOT);
      case "lowerRoman" -> roman(n);
      case "upperRoman" -> roman(n).toUpperCase(Locale.ROOT);
      case "decimalZero" -> n < 10 ? "0" + n : String.valueOf(n);
      case "arabicAbjad" -> of(ABJAD, n);
      case "arabicAlpha" -> of(HIJAI, n);
      case "russianLower" -> of(CYRILLIC, n);
      case "russianUpper" -> of(CYRILLIC, n).toUpperCase(Locale.ROOT);
      case "ordinal" -> n + ordinal(n);
      case "none" -> "";
      default -> String.valueOf(n);
    };
  }

  /** The sign of a bullet: a dash, or one and the same for all the signs of symbol fonts. */
  static String bullet(String text) {
    return "-–—―".contains(text.strip()) && !text.isBlank() ? text.strip() : "\u2022";
  }

  private static String letters(int n) {
    if (n < 1 || n > MAX_LETTERS) {
      return String.valueOf(n);
    }
    return String.valueOf((char) ('a' + (n - 1) % 26)).repeat((n - 1) / 26 + 1);
  }

  private static String roman(int n) {
    if (n < 1 || n > MAX_ROMAN) {
      return String.valueOf(n);
    }
    StringBuilder out = new StringBuilder();
    int rest = n;
    for (int i = 0; i < VALUES.length; i++) {
      for (; rest >= VALUES[i]; rest -= VALUES[i]) {
        out.append(ROMANS[i]);
      }
    }
    return out.toString();
  }

  private static String of(String letters, int n) {
    return n >= 1 && n <= letters.length() ? letters.substring(n - 1, n) : String.valueOf(n);
  }

  private static String ordinal(int n) {
    int tens = n % 100;
    if (tens >= 11 && tens <= 13) {
      return "th";
    }
    return switch (n % 10) {
      case 1 -> "st";
      case 2 -> "nd";
      case 3 -> "rd";
      default -> "th";
    };
  }
}
