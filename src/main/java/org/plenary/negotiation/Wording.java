package org.plenary.negotiation;

import static org.plenary.negotiation.Rules.check;

/** What the words of an act must be like. */
final class Wording {
  private static final int MOST = 8_000;
  private static final int MOST_PAGES = 60_000;
  private static final int MOST_LINE = 300;
  private static final int LEAST_SENTENCE = 12;
  private static final int LEAST_LETTERS = 6;

  /** So many letters of an alphabet say what one ideograph says. */
  private static final int IDEOGRAPH = 3;

  private Wording() {}

  /** Words that may be empty. */
  static void words(String text) {
    check(text.length() <= MOST, "words.too-long", "That is too long.");
    check(isText(text), "words.malformed", "That holds characters that no text has.");
  }

  /** Some pages that may be empty. */
  static void pages(String text) {
    check(text.length() <= MOST_PAGES, "words.too-long", "That is too long.");
    check(isText(text), "words.malformed", "That holds characters that no text has.");
  }

  /** One line that may be empty. */
  static void line(String text) {
    check(text.length() <= MOST_LINE, "words.too-long", "That is too long.");
    check(
        isText(text) && text.indexOf('\n') < 0,
        "words.malformed",
        "That holds characters that no line has.");
  }

  static void some(String text, String code, String sentence) {
    words(text);
    check(!text.isBlank(), code, sentence);
  }

  /** A reason: at least a sentence. */
  static void reason(String text) {
    words(text);
    int[] bare = text.strip().codePoints().toArray();
    int letters = 0;
    int ideographs = 0;
    for (int c : bare) {
      letters += Character.isLetter(c) ? 1 : 0;
      ideographs += Character.isIdeographic(c) ? 1 : 0;
    }
    int more = ideographs * (IDEOGRAPH - 1);
    check(
        bare.length + more >= LEAST_SENTENCE && letters + more >= LEAST_LETTERS,
        "reason.missing",
        "Give the reason, in a sentence at least.");
  }

  private static boolean isText(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean control = c < ' ' && c != '\n' && c != '\t';
      if (control || c == '\uFFFD' || c == '\uFFFE' || c == '\uFFFF') {
        return false;
      }
      if (Character.isHighSurrogate(c)) {
        if (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return false;
        }
        i++;
      } else if (Character.isLowSurrogate(c)) {
        return false;
      }
    }
    return true;
  }
}
