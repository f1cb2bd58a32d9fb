package org.plenary.pdf;

import java.nio.ByteBuffer;
import java.util.stream.IntStream;

/** A font's file, made fit for the renderer. */
final class Sfnt {
  /** How many tables it has, where they are listed, each with a name, a sum, a place, a length. */
  private static final int COUNT_AT = 4;

  private static final int TABLES_AT = 12;
  private static final int TABLE_SIZE = 16;
  private static final int PLACE_AT = 8;

  private static final int CMAP = 0x636d6170;
  private static final int GSUB = 0x47535542;
  private static final int HEAD = 0x68656164;
  private static final int LOCA = 0x6c6f6361;
  private static final int UNKNOWN = 0x67737562;

  /** In the head: whether places of glyphs are long. */
  private static final int LONG_AT = 50;

  private static final int SEGMENTS = 4;

  /** Signs that say how others are set; fonts have pictures of some of them. */
  private static final int[] UNSEEN = {0x61C, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F};

  private final ByteBuffer file;

  private Sfnt(byte[] font) {
    this.file = ByteBuffer.wrap(font);
  }

  /** The same bytes, changed. */
  static byte[] tidied(byte[] font) {
    Sfnt sfnt = new Sfnt(font);
    sfnt.hideUnseen();
    sfnt.hideSubstitutions();
    return font;
  }

  /** Where the table's entry in the list is; 0 where there is none. */
  private int entry(int name) {
    for (int i = 0; i < file.getShort(COUNT_AT); i++) {
      int at = TABLES_AT + i * TABLE_SIZE;
      if (file.getInt(at) == name) {
        return at;
      }
    }
    return 0;
  }

  private int table(int name) {
    int at = entry(name);
    return at == 0 ? 0 : file.getInt(at + PLACE_AT);
  }

  /**
   * The table of ligatures gets another name: looking for them took more than half of the time a
   * file takes, and lines are measured without them. Arabic letters join all the same.
   */
  private void hideSubstitutions() {
    int at = entry(GSUB);
    if (at != 0) {
      file.putInt(at, UNKNOWN);
    }
  }

  /** Their glyphs begin where they end, the last one first. */
  private void hideUnseen() {
    int places = table(LOCA);
    int characters = segments();
    if (places == 0 || characters == 0) {
      return;
    }
    boolean wide = file.getShort(table(HEAD) + LONG_AT) != 0;
    int[] glyphs = IntStream.of(UNSEEN).map(one -> glyph(characters, one)).sorted().toArray();
    for (int i = glyphs.length - 1; i >= 0 && glyphs[i] > 0; i--) {
      if (wide) {
        file.putInt(places + 4 * glyphs[i], file.getInt(places + 4 * (glyphs[i] + 1)));
      } else {
        file.putShort(places + 2 * glyphs[i], file.getShort(places + 2 * (glyphs[i] + 1)));
      }
    }
  }

  /** Where the table of characters in segments is; 0 where there is none. */
  private int segments() {
    int cmap = table(CMAP);
    for (int i = 0; cmap != 0 && i < unsigned(cmap + 2); i++) {
      int at = cmap + file.getInt(cmap + 4 + 8 * i + 4);
      if (unsigned(at) == SEGMENTS) {
        return at;
      }
    }
    return 0;
  }

  private int glyph(int at, int character) {
    int size = unsigned(at + 6);
    for (int i = 0; i < size; i += 2) {
      if (character > unsigned(at + 14 + i)) {
        continue;
      }
      int first = unsigned(at + 16 + size + i);
      int delta = unsigned(at + 16 + 2 * size + i);
      int rangeAt = at + 16 + 3 * size + i;
      if (character < first) {
        return 0;
      }
      if (unsigned(rangeAt) == 0) {
        return character + delta & 0xFFFF;
      }
      int found = unsigned(rangeAt + unsigned(rangeAt) + 2 * (character - first));
      return found == 0 ? 0 : found + delta & 0xFFFF;
    }
    return 0;
  }

  private int unsigned(int at) {
    return Short.toUnsignedInt(file.getShort(at));
  }
}
