package org.plenary.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Real requests; only time is the test's own. Each page takes 3 ms of the processor. */
@ExtendWith(VertxExtension.class)
class PaceTest {
  private static final long MS = 1_000_000;

  private final AtomicLong now = new AtomicLong();
  private final AtomicInteger looks = new AtomicInteger();
  private final AtomicInteger came = new AtomicInteger();
  private final AtomicLong busy = new AtomicLong();
  private final AtomicBoolean writing = new AtomicBoolean(true);
  private final List<String> served = Collections.synchronizedList(new ArrayList<>());
  private HttpServer server;
  private HttpClient client;

  @BeforeEach
  void open(Vertx vertx) throws Exception {
    Pace.Meter meter =
        new Pace.Meter() {
          @Override
          public long now() {
            looks.incrementAndGet();
            return now.get();
          }

          @Override
          public long busy() {
            return busy.get();
          }
        };
    Pace pace =
        new Pace(vertx, 0.4, writing::get, ctx -> ctx.request().getHeader("X-Free") != null, meter);
    Router router = Router.router(vertx);
    router.route().handler(pace::take);
    router
        .route()
        .order(-1)
        .handler(
            ctx -> {
              came.incrementAndGet();
              ctx.next();
            });
    router
        .route()
        .handler(
            ctx -> {
              busy.addAndGet(3 * MS);
              served.add(ctx.request().path());
              ctx.response().end();
            });
    server = await(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
    client = vertx.createHttpClient();
  }

  @AfterEach
  void close() throws Exception {
    await(client.close());
    await(server.close());
  }

  @Test
  void whoeverReadsWaitsUntilTheShareAllowsAndIsServedInOrder() throws Exception {
    List<Future<Integer>> asked = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      asked.add(ask(HttpMethod.GET, "/" + i));
      until(() -> came.get() == asked.size());
    }
    await(Future.all(asked.subList(0, 2)));
    // 4 ms at one go: the first leaves 1, the second owes 2.
    stay(List.of("/0", "/1"));
    // 0.4 of 10 ms are 4: 2 are left, then 1 is owed.
    now.addAndGet(10 * MS);
    await(asked.get(2));
    stay(List.of("/0", "/1", "/2"));
    for (Future<?> one : asked) {
      until(
          () -> {
            now.addAndGet(MS);
            return one.isComplete();
          });
    }
    assertEquals(List.of("/0", "/1", "/2", "/3", "/4", "/5"), List.copyOf(served));
  }

  @Test
  void nobodyWaitsWhoSendsOrIsFreeOrWhereNobodyWrites() throws Exception {
    busy.set(1_000 * MS);
    Future<Integer> waits = ask(HttpMethod.GET, "/waits");
    assertEquals(200, await(ask(HttpMethod.POST, "/sends")));
    assertEquals(200, await(ask(HttpMethod.GET, "/free")));
    assertTrue(!waits.isComplete());
    writing.set(false);
    assertEquals(200, await(waits));
    assertEquals(200, await(ask(HttpMethod.GET, "/again")));
  }

  /** However often it looks again. */
  private void stay(List<String> expected) throws Exception {
    int before = looks.get();
    until(() -> looks.get() > before + 5);
    assertEquals(expected, List.copyOf(served));
  }

  private static void until(BooleanSupplier holds) throws Exception {
    for (int i = 0; i < 5_000 && !holds.getAsBoolean(); i++) {
      Thread.sleep(2);
    }
    assertTrue(holds.getAsBoolean());
  }

  private Future<Integer> ask(HttpMethod method, String path) {
    return client
        .request(method, server.actualPort(), "127.0.0.1", path)
        .compose(
            request -> (path.equals("/free") ? request.putHeader("X-Free", "yes") : request).send())
        .compose(answer -> answer.end().map(answer.statusCode()));
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }
}
