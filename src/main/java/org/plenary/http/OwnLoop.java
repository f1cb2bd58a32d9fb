package org.plenary.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;

/** How work comes to an event loop of its own: Vert.x gives one to each verticle. */
public final class OwnLoop {
  private OwnLoop() {}

  /**
   * A context on the next event loop. It may be one that somebody has already: there are more than
   * are asked for, and they are given out in turn. Completes on that context. Thread-safe.
   */
  public static Future<Context> of(Vertx vertx) {
    Promise<Context> made = Promise.promise();
    VerticleBase verticle =
        new VerticleBase() {
          @Override
          public Future<?> start() {
            made.complete(context);
            return Future.succeededFuture();
          }
        };
    vertx.deployVerticle(verticle).onFailure(made::tryFail);
    return made.future();
  }
}
