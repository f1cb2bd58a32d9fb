package org.plenary.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Inline;
import org.plenary.text.Kind;
import org.plenary.text.Numbering;
import org.plenary.text.Redline;
import org.plenary.text.Redline.Fate;
import org.plenary.text.Redline.Op;
import org.plenary.word.Comment;
import org.plenary.word.HouseStyles;
import org.plenary.word.Lists;
import org.plenary.word.PageSetup;
import org.plenary.word.Paragraph;
import org.plenary.word.Paragraph.Properties;
import org.plenary.word.Piece;
import org.plenary.word.Piece.OldLook;
import org.plenary.word.Styles;
import org.plenary.word.Tracked;
import org.plenary.word.WordDocument;
import org.plenary.word.WordWriter;

/**
 * A text as a Word file: clean, or as a redline of two texts with Word's own tracked changes.
 * Accepting all of them gives the later text as it is printed, rejecting all the earlier one.
 */
public final class WordRenderer {

  /**
   * A remark that becomes a comment in the file.
   *
   * @param block the block it stands at
   * @param done whether it is settled
   * @param replies what was said to it, one after the other
   */
  public record Remark(
      String block, String author, String date, String text, boolean done, List<Reply> replies) {}

  /** What was said to a remark. */
  public record Reply(String author, String date, String text) {}

  private final List<Paragraph> paragraphs = new ArrayList<>();
  private final Map<String, List<Paragraph>> notes = new HashMap<>();
  private final Map<String, Integer> places = new HashMap<>();

  /** By paragraph: the name of the move it is one end of. */
  private final Map<Integer, String> moves = new HashMap<>();

  private WordRenderer() {}

  /** The text without changes. */
  public static byte[] clean(Doc doc, Numbering numbering, List<Remark> remarks, PageSetup setup) {
    WordRenderer renderer = new WordRenderer();
    for (Block block : Printed.of(doc, numbering).blocks()) {
      List<Piece> pieces = new ArrayList<>();
      label(pieces, numbering.label(block.id()), null, null);
      renderer.content(pieces, block, block.content(), null, null);
      String style = style(block, numbering.label(block.id()));
      renderer.add(block.id(), Paragraph.of(style, pieces));
    }
    return renderer.file(remarks, setup);
  }

  /** The change from one text to another. */
  public static byte[] redline(
      Doc before,
      Numbering old,
      Doc after,
      Numbering now,
      Provenance provenance,
      List<Remark> remarks,
      PageSetup setup) {
    WordRenderer renderer = new WordRenderer();
    Doc printedBefore = Printed.of(before, old);
    Doc printedAfter = Printed.of(after, now);
    Redline redline =
        Redline.exact(printedBefore, printedAfter, IcuSegmenter.of(now.profile().language()));
    Map<String, String> moved = moved(redline, printedBefore, printedAfter);
    for (Redline.Row row : redline.rows()) {
      String move = moved.get(row.block().id());
      if (move != null) {
        renderer.moves.put(renderer.paragraphs.size(), move);
      }
      renderer.row(row, old, now, provenance);
    }
    WordSeams.keepApart(renderer.paragraphs, renderer.moves.keySet());
    renderer.end();
    return renderer.file(remarks, setup);
  }

  /** Names of the moves of blocks that only moved; one that also changed is out and in again. */
  private static Map<String, String> moved(Redline redline, Doc before, Doc after) {
    Map<String, Block> olds = new HashMap<>();
    before.blocks().forEach(block -> olds.put(block.id(), block));
    Map<String, Block> news = new HashMap<>();
    after.blocks().forEach(block -> news.put(block.id(), block));
    Map<String, String> names = new HashMap<>();
    for (Redline.Row row : redline.rows()) {
      String id = row.block().id();
      Block then = olds.get(id);
      Block later = news.get(id);
      if (row.fate() == Fate.MOVED_HERE
          && then != null
          && later != null
          && then.content().equals(later.content())) {
        names.put(id, "move" + (names.size() + 1));
      }
    }
    return names;
  }

