package org.plenary.text;

import java.util.List;

/** Numbers as letters, Roman numerals and the Latin words for inserted items. */
public final class Ordinals {

  private static final int[] VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
  private static final String[] NUMERALS = {
    "m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"
  };
  private static final List<String> TIMES =
      List.of(
          "bis",
          "ter",
          "quater",
          "quinquies",
          "sexies",
          "septies",
          "octies",
          "novies",
          "decies",
          "undecies",
          "duodecies",
          "terdecies",
          "quaterdecies",
          "quindecies",
          "sexdecies",
          "septdecies",
          "octodecies",
          "novodecies",
          "vicies");

  private Ordinals() {}

  /** 1 is a, 26 is z, 27 is aa, 28 is ab: the letters as digits without a zero. */
  public static String letters(int n, List<String> alphabet) {
    StringBuilder out = new StringBuilder();
    for (int rest = n; rest > 0; rest = (rest - 1) / alphabet.size()) {
      out.insert(0, alphabet.get((rest - 1) % alphabet.size()));
    }
    return out.toString();
  }

  /** The number of those letters, or 0 where they are no number of this alphabet. */
  public static int ofLetters(String letters, List<String> alphabet) {
    long n = 0;
    for (int i = 0; i < letters.length(); i++) {
      int digit = alphabet.indexOf(String.valueOf(letters.charAt(i))) + 1;
      n = n * alphabet.size() + digit;
      if (digit == 0 || n > 100_000) {
        return 0;
      }
    }
    return (int) n;
  }

  /** Lower-case Roman numerals; digits from 4000 on. */
  public static String roman(int n) {
    if (n >= 4000) {
      return String.valueOf(n);
    }
    StringBuilder out = new StringBuilder();
    int rest = n;
    for (int i = 0; i < VALUES.length; i++) {
      for (; rest >= VALUES[i]; rest -= VALUES[i]) {
        out.append(NUMERALS[i]);
      }
    }
    return out.toString();
  }

  /** The number of that lower-case Roman numeral, or 0 where it is none in its usual form. */
  public static int ofRoman(String text) {
    int n = 0;
    int at = 0;
    for (int i = 0; i < VALUES.length; i++) {
      for (; text.startsWith(NUMERALS[i], at); at += NUMERALS[i].length()) {
        n += VALUES[i];
      }
    }
    return at == text.length() && n > 0 && n < 4000 && roman(n).equals(text) ? n : 0;
  }

  /** 1 is bis, 2 is ter, 3 is quater. */
  public static String times(int n) {
    return n <= TIMES.size() ? TIMES.get(n - 1) : "(" + (n + 1) + ")";
  }

  /** All such words, shortest number first. */
  public static List<String> times() {
    return TIMES;
  }
}
