package org.plenary.record;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Large answers as files: of each one is written at a time; it is kept for those who ask within the
 * next minute. Not thread-safe: lives on one event loop.
 */
final class KeptFiles {
  private static final long KEPT_NS = 60_000_000_000L;
  private static final int MOST = 200;

  private final Vertx vertx;
  private final Map<String, Made> files = new HashMap<>();

  /** A file that is there or being written. */
  private record Made(long at, Object state, Future<Path> file) {}

  KeptFiles(Vertx vertx) {
    this.vertx = vertx;
  }

  /**
   * The file of that name, at most a minute old.
   *
   * @param state of what it is made from: one that was made from another is not given out any more
   */
  Future<Path> get(String name, Object state, Supplier<Future<Path>> write) {
    Made made = files.get(name);
    if (made != null && made.state().equals(state) && !isOld(made) && !made.file().failed()) {
      return made.file();
    }
    if (files.size() > MOST) {
      forget();
    }
    Future<Path> before = made == null ? Future.succeededFuture() : made.file();
    Future<Path> file = before.onSuccess(this::later).transform(done -> write.get());
    files.put(name, new Made(System.nanoTime(), state, file));
    return file;
  }

  private static boolean isOld(Made made) {
    return System.nanoTime() - made.at() >= KEPT_NS;
  }

  private void forget() {
    files
        .values()
        .removeIf(
            made -> {
              boolean old = isOld(made) && made.file().isComplete();
              if (old) {
                later(made.file().result());
              }
              return old;
            });
  }

  /** Those who are being sent an old one get all of it. */
  private void later(@Nullable Path old) {
    if (old != null) {
      vertx.setTimer(KEPT_NS / 1_000_000, id -> vertx.fileSystem().delete(old.toString()));
    }
  }
}
