package org.plenary.publication;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.plenary.exchange.HtmlRenderer;
import org.plenary.exchange.IcuSegmenter;
import org.plenary.exchange.Printed;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Numbering;
import org.plenary.text.Profile;
import org.plenary.text.Redline;
import org.plenary.text.Segmenter;

/**
 * One block of a redline as the page shows it.
 *
 * @param fate part of a style class and a message key: {@code changed}
 * @param kind the kind of block, part of a style class
 * @param anchor id of the element; empty for what is no longer there
 */
public record Compared(
    String fate, String kind, int level, String label, String anchor, List<Piece> pieces) {

  /** Of the two texts as they are printed, as far as it is of substance. */
  static List<Compared> of(Doc before, Doc after, Profile profile) {
    Numbering old = Numbering.of(before, profile);
    Numbering now = Numbering.of(after, profile);
    Segmenter words = IcuSegmenter.of(profile.language());
    List<Compared> rows = new ArrayList<>();
    Redline redline = Printed.substance(before, old, after, now, words);
    for (Redline.Row row : redline.rows()) {
      boolean gone = row.fate() == Redline.Fate.REMOVED || row.fate() == Redline.Fate.MOVED_AWAY;
      Block was = row.before();
      Block block = gone && was != null ? was : row.block();
      rows.add(
          new Compared(
              row.fate().name().toLowerCase(Locale.ROOT).replace('_', '-'),
              block.kind().wire(),
              block.level(),
              (gone ? old : now).label(block.id()),
              gone ? "" : HtmlRenderer.anchor(block.id()),
              Piece.of(row.runs())));
    }
    return rows;
  }

  /** Whether anything is not as it was. */
  public boolean changed() {
    return !fate.equals("same");
  }

  /** Whether the page says in words what became of it; changed words are marked themselves. */
  public boolean moved() {
    return fate.startsWith("moved");
  }
}
