package org.plenary.negotiation;

import java.util.List;
import org.plenary.people.Action;
import org.plenary.refusal.Refusal;
import org.plenary.refusal.Refused;
import org.plenary.text.Doc;

/**
 * Whether what somebody asks for may happen. Pure. Whoever has the right by capacity ({@link
 * #right}) is checked here for everything else: whose it is, whether it exists, whether something
 * stands in its way.
 */
public final class Rules {
  private Rules() {}

  /** What is asked, and of what. */
  record Case(Negotiation n, Doc doc, long version, Author author) {

    By by() {
      return author.by();
    }

    Input input(int number) {
      return n.input(number).orElseThrow(() -> refusal("input.unknown", "There is no such input."));
    }

    Input.Proposal proposal(int number) {
      return n.proposal(number)
          .orElseThrow(() -> refusal("proposal.unknown", "There is no such proposal."));
    }

    void clause(String clause) {
      check(Clauses.has(doc, clause), "clause.unknown", "There is no such clause in the text.");
    }

    void clauseOrNone(String clause) {
      if (!clause.isEmpty()) {
        clause(clause);
      }
    }
  }

  /** What its author must have the right to. */
  public static Action right(Act act) {
    if (act instanceof Act.Contributed
        || act instanceof Act.Proposed
        || act instanceof Act.Revised
        || act instanceof Act.Joined) {
      return Action.PROPOSE;
    } else if (act instanceof Act.Withdrawn
        || act instanceof Act.Commented
        || act instanceof Act.Replied
        || act instanceof Act.Resolved) {
      return Action.COMMENT;
    } else if (act instanceof Act.Responded) {
      return Action.RESPOND;
    } else if (act instanceof Act.Positioned) {
      return Action.POSITION;
    } else if (act instanceof Act.Received) {
      return Action.IMPORT;
    } else if (act instanceof Act.Stated) {
      return Action.RECORD;
    } else if (act instanceof Act.Submitted) {
      return Action.SUBMIT;
    } else if (act instanceof Act.Moderated) {
      return Action.MODERATE;
    } else if (act instanceof Act.Bracketed) {
      return Action.EDIT;
    } else if (act instanceof Act.TakenUp || act instanceof Act.TakenBack) {
      return Action.TAKE_UP;
    } else if (act instanceof Act.StatusDeclared || act instanceof Act.Named) {
      return Action.LOCK;
    } else if (act instanceof Act.Delivered || act instanceof Act.FallenDue) {
      return Action.DELIVER;
    } else if (act instanceof Act.SilenceEnded end) {
      return end.broken() ? Action.POSITION : Action.DELIVER;
    }
    return Action.DECIDE;
  }

  /**
   * What happens then: the act with the numbers that the server gives.
   *
   * @param version of the resolution before it
   * @throws Refused with a code of {@code docs/refusals.md}
   */
  public static Act decide(Negotiation n, Doc doc, long version, Author author, Act wanted) {
    Case c = new Case(n, doc, version, author);
    boolean afterwards =
        wanted instanceof Act.Answered
            || wanted instanceof Act.Delivered
            || wanted instanceof Act.FallenDue
            || wanted instanceof Act.Responded;
    check(
        n.adopted() == null || afterwards || wanted instanceof Act.Named,
        "resolution.adopted",
        "The resolution is adopted: nothing in it changes any more.");
    if (afterwards) {
      return AnswerRules.decide(c, wanted);
    } else if (right(wanted) == Action.PROPOSE
        || right(wanted) == Action.COMMENT
        || right(wanted) == Action.POSITION && !(wanted instanceof Act.SilenceEnded)
        || right(wanted) == Action.RECORD
        || right(wanted) == Action.IMPORT
        || right(wanted) == Action.SUBMIT
        || right(wanted) == Action.MODERATE) {
      return InputRules.decide(c, wanted);
    }
    return DecisionRules.decide(c, wanted);
  }

  static void check(boolean holds, String code, String sentence) {
    if (!holds) {
      throw refusal(code, sentence);
    }
  }

  static Refused refusal(String code, String sentence) {
    return Refusal.of(code, sentence).asException();
  }

  static Refused refusal(String code, String sentence, String field) {
    return new Refusal(code, sentence, field).asException();
  }

  /** The refusal that names what is owed. */
  static void owesNothing(java.util.Collection<Integer> owed) {
    if (!owed.isEmpty()) {
      List<String> numbers = owed.stream().map(String::valueOf).toList();
      throw refusal(
          "answers.owed",
          "These inputs have no answer yet: " + String.join(", ", numbers) + ".",
          String.join(",", numbers));
    }
  }
}
