package org.plenary.resolution;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.plenary.journal.Entry;
import org.plenary.journal.Journal;
import org.plenary.negotiation.Author;
import org.plenary.negotiation.By;
import org.plenary.people.Rights;
import org.plenary.refusal.Refusal;
import org.plenary.text.Change;

/**
 * The one sequencer of a resolution: commands come in, are decided in order, stored by the log's
 * group commit, and only then answered and told to the followers.
 *
 * <p>Lives on one context and must be used from there; its futures complete there. While a batch is
 * being stored, what comes in waits and makes the next batch, so nobody is refused for being slow
 * or many.
 */
public final class OpenResolution {
  private static final Logger LOG = Logger.getLogger(OpenResolution.class.getName());

  /** Commands that may wait; the next is refused {@code busy}. */
  private static final int MOST_WAITING = 1_000;

  private static final int MOST_IN_BATCH = 512;

  /** A commit made so many versions ago is refused: {@code base.old}. */
  private static final long OLDEST_BASE = 200_000;

  private record Made(Pending pending, Entry entry) {}

  private final long id;
  private final Journal journal;
  private final Loader loader;
  private final Clock clock;
  private final Context context;
  private final History history;
  private final Clients clients;
  private final Gathering gathering;
  private final ArrayDeque<Pending> waiting = new ArrayDeque<>();
  private final Set<Consumer<Batch>> followers = new LinkedHashSet<>();
  private final BiConsumer<OpenResolution, Batch> watcher;
  private final Snapshots snapshots;
  private State head;
  private long lastAt;
  private boolean storing;
  private boolean oneByOne;
  private boolean closed;
  private @Nullable Promise<Void> quiet;

  OpenResolution(
      long id,
      Journal journal,
      Loader loader,
      Clock clock,
      Loader.Loaded loaded,
      BiConsumer<OpenResolution, Batch> watcher) {
    this.id = id;
    this.journal = journal;
    this.loader = loader;
    this.clock = clock;
    this.context = Vertx.currentContext();
    this.clients = new Clients(id, loader);
    this.gathering = new Gathering(context, this::flushUnlessStoring);
    this.history = loaded.history();
    this.head = loaded.state();
    this.lastAt = loaded.lastAt();
    this.watcher = watcher;
    this.snapshots = new Snapshots(id, journal, loaded);
  }

  public long id() {
    return id;
  }

  /** The context it lives on. */
  public Context context() {
    return context;
  }

  /** The state that everybody may see: everything in it is committed. */
  public State state() {
    return head;
  }

  /**
   * Follows what is committed from now on; entries before are {@link #entriesAfter}.
   *
   * @return ends it
   */
  public Runnable follow(Consumer<Batch> follower) {
    followers.add(follower);
    return () -> followers.remove(follower);
  }

  /** Committed entries after a version, at most {@code limit}; from memory or from the log. */
  public Future<List<Entry>> entriesAfter(long version, int limit) {
    Optional<List<Entry>> held = storing ? Optional.empty() : history.entriesAfter(version);
    return held.isPresent()
        ? Future.succeededFuture(held.get().subList(0, Math.min(limit, held.get().size())))
        : journal.after(id, version, limit);
  }

  /** Who wrote which words of the present text. */
  public Future<Authorship.View> authors() {
    return snapshots.authors(head, history);
  }

  /**
   * The last message of a client that is in the log, 0 if none.
   *
   * <p>Refusal: {@code client.foreign}, the name belongs to somebody else.
   */
  public Future<Integer> lastOf(String client, long person) {
    return clients.lastOf(client, person);
  }

