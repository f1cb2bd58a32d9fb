package org.plenary.publication;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plenary.exchange.Printed;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Inline;
import org.plenary.text.Numbering;
import org.plenary.text.Profile;

/** A text as lines of plain words with their labels, block by block. Pure. */
final class Printout {
  /**
   * One block.
   *
   * @param kind part of a style class
   */
  record Line(String id, String kind, int level, String label, String text) {}

  private final Profile profile;
  private Map<Block, String> words = new HashMap<>();

  Printout(Profile profile) {
    this.profile = profile;
  }

  /** Its lines in order; what did not change since the last text is not written out again. */
  List<Line> lines(Doc doc) {
    Numbering numbering = Numbering.of(doc, profile);
    Map<Block, String> now = new java.util.IdentityHashMap<>();
    List<Line> lines = new ArrayList<>();
    for (Block block : Printed.of(doc, numbering).blocks()) {
      String known = words.get(block);
      String text = known == null ? words(block) : known;
      now.put(block, text);
      lines.add(
          new Line(
              block.id(), block.kind().wire(), block.level(), numbering.label(block.id()), text));
    }
    words = now;
    return lines;
  }

  private static String words(Block block) {
    StringBuilder text = new StringBuilder();
    for (Inline inline : block.content()) {
      if (inline instanceof Inline.Text run) {
        text.append(run.text());
      } else if (inline instanceof Inline.Footnote note) {
        text.append(" (").append(note.text()).append(") ");
      }
    }
    return text.toString();
  }
}
