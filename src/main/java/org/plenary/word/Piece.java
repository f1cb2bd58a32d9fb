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
 * @param relooked how it looked before a tracked change of that, null where it always looked so
 */
public record Piece(
    String text,
    int look,
    @Nullable Tracked inserted,
    @Nullable Tracked deleted,
    @Nullable String note,
    @Nullable OldLook relooked) {

  public static final int ITALIC = 1;
  public static final int BOLD = 2;
  public static final int SUPERSCRIPT = 4;
  public static final int SUBSCRIPT = 8;
  public static final int UNDERLINE = 16;
  public static final int STRIKE = 32;

  /** How words looked before somebody changed that. */
  public record OldLook(int look, Tracked by) {}

  /** One whose look nobody changed. */
  public Piece(
      String text,
      int look,
      @Nullable Tracked inserted,
      @Nullable Tracked deleted,
      @Nullable String note) {
    this(text, look, inserted, deleted, note, null);
  }

  /** Text that nobody changed. */
  public static Piece plain(String text) {
    return new Piece(text, 0, null, null, null);
  }

  /** How it looks in that reading of the file. */
  public int look(View view) {
    return view == View.REJECTED && relooked != null ? relooked.look() : look;
  }

  /** Whether it stands in that reading of the file. */
  public boolean stands(View view) {
    return switch (view) {
      case ACCEPTED -> deleted == null;
      case REJECTED -> inserted == null;
    };
  }
}
