package org.plenary.pdf;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;

/**
 * Joins Arabic letters, and leaves the signs above and below them signs that take no room: as forms
 * of their own each would be a stroke between the letters it belongs to.
 */
final class ArabicLetters extends ICUBidiReorderer {
  private static final char FIRST = '\uFE70';

  /** What the forms from the first on are of; a blank where there is none. */
  private static final String SIGNS =
      "\u064B\u064B\u064C \u064D \u064E\u064E\u064F\u064F\u0650\u0650\u0651\u0651\u0652\u0652";

  @Override
  public String shapeText(String text) {
    StringBuilder out = new StringBuilder(super.shapeText(text));
    for (int i = 0; i < out.length(); i++) {
      int form = out.charAt(i) - FIRST;
      if (form >= 0 && form < SIGNS.length() && SIGNS.charAt(form) != ' ') {
        out.setCharAt(i, SIGNS.charAt(form));
      }
    }
    return out.toString();
  }
}
