package org.plenary.publication;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plenary.text.Block;
import org.plenary.text.Inline;
import org.plenary.text.Kind;
import org.plenary.text.Num;
import org.plenary.text.Redline;
import org.plenary.text.Segmenter;

/** A footnote in a redline is told apart from the words of the text, and lost nowhere. */
class PieceTest {
  private static final Segmenter WORDS = Segmenter.byCategory();

  /** Its text, with a footnote behind the words; empty: none. */
  private static Block clause(String words, String note, String rest) {
    List<Inline> content = new ArrayList<>(List.of(new Inline.Text(words, List.of())));
    if (!note.isEmpty()) {
      content.add(new Inline.Footnote("f1", note, List.of()));
    }
    content.add(new Inline.Text(rest, List.of()));
    return new Block("c1", Kind.CLAUSE, 0, Num.AUTO, content);
  }

  private static Piece piece(Redline.Op op, String text, boolean note) {
    return new Piece(op, text, note);
  }

  @Test
  void a_footnote_that_stays_stands_apart() {
    Block before = clause("that fog", "And mist.", " hides the coast");
    Block after = clause("that fog", "And mist.", " veils the coast");
    List<Piece> pieces = Piece.between(before, after, WORDS);
    List<Piece> wanted =
        List.of(
            piece(Redline.Op.SAME, "that fog", false),
            piece(Redline.Op.SAME, "And mist.", true),
            piece(Redline.Op.SAME, " ", false),
            piece(Redline.Op.REMOVED, "hides", false),
            piece(Redline.Op.ADDED, "veils", false),
            piece(Redline.Op.SAME, " the coast", false));
    assertEquals(wanted, pieces);
    assertEquals(wanted, Piece.brief(before, after, WORDS));
    assertEquals(" (And mist.)", pieces.get(1).plain());
  }

  @Test
  void a_footnote_that_comes_is_marked_as_one() {
    Block before = clause("that fog", "", " hides");
    Block after = clause("that fog", "And mist.", " hides");
    assertEquals(
        List.of(piece(Redline.Op.ADDED, "And mist.", true)),
        Piece.between(before, after, WORDS).stream()
            .filter(piece -> piece.op() != Redline.Op.SAME)
            .toList());
  }
}
