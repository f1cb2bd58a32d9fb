package org.plenary.text;

import java.util.List;
import java.util.Objects;

/**
 * One block of a document: a heading line, a call, a clause. Immutable; a value like a record, with
 * its size counted once.
 */
public final class Block {

  public static final int MAX_LEVEL = 4;

  private final String id;
  private final Kind kind;
  private final int level;
  private final Num num;
  private final List<Inline> content;
  private final int contentSize;

  /**
   * @param id stable for ever; unique in the document
   * @param level 0 is the outermost; only clauses, paragraphs, notes and headings are nested
   * @param content canonical: no empty text, no adjacent texts with equal marks
   */
  public Block(String id, Kind kind, int level, Num num, List<Inline> content) {
    this.id = id;
    this.kind = kind;
    this.level = level;
    this.num = num;
    this.content = List.copyOf(content);
    this.contentSize = Inlines.size(this.content);
  }

  public String id() {
    return id;
  }

  public Kind kind() {
    return kind;
  }

  public int level() {
    return level;
  }

  public Num num() {
    return num;
  }

  public List<Inline> content() {
    return content;
  }

  /** The size of its content. */
  public int contentSize() {
    return contentSize;
  }

  /** Content and the two positions of the block itself. */
  public int nodeSize() {
    return contentSize + 2;
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

  /** The same block with other content. */
  Block with(List<Inline> changed) {
    return new Block(id, kind, level, num, changed);
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof Block that
            && level == that.level
            && contentSize == that.contentSize
            && kind == that.kind
            && num == that.num
            && id.equals(that.id)
            && content.equals(that.content);
  }

  @Override
  public int hashCode() {
    return Objects.hash(id, kind, level, num, content);
  }

  @Override
  public String toString() {
    return kind.wire() + "#" + id + "/" + level + "/" + num.wire() + content;
  }
}
