package org.plenary.people;

import java.text.Normalizer;

/** Names as they are stored and shown: one line, without characters that could disguise it. */
final class Names {
  private Names() {}

  /** Spaces run together; controls, bidi overrides and lone surrogates removed. */
  static String clean(String raw) {
    String safe =
        raw.codePoints()
            .map(c -> Character.isWhitespace(c) ? ' ' : c)
            .filter(c -> !forbidden(c))
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return Normalizer.normalize(safe, Normalizer.Form.NFC).strip().replaceAll(" +", " ");
  }

  static boolean fits(String clean, int most) {
    return !clean.isEmpty() && clean.codePointCount(0, clean.length()) <= most;
  }

  private static boolean forbidden(int c) {
    int type = Character.getType(c);
    boolean joiner = c == 0x200C || c == 0x200D; // part of words in Persian and Indic scripts
    return type == Character.CONTROL
        || type == Character.SURROGATE
        || type == Character.UNASSIGNED
        || type == Character.PRIVATE_USE
        || (type == Character.FORMAT && !joiner);
  }
}
