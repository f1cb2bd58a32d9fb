package org.plenary.text;

/**
 * Which characters a text may hold. Refused are control characters other than tab and newline, lone
 * halves of surrogate pairs, and the bidirectional embeddings, overrides and isolates: they make a
 * text read otherwise than it is stored, and nobody sees them. Arabic and Hebrew need the marks
 * U+200E, U+200F and U+061C, which are allowed, as are the joiners U+200C and U+200D.
 */
public final class Characters {

  private Characters() {}

  /** Whether a whole string may stand in a text. */
  public static boolean allowed(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x20 ? c != '\t' && c != '\n' : c >= 0x7f && refused(text, i, c)) {
        return false;
      }
      if (Character.isHighSurrogate(c)) {
        i++;
      }
    }
    return true;
  }

  private static boolean refused(String text, int i, char c) {
    if (Character.isHighSurrogate(c)) {
      return i + 1 >= text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return c <= 0x9f
        || c >= '\u202a' && c <= '\u202e'
        || c >= '\u2066' && c <= '\u2069'
        || c >= 0xfffe
        || Character.isLowSurrogate(c);
  }

  /** The text without what is refused: for what comes from outside. */
  public static String clean(String text) {
    if (allowed(text)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().filter(c -> allowed(Character.toString(c))).forEach(out::appendCodePoint);
    return out.toString();
  }
}
