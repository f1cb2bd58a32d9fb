package org.plenary.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Inline;
import org.plenary.text.Mark;

/** A text that was read, with other names for its blocks. */
final class Renamed {

  private Renamed() {}

  /**
   * @param names the new id by the old one; blocks that are not there keep theirs
   */
  static ReadDocument of(ReadDocument read, Map<String, String> names) {
    List<Block> blocks = new ArrayList<>();
    for (Block block : read.doc().blocks()) {
      List<Inline> content = new ArrayList<>();
      block.content().forEach(inline -> content.add(inline(inline, names)));
      blocks.add(
          new Block(name(block.id(), names), block.kind(), block.level(), block.num(), content));
    }
    return new ReadDocument(
        new Doc(blocks),
        read.profile(),
        keys(read.typed(), names),
        keys(read.lines(), names),
        read.findings().stream().map(finding -> finding(finding, names)).toList(),
        read.left());
  }

  private static String name(String id, Map<String, String> names) {
    return names.getOrDefault(id, id);
  }

  private static <V> Map<String, V> keys(Map<String, V> of, Map<String, String> names) {
    Map<String, V> renamed = new HashMap<>();
    of.forEach((id, value) -> renamed.put(name(id, names), value));
    return renamed;
  }

  private static Finding finding(Finding finding, Map<String, String> names) {
    String block = finding.block();
    return block == null
        ? finding
        : new Finding(
            finding.code(),
            finding.sentence(),
            finding.line(),
            name(block, names),
            finding.words());
  }

  private static Inline inline(Inline inline, Map<String, String> names) {
    List<Mark> marks = new ArrayList<>();
    for (Mark mark : inline.marks()) {
      boolean internal = mark instanceof Mark.Reference reference && reference.to().startsWith("#");
      marks.add(
          internal
              ? new Mark.Reference("#" + name(((Mark.Reference) mark).to().substring(1), names))
              : mark);
    }
    if (inline instanceof Inline.Text run) {
      return new Inline.Text(run.text(), marks);
    }
    Inline.Footnote note = (Inline.Footnote) inline;
    return new Inline.Footnote(note.id(), note.text(), marks);
  }
}
