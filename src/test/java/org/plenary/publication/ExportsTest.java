package org.plenary.publication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plenary.refusal.Refused;

/** Documents made aside: bounded, shared, watched, ended. */
@Timeout(60)
class ExportsTest {
  private final Vertx vertx = Vertx.vertx();
  private final Rendered rendered = new Rendered(vertx, 1_000_000);
  private final Exports exports = new Exports(vertx, rendered);
  private final CountDownLatch open = new CountDownLatch(1);

  @AfterEach
  void end() throws Exception {
    open.countDown();
    vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  private Supplier<Future<Exports.Work>> blocked(String text) {
    return () ->
        Future.succeededFuture(
            percent -> {
              percent.accept(40);
              open.await();
              return text.getBytes();
            });
  }

  private static <T> T get(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  @Test
  void those_who_ask_for_the_same_wait_for_the_same_and_it_is_kept() throws Exception {
    AtomicInteger begun = new AtomicInteger();
    Supplier<Future<Exports.Work>> counted =
        () -> {
          begun.incrementAndGet();
          return blocked("once").get();
        };
    Exports.Watch one = exports.join("a", "/a", counted);
    Exports.Watch two = exports.join("a", "/a", counted);
    assertFalse(one.ticket().equals(two.ticket()));
    assertSame(two, exports.find(two.ticket()).orElseThrow());
    while (one.percent() < 40) {
      Thread.sleep(5);
    }
    assertTrue(one.working());
    open.countDown();
    assertEquals("once", get(one.done()).bytes().toString());
    assertEquals("once", get(two.done()).bytes().toString());
    assertEquals("once", get(exports.join("a", "/a", counted).done()).bytes().toString());
    assertEquals(1, begun.get());
    assertEquals(0, exports.underway());
  }

  @Test
  void it_goes_on_as_long_as_somebody_waits_and_ends_when_nobody_does() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    Supplier<Future<Exports.Work>> endless =
        () ->
            Future.succeededFuture(
                percent -> {
                  try {
                    while (true) {
                      percent.accept(10);
                      Thread.sleep(2);
                    }
                  } finally {
                    ended.countDown();
                  }
                });
    Exports.Watch one = exports.join("b", "/b", endless);
    Exports.Watch two = exports.join("b", "/b", endless);
    exports.leave(one);
    exports.leave(one);
    assertFalse(ended.await(50, TimeUnit.MILLISECONDS), "somebody still waits");
    exports.park(two);
    exports.leave(two);
    assertTrue(ended.await(20, TimeUnit.SECONDS));
    assertTrue(two.cancelled());
    assertTrue(exports.find(two.ticket()).isPresent(), "its page says so");
    assertThrows(Exception.class, () -> get(two.done()));
    open.countDown();
    assertEquals("new", get(exports.join("b", "/b", blocked("new")).done()).bytes().toString());
  }

  /** Else a browser that comes for it waits for it anew, and so on without end. */
  @Test
  void what_is_too_large_to_be_kept_is_still_fetched_from_its_waiting_page() throws Exception {
    byte[] large = new byte[900_000];
    new Random(1).nextBytes(large);
    AtomicInteger begun = new AtomicInteger();
    Supplier<Future<Exports.Work>> counted =
        () -> {
          begun.incrementAndGet();
          return Future.succeededFuture(percent -> large);
        };
    Exports.Watch one = exports.join("c", "/c", counted);
    exports.park(one);
    assertEquals(large.length, get(one.done()).bytes().length());
    assertTrue(rendered.kept("c").isEmpty(), "too large");
    Exports.Watch two = exports.join("c", "/c", counted);
    assertEquals(large.length, get(two.done()).bytes().length());
    exports.leave(two);
    assertEquals(1, begun.get());
    rendered.clear();
    get(exports.join("c", "/c", counted).done());
    assertEquals(2, begun.get(), "it is no longer so");
  }

  @Test
  void so_many_wait_and_no_more() throws Exception {
    List<Exports.Watch> all = new ArrayList<>();
    for (int i = 0; i < Exports.AT_ONCE + Exports.WAITING; i++) {
      all.add(exports.join("k" + i, "/", blocked("t" + i)));
    }
    Refused refused = assertThrows(Refused.class, () -> exports.join("more", "/", blocked("more")));
    assertEquals("exports.busy", refused.refusal().code());
    exports.leave(all.get(10));
    exports.join("more", "/", blocked("more"));
    open.countDown();
    for (int i = 0; i < all.size(); i++) {
      if (i != 10) {
        assertEquals("t" + i, get(all.get(i).done()).bytes().toString());
      }
    }
  }

  @Test
  void what_fails_fails_for_those_who_wait_and_is_tried_again() throws Exception {
    Exports.Watch bad =
        exports.join("c", "/c", () -> Future.failedFuture(new IllegalStateException("no")));
    assertThrows(Exception.class, () -> get(bad.done()));
    open.countDown();
    assertEquals("yes", get(exports.join("c", "/c", blocked("yes")).done()).bytes().toString());
  }
}
