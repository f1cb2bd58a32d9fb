package org.plenary.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class HandshakesTest {
  private static final String LONG_TEXT = "a".repeat(300_000);

  private final AtomicInteger answered = new AtomicInteger();

  @Test
  void aLongTextIsRehearsedAsAShortOneIs(Vertx vertx) throws Exception {
    Site site = new Site(List.of("http://127.0.0.1"), Set.of());
    new Handshakes(vertx, site, () -> false)
        .rehearse(this::open, "hello", 3)
        .toCompletionStage()
        .toCompletableFuture()
        .get(5, TimeUnit.SECONDS);
    assertEquals(3, answered.get());
  }

  private void open(RoutingContext ctx) {
    ctx.request()
        .toWebSocket()
        .onSuccess(
            ws ->
                ws.textMessageHandler(
                    hello -> {
                      answered.incrementAndGet();
                      ws.writeFinalTextFrame(LONG_TEXT);
                    }));
  }
}