  /**
   * Takes a command in. Commands are decided in the order of the calls.
   *
   * @return completes when the entry is committed. Refusals: {@code right.missing}, {@code busy},
   *     {@code base.ahead}, {@code base.old}, {@code client.foreign}, {@code entry.not-stored}, and
   *     those of the command
   */
  public Future<Receipt> submit(Submission submission) {
    if (!Rights.may(submission.voice().capacity(), submission.command().right())) {
      return refused("right.missing", "This is not among your rights.");
    }
    if (closed || waiting.size() >= MOST_WAITING) {
      return refused("busy", "Please try again in a moment.");
    }
    Pending pending = new Pending(submission);
    if (clients.get(submission.client()) != null) {
      enqueue(pending);
    } else {
      lastOf(submission.client(), submission.voice().personId())
          .onSuccess(seq -> enqueue(pending))
          .onFailure(pending.done::tryFail);
    }
    return pending.done.future();
  }

  private static <T> Future<T> refused(String code, String sentence) {
    return Future.failedFuture(Refusal.of(code, sentence).asException());
  }

  private void enqueue(Pending pending) {
    waiting.add(pending);
    if (!storing) {
      gathering.came(waiting.size());
    }
  }

  private void flushUnlessStoring() {
    if (!storing) {
      flush();
    }
  }

  /** Decides what waits, in order, and stores it as one batch. */
  private void flush() {
    gathering.batchBegins();
    List<Made> made = new ArrayList<>();
    Map<String, Integer> seqs = new HashMap<>();
    State next = head;
    int most = oneByOne ? 1 : MOST_IN_BATCH;
    while (made.size() < most && !waiting.isEmpty()) {
      Pending pending = waiting.remove();
      if (answered(pending, seqs) || lacksHistory(pending, next)) {
        continue;
      }
      State decided = decide(pending, next, made);
      if (decided != next) {
        next = decided;
        seqs.put(pending.submission.client(), pending.submission.seq());
      }
    }
    if (made.isEmpty()) {
      storing = false;
      oneByOne = false;
      rest();
      return;
    }
    storing = true;
    store(made, next);
  }

  /**
   * Whether it is answered without an entry of its own: a repetition, or somebody else's client.
   */
  private boolean answered(Pending pending, Map<String, Integer> seqs) {
    Submission submission = pending.submission;
    Clients.Known known = clients.get(submission.client());
    if (known == null || known.person() != submission.voice().personId()) {
      pending.done.fail(Clients.foreign().asException());
      return true;
    }
    int last = seqs.getOrDefault(submission.client(), known.seq());
    if (submission.seq() > last) {
      return false;
    }
    pending.done.complete(new Receipt(known.version(), true));
    return true;
  }

  /** Whether it must wait until changes that memory no longer holds are read from the log. */
  private boolean lacksHistory(Pending pending, State next) {
    long base = pending.submission.command().base(next);
    if (base > next.version() || base < 0) {
      pending.refuse("base.ahead", "Made on a version that does not exist.");
      return true;
    }
    if (base + pending.older.size() >= history.floor()) {
      return false;
    }
    if (next.version() - base > OLDEST_BASE) {
      pending.refuse("base.old", "Made on a version too long ago.");
      return true;
    }
    loader
        .changes(id, base + 1, history.floor())
        .onSuccess(
            older -> {
              pending.older = older;
              enqueue(pending);
            })
        .onFailure(pending.done::tryFail);
    return true;
  }

  /** The state after it, with its entry among those made; the same state where it is refused. */
  private State decide(Pending pending, State state, List<Made> made) {
    Submission submission = pending.submission;
    Command command = submission.command();
    Decision decision;
    try {
      decision = command.decide(state, since(pending, state), author(submission));
    } catch (RuntimeException bug) {
      LOG.log(Level.SEVERE, "A command could not be decided.", bug);
      pending.refuse("command.failed", "This could not be done; nothing was changed.");
      return state;
    }
    if (decision instanceof Decision.Refused refused) {
      pending.done.fail(refused.refusal().asException());
      return state;
    }
    Decision.Accepted accepted = (Decision.Accepted) decision;
    Entry entry = entry(submission, accepted);
    history.add(entry, accepted.event().change(state));
    made.add(new Made(pending, entry));
    return accepted.state();
  }

