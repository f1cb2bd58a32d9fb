package org.plenary.exchange;

import org.plenary.negotiation.Act;
import org.plenary.negotiation.Bracketing;
import org.plenary.negotiation.Input;
import org.plenary.negotiation.Negotiation;
import org.plenary.resolution.Event;

/** Who a redline says changed the text: whoever asked for it, where that is on record. Pure. */
final class Authors {
  private Authors() {}

  /** Of what an entry did; a bracket that is lifted goes for the option that stands. */
  static String of(Event event, Negotiation negotiation, String speaker) {
    if (event instanceof Event.Acted acted && acted.act() instanceof Act.TakenUp up) {
      return ofProposal(up.proposal(), negotiation, speaker);
    }
    if (event instanceof Event.Acted acted && acted.act() instanceof Act.Lifted lifted) {
      Bracketing known = negotiation.brackets().get(lifted.id());
      int source =
          known == null
              ? 0
              : known.options().stream()
                  .filter(one -> one.option() == lifted.option())
                  .mapToInt(Bracketing.Option::source)
                  .findFirst()
                  .orElse(0);
      return ofProposal(source, negotiation, speaker);
    }
    return speaker;
  }

  /** The region of a proposal, else its delegation. */
  static String ofProposal(int number, Negotiation negotiation, String otherwise) {
    return negotiation
        .proposal(number)
        .map(Input.Proposal::stamp)
        .map(stamp -> stamp.by().region().isEmpty() ? stamp.by().name() : stamp.by().region())
        .orElse(otherwise);
  }
}
