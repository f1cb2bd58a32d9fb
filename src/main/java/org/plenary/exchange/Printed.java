package org.plenary.exchange;

import java.util.ArrayList;
import java.util.List;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Numbering;
import org.plenary.text.Redline;
import org.plenary.text.References;
import org.plenary.text.Segmenter;

/** A text as a reader sees it, for what shows words and not marks. Pure. */
public final class Printed {
  private Printed() {}

  /**
   * The same text with what is derived written out: references read as the numbering has it, and
   * unagreed words stand between square brackets. Blocks without either are the same objects.
   */
  public static Doc of(Doc doc, Numbering numbering) {
    List<Block> printed = new ArrayList<>();
    for (Block block : References.printed(doc, numbering).blocks()) {
      printed.add(of(block));
    }
    return new Doc(printed);
  }

  /**
   * What is of substance between two texts as a reader sees them: that a reference reads otherwise
   * since its clause has another number, or that a clause ends otherwise since it is no longer the
   * last one, follows from other changes and reads as it does now. Where there is nothing else,
   * that is shown.
   */
  public static Redline substance(
      Doc before, Numbering old, Doc after, Numbering now, Segmenter words) {
    Doc earlier = of(before, old);
    Doc later = of(after, now);
    Redline redline = Redline.of(References.reading(earlier, later), later, words).substance();
    return redline.isEmpty() ? Redline.of(earlier, later, words) : redline;
  }

  /** One block, its brackets written out. */
  public static Block of(Block block) {
    var content = Brackets.printed(block);
    return content == block.content()
        ? block
        : new Block(block.id(), block.kind(), block.level(), block.num(), content);
  }
}
