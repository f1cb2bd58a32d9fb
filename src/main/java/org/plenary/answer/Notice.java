package org.plenary.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plenary.negotiation.Answer;
import org.plenary.negotiation.Input;
import org.plenary.negotiation.Negotiation;

/**
 * Something that somebody should look at.
 *
 * @param input its number
 * @param version of the entry that it is about
 * @param at when that was, in milliseconds since 1970
 * @param delegation for whom it is; 0: for those who decide
 * @param answer what was answered; null for an amendment
 */
record Notice(
    Kind kind,
    int input,
    long version,
    long at,
    long delegation,
    Answer.@Nullable Published answer) {

  /** What it is about. */
  enum Kind {
    /** An own input was answered; stays until it is acknowledged or contested. */
    ANSWER,
    /** Somebody proposes to change an own proposal. */
    AMENDMENT,
    /** A contributor does not accept an answer. */
    CONTEST
  }

  /** All there is to look at in a resolution, for everybody. Pure. */
  static List<Notice> in(Negotiation n) {
    List<Notice> notices = new ArrayList<>();
    for (Input input : n.inputs().values()) {
      if (input.withdrawn()) {
        continue;
      }
      n.answer(input.number()).flatMap(answer -> about(input, answer)).ifPresent(notices::add);
      if (input instanceof Input.Proposal proposal && n.answer(input.number()).isEmpty()) {
        amendment(n, proposal).ifPresent(notices::add);
      }
    }
    return notices;
  }

  private static Optional<Notice> about(Input input, Answer.Published answer) {
    Answer.Response response = answer.response();
    if (response != null) {
      return response.contested()
          ? Optional.of(
              new Notice(
                  Kind.CONTEST,
                  input.number(),
                  response.stamp().version(),
                  response.stamp().at(),
                  0,
                  answer))
          : Optional.empty();
    }
    long delegation = contributor(input);
    return delegation == 0
        ? Optional.empty()
        : Optional.of(
            new Notice(
                Kind.ANSWER,
                input.number(),
                answer.stamp().version(),
                answer.stamp().at(),
                delegation,
                answer));
  }

  private static Optional<Notice> amendment(Negotiation n, Input.Proposal proposal) {
    return n.proposal(proposal.content().target().amends())
        .filter(amended -> !amended.withdrawn())
        .filter(amended -> !amended.stamp().by().isOf(proposal.stamp().by()))
        .map(
            amended ->
                new Notice(
                    Kind.AMENDMENT,
                    proposal.number(),
                    proposal.stamp().version(),
                    proposal.stamp().at(),
                    amended.stamp().by().delegation(),
                    null));
  }

  /** The delegation that an answer is owed to; 0 where it is none. */
  static long contributor(Input input) {
    if (input instanceof Input.Statement statement) {
      Input.Spoken spoken = statement.spoken();
      return spoken == null ? 0 : spoken.delegation();
    }
    return input instanceof Input.PublicInput ? 0 : input.stamp().by().delegation();
  }

  /**
   * Whether it is still to be shown: an answer that was seen and can no more be contested is not.
   */
  boolean isOpen(long now) {
    return kind != Kind.ANSWER || answer == null || !onPage() || now <= answer.contestUntil();
  }

  /** Whether the answer was shown to the contributor's delegation. */
  boolean onPage() {
    return answer != null && answer.delivered().stream().anyMatch(d -> d.channel().equals("page"));
  }
}
