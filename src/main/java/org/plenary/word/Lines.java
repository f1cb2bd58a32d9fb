package org.plenary.word;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plenary.word.Paragraph.Properties;

/**
 * Accepts or rejects everything, as Word does: a paragraph whose end goes is joined with the next
 * one of its container and takes that one's properties; rows that go take their paragraphs along.
 */
final class Lines {

  /** What waits for the next paragraph of its container. */
  private record Carry(List<Integer> sources, List<Piece> pieces) {}

  private final List<Paragraph> paragraphs;
  private final View view;
  private final Styles styles;
  private final Counters counters;
  private final List<Line> lines = new ArrayList<>();
  private final Map<Integer, Carry> carried = new HashMap<>();

  private Lines(List<Paragraph> paragraphs, View view, Styles styles, Lists lists) {
    this.paragraphs = paragraphs;
    this.view = view;
    this.styles = styles;
    this.counters = new Counters(lists, styles);
  }

  static List<Line> of(List<Paragraph> paragraphs, View view, Styles styles, Lists lists) {
    Lines lines = new Lines(paragraphs, view, styles, lists);
    Map<Integer, Integer> last = lines.lastOfContainers();
    for (int i = 0; i < paragraphs.size(); i++) {
      Paragraph one = paragraphs.get(i);
      if (one.rowStands(view)) {
        lines.take(i, one, last.getOrDefault(one.container(), i) == i);
      }
    }
    return lines.lines;
  }

  private Map<Integer, Integer> lastOfContainers() {
    Map<Integer, Integer> last = new HashMap<>();
    for (int i = 0; i < paragraphs.size(); i++) {
      if (paragraphs.get(i).rowStands(view)) {
        last.put(paragraphs.get(i).container(), i);
      }
    }
    return last;
  }

  private void take(int index, Paragraph one, boolean last) {
    Carry carry = carried.remove(one.container());
    if (carry == null) {
      carry = new Carry(new ArrayList<>(), new ArrayList<>());
    }
    carry.sources().add(index);
    one.pieces().stream().filter(piece -> piece.stands(view)).forEach(carry.pieces()::add);
    boolean ends = one.markStands(view);
    if (!ends && !last) {
      carried.put(one.container(), carry);
    } else if (ends || !carry.pieces().isEmpty()) {
      Properties properties = one.properties(view);
      Numbered number = counters.next(properties, carry.pieces().isEmpty());
      lines.add(new Line(carry.sources(), styles.name(properties.style()), number, carry.pieces()));
    }
  }
}
