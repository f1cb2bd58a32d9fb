package org.plenary.publication;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A published answer as the public reads it.
 *
 * @param outcome part of a message key: {@code accepted-modified}
 * @param related inputs that were considered with it
 * @param where the exact change in the text; null where there is none
 * @param into the input it was merged into or repeats
 * @param place the clause it speaks of; null where it names none that is still there
 * @param version position of the answer in the log
 * @param newest whether it is the one that stands
 */
public record AnswerView(
    String outcome,
    String heard,
    String considered,
    List<Link> related,
    String why,
    @Nullable Link where,
    @Nullable Link into,
    @Nullable Place place,
    String until,
    Speaker by,
    long version,
    Instant at,
    boolean newest,
    List<Delivered> delivered,
    @Nullable Response response) {

  /** How it reached the contributor; {@code channel} is part of a message key. */
  public record Delivered(String channel, long version, Instant at) {}

  /** What the contributor said to it. */
  public record Response(boolean contested, String why, long version, Instant at) {}
}
