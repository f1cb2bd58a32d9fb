package org.plenary.input;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.plenary.negotiation.Contribution;
import org.plenary.negotiation.Input;
import org.plenary.negotiation.Negotiation;
import org.plenary.negotiation.Revision;
import org.plenary.refusal.Refusal;
import org.plenary.resolution.ActJson;
import org.plenary.resolution.State;
import org.plenary.text.Segmenter;

/** A contribution with the clause proposals that came in it; see {@code docs/http.md}. Pure. */
final class EnvelopeJson {
  private EnvelopeJson() {}

  /**
   * The envelope.
   *
   * <p>Refusal: {@code contribution.unknown}.
   */
  static ObjectNode of(State state, int number, Segmenter words) {
    Negotiation n = state.negotiation();
    Contribution envelope = n.contributions().get(number);
    if (envelope == null) {
      throw Refusal.of("contribution.unknown", "There is no such contribution.").asException();
    }
    ObjectNode json = NegotiationJson.contribution(envelope);
    ArrayNode proposals = json.putArray("proposals");
    Standings standings = new Standings(state, words);
    for (Input input : n.inputs().values()) {
      if (input instanceof Input.Proposal proposal && proposal.contribution() == number) {
        proposals.add(proposal(state, standings, proposal));
      }
    }
    return json;
  }

  private static ObjectNode proposal(State state, Standings standings, Input.Proposal proposal) {
    Negotiation n = state.negotiation();
    Revision content = proposal.content();
    ObjectNode json =
        InputJson.object()
            .put("number", proposal.number())
            .put("clause", n.clauseOf(proposal, state.doc()))
            .put("kind", ActJson.code(content.kind()))
            .put("place", ActJson.code(content.target().place()))
            .put("amends", content.target().amends())
            .put("symbol", proposal.symbol())
            .put("why", content.why())
            .put("withdrawn", proposal.withdrawn())
            .put("owes", n.owes(proposal))
            .put("state", ActJson.code(standings.of(proposal)));
    json.set("segs", ClauseJson.segments(standings.edits(content)));
    return json;
  }
}
