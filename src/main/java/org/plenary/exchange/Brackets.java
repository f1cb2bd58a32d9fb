package org.plenary.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plenary.text.Block;
import org.plenary.text.Inline;
import org.plenary.text.Mark;

/**
 * Prints unagreed text between literal signs: {@code [one option] / [the other]}. The longer of two
 * brackets of a block is the outer one.
 */
final class Brackets {

  private Brackets() {}

  /** The block's content with the signs put in as text, in the marks of what they enclose. */
  static List<Inline> printed(Block block) {
    Map<Mark.Bracket, Integer> sizes = sizes(block);
    if (sizes.isEmpty()) {
      return block.content();
    }
    List<Inline> out = new ArrayList<>();
    List<Mark.Bracket> open = new ArrayList<>();
    List<Mark> marks = List.of();
    for (Inline inline : block.content()) {
      List<Mark.Bracket> next = brackets(inline, sizes);
      int common = 0;
      while (common < Math.min(open.size(), next.size())
          && open.get(common).equals(next.get(common))) {
        common++;
      }
      boolean option =
          open.size() > common
              && next.size() > common
              && open.get(common).id().equals(next.get(common).id());
      sign(out, "]".repeat(open.size() - common), marks);
      sign(out, option ? " / " : "", List.of());
      sign(out, "[".repeat(next.size() - common), inline.marks());
      out.add(inline);
      open = next;
      marks = inline.marks();
    }
    sign(out, "]".repeat(open.size()), marks);
    return out;
  }

  private static void sign(List<Inline> out, String sign, List<Mark> marks) {
    if (!sign.isEmpty()) {
      List<Mark> kept = marks.stream().filter(mark -> mark instanceof Mark.Bracket).toList();
      out.add(new Inline.Text(sign, kept));
    }
  }

  private static Map<Mark.Bracket, Integer> sizes(Block block) {
    Map<Mark.Bracket, Integer> sizes = new HashMap<>();
    for (Inline inline : block.content()) {
      for (Mark mark : inline.marks()) {
        if (mark instanceof Mark.Bracket bracket) {
          sizes.merge(bracket, inline.size(), Integer::sum);
        }
      }
    }
    return sizes;
  }

  private static List<Mark.Bracket> brackets(Inline inline, Map<Mark.Bracket, Integer> sizes) {
    List<Mark.Bracket> brackets = new ArrayList<>();
    for (Mark mark : inline.marks()) {
      if (mark instanceof Mark.Bracket bracket) {
        brackets.add(bracket);
      }
    }
    brackets.sort((a, b) -> sizes.getOrDefault(b, 0) - sizes.getOrDefault(a, 0));
    return brackets;
  }
}
