package org.plenary.publication;

import java.util.ArrayList;
import java.util.List;
import org.plenary.exchange.Printed;
import org.plenary.negotiation.Revision;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Redline;
import org.plenary.text.Segmenter;

/** Redlines of a few blocks, one line of words for each. Square brackets are printed. */
final class Lines {
  private Lines() {}

  /** What a proposal would do to the words it was made on; nothing for NOC. */
  static List<List<Piece>> of(Revision content, Segmenter segmenter) {
    Doc before = content.before();
    Doc text = content.text();
    return switch (content.kind()) {
      case NOC -> List.of();
      case SUP -> before == null ? List.of() : whole(Redline.Op.REMOVED, before.blocks());
      case ADD -> text == null ? List.of() : whole(Redline.Op.ADDED, text.blocks());
      case MOD, EDITORIAL ->
          before == null || text == null ? List.of() : between(before, text, segmenter);
    };
  }

  /** The difference of two texts; one that is empty has no block. */
  static List<List<Piece>> between(List<Block> before, List<Block> after, Segmenter segmenter) {
    if (before.isEmpty()) {
      return whole(Redline.Op.ADDED, after);
    }
    return after.isEmpty()
        ? whole(Redline.Op.REMOVED, before)
        : between(new Doc(before), new Doc(after), segmenter);
  }

  private static List<List<Piece>> between(Doc before, Doc after, Segmenter segmenter) {
    List<List<Piece>> lines = new ArrayList<>();
    for (Redline.Row row : Redline.of(printed(before), printed(after), segmenter).rows()) {
      lines.add(Piece.of(row.runs()));
    }
    return lines;
  }

  /** Every block with the same fate. */
  static List<List<Piece>> whole(Redline.Op op, List<Block> blocks) {
    List<List<Piece>> lines = new ArrayList<>();
    for (Block block : blocks) {
      lines.add(Piece.of(List.of(new Redline.Run(op, Printed.of(block).content()))));
    }
    return lines;
  }

  private static Doc printed(Doc doc) {
    return new Doc(doc.blocks().stream().map(Printed::of).toList());
  }
}
