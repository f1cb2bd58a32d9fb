package org.plenary.publication;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plenary.journal.Entry;
import org.plenary.publication.Visibility.Horizon;
import org.plenary.resolution.Batch;
import org.plenary.resolution.OpenResolution;
import org.plenary.resolution.Resolutions;

/**
 * The newest public version of each resolution that is being read, as {@link Visibility} has it. It
 * moves at most once a second, however fast the room types, so that all readers of that second get
 * the same bytes.
 *
 * <p>Lives where readers are served; in the room it takes a constant time for every edit, however
 * many read. {@link #newest} may be called from any context.
 */
final class Editions {
  /** A resolution's edition moves no more often. */
  static final long EVERY_MS = 1_000;

  /** One that nobody asked for in so long is followed no more. */
  private static final long IDLE_MS = 120_000;

  private final Vertx vertx;
  private final Context home;
  private final Resolutions resolutions;
  private final Visibility visibility;
  private final Aside aside;
  private final Map<Long, Future<Followed>> followed = new HashMap<>();

  /** One resolution that is followed. */
  private final class Followed {
    final OpenResolution open;
    final Runnable end;

    /** Written in the room. */
    volatile Edition latest;

    Edition edition;
    long asked = now();

    /** In the room: when it was told last, and whether it is about to be. */
    private long moved;

    private boolean due;

    /** What is shown where the public does not follow at once, and when it was looked for. */
    @Nullable Future<Edition> held;

    long heldAt;

    /** Called with each new edition; kept as long as somebody listens. */
    final Set<Consumer<Edition>> listeners = new LinkedHashSet<>();

    /** In the room. */
    Followed(OpenResolution open, Edition edition) {
      this.open = open;
      this.edition = edition;
      this.latest = edition;
      this.end = open.follow(this::take);
    }

    /** In the room, for every edit: tells readers that there is something, once a second. */
    private void take(Batch batch) {
      List<Entry> entries = batch.entries();
      latest = new Edition(batch.state(), entries.get(entries.size() - 1).at());
      if (due) {
        return;
      }
      due = true;
      vertx.setTimer(
          Math.max(1, moved + EVERY_MS - now()),
          id -> {
            due = false;
            moved = now();
            home.runOnContext(v -> move());
          });
    }

    /** What is shown where the public does not follow at once: looked for once a second. */
    Future<Edition> shown(Horizon horizon) {
      Future<Edition> there = held;
      if (there != null && !there.failed() && heldAt + EVERY_MS > now()) {
        return there;
      }
      Edition known = there == null || there.result() == null ? Edition.NOTHING : there.result();
      heldAt = now();
      Future<Edition> next = reached(open.id(), known, horizon);
      held = next;
      return next;
    }

    private void move() {
      edition = latest;
      List.copyOf(listeners).forEach(listener -> listener.accept(edition));
    }
  }

  /**
   * @param home the context it lives on
   */
  Editions(Vertx vertx, Context home, Resolutions resolutions, Visibility visibility, Aside aside) {
    this.vertx = vertx;
    this.home = home;
    this.resolutions = resolutions;
    this.visibility = visibility;
    this.aside = aside;
    resolutions.whenErased(id -> home.runOnContext(v -> letGo(id)));
    home.runOnContext(v -> vertx.setPeriodic(IDLE_MS / 2, id -> forgetThoseNobodyReads()));
  }

  Context context() {
    return home;
  }

  /**
   * The newest version of a resolution that is shown up to that horizon; completes on the caller's
   * context.
   */
  Future<Edition> newest(long resolution, Horizon horizon) {
    Context caller = vertx.getOrCreateContext();
    Promise<Edition> answer = Promise.promise();
    context()
        .runOnContext(
            v ->
                followed(resolution)
                    .compose(
                        one ->
                            horizon.isLive()
                                ? Future.succeededFuture(one.edition)
                                : one.shown(horizon))
                    .onComplete(done -> caller.runOnContext(w -> answer.handle(done))));
    return answer.future();
  }

  /**
   * Calls with each new edition. Only on {@link #context}.
   *
   * @return ends it
   */
  Future<Runnable> listen(long resolution, Consumer<Edition> listener) {
    return followed(resolution)
        .map(
            one -> {
              one.listeners.add(listener);
              return () -> unlisten(resolution, one, listener);
            });
  }

  /** Those who listened to one that was let go of listen to the next. */
  private void unlisten(long resolution, Followed one, Consumer<Edition> listener) {
    one.listeners.remove(listener);
    Future<Followed> now = followed.get(resolution);
    if (now != null && now.result() != null) {
      now.result().listeners.remove(listener);
    }
  }

  private Future<Followed> followed(long resolution) {
    Future<Followed> there = followed.get(resolution);
    if (there == null) {
      Future<Followed> opening = follow(resolution);
      followed.put(resolution, opening);
      opening.onFailure(cause -> followed.remove(resolution, opening));
      return opening;
    }
    if (there.result() != null) {
      there.result().asked = now();
    }
    return there;
  }

  /** Begins to follow in the room; completes at home. */
  private Future<Followed> follow(long resolution) {
    Promise<Followed> begun = Promise.promise();
    resolutions
        .context()
        .runOnContext(
            v ->
                resolutions
                    .open(resolution)
                    .compose(this::follow)
                    .onComplete(done -> home.runOnContext(w -> begun.handle(done))));
    return begun.future();
  }

  private Future<Followed> follow(OpenResolution open) {
    Edition first = new Edition(open.state(), 0);
    Followed one = new Followed(open, first);
    return open.entriesAfter(Math.max(0, first.version() - 1), 1)
        .map(
            entries -> {
              if (!entries.isEmpty() && one.latest == first) {
                one.edition = new Edition(first.state(), entries.get(0).at());
                one.latest = one.edition;
              }
              return one;
            });
  }

  /** The edition of the version that is reached by now; the text is added up beside the room. */
  private Future<Edition> reached(long resolution, Edition known, Horizon horizon) {
    return visibility
        .reached(resolution, known.version(), horizon)
        .compose(
            version ->
                version == known.version()
                    ? Future.succeededFuture(known)
                    : aside.run(() -> resolutions.moment(resolution, version)).map(Edition::of));
  }

  /** What is held of it is no longer so; those who listen go on with what comes. */
  private void letGo(long resolution) {
    Future<Followed> before = followed.remove(resolution);
    if (before == null) {
      return;
    }
    before.onSuccess(
        old -> {
          resolutions.context().runOnContext(v -> old.end.run());
          if (!old.listeners.isEmpty()) {
            followed(resolution)
                .onSuccess(
                    one -> {
                      one.listeners.addAll(old.listeners);
                      one.listeners.forEach(listener -> listener.accept(one.edition));
                    });
          }
        });
  }

  private void forgetThoseNobodyReads() {
    followed
        .values()
        .removeIf(
            future -> {
              Followed one = future.result();
              boolean idle = one != null && one.listeners.isEmpty() && one.asked < now() - IDLE_MS;
              if (idle) {
                resolutions.context().runOnContext(v -> one.end.run());
              }
              return idle;
            });
  }

  private static long now() {
    return System.nanoTime() / 1_000_000;
  }
}
