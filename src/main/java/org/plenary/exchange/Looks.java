package org.plenary.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.plenary.text.Block;
import org.plenary.text.Inline;
import org.plenary.text.Mark;
import org.plenary.word.Piece;

/** How the characters of a line look, one character of bits for each; and the marks they become. */
final class Looks {

  private Looks() {}

  /** The text between two places as runs of marks. */
  static void add(List<Inline> content, String text, String looks, int from, int to) {
    int start = from;
    while (start < to) {
      int end = start + 1;
      char look = at(looks, start);
      while (end < to && at(looks, end) == look) {
        end++;
      }
      content.add(new Inline.Text(text.substring(start, end), marks(look)));
      start = end;
    }
  }

  private static char at(String looks, int place) {
    return looks.isEmpty() ? 0 : looks.charAt(place);
  }

  /** The bits of marks; other marks have none. */
  static int of(List<Mark> marks) {
    int look = 0;
    for (Mark mark : marks) {
      if (mark instanceof Mark.Emphasis) {
        look |= Piece.ITALIC;
      } else if (mark instanceof Mark.Strong) {
        look |= Piece.BOLD;
      } else if (mark instanceof Mark.Superscript) {
        look |= Piece.SUPERSCRIPT;
      } else if (mark instanceof Mark.Subscript) {
        look |= Piece.SUBSCRIPT;
      }
    }
    return look;
  }

  /** The bits of each character of a block; none at the place of a note. */
  static int[] of(Block block) {
    int[] looks = new int[block.contentSize()];
    int at = 0;
    for (Inline inline : block.content()) {
      int look = inline instanceof Inline.Text ? of(inline.marks()) : 0;
      Arrays.fill(looks, at, at + inline.size(), look);
      at += inline.size();
    }
    return looks;
  }

  static List<Mark> marks(char look) {
    List<Mark> marks = new ArrayList<>();
    if ((look & Piece.ITALIC) != 0) {
      marks.add(new Mark.Emphasis());
    }
    if ((look & Piece.BOLD) != 0) {
      marks.add(new Mark.Strong());
    }
    if ((look & Piece.SUPERSCRIPT) != 0) {
      marks.add(new Mark.Superscript());
    } else if ((look & Piece.SUBSCRIPT) != 0) {
      marks.add(new Mark.Subscript());
    }
    return marks;
  }
}
