package org.plenary.resolution;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.plenary.journal.Entry;
import org.plenary.journal.Journal;
import org.plenary.people.Voices;

/**
 * The open resolutions of this server. All live on one context, which is the one it was made on;
 * methods may be called from any context, {@link OpenResolution} only from this one.
 */
public final class Resolutions {

  /** How often those that nobody follows are closed. */
  private static final long SWEEP_MS = 60_000;

  /** How many are opened when the server starts. */
  private static final int AT_START = 4;

  private final Vertx vertx;
  private final Context context;
  private final Journal journal;
  private final Journal past;
  private final Loader loader;
  private final Loader history;
  private final Voices voices;
  private final Clock clock;
  private final Map<Long, Future<OpenResolution>> open = new HashMap<>();
  private final List<BiConsumer<OpenResolution, Batch>> watchers = new ArrayList<>();
  private final List<LongConsumer> letGo = new CopyOnWriteArrayList<>();
  private final long sweeper;

  public Resolutions(Vertx vertx, Journal journal, Voices voices, Clock clock) {
    this(vertx, journal, journal, voices, clock);
  }

  /**
   * @param past reads earlier versions, so that nobody who writes waits for it
   */
  public Resolutions(Vertx vertx, Journal journal, Journal past, Voices voices, Clock clock) {
    this.past = past;
    this.voices = voices;
    this.history = new Loader(past, voices);
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.journal = journal;
    this.loader = new Loader(journal, voices);
    this.clock = clock;
    this.sweeper = vertx.setPeriodic(SWEEP_MS, id -> sweep());
  }

  /** The context that open resolutions live on. */
  public Context context() {
    return context;
  }

  /**
   * Tells the watcher of every batch that is committed to any resolution, and of each resolution
   * that is opened, with a batch of no entries: after a restart nothing was told of what came
   * before. Called on our context; call it before the first resolution is opened. A watcher does
   * not keep a resolution open.
   */
  public void watch(BiConsumer<OpenResolution, Batch> watcher) {
    watchers.add(watcher);
  }

  private void watched(OpenResolution resolution, Batch batch) {
    for (BiConsumer<OpenResolution, Batch> watcher : watchers) {
      watcher.accept(resolution, batch);
    }
  }

  /** Opens a resolution, or gives the one that is open. A resolution without entries is empty. */
  public Future<OpenResolution> open(long id) {
    return here(() -> open.computeIfAbsent(id, this::load));
  }

  /** Opens the resolution and submits; see {@link OpenResolution#submit}. */
  public Future<Receipt> submit(long id, Submission submission) {
    return here(() -> open.computeIfAbsent(id, this::load).compose(o -> o.submit(submission)));
  }

  /**
   * Opens the busiest ones before they are asked for: after a restart in the middle of a sitting
   * everybody comes back at once.
   */
  public Future<List<OpenResolution>> openBusiest() {
    return here(
        () ->
            journal
                .busiest(AT_START)
                .compose(ids -> Future.join(ids.stream().map(this::open).toList()))
                .map(all -> all.<OpenResolution>list()));
  }

  /** The state at a version, at the newest if the log is shorter. */
  public Future<State> stateAt(long id, long version) {
    return moment(id, version).map(Moment::state);
  }

  /** The same with who wrote which words and when; as fast in the middle of a long log. */
  public Future<Moment> moment(long id, long version) {
    return history.moment(id, version);
  }

  /**
   * The same state, where also square brackets that nobody asked for on record tell who brought
   * them and since when.
   */
  public Future<State> withBrackets(long id, State state) {
    if (BroughtBrackets.in(state).isEmpty()) {
      return Future.succeededFuture(state);
    }
    return here(() ->
            open(id)
                .compose(
                    open ->
                        open.state().version() == state.version()
                            ? open.authors()
                            : moment(id, state.version()).map(Moment::authors)))
        .compose(
            authors ->
                voices
                    .byIds(
                        authors.brackets().stream()
                            .map(Authorship.Brought::voice)
                            .collect(Collectors.toSet()))
                    .map(known -> BroughtBrackets.told(state, authors, known)));
  }

  /** The newest committed state. */
  public Future<State> state(long id) {
    return here(() -> open(id).map(OpenResolution::state));
  }

  /** How many entries these have; those without any are missing. */
  public Future<Map<Long, Long>> versions(Set<Long> ids) {
    return past.versions(ids);
  }

  /** Entries after a version, in order, at most {@code limit}. */
  public Future<List<Entry>> entriesAfter(long id, long version, int limit) {
    return past.after(id, version, limit);
  }

  /**
   * Tells, on our context, that what is held of a resolution is no longer so, not even of earlier
   * versions: something of it is being erased. Who holds it lets go and opens it again; that waits
   * until it is erased. Told again when it is.
   */
  public void whenErased(LongConsumer listener) {
    letGo.add(listener);
  }

  /**
   * Closes a resolution, does something to its log while nobody can write to it or open it, and
   * opens it anew. What came before is stored; what comes meanwhile waits.
   */
  public Future<Void> erasing(long id, Supplier<Future<Void>> work) {
    return here(
        () -> {
          Future<OpenResolution> before = open.get(id);
          Future<Void> closed =
              before == null
                  ? Future.succeededFuture()
                  : before.compose(OpenResolution::close).otherwiseEmpty();
          Future<Void> done = closed.compose(v -> work.get());
          Future<OpenResolution> anew = done.transform(either -> load(id));
          open.put(id, anew);
          letGo.forEach(listener -> listener.accept(id));
          return anew.transform(
              opened -> {
                letGo.forEach(listener -> listener.accept(id));
                return done;
              });
        });
  }

  private Future<OpenResolution> load(long id) {
    Future<OpenResolution> loading =
        loader
            .at(id, Long.MAX_VALUE / 2)
            .map(
                loaded -> {
                  OpenResolution opened =
                      new OpenResolution(id, journal, loader, clock, loaded, this::watched);
                  watched(opened, new Batch(List.of(), loaded.state()));
                  return opened;
                });
    loading.onFailure(cause -> open.remove(id));
    return loading;
  }

  private void sweep() {
    for (Map.Entry<Long, Future<OpenResolution>> one : List.copyOf(open.entrySet())) {
      OpenResolution resolution = one.getValue().result();
      if (resolution != null && resolution.isIdle()) {
        open.remove(one.getKey());
        resolution.close();
      }
    }
  }

  /** Stores what waits everywhere and keeps snapshots; nothing can be submitted any more. */
  public Future<Void> close() {
    vertx.cancelTimer(sweeper);
    return here(
        () -> {
          List<Future<Void>> closing = new ArrayList<>();
          for (Future<OpenResolution> one : open.values()) {
            closing.add(one.compose(OpenResolution::close));
          }
          return Future.join(closing).mapEmpty();
        });
  }

  /** Runs on our context; the future completes on the caller's. */
  private <T> Future<T> here(Supplier<Future<T>> work) {
    if (Vertx.currentContext() == context) {
      return work.get();
    }
    Context caller = vertx.getOrCreateContext();
    Promise<T> done = Promise.promise();
    context.runOnContext(
        v -> work.get().onComplete(result -> caller.runOnContext(w -> done.handle(result))));
    return done.future();
  }
}