  private void row(Redline.Row row, Numbering old, Numbering now, Provenance provenance) {
    Block then = row.before();
    Block later = row.after();
    if (row.fate() == Fate.ADDED || row.fate() == Fate.MOVED_HERE) {
      Block block = row.block();
      Tracked by = provenance.added(block.id());
      List<Piece> pieces = new ArrayList<>();
      label(pieces, now.label(block.id()), by, null);
      pieces(pieces, block, block, List.of(new Redline.Run(Op.ADDED, block.content())), provenance);
      String style = style(block, now.label(block.id()));
      add(block.id(), Paragraph.marked(style, pieces, by, null));
    } else if (later == null || row.fate() == Fate.MOVED_AWAY) {
      Block block = then == null ? row.block() : then;
      Tracked by = provenance.removed(block.id());
      List<Piece> pieces = new ArrayList<>();
      label(pieces, old.label(block.id()), null, by);
      pieces(
          pieces, block, block, List.of(new Redline.Run(Op.REMOVED, block.content())), provenance);
      String style = style(block, old.label(block.id()));
      add("", Paragraph.marked(style, pieces, null, by));
    } else {
      Block was = then == null ? later : then;
      stays(row, was, later, old.label(was.id()), now.label(later.id()), provenance);
    }
  }

  private void stays(
      Redline.Row row, Block was, Block is, String old, String now, Provenance provenance) {
    List<Piece> pieces = new ArrayList<>();
    if (old.equals(now)) {
      label(pieces, now, null, null);
    } else {
      Tracked by = provenance.renumbered(is.id());
      boolean both = !old.isEmpty() && !now.isEmpty();
      piece(pieces, both ? old : tabbed(old), null, by);
      piece(pieces, both ? now : tabbed(now), by, null);
      piece(pieces, both ? "\t" : "", null, null);
    }
    pieces(pieces, was, is, row.runs(), provenance);
    String then = style(was, old);
    String later = style(is, now);
    // Words that have a label in one of the texts only: others do not keep a change of styles.
    boolean words = (then + later).equals(HouseStyles.PARAGRAPH);
    Properties before = new Properties(words ? HouseStyles.PARAGRAPH : then, -1, -1);
    Properties after = new Properties(words ? HouseStyles.PARAGRAPH : later, -1, -1);
    add(is.id(), new Paragraph(0, after, before, null, null, null, null, pieces));
  }

  private static String tabbed(String label) {
    return label.isEmpty() ? "" : label + "\t";
  }

  private static void label(
      List<Piece> pieces, String label, @Nullable Tracked put, @Nullable Tracked taken) {
    piece(pieces, tabbed(label), put, taken);
  }

  private static void piece(
      List<Piece> pieces, String text, @Nullable Tracked put, @Nullable Tracked taken) {
    if (!text.isEmpty()) {
      pieces.add(new Piece(text, 0, put, taken, null));
    }
  }

  /** The runs with their authors; one run may have several. */
  private void pieces(
      List<Piece> pieces, Block was, Block block, List<Redline.Run> runs, Provenance provenance) {
    int[] looks = Looks.of(was);
    int before = 0;
    int after = 0;
    for (Redline.Run run : runs) {
      int size = run.content().stream().mapToInt(Inline::size).sum();
      switch (run.op()) {
        case SAME -> {
          int first = pieces.size();
          content(pieces, block, run.content(), null, null);
          List<Piece> own = pieces.subList(first, pieces.size());
          List<Piece> told = relooked(own, looks, before, block, after, provenance);
          own.clear();
          pieces.addAll(told);
        }
        case ADDED -> {
          for (Provenance.Part part : provenance.added(block.id(), after, after + size)) {
            List<Inline> own = cut(run.content(), part.from() - after, part.to() - after);
            content(pieces, block, own, part.by(), null);
          }
        }
        case REMOVED -> {
          for (Provenance.Part part : provenance.removed(block.id(), before, before + size)) {
            List<Inline> own = cut(run.content(), part.from() - before, part.to() - before);
            content(pieces, block, own, null, part.by());
          }
        }
      }
      before += run.op() == Op.ADDED ? 0 : size;
      after += run.op() == Op.REMOVED ? 0 : size;
    }
  }

