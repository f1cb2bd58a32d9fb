package org.plenary.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.plenary.text.Block;
import org.plenary.text.BracketSigns;
import org.plenary.text.Inline;
import org.plenary.text.Mark;

/** Prints unagreed text between literal signs: {@code [one option] / [the other]}. */
final class Brackets {

  private Brackets() {}

  /** The block's content with the signs put in as text, in the marks of what they enclose. */
  static List<Inline> printed(Block block) {
    Map<Integer, BracketSigns.Sign> signs = BracketSigns.of(block);
    if (signs.isEmpty()) {
      return block.content();
    }
    List<Inline> out = new ArrayList<>();
    List<Mark> marks = List.of();
    int at = 0;
    for (Inline inline : block.content()) {
      BracketSigns.Sign sign = signs.get(at);
      if (sign != null) {
        sign(out, sign.closing(), marks);
        sign(out, sign.between(), List.of());
        sign(out, sign.opening(), inline.marks());
      }
      out.add(inline);
      at += inline.size();
      marks = inline.marks();
    }
    BracketSigns.Sign last = signs.get(at);
    sign(out, last == null ? "" : last.closing(), marks);
    return out;
  }

  private static void sign(List<Inline> out, String sign, List<Mark> marks) {
    if (!sign.isEmpty()) {
      List<Mark> kept = marks.stream().filter(mark -> mark instanceof Mark.Bracket).toList();
      out.add(new Inline.Text(sign, kept));
    }
  }
}
