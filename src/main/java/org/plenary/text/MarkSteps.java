package org.plenary.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** How marks are put on a range and how that is taken back. */
final class MarkSteps {

  private MarkSteps() {}

  static Applied apply(Doc doc, int from, int to, UnaryOperator<List<Mark>> change) {
    if (from < 0 || to > doc.size() || from > to) {
      return new Applied.Failed("Range outside the document");
    }
    Place a = Place.of(doc, from);
    Place b = Place.from(doc, to, a.index(), a.start());
    if (a.cutsCharacter(doc) || b.cutsCharacter(doc)) {
      return new Applied.Failed("Range cuts a character");
    }
    Block[] blocks = doc.array().clone();
    int last = b.inBlock() ? b.index() : b.index() - 1;
    for (int i = a.index(); i <= last; i++) {
      Block block = blocks[i];
      int start = i == a.index() ? Math.max(0, a.offset()) : 0;
      int end = i == b.index() ? b.offset() : block.contentSize();
      List<Inline> content = Inlines.remark(block.content(), start, end, change);
      if (content != block.content()) {
        blocks[i] = block.with(content);
      }
    }
    return new Applied.Done(new Doc(blocks, doc.size()));
  }

  static Step invertAdd(Doc doc, Step.AddMark step) {
    List<Step> out = new ArrayList<>();
    forEachInline(
        doc,
        step.from(),
        step.to(),
        (inline, from, to) -> {
          List<Mark> added = Marks.add(inline.marks(), step.mark());
          if (added.equals(inline.marks())) {
            return;
          }
          push(out, new Step.RemoveMark(from, to, step.mark()));
          for (Mark mark : inline.marks()) {
            if (!added.contains(mark)) {
              push(out, new Step.AddMark(from, to, mark));
            }
          }
        });
    return out.size() == 1 ? out.get(0) : new Step.SetMarks(out);
  }

  static Step invertRemove(Doc doc, Step.RemoveMark step) {
    List<Step> out = new ArrayList<>();
    forEachInline(
        doc,
        step.from(),
        step.to(),
        (inline, from, to) -> {
          if (inline.marks().contains(step.mark())) {
            push(out, new Step.AddMark(from, to, step.mark()));
          }
        });
    return out.size() == 1 ? out.get(0) : new Step.SetMarks(out);
  }

  /** Adds at the end, or lengthens the last one if it is the same and ends here. */
  private static void push(List<Step> out, Step step) {
    Step last = out.isEmpty() ? null : out.get(out.size() - 1);
    if (step instanceof Step.AddMark add
        && last instanceof Step.AddMark before
        && before.to() == add.from()
        && before.mark().equals(add.mark())) {
      out.set(out.size() - 1, new Step.AddMark(before.from(), add.to(), add.mark()));
    } else if (step instanceof Step.RemoveMark remove
        && last instanceof Step.RemoveMark before
        && before.to() == remove.from()
        && before.mark().equals(remove.mark())) {
      out.set(out.size() - 1, new Step.RemoveMark(before.from(), remove.to(), remove.mark()));
    } else {
      out.add(step);
    }
  }

  private interface Visit {
    void inline(Inline inline, int from, int to);
  }

  /** Every inline that has a part in the range, with that part. */
  private static void forEachInline(Doc doc, int from, int to, Visit visit) {
    int at = 0;
    for (Block block : doc.array()) {
      if (at >= to) {
        return;
      }
      int pos = at + 1;
      if (at + block.nodeSize() > from) {
        for (Inline inline : block.content()) {
          int end = pos + inline.size();
          if (end > from && pos < to) {
            visit.inline(inline, Math.max(from, pos), Math.min(to, end));
          }
          pos = end;
        }
      }
      at += block.nodeSize();
    }
  }
}
