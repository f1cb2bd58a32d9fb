package org.plenary.resolution;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.plenary.journal.Entry;
import org.plenary.journal.Journal;
import org.plenary.journal.Snapshot;
import org.plenary.text.Form;

/**
 * Reads the whole log of a resolution again and checks it: versions dense from 1, times never going
 * back, every stored step applies, every text keeps its form, every snapshot is what the log adds
 * up to, authors included. Writes nothing.
 */
public final class Verification {
  private static final int PAGE = 2_000;

  /**
   * What was found.
   *
   * @param entries how many entries are good
   * @param snapshots how many snapshots are good
   * @param fault what is wrong first; empty where all is well
   */
  public record Report(long entries, int snapshots, Optional<Fault> fault) {}

  /** The first thing that is wrong, at which version. */
  public record Fault(long version, String sentence) {}

  /** One thing is wrong: ends the reading. */
  private static final class Found extends RuntimeException {
    private static final long serialVersionUID = 1L;
    final long version;

    Found(long version, String sentence, @Nullable Throwable cause) {
      super(sentence, cause);
      this.version = version;
    }
  }

  private final Vertx vertx;
  private final Journal journal;
  private final long id;
  private final TreeMap<Long, String> snapshots = new TreeMap<>();
  private final Authorship authors = new Authorship(0, State.EMPTY.doc(), 0);
  private State state = State.EMPTY;
  private long at;
  private int good;

  private Verification(Vertx vertx, Journal journal, long id) {
    this.vertx = vertx;
    this.journal = journal;
    this.id = id;
  }

  /** Checks one resolution; the work is done on worker threads. */
  public static Future<Report> of(Vertx vertx, Journal journal, long resolution) {
    Verification verification = new Verification(vertx, journal, resolution);
    return verification
        .gather(Long.MAX_VALUE / 2)
        .compose(done -> verification.readOn())
        .map(done -> verification.report(null))
        .recover(
            failure ->
                failure instanceof Found found
                    ? Future.succeededFuture(verification.report(found))
                    : Future.failedFuture(failure));
  }

  private Report report(@Nullable Found found) {
    Optional<Fault> fault =
        found == null
            ? Optional.empty()
            : Optional.of(new Fault(found.version, String.valueOf(found.getMessage())));
    return new Report(state.version(), good, fault);
  }

  private Future<Void> gather(long notAfter) {
    return journal
        .start(id, notAfter)
        .compose(
            found -> {
              if (found.snapshot().isEmpty()) {
                return Future.succeededFuture();
              }
              Snapshot snapshot = found.snapshot().get();
              snapshots.put(snapshot.version(), snapshot.body());
              return gather(snapshot.version() - 1);
            });
  }

  private Future<Void> readOn() {
    return journal
        .after(id, state.version(), PAGE)
        .compose(
            entries ->
                vertx
                    .executeBlocking(
                        () -> {
                          entries.forEach(this::take);
                          return entries.size() == PAGE;
                        },
                        false)
                    .compose(more -> more ? readOn() : end()));
  }

  private Future<Void> end() {
    for (Map.Entry<Long, String> left : snapshots.tailMap(state.version(), false).entrySet()) {
      return Future.failedFuture(
          new Found(left.getKey(), "A snapshot of a version that the log does not reach.", null));
    }
    return Future.succeededFuture();
  }

  private void take(Entry entry) {
    long version = entry.version();
    if (version != state.version() + 1) {
      throw new Found(state.version() + 1, "The entry is missing.", null);
    }
    if (entry.at() < at) {
      throw new Found(version, "It is older than the entry before it.", null);
    }
    State after = after(entry);
    String broken = Form.check(after.doc());
    if (broken != null) {
      throw new Found(version, "The text after it breaks the rule " + broken + ".", null);
    }
    at = entry.at();
    state = after;
    String snapshot = snapshots.get(version);
    if (snapshot != null) {
      compare(version, snapshot);
    }
  }

  private State after(Entry entry) {
    try {
      Event event = EventJson.event(entry);
      State after = event.after(state);
      authors.take(entry, event, state.doc());
      return after;
    } catch (RuntimeException damaged) {
      throw new Found(entry.version(), "It cannot have happened: " + damaged.getMessage(), damaged);
    }
  }

  private void compare(long version, String body) {
    StateJson.Kept kept;
    try {
      kept = StateJson.read(version, body);
    } catch (RuntimeException damaged) {
      throw new Found(version, "Its snapshot cannot be read: " + damaged.getMessage(), damaged);
    }
    List<Authorship.Span> spans = authors.view().spans();
    if (!kept.state().equals(state) || !kept.authors().view().spans().equals(spans)) {
      throw new Found(version, "Its snapshot is not what the log adds up to.", null);
    }
    good++;
  }
}
