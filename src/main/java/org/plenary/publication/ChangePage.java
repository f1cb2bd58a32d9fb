package org.plenary.publication;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.exchange.Printed;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.publication.PublicRecord.Item;
import org.plenary.resolution.State;
import org.plenary.text.Block;
import org.plenary.text.Redline;
import org.plenary.text.Segmenter;

/**
 * One change: what was done with one entry, by whom, when, and its words whole.
 *
 * @param version the entry by which it was asked for
 */
public record ChangePage(Meeting meeting, AgendaItem item, long version, List<Shown> shown) {

  /**
   * One line of it.
   *
   * @param words the whole clause with what was added and removed
   */
  public record Shown(Change change, List<Piece> words) {}

  static ChangePage of(Item item, long version, List<Shown> shown) {
    return new ChangePage(item.meeting(), item.agenda(), version, shown);
  }

  /** The whole clause between two states; nothing where it is the same in both. */
  static List<Piece> words(String clause, State before, State after, Segmenter words) {
    Block was = block(before, clause);
    Block is = block(after, clause);
    if (was != null && is != null) {
      return was.equals(is) ? List.of() : Piece.of(Redline.words(was, is, words));
    }
    Block one = was == null ? is : was;
    Redline.Op op = was == null ? Redline.Op.ADDED : Redline.Op.REMOVED;
    return one == null ? List.of() : Piece.of(List.of(new Redline.Run(op, one.content())));
  }

  private static @Nullable Block block(State state, String id) {
    return state.doc().blocks().stream()
        .filter(block -> block.id().equals(id))
        .map(Printed::of)
        .findFirst()
        .orElse(null);
  }

  public String path() {
    return "/m/" + item.meeting() + "/" + item.slug();
  }
}
