package org.plenary.publication;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.function.Supplier;
import org.plenary.http.OwnLoop;

/**
 * An event loop on which earlier versions are added up, so that readers of history do not slow
 * those who draft. Thread-safe.
 */
final class Aside {
  private final Vertx vertx;
  private final Future<Context> loop;

  Aside(Vertx vertx) {
    this.vertx = vertx;
    this.loop = OwnLoop.of(vertx);
  }

  /** Does it there; completes on the caller's context. */
  <T> Future<T> run(Supplier<Future<T>> work) {
    Context caller = vertx.getOrCreateContext();
    Promise<T> answer = Promise.promise();
    loop.onSuccess(
            own ->
                own.runOnContext(
                    v ->
                        work.get()
                            .onComplete(done -> caller.runOnContext(w -> answer.handle(done)))))
        .onFailure(answer::fail);
    return answer.future();
  }
}
