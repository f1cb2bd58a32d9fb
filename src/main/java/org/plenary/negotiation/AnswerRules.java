package org.plenary.negotiation;

import static org.plenary.negotiation.Rules.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules of answering: what an answer must hold, who may say what to it. */
final class AnswerRules {
  private static final int MOST = 500;

  private AnswerRules() {}

  static Act decide(Rules.Case c, Act wanted) {
    if (wanted instanceof Act.Answered a) {
      check(
          !a.answers().isEmpty() && a.answers().size() <= MOST,
          "answers.many",
          "Between one answer and " + MOST + " at a time.");
      Map<Integer, Answer> together = new HashMap<>();
      for (Answer answer : a.answers()) {
        boolean first = together.put(answer.input(), answer) == null;
        check(first, "answers.twice", "An input is answered twice.");
      }
      a.answers().forEach(answer -> answer(c, answer, together));
      return a;
    } else if (wanted instanceof Act.Delivered a) {
      return delivered(c, a);
    } else if (wanted instanceof Act.FallenDue a) {
      return due(c, a);
    }
    return responded(c, (Act.Responded) wanted);
  }

  /**
   * @param together all that are published with it, by input
   */
  private static void answer(Rules.Case c, Answer answer, Map<Integer, Answer> together) {
    Input input = c.input(answer.input());
    check(!input.withdrawn(), "input.withdrawn", "It was withdrawn: no answer is owed.");
    Wording.words(answer.heard());
    Wording.words(answer.considered());
    Wording.line(answer.until());
    Wording.reason(answer.why());
    check(answer.related().size() <= MOST, "answers.related", "Too many inputs are named.");
    answer.related().forEach(c::input);
    where(c, answer);
    switch (answer.outcome()) {
      case MERGED, DUPLICATE -> {
        c.input(answer.into());
        check(!circles(c.n(), answer, together), "answer.into", "It cannot be merged into itself.");
      }
      case DEFERRED -> until(c, answer.until());
      case ACCEPTED, ACCEPTED_MODIFIED ->
          check(
              answer.change() > 0 || asksForNoChange(input),
              "answer.where",
              "Say which change of the text shows it.");
      default -> {}
    }
  }

  /**
   * Whether what it is merged into, or repeats, is said to be the same as it is: nobody decided.
   */
  private static boolean circles(Negotiation n, Answer answer, Map<Integer, Answer> together) {
    Set<Integer> seen = new HashSet<>();
    int at = answer.into();
    while (at != answer.input() && seen.add(at)) {
      Answer published = n.answer(at).map(Answer.Published::answer).orElse(null);
      Answer next = together.getOrDefault(at, published);
      if (next == null || !next.refers()) {
        return false;
      }
      at = next.into();
    }
    return at == answer.input();
  }

  /** A later point is a day after today, or a sitting that was not closed yet. */
  private static void until(Rules.Case c, String until) {
    check(!until.isBlank(), "answer.until", "Name the later point it is deferred to.");
    boolean over =
        Deferral.begins(until)
            .map(begins -> begins <= c.author().at())
            .orElseGet(
                () -> c.n().sittings().stream().anyMatch(s -> Deferral.same(s.name(), until)));
    check(!over, "answer.until", "That point is over: name a later one.");
  }

  private static Act due(Rules.Case c, Act.FallenDue a) {
    Answer.Published newest = newest(c, a.number());
    check(
        newest.defers()
            && newest.stamp().version() == a.answer()
            && !c.input(a.number()).withdrawn(),
        "due.unknown",
        "This input is not deferred by that answer.");
    boolean come =
        Deferral.begins(newest.answer().until())
            .map(begins -> begins <= c.author().at())
            .orElse(false);
    check(come, "due.early", "That day has not come.");
    return a;
  }

  /** Whether there is nothing to show in the text: NOC, and remarks. */
  private static boolean asksForNoChange(Input input) {
    return !(input instanceof Input.Proposal proposal)
        || proposal.content().kind() == ProposalKind.NOC;
  }

  private static void where(Rules.Case c, Answer answer) {
    check(
        answer.change() >= 0 && answer.change() <= c.version(),
        "answer.where",
        "There is no such version.");
    Wording.line(answer.clause());
  }

  private static Act delivered(Rules.Case c, Act.Delivered a) {
    c.input(a.number());
    Answer.Published answer =
        c.n()
            .answer(a.number(), a.answer())
            .orElseThrow(() -> Rules.refusal("answer.unknown", "There is no such answer."));
    check(
        a.channel().equals("page") || a.channel().equals("mail"),
        "delivery.channel",
        "There is no such channel.");
    check(
        answer.delivered().stream().noneMatch(d -> d.channel().equals(a.channel())),
        "delivery.same",
        "It was delivered before.");
    return a;
  }

  private static Answer.Published newest(Rules.Case c, int number) {
    c.input(number);
    return c.n()
        .answer(number)
        .orElseThrow(() -> Rules.refusal("answer.unknown", "There is no answer yet."));
  }

  private static Act responded(Rules.Case c, Act.Responded a) {
    Answer.Published newest = newest(c, a.number());
    Input input = c.input(a.number());
    boolean own = input.stamp().by().isOf(c.by());
    if (input instanceof Input.Statement statement && statement.spoken() != null) {
      own = statement.spoken().delegation() == c.by().delegation();
    }
    check(own, "input.foreign", "This belongs to another delegation.");
    check(newest.response() == null, "response.same", "You have responded to this answer.");
    if (a.contested()) {
      Wording.reason(a.why());
      boolean before =
          c.n().answers().getOrDefault(a.number(), List.of()).stream()
              .anyMatch(p -> p.response() != null && p.response().contested());
      check(!before, "response.once", "An answer can be contested once.");
      check(
          c.author().at() <= newest.contestUntil(),
          "response.late",
          "The time to contest it is over.");
    }
    Wording.words(a.why());
    return a;
  }
}
