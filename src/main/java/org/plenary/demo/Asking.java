package org.plenary.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.Answer;
import org.plenary.negotiation.Bracketing;
import org.plenary.negotiation.ClauseStatus;
import org.plenary.negotiation.CommentType;
import org.plenary.negotiation.Input;
import org.plenary.negotiation.Outcome;
import org.plenary.negotiation.ProposalKind;
import org.plenary.negotiation.Revision;
import org.plenary.negotiation.Stance;
import org.plenary.negotiation.Subject;
import org.plenary.negotiation.Tag;
import org.plenary.resolution.Command;
import org.plenary.text.Brackets;
import org.plenary.text.Doc;
import org.plenary.text.Inline;
import org.plenary.text.Step;

/** The words of the script: each makes one turn. */
final class Asking {
  private Asking() {}

  private static Turn turn(Cast.Player by, Function<Scene, Act> act) {
    return new Turn(by, scene -> new Command.Do(act.apply(scene)));
  }

  /** Types in the text itself. */
  static Turn edits(Cast.Player by, String words, String instead) {
    return new Turn(
        by,
        scene ->
            new Command.Edit(
                scene.state().version(), List.of(scene.steps(List.of(new Swap(words, instead))))));
  }

  static Turn contributes(
      Cast.Player by, String symbol, String source, String title, String summary, String item) {
    return turn(by, scene -> new Act.Contributed(0, symbol, source, title, summary, "", item));
  }

  private static Turn proposes(
      Cast.Player by, String symbol, String contribution, Function<Scene, Revision> content) {
    return turn(
        by,
        scene ->
            new Act.Proposed(0, scene.contribution(contribution), symbol, content.apply(scene)));
  }

  static Turn mod(
      Cast.Player by, String symbol, String document, String clause, String why, Swap... swaps) {
    return proposes(
        by,
        symbol,
        document,
        scene -> scene.mod(ProposalKind.MOD, clause, why, Arrays.asList(swaps)));
  }

  static Turn editorial(
      Cast.Player by, String symbol, String document, String clause, String why, Swap... swaps) {
    return proposes(
        by,
        symbol,
        document,
        scene -> scene.mod(ProposalKind.EDITORIAL, clause, why, Arrays.asList(swaps)));
  }

  static Turn sup(Cast.Player by, String symbol, String document, String clause, String why) {
    return proposes(by, symbol, document, scene -> scene.wordless(ProposalKind.SUP, clause, why));
  }

  static Turn noc(Cast.Player by, String symbol, String document, String clause, String why) {
    return proposes(by, symbol, document, scene -> scene.wordless(ProposalKind.NOC, clause, why));
  }

  static Turn add(
      Cast.Player by,
      String symbol,
      String document,
      String after,
      String id,
      String text,
      String why) {
    return proposes(by, symbol, document, scene -> scene.add(after, id, text, why));
  }

  static Turn amends(Cast.Player by, String symbol, String amended, String why, Swap... swaps) {
    return proposes(by, symbol, "", scene -> scene.amendment(amended, why, Arrays.asList(swaps)));
  }

  static Turn revises(Cast.Player by, String symbol, String why, Swap... swaps) {
    return turn(
        by,
        scene ->
            new Act.Revised(scene.input(symbol), scene.revised(symbol, why, Arrays.asList(swaps))));
  }

  static Turn revisesAmendment(
      Cast.Player by, String symbol, String amended, String why, Swap... swaps) {
    return turn(
        by,
        scene ->
            new Act.Revised(
                scene.input(symbol), scene.amendment(amended, why, Arrays.asList(swaps))));
  }

  static Turn withdraws(Cast.Player by, String input, String why) {
    return turn(by, scene -> new Act.Withdrawn(scene.input(input), why));
  }

  static Turn joins(Cast.Player by, String symbol) {
    return turn(by, scene -> new Act.Joined(scene.input(symbol), true));
  }

  /** A remark on a whole clause. */
  static Turn comments(
      Cast.Player by, String clause, CommentType type, Set<Tag> tags, String text) {
    return turn(
        by, scene -> new Act.Commented(0, scene.id(clause), -1, -1, "", 0, type, tags, text));
  }

  /** A remark on some words. */
  static Turn remarks(Cast.Player by, String words, CommentType type, Set<Tag> tags, String text) {
    return turn(
        by,
        scene -> {
          int at = scene.at(words);
          return new Act.Commented(
              0, scene.id(words), at, at + words.length(), words, 0, type, tags, text);
        });
  }

  /** A remark on a proposal. */
  static Turn remarksOn(Cast.Player by, String symbol, CommentType type, String text) {
    return turn(
        by,
        scene ->
            new Act.Commented(
                0,
                scene.proposal(symbol).clause(),
                -1,
                -1,
                "",
                scene.input(symbol),
                type,
                Set.of(),
                text));
  }

