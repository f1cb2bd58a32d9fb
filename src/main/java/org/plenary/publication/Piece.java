package org.plenary.publication;

import java.util.ArrayList;
import java.util.List;
import org.plenary.text.Block;
import org.plenary.text.Inline;
import org.plenary.text.Redline;
import org.plenary.text.Segmenter;

/**
 * Words of a redline as a page shows them.
 *
 * @param text plain: the template escapes it
 * @param note whether these are the words of a footnote, which stands here
 */
public record Piece(Redline.Op op, String text, boolean note) {
  /** Unchanged words kept on each side of a change, in characters. */
  private static final int CONTEXT = 48;

  /** Of a long addition or deletion so much is shown in a list. */
  private static final int MOST = 400;

  public boolean added() {
    return op == Redline.Op.ADDED;
  }

  public boolean removed() {
    return op == Redline.Op.REMOVED;
  }

  private Piece(Redline.Op op, String text) {
    this(op, text, false);
  }

  /** Its words where a footnote cannot be told apart by its looks. */
  public String plain() {
    return note ? " (" + text + ")" : text;
  }

  static List<Piece> of(List<Redline.Run> runs) {
    List<Piece> pieces = new ArrayList<>();
    for (Redline.Run run : runs) {
      StringBuilder text = new StringBuilder();
      for (Inline inline : run.content()) {
        if (inline instanceof Inline.Text words) {
          text.append(words.text());
        } else if (inline instanceof Inline.Footnote note) {
          words(run.op(), text, pieces);
          pieces.add(new Piece(run.op(), note.text(), true));
        }
      }
      words(run.op(), text, pieces);
    }
    return pieces;
  }

  private static void words(Redline.Op op, StringBuilder text, List<Piece> pieces) {
    if (!text.isEmpty()) {
      pieces.add(new Piece(op, text.toString()));
      text.setLength(0);
    }
  }

  /** The whole redline of one block against another. */
  public static List<Piece> between(Block before, Block after, Segmenter words) {
    return of(Redline.words(before, after, words));
  }

  /** All of a new block. */
  public static List<Piece> added(Block block) {
    return List.of(new Piece(Redline.Op.ADDED, block.plainText()));
  }

  /** All of a block that goes. */
  public static List<Piece> removed(Block block) {
    return List.of(new Piece(Redline.Op.REMOVED, block.plainText()));
  }

  /** The changed words with a little of what stands around them; nothing where none changed. */
  static List<Piece> brief(Block before, Block after, Segmenter words) {
    List<Piece> all = of(Redline.words(before, after, words));
    if (all.stream().allMatch(piece -> piece.op == Redline.Op.SAME)) {
      return List.of();
    }
    List<Piece> brief = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Piece piece = all.get(i);
      brief.add(
          piece.op == Redline.Op.SAME
              ? new Piece(piece.op, around(piece.text, i == 0, i == all.size() - 1), piece.note)
              : new Piece(piece.op, cut(piece.text), piece.note));
    }
    return brief;
  }

  /** A whole clause, shortened. */
  static List<Piece> whole(Redline.Op op, Block block) {
    return List.of(new Piece(op, cut(block.plainText())));
  }

  private static String around(String text, boolean first, boolean last) {
    if (first && last || text.length() <= (first || last ? CONTEXT : 2 * CONTEXT)) {
      return text;
    }
    String head = text.substring(0, wordEnd(text, CONTEXT));
    String tail = text.substring(wordStart(text, text.length() - CONTEXT));
    return first ? "… " + tail : last ? head + " …" : head + " … " + tail;
  }

  private static String cut(String text) {
    return text.length() <= MOST ? text : text.substring(0, wordEnd(text, MOST)) + " …";
  }

  private static int wordEnd(String text, int most) {
    int space = text.lastIndexOf(' ', most);
    return space > most / 2 ? space : whole(text, most);
  }

  private static int wordStart(String text, int least) {
    int space = text.indexOf(' ', least);
    return space >= 0 && space < text.length() - CONTEXT / 2 ? space + 1 : whole(text, least);
  }

  /** Not between the halves of a character. */
  private static int whole(String text, int at) {
    return Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
  }
}
