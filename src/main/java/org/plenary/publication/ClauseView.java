package org.plenary.publication;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands beside one clause.
 *
 * @param status part of a message key
 * @param declared who declared it; null while it is plainly open
 * @param words its present words; empty where it is gone
 * @param silence when the silence procedure on it ends; null while none is running
 * @param inputs those that a reader may know of, in the order in which they came
 * @param unseen those of which a reader may know no more than that they came
 * @param awaited how many of all of them have no answer that stands
 */
public record ClauseView(
    String id,
    @Nullable Place place,
    String href,
    String status,
    @Nullable Declaration declared,
    String words,
    @Nullable Instant silence,
    List<InputView> inputs,
    List<InputView.Stand> positions,
    List<BracketView> brackets,
    List<Link> unseen,
    int awaited) {

  /** Who gave the clause its status, and why. */
  public record Declaration(Speaker by, String why, long version, Instant at) {}

  /**
   * Square brackets that stand in it.
   *
   * @param by null where nobody is known to have asked for them or to have brought them
   * @param brought whether they came with words, and nobody asked
   */
  public record BracketView(
      String why,
      @Nullable Speaker by,
      boolean brought,
      long version,
      Instant at,
      List<Option> options) {}

  /**
   * One option.
   *
   * @param words empty: no text
   * @param source the proposal it comes from
   */
  public record Option(String words, String from, @Nullable Link source) {}

  /** Whether there is anything to say of it. */
  public boolean quiet() {
    return inputs.isEmpty()
        && unseen.isEmpty()
        && positions.isEmpty()
        && brackets.isEmpty()
        && declared == null
        && silence == null;
  }

  public boolean locked() {
    return status.equals("agreed") || status.equals("closed");
  }

  /** Whether it is still contested. */
  public boolean open() {
    return !locked() && (awaited > 0 || !brackets.isEmpty() || status.equals("bracketed"));
  }

  public List<InputView> proposals() {
    return inputs.stream().filter(InputView::proposal).toList();
  }

  public List<InputView> remarks() {
    return inputs.stream().filter(input -> !input.proposal()).toList();
  }

  /** Regions that have something to say on it, each once. */
  public List<String> regions() {
    return proposals().stream()
        .filter(input -> !input.standing().equals("withdrawn"))
        .map(InputView::by)
        .filter(by -> by != null && !by.region().isEmpty())
        .map(Speaker::region)
        .distinct()
        .toList();
  }
}
