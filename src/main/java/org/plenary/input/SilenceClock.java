package org.plenary.input;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.plenary.journal.Journal;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.Silence;
import org.plenary.people.Voices;
import org.plenary.refusal.Refused;
import org.plenary.resolution.Command;
import org.plenary.resolution.OpenResolution;
import org.plenary.resolution.Resolutions;
import org.plenary.resolution.Submission;

/**
 * Ends silence procedures whose clock has run out, by the server's own voice. Where an input is
 * still owed an answer it cannot end yet; it is tried again after each entry. Lives on the context
 * of the open resolutions, where it must be made before the first is opened.
 */
public final class SilenceClock {
  private static final Logger LOG = Logger.getLogger(SilenceClock.class.getName());

  private final Vertx vertx;
  private final Resolutions resolutions;
  private final Journal journal;
  private final Voices voices;
  private final Clock clock;
  private final Map<Long, Long> timers = new HashMap<>();

  public SilenceClock(
      Vertx vertx, Resolutions resolutions, Journal journal, Voices voices, Clock clock) {
    this.vertx = vertx;
    this.resolutions = resolutions;
    this.journal = journal;
    this.voices = voices;
    this.clock = clock;
    resolutions.watch((open, batch) -> look(open));
  }

  /** Finds those whose clock was running when the server went down. */
  public Future<Void> start() {
    return journal
        .holding("silence")
        .compose(ids -> Future.join(ids.stream().map(resolutions::open).toList()))
        .mapEmpty();
  }

  /** Sets the timer for the clock that runs out next; ends what has run out. */
  private void look(OpenResolution open) {
    Long old = timers.remove(open.id());
    if (old != null) {
      vertx.cancelTimer(old);
    }
    if (open.state().negotiation().silences().isEmpty()
        || open.state().negotiation().adopted() != null) {
      return;
    }
    long next = Long.MAX_VALUE;
    for (Silence silence : List.copyOf(open.state().negotiation().silences().values())) {
      if (silence.end() == null && silence.until() > clock.millis()) {
        next = Math.min(next, silence.until());
      } else if (silence.end() == null) {
        end(open, silence);
      }
    }
    if (next < Long.MAX_VALUE) {
      long wait = Math.max(1, next - clock.millis());
      timers.put(open.id(), vertx.setTimer(wait, id -> ring(open.id())));
    }
  }

  /** It may have been closed meanwhile: it is opened again. */
  private void ring(long id) {
    timers.remove(id);
    resolutions.open(id).onSuccess(this::look);
  }

  private void end(OpenResolution open, Silence silence) {
    Command command = new Command.Do(new Act.SilenceEnded(silence.number(), false, ""));
    voices
        .server()
        .compose(
            voice ->
                resolutions.submit(
                    open.id(),
                    new Submission(voice, "silence-end-" + silence.number(), 1, command)))
        .onFailure(cause -> blocked(open.id(), silence, cause));
  }

  private static void blocked(long id, Silence silence, Throwable cause) {
    if (!(cause instanceof Refused)) {
      LOG.log(
          Level.WARNING,
          "Silence " + silence.number() + " of resolution " + id + " not ended",
          cause);
    }
  }
}
