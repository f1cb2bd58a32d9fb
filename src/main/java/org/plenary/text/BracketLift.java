package org.plenary.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The steps that settle a bracket: marks off what stays first, then deletions from the end. */
final class BracketLift {

  private record Range(int from, int to) {}

  private final String id;
  private final int option;

  /** By option: from where to where its marks stand on words that stay. */
  private final Map<Integer, Range> staying = new TreeMap<>();

  /** What goes, in order; whole blocks with their beginning and end. */
  private final List<Range> going = new ArrayList<>();

  private BracketLift(String id, int option) {
    this.id = id;
    this.option = option;
  }

  static List<Step> steps(Doc doc, String id, int option) {
    BracketLift lift = new BracketLift(id, option);
    boolean all = true;
    int start = 0;
    for (Block block : doc.array()) {
      all &= lift.block(block, start);
      start += block.nodeSize();
    }
    if (lift.staying.isEmpty() && option != Brackets.NO_TEXT) {
      return List.of();
    }
    if (all) {
      lift.keepFirst(doc);
    }
    return lift.steps();
  }

  /** Looks through a block; true if all of it goes. */
  private boolean block(Block block, int start) {
    int before = going.size();
    int size = 0;
    int pos = start + 1;
    for (Inline inline : block.content()) {
      int end = pos + inline.size();
      if (!stays(inline, pos, end)) {
        size += inline.size();
        add(pos, end);
      }
      pos = end;
    }
    if (size == 0 || size < block.contentSize()) {
      return false;
    }
    going.subList(before, going.size()).clear();
    add(start, start + block.nodeSize());
    return true;
  }

  /** Whether a text stays; what it carries of the bracket is taken down. */
  private boolean stays(Inline inline, int from, int to) {
    List<Mark.Bracket> marks =
        BracketExtent.on(inline).stream().filter(mark -> mark.id().equals(id)).toList();
    if (marks.isEmpty()) {
      return true;
    }
    if (option == Brackets.NO_TEXT || marks.stream().noneMatch(m -> m.option() == option)) {
      return false;
    }
    for (Mark.Bracket mark : marks) {
      staying.merge(mark.option(), new Range(from, to), (a, b) -> new Range(a.from(), b.to()));
    }
    return true;
  }

  private void add(int from, int to) {
    int last = going.size() - 1;
    if (last >= 0 && going.get(last).to() == from) {
      going.set(last, new Range(going.get(last).from(), to));
    } else {
      going.add(new Range(from, to));
    }
  }

  /** A text has one block at least: the first one stays, without its words. */
  private void keepFirst(Doc doc) {
    Block first = doc.array()[0];
    going.clear();
    going.add(new Range(1, 1 + first.contentSize()));
    if (doc.size() > first.nodeSize()) {
      going.add(new Range(first.nodeSize(), doc.size()));
    }
  }

  private List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    staying.forEach(
        (number, range) ->
            steps.add(new Step.RemoveMark(range.from(), range.to(), new Mark.Bracket(id, number))));
    for (int i = going.size() - 1; i >= 0; i--) {
      steps.add(Step.Replace.delete(going.get(i).from(), going.get(i).to()));
    }
    return steps;
  }
}
