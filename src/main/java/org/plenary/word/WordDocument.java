package org.plenary.word;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a Word file says.
 *
 * @param paragraphs of the body, in order; those of a text box follow the paragraph it hangs on
 * @param notes the paragraphs of each footnote and endnote by its key
 * @param cells the containers that are cells of a table beside others in their row
 * @param pairs of each table in which no row has more than two cells those of the rows with two,
 *     row after row
 */
public record WordDocument(
    List<Paragraph> paragraphs,
    Map<String, List<Paragraph>> notes,
    List<Comment> comments,
    Styles styles,
    Lists lists,
    Set<Integer> cells,
    List<List<Integer>> pairs) {

  public WordDocument {
    paragraphs = List.copyOf(paragraphs);
    notes = Map.copyOf(notes);
    comments = List.copyOf(comments);
    cells = Set.copyOf(cells);
    pairs = List.copyOf(pairs);
  }

  /** One without tables. */
  public WordDocument(
      List<Paragraph> paragraphs,
      Map<String, List<Paragraph>> notes,
      List<Comment> comments,
      Styles styles,
      Lists lists) {
    this(paragraphs, notes, comments, styles, lists, Set.of(), List.of());
  }

  /** Whether a line stands in a cell beside others: it is no part of the text around the table. */
  public boolean isCell(Line line) {
    return cells.contains(paragraphs.get(line.sources().get(0)).container());
  }

  /** The paragraphs of one reading, as Word would show them. */
  public List<Line> lines(View view) {
    return Lines.of(paragraphs, view, styles, lists);
  }

  /** The words of a footnote in one reading; its paragraphs are joined by line feeds. */
  public String note(String key, View view) {
    List<String> lines =
        Lines.of(notes.getOrDefault(key, List.of()), view, styles, lists).stream()
            .map(Line::text)
            .toList();
    return String.join("\n", lines).strip();
  }

  /** Whether anything in it is a tracked change of words or of automatic numbers. */
  public boolean hasChanges() {
    return paragraphs.stream().anyMatch(WordDocument::changed)
        || notes.values().stream().flatMap(List::stream).anyMatch(WordDocument::changed);
  }

  private static boolean changed(Paragraph one) {
    return one.markInserted() != null
        || one.markDeleted() != null
        || one.rowInserted() != null
        || one.rowDeleted() != null
        || one.now().list() != one.before().list()
        || one.now().level() != one.before().level()
        || one.pieces().stream().anyMatch(p -> p.inserted() != null || p.deleted() != null);
  }
}
