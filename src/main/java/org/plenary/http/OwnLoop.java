package org.plenary.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How work comes to an event loop of its own: Vert.x gives one to each verticle. */
public final class OwnLoop {
  /** Not more: a thread that gets no turn keeps the collector, and so everybody, waiting for it. */
  private static final int NICENESS = 5;

  /** A link to the thread that reads it; only Linux has it. */
  private static final Path THREAD = Path.of("/proc/thread-self");

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

  /**
   * Lets other threads and processes come first where the processor is short: the niceness of this
   * event loop's thread becomes 5, where the system has such a thing for a thread (Linux, with
   * renice of util-linux); elsewhere nothing changes. Completes on any context and never fails.
   */
  public static Future<Void> giveWay(Vertx vertx, Context loop) {
    Promise<String> thread = Promise.promise();
    loop.runOnContext(
        v -> {
          try {
            thread.complete(String.valueOf(Files.readSymbolicLink(THREAD).getFileName()));
          } catch (IOException | UnsupportedOperationException e) {
            thread.fail(e);
          }
        });
    return thread
        .future()
        .compose(id -> vertx.executeBlocking(() -> renice(id), false))
        .<Void>mapEmpty()
        .otherwiseEmpty();
  }

  private static int renice(String thread) throws IOException, InterruptedException {
    return new ProcessBuilder("renice", "-n", String.valueOf(NICENESS), "-p", thread)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
