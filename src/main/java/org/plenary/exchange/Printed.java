package org.plenary.exchange;

import java.util.ArrayList;
import java.util.List;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Numbering;
import org.plenary.text.References;

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

  /** One block, its brackets written out. */
  public static Block of(Block block) {
    var content = Brackets.printed(block);
    return content == block.content()
        ? block
        : new Block(block.id(), block.kind(), block.level(), block.num(), content);
  }
}
