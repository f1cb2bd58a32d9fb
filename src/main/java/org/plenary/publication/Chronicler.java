package org.plenary.publication;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongBinaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.meeting.Meetings;
import org.plenary.resolution.Resolutions;

/**
 * Makes the lines of all timelines as the logs grow, so that the first who asks for one after a
 * long sitting or a restart does not wait. While a log grows it lets much come first: its lines
 * take nearly half as much of the processor again as its edits. One chunk at a time, with a rest
 * thrice as long after it: it never takes more than a quarter of a processor from those who draft.
 * Works on the loop for earlier versions.
 */
final class Chronicler {
  private static final Logger LOG = Logger.getLogger(Chronicler.class.getName());

  /** So long after a pass that found nothing to do it looks again. */
  private static final long EVERY_MS = 5_000;

  private static final int RESTS = 3;

  /** A log grows while so many entries come between two passes. */
  private static final long MANY = 10;

  /** So many entries without lines are left alone while their log grows: a second of a reader's. */
  private static final long BEHIND = 5_000;

  private final Vertx vertx;
  private final Meetings meetings;
  private final Resolutions resolutions;
  private final Chronicle chronicle;
  private final Aside aside;
  private volatile boolean ended;

  /** By resolution: how long its log was when the last pass came by. */
  private final Map<Long, Long> seen = new ConcurrentHashMap<>();

  Chronicler(
      Vertx vertx, Meetings meetings, Resolutions resolutions, Chronicle chronicle, Aside aside) {
    this.vertx = vertx;
    this.meetings = meetings;
    this.resolutions = resolutions;
    this.chronicle = chronicle;
    this.aside = aside;
  }

  /** Begins, and goes on until it is ended. */
  void start() {
    again(EVERY_MS);
  }

  /** Begins no further chunk. */
  void end() {
    ended = true;
  }

  private void again(long rest) {
    if (!ended) {
      vertx.setTimer(Math.max(1, rest), id -> work());
    }
  }

  private void work() {
    pass(this::worth)
        .onSuccess(done -> again(EVERY_MS))
        .onFailure(
            cause -> {
              if (!ended) {
                LOG.log(Level.WARNING, "Timelines wait: {0}", cause.toString());
              }
              again(EVERY_MS);
            });
  }

  /** How many entries without lines are worth the work: a chunk's where little came since. */
  private long worth(long resolution, long version) {
    Long before = seen.put(resolution, version);
    return before != null && version - before > MANY ? BEHIND : Chronicle.CHUNK;
  }

  /** All meetings, one after the other; completes when nothing is left to be made. */
  Future<Void> pass() {
    return pass((resolution, version) -> Chronicle.CHUNK);
  }

  private Future<Void> pass(LongBinaryOperator worth) {
    return meetings
        .all()
        .compose(
            all -> {
              Future<Void> done = Future.succeededFuture();
              for (Meeting meeting : all) {
                done = done.compose(v -> pass(meeting, worth));
              }
              return done;
            });
  }

  private Future<Void> pass(Meeting meeting, LongBinaryOperator worth) {
    return meetings.agenda(meeting.slug()).compose(items -> pass(meeting, items, worth));
  }

  private Future<Void> pass(Meeting meeting, List<AgendaItem> items, LongBinaryOperator worth) {
    return resolutions
        .versions(items.stream().map(AgendaItem::id).collect(Collectors.toSet()))
        .compose(
            versions -> {
              Future<Void> done = Future.succeededFuture();
              for (AgendaItem item : items) {
                long version = versions.getOrDefault(item.id(), 0L);
                long behind = worth.applyAsLong(item.id(), version);
                done = done.compose(v -> chunks(meeting, item, version, behind));
              }
              return done;
            });
  }

  private Future<Void> chunks(Meeting meeting, AgendaItem item, long version, long behind) {
    if (ended || version < behind) {
      return Future.succeededFuture();
    }
    long begun = System.nanoTime();
    return aside
        .run(() -> chronicle.advance(meeting, item, version, behind))
        .compose(
            more ->
                more
                    ? rest((System.nanoTime() - begun) / 1_000_000 * RESTS)
                        .compose(rested -> chunks(meeting, item, version, behind))
                    : Future.succeededFuture());
  }

  private Future<Void> rest(long ms) {
    return vertx.timer(Math.max(1, ms)).mapEmpty();
  }
}
