package org.plenary.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The attributes of blocks and footnotes by name, with the values each may have. */
final class Attributes {

  private Attributes() {}

  static Applied set(Doc doc, int pos, String attr, Object value) {
    if (pos < 0 || pos >= doc.size()) {
      return new Applied.Failed("No node at attribute step's position");
    }
    Place place = Place.of(doc, pos);
    Block block = doc.array()[place.index()];
    Block changed =
        place.inBlock() ? note(block, place.offset(), attr, value) : block(block, attr, value);
    return changed == null
        ? new Applied.Failed("Nothing there that can have this attribute or value")
        : new Applied.Done(Slices.withBlock(doc, place.index(), changed));
  }

  /** The value of a settable attribute; null if there is none. */
  static @Nullable Object get(Doc doc, int pos, String attr) {
    if (pos < 0 || pos >= doc.size()) {
      return null;
    }
    Place place = Place.of(doc, pos);
    Block block = doc.array()[place.index()];
    if (place.inBlock()) {
      int index = noteAt(block, place.offset());
      return index >= 0 && attr.equals("text")
          ? ((Inline.Footnote) block.content().get(index)).text()
          : null;
    }
    return switch (attr) {
      case "kind" -> block.kind().wire();
      case "level" -> block.level();
      case "num" -> block.num().wire();
      default -> null;
    };
  }

  private static @Nullable Block block(Block block, String attr, Object value) {
    if (attr.equals("level")) {
      return value instanceof Integer level && level >= 0 && level <= Block.MAX_LEVEL
          ? new Block(block.id(), block.kind(), level, block.num(), block.content())
          : null;
    }
    if (!(value instanceof String name)) {
      return null;
    }
    if (attr.equals("kind")) {
      Kind kind = Kind.of(name);
      return kind == null
          ? null
          : new Block(block.id(), kind, block.level(), block.num(), block.content());
    }
    Num num = attr.equals("num") ? Num.of(name) : null;
    return num == null
        ? null
        : new Block(block.id(), block.kind(), block.level(), num, block.content());
  }

  private static @Nullable Block note(Block block, int offset, String attr, Object value) {
    int index = noteAt(block, offset);
    if (index < 0 || !attr.equals("text") || !(value instanceof String text)) {
      return null;
    }
    Inline.Footnote note = (Inline.Footnote) block.content().get(index);
    List<Inline> content = new ArrayList<>(block.content());
    content.set(index, new Inline.Footnote(note.id(), text, note.marks()));
    return block.with(content);
  }

  /** The index of the footnote that begins at an offset; -1 if none does. */
  private static int noteAt(Block block, int offset) {
    int at = 0;
    for (int i = 0; i < block.content().size() && at <= offset; i++) {
      Inline inline = block.content().get(i);
      if (at == offset && inline instanceof Inline.Footnote) {
        return i;
      }
      at += inline.size();
    }
    return -1;
  }
}
