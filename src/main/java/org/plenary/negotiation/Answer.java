package org.plenary.negotiation;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * "We heard you": the published answer to one input.
 *
 * @param heard what was asked, in the words of those who answer
 * @param considered what was looked at
 * @param related numbers of the inputs considered with it
 * @param why the reason; at least a sentence
 * @param change version of the resolution that shows it in the text, 0 where none does
 * @param clause where in the text
 * @param into number of the input it was merged into or repeats, 0 for none
 * @param until the later point it was deferred to, see {@link Deferral}
 */
public record Answer(
    int input,
    Outcome outcome,
    String heard,
    String considered,
    List<Integer> related,
    String why,
    long change,
    String clause,
    int into,
    String until) {

  /** How long a contributor may contest one, in milliseconds: fourteen days. */
  public static final long CONTEST_MS = 14L * 24 * 3_600_000;

  public Answer {
    related = List.copyOf(related);
  }

  /** The same, shown by the change of that version. */
  public Answer shownBy(long version) {
    return new Answer(
        input, outcome, heard, considered, related, why, version, clause, into, until);
  }

  /** The same as a meeting of that zone keeps it, see {@link Deferral#in}. */
  public Answer in(ZoneId zone) {
    String kept = Deferral.in(zone, until);
    return new Answer(input, outcome, heard, considered, related, why, change, clause, into, kept);
  }

  /**
   * An answer that was published, and what became of it.
   *
   * @param delivered how it reached the contributor, newest last
   * @param response what the contributor said to it; null while nothing
   * @param due when the point came to which it deferred the input; null while it has not
   */
  public record Published(
      Answer answer,
      Stamp stamp,
      List<Delivery> delivered,
      @Nullable Response response,
      @Nullable Stamp due) {

    Published delivered(Delivery one) {
      return new Published(answer, stamp, Lists.plus(delivered, one), response, due);
    }

    Published responded(Response said) {
      return new Published(answer, stamp, delivered, said, due);
    }

    Published fallenDue(Stamp when) {
      return new Published(answer, stamp, delivered, response, when);
    }

    /** Whether it puts the input off to a point that has not come. */
    public boolean defers() {
      return answer.outcome() == Outcome.DEFERRED && due == null;
    }
  }

  /**
   * How it reached the contributor.
   *
   * @param channel {@code page} or {@code mail}
   */
  public record Delivery(Stamp stamp, String channel) {}

  /**
   * What the contributor said.
   *
   * @param contested false: acknowledged
   */
  public record Response(Stamp stamp, boolean contested, String why) {}
}
