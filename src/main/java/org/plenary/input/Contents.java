package org.plenary.input;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.negotiation.Clauses;
import org.plenary.negotiation.Input;
import org.plenary.negotiation.Negotiation;
import org.plenary.negotiation.ProposalKind;
import org.plenary.negotiation.Revision;
import org.plenary.negotiation.Target;
import org.plenary.refusal.Refusal;
import org.plenary.resolution.State;
import org.plenary.text.Block;
import org.plenary.text.Doc;

/** The content of a proposal as a request gives it, with what it was made on from the log. */
final class Contents {
  private Contents() {}

  /**
   * Reads it.
   *
   * <p>Refusals: {@code act.malformed}, {@code doc.malformed}, {@code proposal.unknown}, {@code
   * clause.unknown}.
   *
   * @param base the state that it was made on
   * @param now the newest negotiation
   */
  static Revision of(State base, Negotiation now, Fields fields) {
    ProposalKind kind = fields.constant("kind", ProposalKind.class, null);
    Target.Place usual = kind == ProposalKind.ADD ? Target.Place.AFTER : Target.Place.AT;
    Target.Place place = fields.constant("place", Target.Place.class, usual);
    int amends = fields.number("amends");
    Doc text = fields.doc("text");
    String why = fields.text("why");
    return amends > 0
        ? amendment(now, amends, base.version(), kind, place, text, why)
        : onClause(base, fields.text("clause"), kind, place, text, why);
  }

  /** A proposal on a clause of the text. */
  static Revision onClause(
      State base,
      String clause,
      ProposalKind kind,
      Target.Place place,
      @Nullable Doc text,
      String why) {
    Block block =
        Clauses.block(base.doc(), clause)
            .orElseThrow(
                () ->
                    Refusal.of("clause.unknown", "There is no such clause in the text.")
                        .asException());
    Doc before = kind == ProposalKind.ADD ? null : new Doc(List.of(block));
    int position = Clauses.position(base.doc(), clause);
    Target target = new Target(clause, place, 0);
    return new Revision(kind, target, before, text, base.version(), position, why);
  }

  /** A proposal on a proposal: made on its newest text. */
  static Revision amendment(
      Negotiation now,
      int amends,
      long version,
      ProposalKind kind,
      Target.Place place,
      @Nullable Doc text,
      String why) {
    Input.Proposal amended =
        now.proposal(amends)
            .orElseThrow(
                () -> Refusal.of("proposal.unknown", "There is no such proposal.").asException());
    List<Block> blocks = Standings.after(amended.content());
    Doc before = blocks.isEmpty() ? null : new Doc(blocks);
    String clause = blocks.isEmpty() ? amended.clause() : blocks.get(0).id();
    Target target = new Target(clause, place, amends);
    return new Revision(kind, target, before, text, version, 0, why);
  }
}
