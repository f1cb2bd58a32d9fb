package org.plenary.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.plenary.text.Num;
import org.plenary.word.Paragraph;
import org.plenary.word.Piece;
import org.plenary.word.Tracked;
import org.plenary.word.View;
import org.plenary.word.WordDocument;

/**
 * Tables that set a list: two columns, the labels in the one and the words in the other. Their rows
 * are items as any others; the cells of all other tables stay words beside each other.
 */
final class LabelTables {
  /** One number beside words is no list. */
  private static final int LEAST = 2;

  /** Letters that number nothing: {@code No.} */
  private static final Pattern WORD = Pattern.compile("(\\p{L})(?!\\1)\\p{L}");

  private final WordDocument document;
  private final List<Paragraph> paragraphs;
  private final Map<Integer, List<Integer>> places = new HashMap<>();
  private final Set<Integer> cells;

  private LabelTables(WordDocument document) {
    this.document = document;
    this.paragraphs = new ArrayList<>(document.paragraphs());
    this.cells = new HashSet<>(document.cells());
    for (int i = 0; i < paragraphs.size(); i++) {
      int container = paragraphs.get(i).container();
      places.computeIfAbsent(container, c -> new ArrayList<>()).add(i);
    }
  }

  /** The same file with the labels before their words. Every paragraph keeps its place. */
  static WordDocument unfolded(WordDocument document) {
    if (document.pairs().isEmpty()) {
      return document;
    }
    LabelTables tables = new LabelTables(document);
    document.pairs().stream().filter(tables::isList).forEach(tables::unfold);
    return new WordDocument(
        tables.paragraphs,
        document.notes(),
        document.comments(),
        document.styles(),
        document.lists(),
        tables.cells,
        List.of());
  }

  /** Whether each row has a label or none, and they are in order in one of the readings. */
  private boolean isList(List<Integer> table) {
    boolean found = false;
    for (View view : View.values()) {
      TypedLabel last = null;
      int labels = 0;
      boolean inOrder = true;
      for (int i = 0; i < table.size(); i += 2) {
        String words = words(table.get(i + 1), view);
        String typed = words(table.get(i), view);
        TypedLabel label = typed.isEmpty() ? null : label(typed);
        boolean listed = typed.isEmpty() || label != null;
        boolean worded = words.isEmpty() || words.codePoints().anyMatch(Character::isLetter);
        if (!listed || !worded || places(table.get(i)).size() != 1) {
          return false;
        }
        labels += label != null || isNumbered(table.get(i)) ? 1 : 0;
        inOrder &= label == null || last == null || follows(label, last);
        last = label == null ? last : label;
      }
      found |= inOrder && labels >= LEAST;
    }
    return found;
  }

  private static @Nullable TypedLabel label(String typed) {
    TypedLabel label = TypedLabel.of(typed + "\tx");
    if (label == null || !label.rest().equals("x")) {
      return null;
    }
    return !WORD.matcher(typed).find() || isRoman(label) ? label : null;
  }

  private static boolean isRoman(TypedLabel label) {
    return label.meanings().get(0).style() == Num.ROMAN;
  }

  /** The next of the same list, or the first of another one, or one of a list around. */
  private static boolean follows(TypedLabel label, TypedLabel last) {
    return label.meanings().stream()
        .anyMatch(
            one ->
                one.ordinal() == 1
                    || one.times() > 0
                    || one.style() == Num.DASH
                    || last.meanings().stream()
                        .anyMatch(
                            before ->
                                before.style() != one.style()
                                    || !before.above().equals(one.above())
                                    || before.ordinal() + 1 == one.ordinal()));
  }

  private List<Integer> places(int cell) {
    return places.getOrDefault(cell, List.of());
  }

  private String words(int cell, View view) {
    StringBuilder words = new StringBuilder();
    for (int place : places(cell)) {
      document.paragraphs().get(place).pieces().stream()
          .filter(piece -> piece.stands(view))
          .forEach(piece -> words.append(piece.note() == null ? piece.text() : "x"));
    }
    return words.toString().strip();
  }

  /** Whether it holds nothing but the number that the file's own list gives it. */
  private boolean isNumbered(int cell) {
    return paragraphs.get(places(cell).get(0)).now().list() > 0;
  }

  private void unfold(List<Integer> table) {
    for (int i = 0; i < table.size(); i += 2) {
      cells.remove(table.get(i));
      cells.remove(table.get(i + 1));
      List<Integer> words = places(table.get(i + 1));
      if (!words.isEmpty()) {
        join(places(table.get(i)).get(0), first(words));
      }
    }
  }

  private int first(List<Integer> words) {
    return words.stream()
        .filter(place -> !paragraphs.get(place).pieces().isEmpty())
        .findFirst()
        .orElse(words.get(0));
  }

  private void join(int from, int to) {
    Paragraph label = paragraphs.get(from);
    Paragraph words = paragraphs.get(to);
    List<Piece> pieces = new ArrayList<>(label.pieces());
    if (!pieces.isEmpty()) {
      Piece last = pieces.get(pieces.size() - 1);
      boolean put = pieces.stream().allMatch(piece -> piece.inserted() != null);
      boolean taken = pieces.stream().allMatch(piece -> piece.deleted() != null);
      Tracked by = put ? last.inserted() : null;
      pieces.add(new Piece("\t", 0, by, taken ? last.deleted() : null, null));
    }
    pieces.addAll(words.pieces());
    boolean numbered = label.now().list() > 0;
    paragraphs.set(
        from, with(label, Paragraph.Properties.NONE, Paragraph.Properties.NONE, List.of()));
    paragraphs.set(
        to,
        numbered
            ? with(words, label.now(), label.before(), pieces)
            : with(words, words.now(), words.before(), pieces));
  }

  private static Paragraph with(
      Paragraph one, Paragraph.Properties now, Paragraph.Properties before, List<Piece> pieces) {
    return new Paragraph(
        one.container(),
        now,
        before,
        one.markInserted(),
        one.markDeleted(),
        one.rowInserted(),
        one.rowDeleted(),
        pieces);
  }
}
