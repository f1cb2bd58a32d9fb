package org.plenary.drafting;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import org.plenary.http.Listening;

/** Takes connections on an event loop that is not the room's, as the server does. */
final class Doors {
  private Doors() {}

  /** Completes on the caller's context. */
  static Future<HttpServer> listen(Vertx vertx, Router router) {
    Context caller = vertx.getOrCreateContext();
    Promise<HttpServer> listening = Promise.promise();
    VerticleBase door =
        new VerticleBase() {
          @Override
          public Future<?> start() {
            return vertx
                .createHttpServer(Listening.options())
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .onSuccess(http -> caller.runOnContext(v -> listening.complete(http)));
          }
        };
    vertx.deployVerticle(door).onFailure(listening::tryFail);
    return listening.future();
  }
}