  /**
   * Words that stay, parted where they looked otherwise before.
   *
   * @param looks of the words before
   * @param was the place of the pieces among these
   * @param is their place in the block
   */
  private static List<Piece> relooked(
      List<Piece> pieces, int[] looks, int was, Block block, int is, Provenance provenance) {
    List<Piece> told = new ArrayList<>();
    int at = 0;
    for (Piece piece : pieces) {
      int end = at + (piece.note() == null ? piece.text().length() : 1);
      int start = at;
      while (start < end) {
        int look = looks[was + start];
        int next = start + 1;
        while (next < end && looks[was + next] == look) {
          next++;
        }
        if (piece.note() != null || look == piece.look()) {
          told.add(part(piece, start - at, next - at, null));
        } else {
          for (Provenance.Part part : provenance.restyled(block.id(), is + start, is + next)) {
            int from = part.from() - is - at;
            told.add(part(piece, from, part.to() - is - at, new OldLook(look, part.by())));
          }
        }
        start = next;
      }
      at = end;
    }
    return told;
  }

  private static Piece part(Piece piece, int from, int to, @Nullable OldLook old) {
    return piece.note() != null
        ? piece
        : new Piece(piece.text().substring(from, to), piece.look(), null, null, null, old);
  }

  private static List<Inline> cut(List<Inline> content, int from, int to) {
    List<Inline> out = new ArrayList<>();
    int at = 0;
    for (Inline inline : content) {
      int start = Math.max(from, at) - at;
      int end = Math.min(to, at + inline.size()) - at;
      if (start < end) {
        out.add(
            inline instanceof Inline.Text run
                ? new Inline.Text(run.text().substring(start, end), run.marks())
                : inline);
      }
      at += inline.size();
    }
    return out;
  }

  private void content(
      List<Piece> pieces,
      Block block,
      List<Inline> content,
      @Nullable Tracked put,
      @Nullable Tracked taken) {
    for (Inline inline : content) {
      if (inline instanceof Inline.Text run) {
        pieces.add(new Piece(run.text(), Looks.of(run.marks()), put, taken, null));
      } else if (inline instanceof Inline.Footnote note) {
        String key = "f" + (notes.size() + 1);
        notes.put(key, List.of(Paragraph.of("FootnoteText", List.of(Piece.plain(note.text())))));
        pieces.add(new Piece("", 0, put, taken, key));
      }
    }
  }

  /** Words without a label that look like something else have a style that says what they are. */
  private static String style(Block block, String label) {
    boolean words = block.kind() == Kind.CLAUSE && block.level() == 0 && label.isEmpty();
    return words && Forms.isMistakenAlone(block.plainText()) ? HouseStyles.PARAGRAPH : style(block);
  }

  private static String style(Block block) {
    return switch (block.kind()) {
      case NUMBER -> HouseStyles.NUMBER;
      case TITLE -> HouseStyles.TITLE;
      case HISTORY -> HouseStyles.HISTORY;
      case CALL -> HouseStyles.CALL;
      case CLAUSE -> HouseStyles.item(block.level());
      case PARAGRAPH ->
          block.level() == 0 ? HouseStyles.PARAGRAPH : HouseStyles.item(block.level());
      case NOTE -> HouseStyles.NOTE;
      case ANNEX -> HouseStyles.ANNEX;
      case HEADING -> HouseStyles.HEADING;
      case FORMULA -> "";
    };
  }

  private void add(String block, Paragraph paragraph) {
    if (!block.isEmpty()) {
      places.put(block, paragraphs.size());
    }
    paragraphs.add(paragraph);
  }

  /** The last paragraph's end cannot be put in or taken out: an empty one comes after it. */
  private void end() {
    Paragraph last = paragraphs.isEmpty() ? null : paragraphs.get(paragraphs.size() - 1);
    if (last != null && (last.markInserted() != null || last.markDeleted() != null)) {
      paragraphs.add(Paragraph.of("", List.of()));
    }
  }

  private byte[] file(List<Remark> remarks, PageSetup setup) {
    List<Comment> comments = new ArrayList<>();
    for (Remark remark : remarks) {
      Integer place = places.get(remark.block());
      if (place != null) {
        Tracked by = new Tracked(remark.author(), remark.date());
        int first = comments.size();
        comments.add(new Comment(by, remark.text(), place, "", -1, remark.done()));
        for (Reply reply : remark.replies()) {
          Tracked who = new Tracked(reply.author(), reply.date());
          comments.add(new Comment(who, reply.text(), place, "", first, remark.done()));
        }
      }
    }
    return WordWriter.write(
        new WordDocument(paragraphs, notes, comments, Styles.NONE, Lists.NONE), setup, moves);
  }
}
