package org.plenary.publication;

import java.util.List;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.publication.PublicRecord.Item;
import org.plenary.resolution.State;
import org.plenary.text.Block;
import org.plenary.text.Redline;

/**
 * A clause side by side: the base text, the working text against it, every proposal against the
 * words it was made on.
 *
 * @param base none where the clause is new
 * @param working the redline from base to working text; none where it is in neither
 * @param folded proposals of the same content together
 */
public record ClausePage(
    Meeting meeting,
    AgendaItem item,
    long version,
    ClauseView clause,
    List<List<Piece>> base,
    List<List<Piece>> working,
    List<List<InputView>> folded) {

  static ClausePage of(Item item, Inputs inputs, State base, String clause) {
    List<Block> was = base.doc().blocks().stream().filter(b -> b.id().equals(clause)).toList();
    Block block = inputs.block(clause);
    List<Block> is = block == null ? List.of() : List.of(block);
    return new ClausePage(
        item.meeting(),
        item.agenda(),
        item.edition().version(),
        inputs.clause(clause),
        Lines.whole(Redline.Op.SAME, was),
        Lines.between(was, is, inputs.segmenter()),
        inputs.folded(clause));
  }

  public String path() {
    return "/m/" + item.meeting() + "/" + item.slug();
  }

  /** Proposals that were taken back: they stay readable. */
  public List<InputView> withdrawn() {
    return clause.proposals().stream()
        .filter(input -> input.standing().equals("withdrawn"))
        .toList();
  }
}
