package org.plenary.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.plenary.text.Block;
import org.plenary.text.Inline;
import org.plenary.text.Mark;

/**
 * Gives what a contribution asks for the names it has in our text.
 *
 * @param ours the block of ours that a block of theirs is, by its id; null for none
 */
record Renaming(Function<String, @Nullable Block> ours) {

  /** References and footnotes by the names they have in our text. */
  Block named(Block block, @Nullable Block there) {
    List<Inline> content = new ArrayList<>();
    for (Inline inline : block.content()) {
      List<Mark> marks = inline.marks().stream().map(this::named).toList();
      if (inline instanceof Inline.Footnote note) {
        content.add(new Inline.Footnote(noteId(note, there), note.text(), marks));
      } else if (inline instanceof Inline.Text run) {
        content.add(new Inline.Text(run.text(), marks));
      }
    }
    return new Block(block.id(), block.kind(), block.level(), block.num(), content);
  }

  private Mark named(Mark mark) {
    if (mark instanceof Mark.Reference reference && reference.to().startsWith("#")) {
      Block found = ours.apply(reference.to().substring(1));
      return found == null ? mark : new Mark.Reference("#" + found.id());
    }
    return mark;
  }

  private static String noteId(Inline.Footnote note, @Nullable Block there) {
    if (there != null) {
      for (Inline inline : there.content()) {
        if (inline instanceof Inline.Footnote own
            && Forms.bare(own.text()).equals(Forms.bare(note.text()))) {
          return own.id();
        }
      }
    }
    return note.id();
  }
}
