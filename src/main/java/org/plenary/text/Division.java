package org.plenary.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One block became two, or two became one, and the words of both went along; see {@code
 * docs/clause-identity.md}.
 *
 * @param joined whether two became one; else one became two
 * @param first id of the block that was there before and is there after
 * @param second id of the block that came with a split, or went with a join
 */
public record Division(boolean joined, String first, String second) {

  /**
   * What these steps, each made for the text after the one before it, split and joined, in order.
   * An empty block that came or went is none.
   */
  public static List<Division> all(Doc before, List<@Nullable Step> steps) {
    List<Division> found = new ArrayList<>();
    Doc doc = before;
    for (Step step : steps) {
      if (step != null && step.apply(doc) instanceof Applied.Done done) {
        of(doc, step, done.doc()).ifPresent(found::add);
        doc = done.doc();
      }
    }
    return found;
  }

  /** The two parts as one block, in the place of the first. */
  public static Block whole(Block first, Block second) {
    List<Inline> content = new ArrayList<>();
    Inlines.pushAll(content, first.content());
    Inlines.pushAll(content, second.content());
    return first.with(content);
  }

  private static Optional<Division> of(Doc before, Step step, Doc after) {
    if (!(step instanceof Step.Replace replace) || before.array().length == after.array().length) {
      return Optional.empty();
    }
    Touched touched = Touched.between(before, after);
    int start = touched.start();
    if (start == touched.oldEnd() || start == touched.newEnd()) {
      return Optional.empty();
    }
    Block first = before.array()[start];
    boolean stays = first.id().equals(after.array()[start].id());
    boolean one = touched.oldEnd() == start + 1;
    boolean joined = touched.newEnd() == start + 1;
    if (!stays || one == joined) {
      return Optional.empty();
    }
    Block last = before.array()[touched.oldEnd() - 1];
    Block second = joined ? last : after.array()[touched.newEnd() - 1];
    boolean bare = second.plainText().isBlank() || replace.to() >= contentEnd(before, touched);
    return bare ? Optional.empty() : Optional.of(new Division(joined, first.id(), second.id()));
  }

  /** Where the words of the last block that was touched end. */
  private static int contentEnd(Doc doc, Touched touched) {
    int end = 0;
    for (int i = 0; i < touched.oldEnd(); i++) {
      end += doc.array()[i].nodeSize();
    }
    return end - 1;
  }
}
