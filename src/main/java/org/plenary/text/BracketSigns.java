package org.plenary.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The literal signs of what is not agreed, {@code [one option] / [the other]}, and where in a
 * block's content they stand. The longer of two brackets of a block is the outer one.
 */
public final class BracketSigns {

  /**
   * What is printed at one place.
   *
   * @param closing one sign for each option that ends there
   * @param between the stroke between two options of one bracket, or empty
   * @param opening one sign for each option that begins there
   */
  public record Sign(String closing, String between, String opening) {
    @Override
    public String toString() {
      return closing + between + opening;
    }
  }

  private BracketSigns() {}

  /** The signs by their offset in the content of a block. */
  public static Map<Integer, Sign> of(Block block) {
    Map<Mark.Bracket, Integer> sizes = sizes(block);
    Map<Integer, Sign> signs = new TreeMap<>();
    if (sizes.isEmpty()) {
      return signs;
    }
    List<Mark.Bracket> open = List.of();
    int at = 0;
    for (Inline inline : block.content()) {
      List<Mark.Bracket> next = brackets(inline, sizes);
      put(signs, at, open, next);
      open = next;
      at += inline.size();
    }
    put(signs, at, open, List.of());
    return signs;
  }

  /** The words of a block with the signs between them; footnotes are left out. */
  static String printed(Block block) {
    Map<Integer, Sign> signs = of(block);
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (Inline inline : block.content()) {
      out.append(signs.containsKey(at) ? signs.get(at) : "");
      out.append(inline instanceof Inline.Text run ? run.text() : "");
      at += inline.size();
    }
    return out.append(signs.containsKey(at) ? signs.get(at) : "").toString();
  }

  private static void put(
      Map<Integer, Sign> signs, int at, List<Mark.Bracket> open, List<Mark.Bracket> next) {
    int common = 0;
    int most = Math.min(open.size(), next.size());
    while (common < most && open.get(common).equals(next.get(common))) {
      common++;
    }
    if (common < Math.max(open.size(), next.size())) {
      boolean option = common < most && open.get(common).id().equals(next.get(common).id());
      signs.put(
          at,
          new Sign(
              "]".repeat(open.size() - common),
              option ? " / " : "",
              "[".repeat(next.size() - common)));
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
