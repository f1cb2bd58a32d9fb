package org.plenary.negotiation;

import static org.plenary.negotiation.Rules.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.plenary.text.Block;

/** Rules of deciding on the text: taking up, brackets, status, silence, sittings, adoption. */
final class DecisionRules {
  /** The shortest clock of a silence procedure, and the longest. */
  private static final long LEAST_SILENCE_MS = 60_000;

  private static final long MOST_SILENCE_MS = 90L * 24 * 3_600_000;

  private static final int MOST_NAME = 80;
  private static final int MOST_NAMED = 200;

  private DecisionRules() {}

  static Act decide(Rules.Case c, Act wanted) {
    if (wanted instanceof Act.Bracketed a) {
      return bracketed(c, a);
    } else if (wanted instanceof Act.Lifted a) {
      check(
          Clauses.brackets(c.doc().blocks()).contains(a.id()),
          "bracket.unknown",
          "There are no such brackets in the text.");
      Wording.reason(a.why());
      return a;
    } else if (wanted instanceof Act.TakenUp a) {
      Input.Proposal proposal = c.proposal(a.proposal());
      check(!proposal.withdrawn(), "proposal.withdrawn", "This proposal was withdrawn.");
      Wording.words(a.why());
      return a;
    } else if (wanted instanceof Act.TakenBack a) {
      check(
          c.n().taken().getOrDefault(a.version(), 0) > 0,
          "taken.unknown",
          "Nothing was taken up then, or it was taken out again.");
      Wording.words(a.why());
      return a;
    } else if (wanted instanceof Act.StatusDeclared a) {
      return status(c, a);
    } else if (wanted instanceof Act.SilenceOpened a) {
      return silence(c, a);
    } else if (wanted instanceof Act.SilenceEnded a) {
      return silenceEnded(c, a);
    } else if (wanted instanceof Act.Named a) {
      return named(c, a);
    } else if (wanted instanceof Act.SittingClosed a) {
      Wording.line(a.name());
      Wording.line(a.next());
      check(!Deferral.same(a.name(), a.next()), "sitting.next", "The next sitting is another one.");
      Set<Integer> owed = new java.util.TreeSet<>(c.n().owed());
      owed.addAll(c.n().deferredTo(a.name()));
      Rules.owesNothing(owed);
      return a;
    }
    Act.Adopted a = (Act.Adopted) wanted;
    Wording.words(a.words());
    Rules.owesNothing(c.n().owed());
    noBrackets(c.doc().blocks());
    check(
        c.n().silences().values().stream().noneMatch(s -> s.end() == null),
        "silence.open",
        "A silence procedure is running.");
    return a;
  }

  private static Act named(Rules.Case c, Act.Named a) {
    Wording.line(a.name());
    check(
        !a.name().isBlank() && a.name().length() <= MOST_NAME,
        "version.name",
        "A version's name has 1 to 80 characters.");
    check(a.version() >= 1 && a.version() <= c.version(), "version.unknown", "No such version.");
    check(c.n().named().size() < MOST_NAMED, "versions.too-many", "Too many versions have names.");
    check(
        c.n().named().stream().noneMatch(one -> one.name().equalsIgnoreCase(a.name().strip())),
        "version.taken",
        "Another version has this name.");
    return new Act.Named(a.name().strip(), a.version());
  }

  private static Act bracketed(Rules.Case c, Act.Bracketed a) {
    check(
        org.plenary.text.Form.isId(a.id()) && !c.n().brackets().containsKey(a.id()),
        "bracket.taken",
        "These brackets are known already.");
    c.clause(a.clause());
    Wording.words(a.why());
    check(a.options().size() <= 20, "bracket.options", "Too many options.");
    Set<Integer> numbers = new HashSet<>();
    for (Bracketing.Option option : a.options()) {
      check(numbers.add(option.option()), "bracket.options", "An option is listed twice.");
      Wording.line(option.from());
      if (option.source() > 0) {
        c.proposal(option.source());
      }
    }
    return a;
  }

  private static Act status(Rules.Case c, Act.StatusDeclared a) {
    c.clause(a.clause());
    ClauseStatus now = c.n().status(a.clause());
    check(now != a.status(), "clause.status.same", "The clause has that status already.");
    if (a.status().opens(now)) {
      Wording.reason(a.reason());
    } else {
      Wording.words(a.reason());
    }
    if (a.status().isLocked()) {
      ready(c, List.of(a.clause()));
    }
    return a;
  }

  /** Nothing on these clauses is unanswered or in brackets. */
  private static void ready(Rules.Case c, List<String> clauses) {
    Set<Integer> owed = new java.util.TreeSet<>();
    for (String clause : clauses) {
      owed.addAll(c.n().owedOn(clause, c.doc()));
      noBrackets(List.of(Clauses.block(c.doc(), clause).orElseThrow()));
    }
    Rules.owesNothing(owed);
  }

  /** The refusal that names the clauses that have brackets, by their ids. */
  private static void noBrackets(List<Block> blocks) {
    List<String> open =
        blocks.stream()
            .filter(block -> !Clauses.brackets(List.of(block)).isEmpty())
            .map(Block::id)
            .toList();
    if (!open.isEmpty()) {
      throw Rules.refusal(
          "brackets.open",
          "Text in square brackets is not agreed yet, in clauses: " + open.size() + ".",
          String.join(",", open));
    }
  }

  private static Act silence(Rules.Case c, Act.SilenceOpened a) {
    check(
        !a.clauses().isEmpty() && a.clauses().size() <= 500,
        "silence.clauses",
        "Name the clauses.");
    a.clauses().forEach(c::clause);
    check(
        a.clauses().size() == Set.copyOf(a.clauses()).size(),
        "silence.clauses",
        "A clause is named twice.");
    check(
        a.clauses().stream().noneMatch(clause -> c.n().status(clause).isLocked()),
        "clause.locked",
        "What is agreed needs no silence procedure.");
    long length = a.until() - c.author().at();
    check(
        length >= LEAST_SILENCE_MS && length <= MOST_SILENCE_MS,
        "silence.until",
        "The clock must end in the future, within ninety days.");
    boolean running =
        c.n().silences().values().stream()
            .anyMatch(s -> s.end() == null && s.clauses().stream().anyMatch(a.clauses()::contains));
    check(!running, "silence.open", "A silence procedure on one of these is running.");
    ready(c, a.clauses());
    return new Act.SilenceOpened(c.n().silences().size() + 1, a.clauses(), a.until());
  }

  private static Act silenceEnded(Rules.Case c, Act.SilenceEnded a) {
    Silence silence = c.n().silences().get(a.number());
    if (silence == null || silence.end() != null) {
      throw Rules.refusal("silence.unknown", "No such silence procedure is running.");
    }
    if (a.broken()) {
      Wording.reason(a.why());
      check(c.author().at() < silence.until(), "silence.over", "Its clock has run out.");
      return a;
    }
    check(c.author().at() >= silence.until(), "silence.running", "Its clock is still running.");
    ready(c, silence.clauses().stream().filter(id -> Clauses.has(c.doc(), id)).toList());
    return a;
  }
}
