package org.plenary.word;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One paragraph as it stands in the file, all tracked changes in it.
 *
 * @param container the body, a cell, a text box: paragraphs join only within one
 * @param now its properties
 * @param before its properties before a tracked change of them; else the same
 * @param markInserted who put its end there: rejecting joins it with the next one
 * @param markDeleted who took its end out: accepting joins it with the next one
 * @param rowInserted who put in the table row it stands in
 * @param rowDeleted who took that row out
 */
public record Paragraph(
    int container,
    Properties now,
    Properties before,
    @Nullable Tracked markInserted,
    @Nullable Tracked markDeleted,
    @Nullable Tracked rowInserted,
    @Nullable Tracked rowDeleted,
    List<Piece> pieces) {

  /**
   * Style and automatic number.
   *
   * @param style its id in the file, empty for the default
   * @param list the file's list (numId), -1 where the style decides, 0 for none
   * @param level of the list, from 0, -1 where the style decides
   */
  public record Properties(String style, int list, int level) {
    public static final Properties NONE = new Properties("", -1, -1);
  }

  public Paragraph {
    pieces = List.copyOf(pieces);
  }

  /** A paragraph without tracked changes of its own. */
  public static Paragraph of(String style, List<Piece> pieces) {
    return marked(style, pieces, null, null);
  }

  /** A paragraph whose end was put in or taken out. */
  public static Paragraph marked(
      String style, List<Piece> pieces, @Nullable Tracked inserted, @Nullable Tracked deleted) {
    Properties properties = new Properties(style, -1, -1);
    return new Paragraph(0, properties, properties, inserted, deleted, null, null, pieces);
  }

  /** The same in another container. */
  public Paragraph in(int other) {
    return new Paragraph(
        other, now, before, markInserted, markDeleted, rowInserted, rowDeleted, pieces);
  }

  /** The same as an item of an automatic list. */
  public Paragraph listed(int list, int level) {
    Properties properties = new Properties(now.style(), list, level);
    return new Paragraph(
        container,
        properties,
        properties,
        markInserted,
        markDeleted,
        rowInserted,
        rowDeleted,
        pieces);
  }

  boolean rowStands(View view) {
    return (view == View.ACCEPTED ? rowDeleted : rowInserted) == null;
  }

  boolean markStands(View view) {
    return (view == View.ACCEPTED ? markDeleted : markInserted) == null;
  }

  Properties properties(View view) {
    return view == View.ACCEPTED ? now : before;
  }
}
