package org.plenary.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayDeque;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Holds readers to a share of the processor while somebody writes: what they ask for waits in order
 * and goes on when the event loop that serves them has used less than its share. Nothing waits
 * where the share is not used up, and nothing while nobody writes. Lives on that event loop.
 */
public final class Pace {
  /** What may be used at one go; about five pages. */
  private static final long BURST_NS = 4_000_000;

  /** What else the event loop does is counted, but readers never wait longer for it than this. */
  private static final long DEBT_NS = 20_000_000;

  private static final long LOOK_MS = 2;

  /** Time in nanoseconds: what went by, and what the current thread was busy. */
  interface Meter {
    long now();

    long busy();
  }

  private final Vertx vertx;
  private final double share;
  private final BooleanSupplier writing;
  private final Predicate<RoutingContext> free;
  private final Meter meter;
  private final ArrayDeque<RoutingContext> waiting = new ArrayDeque<>();
  private double left = BURST_NS;
  private long now;
  private long busy;

  Pace(
      Vertx vertx,
      double share,
      BooleanSupplier writing,
      Predicate<RoutingContext> free,
      Meter meter) {
    this.vertx = vertx;
    this.share = share;
    this.writing = writing;
    this.free = free;
    this.meter = meter;
  }

  /**
   * An eighth of the machine for readers, which is all of one event loop where there are eight
   * processors.
   *
   * @param writing whether somebody writes at the moment; thread-safe
   * @param free who does not wait
   */
  public static Pace ofReaders(
      Vertx vertx, BooleanSupplier writing, Predicate<RoutingContext> free) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    double share = Math.min(1, Runtime.getRuntime().availableProcessors() / 8.0);
    boolean told = threads.isCurrentThreadCpuTimeSupported() && share < 1;
    Meter meter =
        new Meter() {
          @Override
          public long now() {
            return System.nanoTime();
          }

          @Override
          public long busy() {
            return threads.getCurrentThreadCpuTime();
          }
        };
    return new Pace(vertx, share, writing, told ? free : everybody -> true, meter);
  }

  /** Mount before what readers ask for. What is sent, and what becomes a socket, never waits. */
  public void take(RoutingContext ctx) {
    HttpMethod method = ctx.request().method();
    boolean reads = method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    if (!reads || ctx.request().getHeader("Upgrade") != null || free.test(ctx)) {
      ctx.next();
      return;
    }
    count();
    if (waiting.isEmpty() && mayGoOn()) {
      ctx.next();
      return;
    }
    ctx.request().pause();
    waiting.add(ctx);
    if (waiting.size() == 1) {
      lookAgain();
    }
  }

  private boolean mayGoOn() {
    return left > 0 || !writing.getAsBoolean();
  }

  private void count() {
    long later = meter.now();
    long more = meter.busy();
    double gained = (later - now) * share - (more - busy);
    left = Math.max(-DEBT_NS, Math.min(BURST_NS, left + gained));
    now = later;
    busy = more;
  }

  private void lookAgain() {
    vertx.setTimer(LOOK_MS, id -> letGo());
  }

  private void letGo() {
    count();
    while (!waiting.isEmpty() && mayGoOn()) {
      RoutingContext next = waiting.remove();
      if (!next.response().closed()) {
        next.request().resume();
        next.next();
      }
      count();
    }
    if (!waiting.isEmpty()) {
      lookAgain();
    }
  }
}
