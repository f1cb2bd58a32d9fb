package org.plenary.input;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.plenary.journal.Journal;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.Answer;
import org.plenary.negotiation.Deferral;
import org.plenary.people.Voices;
import org.plenary.refusal.Refused;
import org.plenary.resolution.Command;
import org.plenary.resolution.OpenResolution;
import org.plenary.resolution.Resolutions;
import org.plenary.resolution.Submission;

/**
 * Notes in the log when a day has come to which inputs were deferred: from then on they are owed an
 * answer again. Sittings need no clock: closing one is an entry. Lives on the context of the open
 * resolutions, where it must be made before the first is opened.
 */
public final class DeferralClock {
  private static final Logger LOG = Logger.getLogger(DeferralClock.class.getName());

  /** Timers are set again after this, so that a clock that was put forward is noticed. */
  private static final long LONGEST_MS = 3_600_000;

  private final Vertx vertx;
  private final Resolutions resolutions;
  private final Journal journal;
  private final Voices voices;
  private final Clock clock;
  private final Map<Long, Long> timers = new HashMap<>();

  public DeferralClock(
      Vertx vertx, Resolutions resolutions, Journal journal, Voices voices, Clock clock) {
    this.vertx = vertx;
    this.resolutions = resolutions;
    this.journal = journal;
    this.voices = voices;
    this.clock = clock;
    resolutions.watch((open, batch) -> look(open));
  }

  /** Finds the days that came while the server was down, and waits for the others. */
  public Future<Void> start() {
    return journal
        .deferring()
        .compose(
            ids -> {
              Future<Void> done = Future.succeededFuture();
              for (long id : ids) {
                done = done.compose(v -> resolutions.open(id).onSuccess(this::look).mapEmpty());
              }
              return done;
            });
  }

  private void look(OpenResolution open) {
    Long old = timers.remove(open.id());
    if (old != null) {
      vertx.cancelTimer(old);
    }
    long now = clock.millis();
    long next = Long.MAX_VALUE;
    for (Map.Entry<Integer, Answer.Published> one :
        open.state().negotiation().deferred().entrySet()) {
      Optional<Long> begins = Deferral.begins(one.getValue().answer().until());
      if (begins.isPresent() && begins.get() <= now) {
        due(open, one.getKey(), one.getValue().stamp().version());
      } else if (begins.isPresent()) {
        next = Math.min(next, begins.get());
      }
    }
    if (next < Long.MAX_VALUE) {
      long wait = Math.max(1, Math.min(next - now, LONGEST_MS));
      timers.put(open.id(), vertx.setTimer(wait, id -> ring(open.id())));
    }
  }

  /** It may have been closed meanwhile: it is opened again. */
  private void ring(long id) {
    timers.remove(id);
    resolutions.open(id).onSuccess(this::look);
  }

  private void due(OpenResolution open, int number, long answer) {
    Command command = new Command.Do(new Act.FallenDue(number, answer));
    voices
        .server()
        .compose(
            voice ->
                resolutions.submit(
                    open.id(), new Submission(voice, "due-" + number + "-" + answer, 1, command)))
        .onFailure(cause -> failed(open.id(), number, cause));
  }

  private static void failed(long id, int number, Throwable cause) {
    if (!(cause instanceof Refused)) {
      LOG.log(
          Level.WARNING, "Input " + number + " of resolution " + id + " not noted as due", cause);
    }
  }
}