  static Turn replies(Cast.Player by, String to, String text) {
    return turn(by, scene -> new Act.Replied(scene.input(to), text));
  }

  static Turn states(
      Cast.Player by, Cast.Player speaker, String clause, String text, String source) {
    return new Turn(
        by,
        scene ->
            new Command.Do(
                new Act.Stated(
                    0,
                    scene.id(clause),
                    speaker.by().name(),
                    spoken(scene, speaker),
                    text,
                    source)));
  }

  /** The delegation as an earlier input of it has it. */
  private static Input.Spoken spoken(Scene scene, Cast.Player speaker) {
    return scene.state().negotiation().inputs().values().stream()
        .map(input -> input.stamp().by())
        .filter(by -> by.name().equals(speaker.by().name()))
        .findFirst()
        .map(by -> new Input.Spoken(by.delegation(), by.name(), by.region()))
        .orElseThrow();
  }

  static Turn says(Cast.Player by, Stance stance, String symbol, String why, String remedy) {
    return turn(
        by, scene -> new Act.Positioned(new Subject(scene.input(symbol), ""), stance, why, remedy));
  }

  static Turn saysOfClause(
      Cast.Player by, Stance stance, String clause, String why, String remedy) {
    return turn(
        by, scene -> new Act.Positioned(new Subject(0, scene.id(clause)), stance, why, remedy));
  }

  /** Puts words of the text in brackets, with another wording of theirs as the second option. */
  static Turn brackets(
      Cast.Player by,
      String id,
      String words,
      String other,
      String why,
      List<Bracketing.Option> options) {
    return new Turn(
        by,
        scene -> {
          int at = scene.at(words);
          List<Step> steps =
              new ArrayList<>(Brackets.put(scene.doc(), at, at + words.length(), id));
          Doc marked = Scene.done(steps.get(0), scene.doc());
          List<Inline> text = List.of(new Inline.Text(other, List.of()));
          steps.addAll(Brackets.alternative(marked, id, text, 1));
          Act act = new Act.Bracketed(id, scene.id(words), why, options);
          return new Command.Do(scene.state().version(), act, steps);
        });
  }

  /** Takes up what a proposal asks for, or of its changes these. */
  static Turn takesUp(Cast.Player by, String symbol, boolean whole, String why, Swap... swaps) {
    return new Turn(
        by,
        scene -> {
          Input.Proposal proposal = scene.proposal(symbol);
          List<Step> steps =
              swaps.length == 0
                  ? List.of(scene.inserted(proposal))
                  : scene.steps(Arrays.asList(swaps));
          Act act = new Act.TakenUp(proposal.number(), whole, why);
          return new Command.Do(scene.state().version(), act, steps);
        });
  }

  static Turn declares(Cast.Player by, String clause, ClauseStatus status, String why) {
    return turn(by, scene -> new Act.StatusDeclared(scene.id(clause), status, why));
  }

  static Turn closes(Cast.Player by, String sitting, String next) {
    return turn(by, scene -> new Act.SittingClosed(sitting, next));
  }

  static Turn silence(Cast.Player by, int days, String clause) {
    return turn(
        by,
        scene ->
            new Act.SilenceOpened(
                0, List.of(scene.id(clause)), scene.now() + days * 24L * 3_600_000));
  }

  @SafeVarargs
  static Turn answers(Cast.Player by, Function<Scene, Answer>... answers) {
    return turn(
        by,
        scene -> new Act.Answered(Arrays.stream(answers).map(one -> one.apply(scene)).toList()));
  }

  /** An answer; where the input was taken up, it says in which version. */
  static Function<Scene, Answer> answer(
      String input, Outcome outcome, String heard, String considered, String why) {
    return answer(input, outcome, heard, considered, why, "", "");
  }

  /**
   * @param related the input that was taken up in its place or looked at with it; may be empty
   * @param until the later point it was deferred to; may be empty
   */
  static Function<Scene, Answer> answer(
      String input,
      Outcome outcome,
      String heard,
      String considered,
      String why,
      String related,
      String until) {
    return scene -> {
      int number = scene.input(input);
      int other = related.isEmpty() ? 0 : scene.input(related);
      boolean into = outcome == Outcome.MERGED || outcome == Outcome.DUPLICATE;
      long own = scene.taken(number);
      return new Answer(
          number,
          outcome,
          heard,
          considered,
          other == 0 ? List.of() : List.of(other),
          why,
          own == 0 && into ? scene.taken(other) : own,
          scene
              .state()
              .negotiation()
              .clauseOf(scene.state().negotiation().input(number).orElseThrow(), scene.doc()),
          into ? other : 0,
          until);
    };
  }

  static Turn responds(Cast.Player by, String input, boolean contested, String why) {
    return turn(by, scene -> new Act.Responded(scene.input(input), contested, why));
  }
}