  private List<Change> since(Pending pending, State state) {
    long base = pending.submission.command().base(state);
    long held = base + pending.older.size();
    List<Change> recent = history.changesAfter(held).orElseThrow();
    if (pending.older.isEmpty()) {
      return recent;
    }
    List<Change> all = new ArrayList<>(pending.older);
    all.addAll(recent);
    return all;
  }

  private Author author(Submission submission) {
    lastAt = Math.max(lastAt, clock.millis());
    return new Author(By.of(submission.voice()), lastAt);
  }

  private Entry entry(Submission submission, Decision.Accepted accepted) {
    return new Entry(
        id,
        accepted.state().version(),
        accepted.event().kind(),
        submission.voice().id(),
        lastAt,
        submission.client(),
        submission.seq(),
        EventJson.body(accepted.event()));
  }

  private void store(List<Made> made, State next) {
    journal
        .append(made.stream().map(Made::entry).toList())
        .onSuccess(stored -> publish(made, next))
        .onFailure(cause -> notStored(made, cause));
  }

  /**
   * After the commit, and nowhere else: the state moves on. What came meanwhile is on its way to
   * the log before senders and followers are told, so that the database works while we write to
   * many sockets; its own commit cannot be seen before the next turn of the event loop.
   */
  private void publish(List<Made> made, State next) {
    head = next;
    history.trim();
    for (Made one : made) {
      Submission submission = one.pending.submission;
      clients.stored(
          submission.client(),
          new Clients.Known(submission.voice().personId(), one.entry.seq(), one.entry.version()));
    }
    flush();
    context.runOnContext(v -> tell(made, next));
  }

  private void tell(List<Made> made, State next) {
    for (Made one : made) {
      one.pending.done.complete(new Receipt(one.entry.version(), false));
    }
    tell(new Batch(made.stream().map(Made::entry).toList(), next));
    snapshots.afterBatch(this::state, history);
  }

  private void tell(Batch batch) {
    for (Consumer<Batch> follower : List.copyOf(followers)) {
      follower.accept(batch);
    }
    watcher.accept(this, batch);
  }

  /**
   * The log refused the batch: either it has grown without us, or one of the entries cannot be
   * stored. We take in what is new and try the commands again one by one.
   */
  private void notStored(List<Made> made, Throwable cause) {
    history.cut(head.version());
    LOG.log(Level.WARNING, "Resolution {0}: a batch was not stored: {1}", new Object[] {id, cause});
    catchUp()
        .onComplete(
            caught -> {
              boolean hopeless = made.size() == 1 && caught.succeeded() && caught.result() == 0;
              if (hopeless) {
                made.get(0).pending.refuse("entry.not-stored", "This cannot be stored.");
              } else {
                for (int i = made.size() - 1; i >= 0; i--) {
                  waiting.addFirst(made.get(i).pending);
                }
              }
              oneByOne = true;
              flush();
            });
  }

  /** Takes in entries that somebody else stored; how many they were. */
  private Future<Integer> catchUp() {
    return journal
        .after(id, head.version(), 1_000)
        .map(
            entries -> {
              for (Entry entry : entries) {
                Event event = EventJson.event(entry);
                history.add(entry, event.change(head));
                head = event.after(head);
                lastAt = Math.max(lastAt, entry.at());
                clients.forget(entry.client());
              }
              if (!entries.isEmpty()) {
                tell(new Batch(entries, head));
              }
              return entries.size();
            });
  }

  /** Asks the log for a client that is not there: what asks is loaded then. */
  public Future<Void> rehearse() {
    return loader.client(id, "rehearsal").mapEmpty();
  }

  /** Whether nobody follows it and nothing waits. */
  boolean isIdle() {
    return followers.isEmpty() && waiting.isEmpty() && !storing;
  }

  /** Takes no more commands, stores what waits, keeps a snapshot. */
  Future<Void> close() {
    closed = true;
    Promise<Void> done = Promise.promise();
    quiet = done;
    flushUnlessStoring();
    return done.future().compose(v -> snapshots.keep(head, history));
  }

  private void rest() {
    if (quiet != null) {
      quiet.tryComplete();
    }
  }
}
