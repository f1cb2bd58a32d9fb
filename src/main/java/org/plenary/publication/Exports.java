package org.plenary.publication;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plenary.refusal.Refusal;

/**
 * Documents that may take long to make: on threads of their own, so many at once and so many
 * waiting, each with how far it is. Those who ask for the same wait for the same work; it is ended
 * when the last of them goes away. What was made is kept by {@link Rendered}. Thread-safe.
 */
final class Exports {
  /** Worked on at the same time: the rest of the machine is for those who draft. */
  static final int AT_ONCE = 2;

  /** That many more may wait. */
  static final int WAITING = 16;

  /** A waiting page that was not asked for again in so long is closed. */
  private static final long UNSEEN_MS = 30_000;

  /** So long a finished one is kept beside the cache, for those who come to fetch it. */
  private static final long KEPT_MS = 120_000;

  private static final long LONGEST_MINUTES = 15;

  /** Makes the bytes; is told where to tell how far it is, which throws when nobody waits. */
  @FunctionalInterface
  interface Work {
    byte[] render(IntConsumer percent) throws Exception;
  }

  /** One document in the making. */
  private static final class Job {
    final String key;
    final Promise<Rendered.Body> done = Promise.promise();
    volatile int percent;
    volatile boolean working;
    volatile boolean ended;
    int watchers;

    /** How often all that was made had been forgotten when it was begun. */
    int clearings;

    Job(String key) {
      this.key = key;
    }

    void tell(int now) {
      if (ended) {
        throw new CancellationException();
      }
      percent = Math.max(percent, Math.min(100, now));
    }
  }

  /** One who waits for a document. */
  final class Watch {
    private final Job job;
    private final String ticket;

    /** Where the document is fetched once it is made. */
    private final String address;

    private boolean parked;
    private boolean left;
    private long seen = now();

    private Watch(Job job, String ticket, String address) {
      this.job = job;
      this.ticket = ticket;
      this.address = address;
    }

    String ticket() {
      return ticket;
    }

    String address() {
      return address;
    }

    int percent() {
      return job.percent;
    }

    boolean working() {
      return job.working;
    }

    boolean cancelled() {
      synchronized (Exports.this) {
        return left && !job.done.future().succeeded();
      }
    }

    /** Whether it is made, as of now. */
    Future<Rendered.Body> state() {
      return job.done.future();
    }

    /** Completes on the caller's context. */
    Future<Rendered.Body> done() {
      Context caller = vertx.getOrCreateContext();
      Promise<Rendered.Body> answer = Promise.promise();
      job.done.future().onComplete(made -> caller.runOnContext(v -> answer.handle(made)));
      return answer.future();
    }
  }

  private final Vertx vertx;
  private final Rendered rendered;
  private final WorkerExecutor workers;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Job> jobs = new HashMap<>();
  private final Map<String, Watch> watches = new HashMap<>();

  /** Those that were begun and are not over, also those that nobody waits for any more. */
  private int begun;

  Exports(Vertx vertx, Rendered rendered) {
    this.vertx = vertx;
    this.rendered = rendered;
    this.workers =
        vertx.createSharedWorkerExecutor(
            "plenary-exports", AT_ONCE, LONGEST_MINUTES, TimeUnit.MINUTES);
    vertx.setPeriodic(UNSEEN_MS / 6, id -> forget());
  }

  /**
   * Waits for the document of that key, which is begun where nobody waits for it yet.
   *
   * <p>Refusal: {@code exports.busy} where too many are waited for.
   *
   * @param key everything the bytes depend on
   * @param address where it is fetched
   * @param gather what the work needs, off the worker threads
   */
  synchronized Watch join(String key, String address, Supplier<Future<Work>> gather) {
    Job job = Optional.ofNullable(jobs.get(key)).orElseGet(() -> fetched(key));
    if (job == null) {
      job = new Job(key);
      Optional<Rendered.Body> there = rendered.kept(key);
      if (there.isPresent()) {
        job.clearings = rendered.clearings();
        job.done.complete(there.get());
      } else {
        begin(job, gather);
      }
    }
    byte[] name = new byte[16];
    random.nextBytes(name);
    Watch watch = new Watch(job, HexFormat.of().formatHex(name), address);
    job.watchers++;
    watches.put(watch.ticket, watch);
    return watch;
  }

  /**
   * What is made and waits to be fetched, also where it is too large for {@link Rendered}: whoever
   * comes for it would begin it anew, wait again, and so on without end.
   */
  private @Nullable Job fetched(String key) {
    int clearings = rendered.clearings();
    return watches.values().stream()
        .filter(watch -> watch.parked)
        .map(watch -> watch.job)
        .filter(job -> job.key.equals(key) && job.clearings == clearings)
        .filter(job -> job.done.future().succeeded())
        .findFirst()
        .orElse(null);
  }

  private void begin(Job job, Supplier<Future<Work>> gather) {
    if (jobs.size() >= AT_ONCE + WAITING || begun >= 4 * (AT_ONCE + WAITING)) {
      throw Refusal.of("exports.busy", "Many documents are being made; ask again in a moment.")
          .asException();
    }
    jobs.put(job.key, job);
    begun++;
    int clearings = rendered.clearings();
    job.clearings = clearings;
    gather
        .get()
        .compose(work -> workers.executeBlocking(() -> work(job, work), false))
        .onComplete(
            made -> {
              finished(job);
              if (made.succeeded()) {
                rendered.keep(job.key, clearings, made.result());
                job.done.complete(made.result());
              } else {
                job.done.fail(made.cause());
              }
            });
  }

  private static Rendered.Body work(Job job, Work work) throws Exception {
    job.tell(0);
    job.working = true;
    return Rendered.body(work.render(job::tell));
  }

  private synchronized void finished(Job job) {
    begun--;
    jobs.remove(job.key, job);
  }

  /** From now on it is looked after through its waiting page. */
  synchronized void park(Watch watch) {
    watch.parked = true;
    watch.seen = now();
  }

  /** The one with that ticket; it was seen now. */
  synchronized Optional<Watch> find(String ticket) {
    Watch watch = watches.get(ticket);
    if (watch != null) {
      watch.seen = now();
    }
    return Optional.ofNullable(watch);
  }

  /** Waits no longer; the work ends where nobody else does. */
  synchronized void leave(Watch watch) {
    if (!watch.parked) {
      watches.remove(watch.ticket);
    }
    if (!watch.left) {
      watch.left = true;
      watch.job.watchers--;
      if (watch.job.watchers == 0 && !watch.job.done.future().isComplete()) {
        watch.job.ended = true;
        jobs.remove(watch.job.key, watch.job);
      }
    }
  }

  /** How many are in the making or wait for it. */
  synchronized int underway() {
    return jobs.size();
  }

  private synchronized void forget() {
    Iterator<Watch> all = watches.values().iterator();
    while (all.hasNext()) {
      Watch watch = all.next();
      boolean over = watch.left || watch.job.done.future().isComplete();
      if (watch.parked && now() - watch.seen > (over ? KEPT_MS : UNSEEN_MS)) {
        all.remove();
        watch.parked = true;
        leave(watch);
      }
    }
  }

  private static long now() {
    return System.nanoTime() / 1_000_000;
  }
}
