package org.plenary.cli;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.http.HttpServerRequestInternal;
import io.vertx.ext.web.Router;
import org.plenary.http.Listening;
import org.plenary.http.OwnLoop;

/** Where connections come in, and the context on which they are served. */
record Door(HttpServer http, Context context) {

  /**
   * Listens on an event loop that is not the caller's, and lets requests through to the router once
   * it is mounted. Completes on the caller's context.
   */
  static Future<Door> open(Vertx vertx, Settings settings, Router router, Future<Void> mounted) {
    ContextInternal room = (ContextInternal) vertx.getOrCreateContext();
    Promise<Door> here = Promise.promise();
    notThatOf(room, vertx)
        .compose(own -> listen(vertx, own, settings, request -> enter(request, router, mounted)))
        .onComplete(done -> room.runOnContext(v -> here.handle(done)));
    return here.future();
  }

  private static Future<Context> notThatOf(ContextInternal room, Vertx vertx) {
    return OwnLoop.of(vertx)
        .compose(
            own ->
                ((ContextInternal) own).nettyEventLoop() == room.nettyEventLoop()
                    ? notThatOf(room, vertx)
                    : Future.succeededFuture(own));
  }

  private static Future<Door> listen(
      Vertx vertx, Context own, Settings settings, Handler<HttpServerRequest> requests) {
    Promise<Door> open = Promise.promise();
    own.runOnContext(
        v ->
            vertx
                .createHttpServer(Listening.options())
                .requestHandler(requests)
                .listen(settings.port(), settings.host())
                .map(http -> new Door(http, own))
                .onComplete(open));
    return open.future();
  }

  /** Who comes before the routes are mounted waits unread: no page is missing at a restart. */
  private static void enter(HttpServerRequest request, Router router, Future<Void> mounted) {
    if (mounted.isComplete()) {
      router.handle(request);
      return;
    }
    Context here = ((HttpServerRequestInternal) request).context();
    request.pause();
    mounted.onComplete(
        done ->
            here.runOnContext(
                v -> {
                  router.handle(request);
                  if (request.getHeader("Upgrade") == null) {
                    request.resume();
                  }
                }));
  }
}
