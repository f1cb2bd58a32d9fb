package org.plenary.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Pure operations on the content of a block. What they return is canonical if the input is. */
final class Inlines {

  private Inlines() {}

  static int size(List<Inline> content) {
    int size = 0;
    for (int i = 0; i < content.size(); i++) {
      size += content.get(i).size();
    }
    return size;
  }

  /** Adds at the end, joining texts with equal marks. */
  static void push(List<Inline> out, Inline inline) {
    int last = out.size() - 1;
    if (last >= 0
        && inline instanceof Inline.Text run
        && out.get(last) instanceof Inline.Text before
        && Marks.same(before.marks(), run.marks())) {
      out.set(last, new Inline.Text(before.text().concat(run.text()), run.marks()));
    } else {
      out.add(inline);
    }
  }

  static void pushAll(List<Inline> out, List<Inline> content) {
    for (int i = 0; i < content.size(); i++) {
      push(out, content.get(i));
    }
  }

  /** Adds what lies between two offsets. */
  static void pushRange(List<Inline> out, List<Inline> content, int from, int to) {
    int start = 0;
    for (int i = 0; i < content.size() && start < to; i++) {
      Inline inline = content.get(i);
      int end = start + inline.size();
      if (end > from && from < to) {
        push(out, part(inline, Math.max(from, start) - start, Math.min(to, end) - start));
      }
      start = end;
    }
  }

  private static Inline part(Inline inline, int from, int to) {
    if (inline instanceof Inline.Text run && (from > 0 || to < run.size())) {
      return new Inline.Text(run.text().substring(from, to), run.marks());
    }
    return inline;
  }

  static List<Inline> range(List<Inline> content, int from, int to) {
    List<Inline> out = new ArrayList<>();
    pushRange(out, content, from, to);
    return out;
  }

  /** Changes the marks of what lies between two offsets; the very same list if nothing changes. */
  static List<Inline> remark(
      List<Inline> content, int from, int to, UnaryOperator<List<Mark>> change) {
    if (from >= to) {
      return content;
    }
    List<Inline> out = new ArrayList<>(content.size() + 2);
    boolean changed = false;
    int start = 0;
    for (Inline inline : content) {
      int end = start + inline.size();
      List<Mark> marks = end > from && start < to ? change.apply(inline.marks()) : inline.marks();
      if (marks == inline.marks()) {
        push(out, inline);
      } else {
        int a = Math.max(from, start) - start;
        int b = Math.min(to, end) - start;
        if (a > 0) {
          push(out, part(inline, 0, a));
        }
        push(out, marked(part(inline, a, b), marks));
        if (b < end - start) {
          push(out, part(inline, b, end - start));
        }
        changed = true;
      }
      start = end;
    }
    return changed ? out : content;
  }

  static Inline marked(Inline inline, List<Mark> marks) {
    if (inline instanceof Inline.Text run) {
      return new Inline.Text(run.text(), marks);
    }
    Inline.Footnote note = (Inline.Footnote) inline;
    return new Inline.Footnote(note.id(), note.text(), marks);
  }

  /** Whether an offset lies between the two halves of one character. */
  static boolean cutsCharacter(List<Inline> content, int offset) {
    int start = 0;
    for (int i = 0; i < content.size() && start < offset; i++) {
      Inline inline = content.get(i);
      int end = start + inline.size();
      if (offset < end && inline instanceof Inline.Text run) {
        return Character.isLowSurrogate(run.text().charAt(offset - start))
            && Character.isHighSurrogate(run.text().charAt(offset - start - 1));
      }
      start = end;
    }
    return false;
  }
}
