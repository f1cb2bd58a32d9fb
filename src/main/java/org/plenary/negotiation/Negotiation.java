package org.plenary.negotiation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.plenary.text.Anchor;
import org.plenary.text.Doc;
import org.plenary.text.Step;

/**
 * What all acts on one resolution add up to. Immutable.
 *
 * @param contributions by number
 * @param inputs by number
 * @param answers published answers by input, newest last
 * @param positions by subject and delegation, in the order in which they were first taken
 * @param brackets by id of the mark
 * @param statuses of clauses that are not plainly open
 * @param taken which proposal the entry of a version took up
 * @param sittings closings of sittings
 * @param adopted null until then
 * @param named versions that have a name, in the order in which they were named
 */
public record Negotiation(
    Map<Integer, Contribution> contributions,
    Map<Integer, Input> inputs,
    Map<Integer, List<Answer.Published>> answers,
    List<Position> positions,
    Map<String, Bracketing> brackets,
    Map<String, Declared> statuses,
    Map<Integer, Silence> silences,
    Map<Long, Integer> taken,
    List<Sitting> sittings,
    @Nullable Stamp adopted,
    List<NamedVersion> named) {

  public static final Negotiation NONE =
      new Negotiation(
          Map.of(), Map.of(), Map.of(), List.of(), Map.of(), Map.of(), Map.of(), Map.of(),
          List.of(), null, List.of());

  /** The input of that number. */
  public Optional<Input> input(int number) {
    return Optional.ofNullable(inputs.get(number));
  }

  public Optional<Input.Proposal> proposal(int number) {
    return inputs.get(number) instanceof Input.Proposal found
        ? Optional.of(found)
        : Optional.empty();
  }

  /** The newest published answer to an input. */
  public Optional<Answer.Published> answer(int input) {
    List<Answer.Published> all = answers.getOrDefault(input, List.of());
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  /** The answer to an input that the entry of a version published. */
  public Optional<Answer.Published> answer(int input, long version) {
    return answers.getOrDefault(input, List.of()).stream()
        .filter(published -> published.stamp().version() == version)
        .findFirst();
  }

  /**
   * Whether an input has no answer that stands: none, or the newest one is contested, or it was
   * deferred to a point that has come.
   */
  public boolean owes(Input input) {
    if (input.withdrawn()) {
      return false;
    }
    Optional<Answer.Published> newest = answer(input.number());
    return newest.isEmpty()
        || newest.get().due() != null
        || Optional.ofNullable(newest.get().response())
            .map(Answer.Response::contested)
            .orElse(false);
  }

  /** Newest answers that put an input off to a point that has not come, by input. */
  public Map<Integer, Answer.Published> deferred() {
    Map<Integer, Answer.Published> found = new TreeMap<>();
    for (Input input : inputs.values()) {
      answer(input.number())
          .filter(newest -> newest.defers() && !owes(input) && !input.withdrawn())
          .ifPresent(newest -> found.put(input.number(), newest));
    }
    return found;
  }

  /** Those deferred to the sitting of that name. */
  Set<Integer> deferredTo(String sitting) {
    Set<Integer> numbers = new TreeSet<>();
    deferred()
        .forEach(
            (number, newest) -> {
              if (Deferral.same(newest.answer().until(), sitting)) {
                numbers.add(number);
              }
            });
    return numbers;
  }

  /** Numbers of the inputs that are owed an answer. */
  public Set<Integer> owed() {
    return owedAmong(inputs.values());
  }

  /** Those about one clause, remarks by where their words stand now. */
  public Set<Integer> owedOn(String clause, Doc doc) {
    return owedAmong(
        inputs.values().stream().filter(i -> clauseOf(i, doc).equals(clause)).toList());
  }

  private Set<Integer> owedAmong(Collection<Input> some) {
    Set<Integer> numbers = new TreeSet<>();
    for (Input input : some) {
      if (owes(input)) {
        numbers.add(input.number());
      }
    }
    return numbers;
  }

  /**
   * The clause an input is about now: remarks go with their words, or with the place where these
   * were, amendments with what they amend.
   */
  public String clauseOf(Input input, Doc doc) {
    if (input instanceof Input.Comment comment) {
      if (comment.anchor() instanceof Anchor.Alive alive) {
        return Clauses.at(doc, alive.from(), alive.to(), comment.quote()).orElse(comment.clause());
      } else if (comment.anchor() instanceof Anchor.Buried grave && grave.in() == null) {
        return Clauses.at(doc, grave.at(), grave.at(), "").orElse(comment.clause());
      }
      Input about = inputs.get(comment.proposal());
      return about == null ? comment.clause() : clauseOf(about, doc);
    }
    if (input instanceof Input.Proposal proposal) {
      Input amended = inputs.get(proposal.content().target().amends());
      return amended == null ? proposal.clause() : clauseOf(amended, doc);
    }
    return input.clause();
  }

  public ClauseStatus status(String clause) {
    Declared declared = statuses.get(clause);
    return declared == null ? ClauseStatus.OPEN : declared.status();
  }

  /** Clauses whose text is locked. */
  public Set<String> locked() {
    Set<String> locked = new TreeSet<>();
    statuses.forEach(
        (clause, declared) -> {
          if (declared.status().isLocked()) {
            locked.add(clause);
          }
        });
    return locked;
  }

  /** Ids of brackets that were asked for on record and that no decision has lifted. */
  public Set<String> bracketed() {
    Set<String> ids = new TreeSet<>();
    brackets.forEach(
        (id, bracket) -> {
          if (bracket.lifted() == null) {
            ids.add(id);
          }
        });
    return ids;
  }

  /** What delegations say of a subject, the newest word of each. */
  public List<Position.Taken> positionsOn(Subject subject) {
    return positions.stream().filter(p -> p.subject().equals(subject)).map(Position::now).toList();
  }

  /** The same with all that they said before. */
  public List<Position> saidOf(Subject subject) {
    return positions.stream().filter(p -> p.subject().equals(subject)).toList();
  }

  /** The text was edited: the words that remarks hold on to go along. */
  public Negotiation edited(Doc before, List<? extends @Nullable Step> applied) {
    Map<Integer, Input> moved = null;
    for (Input input : inputs.values()) {
      if (input instanceof Input.Comment comment && comment.anchor() != null) {
        Anchor now = comment.anchor().after(before, applied);
        if (!now.equals(comment.anchor())) {
          moved = moved == null ? new LinkedHashMap<>(inputs) : moved;
          moved.put(comment.number(), comment.anchored(now));
        }
      }
    }
    return moved == null ? this : withInputs(moved);
  }

  /** The state after an act. */
  public Negotiation after(Act act, Stamp stamp) {
    return Folding.after(this, act, stamp);
  }

  int nextInput() {
    return inputs.size() + 1;
  }

  Negotiation withInputs(Map<Integer, Input> now) {
    return new Negotiation(
        contributions,
        now,
        answers,
        positions,
        brackets,
        statuses,
        silences,
        taken,
        sittings,
        adopted,
        named);
  }

  Negotiation with(Input input) {
    return withInputs(Lists.plus(inputs, input.number(), input));
  }

  Negotiation with(Contribution one) {
    return new Negotiation(
        Lists.plus(contributions, one.number(), one),
        inputs,
        answers,
        positions,
        brackets,
        statuses,
        silences,
        taken,
        sittings,
        adopted,
        named);
  }

  Negotiation withAnswers(int input, List<Answer.Published> now) {
    return new Negotiation(
        contributions,
        inputs,
        Lists.plus(answers, input, now),
        positions,
        brackets,
        statuses,
        silences,
        taken,
        sittings,
        adopted,
        named);
  }

  /** With a delegation's newest word on a subject. */
  Negotiation with(Subject subject, Position.Taken word) {
    List<Position> now = new ArrayList<>();
    boolean found = false;
    for (Position position : positions) {
      boolean same =
          position.subject().equals(subject) && position.now().stamp().by().isOf(word.stamp().by());
      found |= same;
      now.add(same ? new Position(subject, Lists.plus(position.history(), word)) : position);
    }
    if (!found) {
      now.add(new Position(subject, List.of(word)));
    }
    return new Negotiation(
        contributions,
        inputs,
        answers,
        List.copyOf(now),
        brackets,
        statuses,
        silences,
        taken,
        sittings,
        adopted,
        named);
  }

  /** With what is known of brackets. */
  public Negotiation with(Bracketing bracket) {
    return new Negotiation(
        contributions,
        inputs,
        answers,
        positions,
        Lists.plus(brackets, bracket.id(), bracket),
        statuses,
        silences,
        taken,
        sittings,
        adopted,
        named);
  }

  Negotiation with(String clause, Declared status) {
    return new Negotiation(
        contributions,
        inputs,
        answers,
        positions,
        brackets,
        Lists.plus(statuses, clause, status),
        silences,
        taken,
        sittings,
        adopted,
        named);
  }

  Negotiation with(Silence silence) {
    return new Negotiation(
        contributions,
        inputs,
        answers,
        positions,
        brackets,
        statuses,
        Lists.plus(silences, silence.number(), silence),
        taken,
        sittings,
        adopted,
        named);
  }

  /** The entry of a version took a proposal up; 0: it does no longer. */
  Negotiation taking(long version, int proposal) {
    return new Negotiation(
        contributions,
        inputs,
        answers,
        positions,
        brackets,
        statuses,
        silences,
        Lists.plus(taken, version, proposal),
        sittings,
        adopted,
        named);
  }

  Negotiation sat(Sitting closing) {
    return new Negotiation(
        contributions,
        inputs,
        answers,
        positions,
        brackets,
        statuses,
        silences,
        taken,
        Lists.plus(sittings, closing),
        adopted,
        named);
  }

  Negotiation adopted(Stamp when) {
    return new Negotiation(
        contributions,
        inputs,
        answers,
        positions,
        brackets,
        statuses,
        silences,
        taken,
        sittings,
        when,
        named);
  }

  Negotiation named(NamedVersion one) {
    return new Negotiation(
        contributions,
        inputs,
        answers,
        positions,
        brackets,
        statuses,
        silences,
        taken,
        sittings,
        adopted,
        Lists.plus(named, one));
  }
}
