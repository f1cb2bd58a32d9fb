package org.plenary.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.plenary.word.Paragraph;
import org.plenary.word.Piece;
import org.plenary.word.Tracked;

/**
 * Keeps changes apart that end and begin beside the end of a paragraph. LibreOffice takes two
 * insertions of one author, or two deletions, for one where the first goes to the end of a
 * paragraph and the second begins the next: then the end between them goes with them, and two
 * paragraphs become one. So the other kind of change is put between them, where there is one; else
 * the ends of whole paragraphs are told as if the one before had been ended anew, which comes to
 * the same words.
 */
final class WordSeams {
  private final List<Paragraph> paragraphs;
  private final Set<Integer> moved;

  private WordSeams(List<Paragraph> paragraphs, Set<Integer> moved) {
    this.paragraphs = paragraphs;
    this.moved = moved;
  }

  /**
   * Changes the paragraphs in place.
   *
   * @param moved those that are ends of moves, by index: they are told apart anyway
   */
  static void keepApart(List<Paragraph> paragraphs, Set<Integer> moved) {
    WordSeams seams = new WordSeams(paragraphs, moved);
    for (int i = 0; i + 1 < paragraphs.size(); i++) {
      seams.seam(i, true);
      seams.seam(i, false);
    }
  }

  /**
   * @param put of insertions; false: of deletions
   */
  private void seam(int at, boolean put) {
    Paragraph one = paragraphs.get(at);
    Paragraph next = paragraphs.get(at + 1);
    List<Piece> pieces = one.pieces();
    List<Piece> others = next.pieces();
    if (one.markInserted() != null
        || one.markDeleted() != null
        || moved.contains(at + 1)
        || pieces.isEmpty()
        || others.isEmpty()) {
      return;
    }
    Tracked last = by(pieces.get(pieces.size() - 1), put);
    Tracked first = by(others.get(0), put);
    if (last == null || first == null || !last.author().equals(first.author())) {
      return;
    }
    int tail = pieces.size();
    while (tail > 0 && isChanged(pieces.get(tail - 1))) {
      tail--;
    }
    int head = 0;
    while (head < others.size() && isChanged(others.get(head))) {
      head++;
    }
    Predicate<Piece> same = piece -> by(piece, put) != null;
    if (!pieces.subList(tail, pieces.size()).stream().allMatch(same)) {
      paragraphs.set(at, with(one, sorted(pieces, tail, pieces.size(), same)));
    } else if (mark(next, put) != null) {
      shift(at, put);
    } else if (!others.subList(0, head).stream().allMatch(same)) {
      paragraphs.set(at + 1, with(next, sorted(others, 0, head, same.negate())));
    }
  }

  /** The ends of whole paragraphs after that one, each told of the one before it. */
  private void shift(int at, boolean put) {
    Paragraph one = paragraphs.get(at);
    int end = at + 1;
    while (end < paragraphs.size()
        && mark(paragraphs.get(end), put) != null
        && !moved.contains(end)) {
      Tracked by = mark(paragraphs.get(end), put);
      paragraphs.set(end - 1, marked(paragraphs.get(end - 1), put, by));
      end++;
    }
    Paragraph last = marked(paragraphs.get(end - 1), put, null);
    // What is left of the first takes the properties of the last.
    paragraphs.set(
        end - 1,
        new Paragraph(
            last.container(),
            put ? last.now() : one.now(),
            put ? one.before() : last.before(),
            last.markInserted(),
            last.markDeleted(),
            last.rowInserted(),
            last.rowDeleted(),
            last.pieces()));
  }

  private static boolean isChanged(Piece piece) {
    return by(piece, true) != null || by(piece, false) != null;
  }

  private static @Nullable Tracked by(Piece piece, boolean put) {
    return put ? piece.inserted() : piece.deleted();
  }

  private static @Nullable Tracked mark(Paragraph one, boolean put) {
    return put ? one.markInserted() : one.markDeleted();
  }

  /** Those pieces of a stretch first, then the others. */
  private static List<Piece> sorted(List<Piece> pieces, int from, int to, Predicate<Piece> first) {
    List<Piece> sorted = new ArrayList<>(pieces.subList(0, from));
    pieces.subList(from, to).stream().filter(first).forEach(sorted::add);
    pieces.subList(from, to).stream().filter(first.negate()).forEach(sorted::add);
    sorted.addAll(pieces.subList(to, pieces.size()));
    return sorted;
  }

  private static Paragraph with(Paragraph one, List<Piece> pieces) {
    return new Paragraph(
        one.container(),
        one.now(),
        one.before(),
        one.markInserted(),
        one.markDeleted(),
        one.rowInserted(),
        one.rowDeleted(),
        pieces);
  }

  private static Paragraph marked(Paragraph one, boolean put, @Nullable Tracked by) {
    return new Paragraph(
        one.container(),
        one.now(),
        one.before(),
        put ? by : one.markInserted(),
        put ? one.markDeleted() : by,
        one.rowInserted(),
        one.rowDeleted(),
        one.pieces());
  }
}
