package org.plenary.text;

import java.util.List;

/** A run of a block's content: text with marks, or a footnote. */
public sealed interface Inline {

  /** How many positions it takes. */
  int size();

  /** In rank order; brackets among themselves in the order in which they were put. */
  List<Mark> marks();

  /** Never empty; adjacent texts of one block never have equal marks. */
  record Text(String text, List<Mark> marks) implements Inline {
    @Override
    public int size() {
      return text.length();
    }
  }

  /** A footnote at its place in the text; its number is derived. One position. */
  record Footnote(String id, String text, List<Mark> marks) implements Inline {
    @Override
    public int size() {
      return 1;
    }
  }
}
