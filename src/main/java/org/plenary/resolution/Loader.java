package org.plenary.resolution;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.plenary.journal.Entry;
import org.plenary.journal.Journal;
import org.plenary.journal.Snapshot;
import org.plenary.people.Voices;
import org.plenary.text.Change;

/** Adds the log up to states: from the nearest snapshot, then entry by entry. */
final class Loader {
  private static final Logger LOG = Logger.getLogger(Loader.class.getName());
  private static final int PAGE = 2_000;

  /** Where an earlier version is loaded, a snapshot is left behind every so many entries. */
  private static final int STEP = 1_000;

  /**
   * A state with what is needed to go on from it.
   *
   * @param history the entries since the snapshot
   * @param from the state at {@code snapshot}
   * @param authors who wrote which words, at {@code snapshot}
   * @param erased how often something of it was erased before it was read
   */
  record Loaded(
      State state,
      History history,
      long lastAt,
      long snapshot,
      State from,
      Authorship authors,
      int erased) {}

  /** The last entry of a client and whose it is. */
  record Last(long person, Entry entry) {}

  private final Journal journal;
  private final Voices voices;

  Loader(Journal journal, Voices voices) {
    this.journal = journal;
    this.voices = voices;
  }

  /** The state at a version, or at the end of the log if it is shorter. */
  Future<Loaded> at(long resolution, long version) {
    return nearest(resolution, version).compose(loaded -> advance(resolution, loaded, version));
  }

  /** From the newest snapshot that can be read; the log is the truth, snapshots only save time. */
  private Future<Loaded> nearest(long resolution, long version) {
    return journal
        .start(resolution, version)
        .compose(
            found -> {
              if (found.snapshot().isEmpty()) {
                return Future.succeededFuture(empty(found.erased()));
              }
              Snapshot snapshot = found.snapshot().get();
              try {
                return Future.succeededFuture(restored(snapshot, found.erased()));
              } catch (IllegalStateException unreadable) {
                LOG.log(Level.WARNING, "A snapshot is passed over.", unreadable);
                return nearest(resolution, snapshot.version() - 1);
              }
            });
  }

  /**
   * The resolution as it was at a version, or at the end of the log if it is shorter. Where
   * snapshots lie far apart new ones are left behind, so that the next who asks for a version near
   * it replays a thousand entries at most.
   */
  Future<Moment> moment(long resolution, long version) {
    return nearest(resolution, version)
        .compose(
            from ->
                walk(
                    resolution,
                    new Walk(from.state(), from.authors(), from.lastAt(), from.erased()),
                    version));
  }

  /** On the way to an earlier version. */
  private static final class Walk {
    private final Authorship authors;
    private final int erased;
    private State state;
    private long at;

    Walk(State state, Authorship authors, long at, int erased) {
      this.erased = erased;
      this.state = state;
      this.authors = authors;
      this.at = at;
    }

    void take(List<Entry> entries) {
      for (Entry entry : entries) {
        if (entry.version() != state.version() + 1) {
          throw new IllegalStateException("The log has a gap before " + entry.version());
        }
        Event event = EventJson.event(entry);
        authors.take(entry, event, state.doc());
        state = event.after(state);
        at = Math.max(at, entry.at());
      }
      authors.compact();
    }

    Moment moment() {
      return new Moment(state, authors.view(), at);
    }
  }

  private Future<Moment> walk(long resolution, Walk walk, long version) {
    long from = walk.state.version();
    long last = Math.min(version, from + STEP);
    if (last <= from) {
      return Future.succeededFuture(walk.moment());
    }
    return journal
        .between(resolution, from + 1, last)
        .compose(
            entries -> {
              walk.take(entries);
              return entries.size() < STEP
                  ? Future.succeededFuture(walk.moment())
                  : keep(resolution, walk).compose(kept -> walk(resolution, walk, version));
            });
  }

  /** A snapshot that cannot be kept is no failure: the log is the truth. */
  private Future<Void> keep(long resolution, Walk walk) {
    String body = StateJson.write(walk.state, walk.at, walk.authors.view());
    return journal
        .keep(new Snapshot(resolution, walk.state.version(), body), walk.erased)
        .otherwise(
            cause -> {
              LOG.log(Level.WARNING, "A snapshot was not kept: {0}", cause + "");
              return null;
            });
  }

  private static Loaded empty(int erased) {
    Authorship nobody = new Authorship(0, State.EMPTY.doc(), 0);
    return new Loaded(State.EMPTY, new History(0), 0, 0, State.EMPTY, nobody, erased);
  }

  private static Loaded restored(Snapshot snapshot, int erased) {
    StateJson.Kept kept = StateJson.read(snapshot.version(), snapshot.body());
    long version = snapshot.version();
    return new Loaded(
        kept.state(),
        new History(version),
        kept.at(),
        version,
        kept.state(),
        kept.authors(),
        erased);
  }

  private Future<Loaded> advance(long resolution, Loaded loaded, long version) {
    long last = Math.min(version, loaded.state().version() + PAGE);
    if (last <= loaded.state().version()) {
      return Future.succeededFuture(loaded);
    }
    return journal
        .between(resolution, loaded.state().version() + 1, last)
        .compose(
            entries -> {
              Loaded next = replay(loaded, entries);
              return entries.size() < PAGE
                  ? Future.succeededFuture(next)
                  : advance(resolution, next, version);
            });
  }

  private static Loaded replay(Loaded loaded, List<Entry> entries) {
    State state = loaded.state();
    long at = loaded.lastAt();
    for (Entry entry : entries) {
      if (entry.version() != state.version() + 1) {
        throw new IllegalStateException("The log has a gap before " + entry.version());
      }
      Event event = EventJson.event(entry);
      loaded.history().add(entry, event.change(state));
      state = event.after(state);
      at = Math.max(at, entry.at());
    }
    return new Loaded(
        state,
        loaded.history(),
        at,
        loaded.snapshot(),
        loaded.from(),
        loaded.authors(),
        loaded.erased());
  }

  /** What the entries of a range of versions did to positions, both ends included. */
  Future<List<Change>> changes(long resolution, long first, long last) {
    return journal
        .between(resolution, first, last)
        .map(
            entries -> {
              List<Change> changes = new ArrayList<>(entries.size());
              for (Entry entry : entries) {
                changes.add(EventJson.event(entry).change(State.EMPTY));
              }
              return changes;
            });
  }

  Future<Optional<Last>> client(long resolution, String client) {
    return journal
        .lastOf(resolution, client)
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture(Optional.empty())
                    : voices
                        .byId(found.get().voice())
                        .map(voice -> Optional.of(new Last(voice.personId(), found.get()))));
  }
}
