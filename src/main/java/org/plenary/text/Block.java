package org.plenary.text;

import java.util.List;

/**
 * One block of a document: a heading line, a call, a clause.
 *
 * @param id stable for ever; unique in the document
 * @param level 0 is the outermost; only clauses, paragraphs, notes and headings are nested
 * @param content canonical: no empty text, no adjacent texts with equal marks
 */
public record Block(String id, Kind kind, int level, Num num, List<Inline> content) {

  public static final int MAX_LEVEL = 4;

  public Block {
    content = List.copyOf(content);
  }

  /** The size of its content. */
  public int contentSize() {
    int size = 0;
    for (Inline inline : content) {
      size += inline.size();
    }
    return size;
  }

  /** Content and the two positions of the block itself. */
  public int nodeSize() {
    return contentSize() + 2;
  }

  /** Its words, footnotes left out. */
  public String plainText() {
    StringBuilder text = new StringBuilder();
    for (Inline inline : content) {
      if (inline instanceof Inline.Text run) {
        text.append(run.text());
      }
    }
    return text.toString();
  }
}
