package org.plenary.text;

import java.util.Locale;

/** Small facts about characters that several derivations share. */
final class Words {

  /** Stands for a footnote in {@link #flat}. */
  static final char NOTE = '\uFFFC';

  private Words() {}

  /** A block's content as one string in which every offset is an offset of the content. */
  static String flat(Block block) {
    StringBuilder out = new StringBuilder();
    for (Inline inline : block.content()) {
      if (inline instanceof Inline.Text run) {
        out.append(run.text());
      } else {
        out.append(NOTE);
      }
    }
    return out.toString();
  }

  /** Lower case, one plain space for any space, without Arabic vowel signs and stretching. */
  static String fold(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean space = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isSpace(c)) {
        space = !out.isEmpty();
      } else if (!isArabicSign(c)) {
        if (space) {
          out.append(' ');
          space = false;
        }
        out.append(c);
      }
    }
    return out.toString().toLowerCase(Locale.ROOT);
  }

  /** Every kind of space, the non-breaking ones included. */
  static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static boolean isArabicSign(char c) {
    return (c >= '\u064B' && c <= '\u0652') || c == '\u0640' || c == '\u0670';
  }

  /** Characters of scripts written without spaces, each a word of its own for our purposes. */
  static boolean isIdeograph(int c) {
    if (c < 0x0E00) {
      return false;
    }
    Character.UnicodeScript script = Character.UnicodeScript.of(c);
    return switch (script) {
      case HAN, HIRAGANA, KATAKANA, BOPOMOFO, THAI, LAO, KHMER, MYANMAR -> true;
      default -> false;
    };
  }

  /** 1 for what words are made of, 2 for spaces, 0 for signs that stand alone. */
  static int sort(int c) {
    if (isSpace(c)) {
      return 2;
    }
    if (isIdeograph(c)) {
      return 0;
    }
    int type = Character.getType(c);
    boolean mark = type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    return Character.isLetterOrDigit(c) || mark || c == 0x2019 || c == '\'' || c == 0x200D ? 1 : 0;
  }
}
