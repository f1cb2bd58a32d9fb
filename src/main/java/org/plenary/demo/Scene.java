package org.plenary.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.negotiation.Clauses;
import org.plenary.negotiation.Contribution;
import org.plenary.negotiation.Input;
import org.plenary.negotiation.ProposalKind;
import org.plenary.negotiation.Revision;
import org.plenary.negotiation.Target;
import org.plenary.resolution.State;
import org.plenary.text.Applied;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Inline;
import org.plenary.text.Kind;
import org.plenary.text.Num;
import org.plenary.text.Slice;
import org.plenary.text.Step;

/**
 * A resolution as a turn finds it, and how the script speaks of it: of a clause by words that stand
 * in it, of a proposal by its symbol, of a remark by its first words.
 */
record Scene(State state) {

  Doc doc() {
    return state.doc();
  }

  /** The clause that holds these words. */
  Block clause(String words) {
    return block(doc(), words);
  }

  String id(String words) {
    return clause(words).id();
  }

  private static Block block(Doc doc, String words) {
    return doc.blocks().stream()
        .filter(block -> block.plainText().contains(words))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("not in the text: " + words));
  }

  /** Where these words begin. */
  int at(String words) {
    return at(doc(), words);
  }

  private static int at(Doc doc, String words) {
    Block block = block(doc, words);
    return Clauses.position(doc, block.id()) + 1 + block.plainText().indexOf(words);
  }

  /** The number of an input. */
  int input(String name) {
    return state.negotiation().inputs().values().stream()
        .filter(input -> named(input).startsWith(name))
        .findFirst()
        .map(Input::number)
        .orElseThrow(() -> new IllegalStateException("no input " + name));
  }

  private static String named(Input input) {
    if (input instanceof Input.Proposal proposal) {
      return proposal.symbol();
    } else if (input instanceof Input.Comment comment) {
      return comment.text();
    }
    return input instanceof Input.Statement statement ? statement.text() : "";
  }

  Input.Proposal proposal(String symbol) {
    return state.negotiation().proposal(input(symbol)).orElseThrow();
  }

  int contribution(String symbol) {
    return state.negotiation().contributions().values().stream()
        .filter(one -> one.symbol().equals(symbol))
        .findFirst()
        .map(Contribution::number)
        .orElse(0);
  }

  /** The version that took up a proposal; 0: none. */
  long taken(int proposal) {
    return state.negotiation().taken().entrySet().stream()
        .filter(one -> one.getValue() == proposal)
        .mapToLong(java.util.Map.Entry::getKey)
        .max()
        .orElse(0);
  }

  /** When the last input was made. */
  long now() {
    return state.negotiation().inputs().values().stream()
        .mapToLong(input -> input.stamp().at())
        .max()
        .orElseThrow();
  }

  /** The clause reworded. */
  Revision mod(ProposalKind kind, String words, String why, List<Swap> swaps) {
    Block clause = clause(words);
    Doc before = new Doc(List.of(clause));
    return revision(kind, new Target(clause.id(), Target.Place.AT, 0), before, swaps, why);
  }

  /** A new version of a proposal, on the text that the first one was made on. */
  Revision revised(String symbol, String why, List<Swap> swaps) {
    Revision was = proposal(symbol).content();
    Doc before = Objects.requireNonNull(was.before());
    Revision made = revision(was.kind(), was.target(), before, swaps, why);
    return new Revision(
        was.kind(), was.target(), before, made.text(), was.base(), was.position(), why);
  }

  /** Another's proposal reworded. */
  Revision amendment(String symbol, String why, List<Swap> swaps) {
    Input.Proposal amended = proposal(symbol);
    Doc before = text(amended.content());
    Target target = new Target(before.blocks().get(0).id(), Target.Place.AT, amended.number());
    return revision(ProposalKind.MOD, target, before, swaps, why);
  }

  private Revision revision(
      ProposalKind kind, Target target, Doc before, List<Swap> swaps, String why) {
    Doc text = before;
    for (Swap swap : swaps) {
      text = done(swap.at(at(text, swap.words())), text);
    }
    int position = Math.max(0, Clauses.position(doc(), target.clause()));
    return new Revision(kind, target, before, text, state.version(), position, why);
  }

  /** SUP or NOC. */
  Revision wordless(ProposalKind kind, String words, String why) {
    Block clause = clause(words);
    return new Revision(
        kind,
        new Target(clause.id(), Target.Place.AT, 0),
        new Doc(List.of(clause)),
        null,
        state.version(),
        Clauses.position(doc(), clause.id()),
        why);
  }

  /** A new clause behind one. */
  Revision add(String after, String id, String text, String why) {
    Block neighbour = clause(after);
    Block block =
        new Block(
            id,
            Kind.CLAUSE,
            neighbour.level(),
            Num.AUTO,
            List.of(new Inline.Text(text, List.of())));
    return new Revision(
        ProposalKind.ADD,
        new Target(neighbour.id(), Target.Place.AFTER, 0),
        null,
        new Doc(List.of(block)),
        state.version(),
        Clauses.position(doc(), neighbour.id()),
        why);
  }

  /** The steps that make these changes one after the other. */
  List<Step> steps(List<Swap> swaps) {
    List<Step> steps = new ArrayList<>();
    Doc now = doc();
    for (Swap swap : swaps) {
      Step step = swap.at(at(now, swap.words()));
      steps.add(step);
      now = done(step, now);
    }
    return steps;
  }

  /** The step that puts in what ADD asks for. */
  Step inserted(Input.Proposal proposal) {
    Block neighbour = Clauses.block(doc(), proposal.content().target().clause()).orElseThrow();
    int end = Clauses.position(doc(), neighbour.id()) + neighbour.nodeSize();
    Slice slice = Slice.blocks(text(proposal.content()).blocks(), 0, 0);
    return new Step.Replace(end, end, slice, false);
  }

  private static Doc text(Revision content) {
    @Nullable Doc text = content.text();
    if (text == null) {
      throw new IllegalStateException("That proposal has no text.");
    }
    return text;
  }

  static Doc done(Step step, Doc doc) {
    if (step.apply(doc) instanceof Applied.Done done) {
      return done.doc();
    }
    throw new IllegalStateException("The script's change does not apply: " + step);
  }
}
