package org.plenary.text;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The form of a resolution's text. What a schema of one node type cannot say is said here: which
 * kinds are nested, what may stand in them, ids, lengths.
 */
public final class Form {

  /** Blocks of one text. */
  public static final int MAX_BLOCKS = 5_000;

  /** UTF-16 units of one block. */
  public static final int MAX_BLOCK = 20_000;

  /** Positions of one text. */
  public static final int MAX_SIZE = 2_000_000;

  /** UTF-16 units of a footnote's text. */
  public static final int MAX_FOOTNOTE = 4_000;

  /** UTF-16 units of a reference's target. */
  public static final int MAX_TARGET = 2_000;

  /** Runs of one block: each change of marks begins a new one. */
  public static final int MAX_RUNS = 2_000;

  /** Marks on one text; brackets nest. */
  public static final int MAX_MARKS = 16;

  private Form() {}

  /** Whether a name can be an id of a block, footnote or bracket. */
  public static boolean isId(String id) {
    int length = id.length();
    if (length == 0 || length > 40) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = id.charAt(i);
      if (!(c >= 'a' && c <= 'z'
          || c >= 'A' && c <= 'Z'
          || c >= '0' && c <= '9'
          || c == '-'
          || c == '_')) {
        return false;
      }
    }
    return true;
  }

  /** Whether blocks of this kind may stand at a level other than 0. */
  public static boolean nests(Kind kind) {
    return switch (kind) {
      case CLAUSE, PARAGRAPH, NOTE, HEADING -> true;
      case NUMBER, TITLE, HISTORY, FORMULA, CALL, ANNEX -> false;
    };
  }

  /** Null, or the code of the first rule a whole text breaks: for imports and tests. */
  public static @Nullable String check(Doc doc) {
    return changed(doc, doc, new Touched(0, 0, doc.array().length));
  }

  static @Nullable String refuse(Doc before, Step step, Doc after) {
    return changed(before, after, Touched.between(before, after));
  }

  private static @Nullable String changed(Doc before, Doc after, Touched touched) {
    if (after.array().length == 0) {
      return "text.empty";
    }
    if (after.array().length > MAX_BLOCKS || after.size() > MAX_SIZE) {
      return "text.too-long";
    }
    for (int i = touched.start(); i < touched.newEnd(); i++) {
      String code = block(after.array()[i]);
      if (code != null) {
        return code;
      }
    }
    return ids(before, after, touched);
  }

  private static @Nullable String block(Block block) {
    if (!isId(block.id())) {
      return "id.malformed";
    }
    if (block.level() < 0
        || block.level() > Block.MAX_LEVEL
        || block.level() > 0 && !nests(block.kind())) {
      return "block.level";
    }
    if (block.contentSize() > MAX_BLOCK || block.content().size() > MAX_RUNS) {
      return "block.too-long";
    }
    for (Inline inline : block.content()) {
      String code = inline(block.kind(), inline);
      if (code != null) {
        return code;
      }
    }
    return null;
  }

  private static @Nullable String inline(Kind kind, Inline inline) {
    if (inline instanceof Inline.Footnote note) {
      if (kind == Kind.NUMBER || kind == Kind.HISTORY) {
        return "block.content";
      }
      if (!isId(note.id())) {
        return "id.malformed";
      }
      if (note.text().length() > MAX_FOOTNOTE) {
        return "footnote.too-long";
      }
    }
    if (inline.marks().size() > MAX_MARKS) {
      return "marks.too-many";
    }
    for (Mark mark : inline.marks()) {
      if (mark instanceof Mark.Bracket bracket && !isId(bracket.id())) {
        return "id.malformed";
      }
      if (mark instanceof Mark.Reference reference) {
        if (kind == Kind.NUMBER || kind == Kind.HISTORY || kind == Kind.CALL) {
          return "block.content";
        }
        if (reference.to().isEmpty() || reference.to().length() > MAX_TARGET) {
          return "reference.malformed";
        }
      }
    }
    return null;
  }

  /** Ids of the changed blocks and footnotes are used once; new ones by no other block either. */
  private static @Nullable String ids(Doc before, Doc after, Touched touched) {
    Block[] blocks = after.array();
    Set<String> ids = new HashSet<>();
    Set<String> notes = new HashSet<>();
    for (int i = touched.start(); i < touched.newEnd(); i++) {
      if (!ids.add(blocks[i].id()) || !addNotes(notes, blocks[i])) {
        return "id.taken";
      }
    }
    for (int i = touched.start(); i < touched.oldEnd(); i++) {
      Block old = before.array()[i];
      ids.remove(old.id());
      removeNotes(notes, old);
    }
    if (ids.isEmpty() && notes.isEmpty()) {
      return null;
    }
    for (int i = 0; i < blocks.length; i++) {
      boolean inside = i >= touched.start() && i < touched.newEnd();
      if (!inside && (ids.contains(blocks[i].id()) || holdsNote(notes, blocks[i]))) {
        return "id.taken";
      }
    }
    return null;
  }

  private static void removeNotes(Set<String> notes, Block block) {
    if (!notes.isEmpty()) {
      for (Inline inline : block.content()) {
        if (inline instanceof Inline.Footnote note) {
          notes.remove(note.id());
        }
      }
    }
  }

  private static boolean addNotes(Set<String> notes, Block block) {
    for (Inline inline : block.content()) {
      if (inline instanceof Inline.Footnote note && !notes.add(note.id())) {
        return false;
      }
    }
    return true;
  }

  private static boolean holdsNote(Set<String> notes, Block block) {
    if (notes.isEmpty()) {
      return false;
    }
    for (Inline inline : block.content()) {
      if (inline instanceof Inline.Footnote note && notes.contains(note.id())) {
        return true;
      }
    }
    return false;
  }
}
