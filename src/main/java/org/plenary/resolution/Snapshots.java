package org.plenary.resolution;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.plenary.journal.Entry;
import org.plenary.journal.Journal;
import org.plenary.journal.Snapshot;

/**
 * Keeps snapshots of an open resolution every so many entries, and who wrote which words.
 * Authorship is brought up to date only when it is asked for or kept: editors do not wait for it.
 */
final class Snapshots {
  private static final Logger LOG = Logger.getLogger(Snapshots.class.getName());

  /** Entries that make a snapshot worth keeping: replaying fewer takes a few milliseconds. */
  private static final long WORTH = 100;

  /** Kept when nothing came for so long: a resting resolution keeps its last. */
  private static final long PAUSE_MS = 1_000;

  /** A busy one keeps one so often: each takes the processor from those who type. */
  private static final long BUSY_MS = 5_000;

  /** Entries after which authorship is brought up to date: memory holds more than these. */
  private static final long BEHIND = 100;

  private final long resolution;
  private final Journal journal;
  private final Authorship authors;

  /** The state of the version that {@link #authors} has come to. */
  private State at;

  private final int erased;
  private long kept;
  private boolean due;
  private long seen;

  Snapshots(long resolution, Journal journal, Loader.Loaded loaded) {
    this.resolution = resolution;
    this.journal = journal;
    this.authors = loaded.authors();
    this.at = loaded.from();
    this.kept = loaded.snapshot();
    this.erased = loaded.erased();
    bringUp(loaded.state(), loaded.history());
  }

  Future<Authorship.View> authors(State head, History history) {
    bringUp(head, history);
    return Future.succeededFuture(authors.view());
  }

  /** Each resolution at a moment of its own: many that are edited alike do not come at once. */
  private long pause() {
    return PAUSE_MS + Math.floorMod(resolution * 379, PAUSE_MS);
  }

  /**
   * Called after each batch.
   *
   * @param head the newest committed state, when it is asked for
   */
  void afterBatch(Supplier<State> head, History history) {
    long version = head.get().version();
    if (version - authors.version() >= BEHIND) {
      bringUp(head.get(), history);
    }
    if (!due && version - kept >= WORTH) {
      due = true;
      keepAtRest(head, history, BUSY_MS);
    }
  }

  /** Looks again after each pause, until nothing came in one or the time is over. */
  private void keepAtRest(Supplier<State> head, History history, long left) {
    seen = head.get().version();
    Vertx.currentContext()
        .owner()
        .setTimer(
            pause(),
            id -> {
              if (head.get().version() != seen && left > pause()) {
                keepAtRest(head, history, left - pause());
              } else {
                keepDue(head, history);
              }
            });
  }

  private void keepDue(Supplier<State> head, History history) {
    keep(head.get(), history)
        .onFailure(cause -> LOG.log(Level.WARNING, "A snapshot was not kept: {0}", cause + ""))
        .onComplete(done -> due = false);
  }

  /** Keeps a snapshot of this state unless there is one. */
  Future<Void> keep(State head, History history) {
    if (head.version() == kept || head.version() == 0) {
      return Future.succeededFuture();
    }
    bringUp(head, history);
    long at = lastAt(head, history);
    Authorship.View view = authors.view();
    // The state is immutable: writing it out is done beside the event loop.
    return Vertx.currentContext()
        .executeBlocking(() -> StateJson.write(head, at, view), false)
        .compose(body -> journal.keep(new Snapshot(resolution, head.version(), body), erased))
        .onSuccess(done -> kept = head.version());
  }

  private static long lastAt(State head, History history) {
    List<Entry> last = history.entriesAfter(head.version() - 1).orElse(List.of());
    return last.isEmpty() ? 0 : last.get(0).at();
  }

  /** Done more often than memory is trimmed, so the entries needed are always held. */
  private void bringUp(State head, History history) {
    history.entriesAfter(authors.version()).ifPresent(entries -> take(entries, head));
  }

  private void take(List<Entry> entries, State head) {
    List<Entry> held = entries.stream().filter(one -> one.version() <= head.version()).toList();
    List<Event> events = held.stream().map(EventJson::event).toList();
    // The text between is made again only where somebody asks for it: that is seldom.
    int asking = 0;
    for (int i = 0; i < events.size(); i++) {
      asking = Authorship.asksForText(events.get(i)) ? i : asking;
    }
    for (int i = 0; i < events.size(); i++) {
      authors.take(held.get(i), events.get(i), at.doc());
      at = i < asking ? events.get(i).after(at) : at;
    }
    if (!events.isEmpty()) {
      at = head;
      authors.compact();
    }
  }
}
