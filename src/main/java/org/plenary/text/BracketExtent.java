package org.plenary.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one bracket covers in a document, and how much of it others cover: gathered in one walk. */
final class BracketExtent {

  final String id;

  /** By option, in the order of the text. */
  final Map<Integer, List<Bracket.Span>> spans = new LinkedHashMap<>();

  private final Map<Integer, StringBuilder> texts = new HashMap<>();

  /** How many positions it has in common with each other bracket. */
  final Map<String, Integer> common = new HashMap<>();

  int size;

  /** Where its mark stands among those of its first text: brackets are kept as they were put. */
  private int rank;

  private BracketExtent(String id) {
    this.id = id;
  }

  /** All brackets of a document by id, in the order in which they begin. */
  static Map<String, BracketExtent> all(Doc doc) {
    Map<String, BracketExtent> all = new LinkedHashMap<>();
    int start = 0;
    for (Block block : doc.array()) {
      int pos = start + 1;
      for (Inline inline : block.content()) {
        List<Mark.Bracket> brackets = on(inline);
        for (int i = 0; i < brackets.size(); i++) {
          Mark.Bracket mark = brackets.get(i);
          BracketExtent extent = all.get(mark.id());
          if (extent == null) {
            extent = new BracketExtent(mark.id());
            extent.rank = i;
            all.put(mark.id(), extent);
          }
          extent.add(mark.option(), block, inline, pos);
          if (first(brackets, i)) {
            extent.meets(brackets, inline.size());
          }
        }
        pos += inline.size();
      }
      start += block.nodeSize();
    }
    return all;
  }

  /** The brackets on a text, in the order in which they were put. */
  static List<Mark.Bracket> on(Inline inline) {
    List<Mark> marks = inline.marks();
    if (marks.isEmpty() || !(marks.get(marks.size() - 1) instanceof Mark.Bracket)) {
      return List.of();
    }
    List<Mark.Bracket> out = new ArrayList<>();
    for (Mark mark : marks) {
      if (mark instanceof Mark.Bracket bracket) {
        out.add(bracket);
      }
    }
    return out;
  }

  /**
   * Whether it is the first mark of its bracket: two options may have come to stand on one text.
   */
  private static boolean first(List<Mark.Bracket> brackets, int index) {
    for (int i = 0; i < index; i++) {
      if (brackets.get(i).id().equals(brackets.get(index).id())) {
        return false;
      }
    }
    return true;
  }

  private void meets(List<Mark.Bracket> brackets, int length) {
    size += length;
    for (int i = 0; i < brackets.size(); i++) {
      if (first(brackets, i) && !brackets.get(i).id().equals(id)) {
        common.merge(brackets.get(i).id(), length, Integer::sum);
      }
    }
  }

  private void add(int option, Block block, Inline inline, int pos) {
    List<Bracket.Span> stretches = spans.computeIfAbsent(option, n -> new ArrayList<>());
    StringBuilder text = texts.computeIfAbsent(option, n -> new StringBuilder());
    int end = pos + inline.size();
    int last = stretches.size() - 1;
    if (last >= 0 && stretches.get(last).to() == pos) {
      stretches.set(last, new Bracket.Span(block.id(), stretches.get(last).from(), end));
    } else {
      if (last >= 0 && !stretches.get(last).block().equals(block.id())) {
        text.append('\n');
      }
      stretches.add(new Bracket.Span(block.id(), pos, end));
    }
    if (inline instanceof Inline.Text run) {
      text.append(run.text());
    }
  }

  List<Bracket.Option> options() {
    List<Bracket.Option> out = new ArrayList<>();
    spans.forEach(
        (number, stretches) ->
            out.add(
                new Bracket.Option(
                    number,
                    texts.getOrDefault(number, new StringBuilder()).toString(),
                    stretches)));
    return out;
  }

  List<String> clauses() {
    return spans.values().stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparingInt(Bracket.Span::from))
        .map(Bracket.Span::block)
        .distinct()
        .toList();
  }

  /**
   * Whether it stands round another: covers all of it and more. Of two that cover the same words
   * the one with fewer options is outside, then the one that was put first, as they are printed.
   */
  boolean encloses(BracketExtent other) {
    if (other.common.getOrDefault(id, 0) < other.size || size < other.size) {
      return false;
    }
    if (size > other.size) {
      return true;
    }
    return spans.size() == other.spans.size()
        ? rank < other.rank
        : spans.size() < other.spans.size();
  }
}
