package org.plenary.word;

import org.jspecify.annotations.Nullable;

/**
 * A run of text, or the place of a footnote.
 *
 * @param text of a footnote's place: empty; a tab is a tab, a line break a line feed
 * @param look bits of {@link #ITALIC}, {@link #BOLD}, {@link #SUPERSCRIPT}, {@link #SUBSCRIPT};
 *     written, never read: {@link #UNDERLINE}, {@link #STRIKE}
 * @param inserted null where it always stood there
 * @param deleted null where it still stands there
 * @param note the key of the footnote, null for text
 */
public record Piece(
    String text,
    int look,
    @Nullable Tracked inserted,
    @Nullable Tracked deleted,
    @Nullable String note) {

  public static final int ITALIC = 1;
  public static final int BOLD = 2;
  public static final int SUPERSCRIPT = 4;
  public static final int SUBSCRIPT = 8;
  public static final int UNDERLINE = 16;
  public static final int STRIKE = 32;

  /** Text that nobody changed. */
  public static Piece plain(String text) {
    return new Piece(text, 0, null, null, null);
  }

  /** Whether it stands in that reading of the file. */
  public boolean stands(View view) {
    return switch (view) {
      case ACCEPTED -> deleted == null;
      case REJECTED -> inserted == null;
    };
  }
}
