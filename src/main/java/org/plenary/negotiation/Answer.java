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
 * @param contestDays for how many days the contributor may contest it; 0: {@link #USUAL_DAYS}
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
    String until,
    int contestDays) {

  /** How many days a contributor may contest an answer where nothing else is said. */
  public static final int USUAL_DAYS = 14;

  private static final long DAY_MS = 24L * 3_600_000;

  public Answer {
    related = List.copyOf(related);
  }

  /** One that may be contested for the usual days. */
  public Answer(
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
    this(input, outcome, heard, considered, related, why, change, clause, into, until, 0);
  }

  /** Whether it says that another input is the same, or holds this one. */
  boolean refers() {
    return outcome == Outcome.MERGED || outcome == Outcome.DUPLICATE;
  }

  /** The same, shown by the change of that version. */
  public Answer shownBy(long version) {
    return with(version, until, contestDays);
  }

  /**
   * The same as a meeting of that zone keeps it, see {@link Deferral#in}, where answers may be
   * contested for so many days.
   */
  public Answer in(ZoneId zone, int days) {
    return with(change, Deferral.in(zone, until), days == USUAL_DAYS ? 0 : days);
  }

  private Answer with(long version, String point, int days) {
    return new Answer(
        input, outcome, heard, considered, related, why, version, clause, into, point, days);
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

    /** Until when it may be contested, in milliseconds since 1970. */
    public long contestUntil() {
      int days = answer.contestDays() == 0 ? USUAL_DAYS : answer.contestDays();
      return stamp.at() + days * DAY_MS;
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
