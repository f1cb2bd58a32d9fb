package org.plenary.publication;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plenary.http.Compressed;

/**
 * What was rendered, kept as bytes until there is no room: the least lately asked for goes first.
 * Rendering is done on worker threads; those who ask for the same meanwhile wait for the same
 * bytes. Thread-safe.
 */
final class Rendered {
  /** Bytes kept in all. */
  static final long ROOM = 48L * 1024 * 1024;

  /**
   * A finished answer.
   *
   * @param gzip the same, compressed; null where that is no gain
   * @param hash of the bytes, for an ETag that cannot lie
   */
  record Body(Buffer bytes, @Nullable Buffer gzip, String hash) {
    int room() {
      return bytes.length() + (gzip == null ? 0 : gzip.length());
    }
  }

  private final Vertx vertx;
  private final long room;
  private final Map<String, Body> kept = new LinkedHashMap<>(64, 0.75f, true);
  private final Map<String, Future<Body>> making = new HashMap<>();
  private long used;
  private int cleared;

  Rendered(Vertx vertx, long room) {
    this.vertx = vertx;
    this.room = room;
  }

  /**
   * The bytes of that key, rendered where they are not kept.
   *
   * @param key everything the bytes depend on
   * @param work gathers what is needed, then says how to render it on a worker thread
   */
  synchronized Future<Body> get(String key, Supplier<Future<Callable<byte[]>>> work) {
    Body there = kept.get(key);
    if (there != null) {
      return Future.succeededFuture(there);
    }
    Future<Body> under = making.get(key);
    if (under != null) {
      return onCaller(under);
    }
    Future<Body> made =
        work.get().compose(render -> vertx.executeBlocking(() -> body(render.call()), false));
    making.put(key, made);
    int begun = cleared;
    made.onComplete(done -> finished(key, begun, done.succeeded() ? done.result() : null));
    return made;
  }

  /** What is kept of that key. */
  synchronized Optional<Body> kept(String key) {
    return Optional.ofNullable(kept.get(key));
  }

  /**
   * Keeps what was made elsewhere.
   *
   * @param begun what {@link #clearings} said when it was begun
   */
  void keep(String key, int begun, Body body) {
    finished(key, begun, body);
  }

  /** Forgets all of it, also what is being made: it is no longer so. */
  synchronized void clear() {
    kept.clear();
    making.clear();
    used = 0;
    cleared++;
  }

  /** How often all was forgotten. */
  synchronized int clearings() {
    return cleared;
  }

  /** Those who wait for somebody else's rendering go on in their own place. */
  private Future<Body> onCaller(Future<Body> future) {
    Context caller = vertx.getOrCreateContext();
    Promise<Body> answer = Promise.promise();
    future.onComplete(done -> caller.runOnContext(v -> answer.handle(done)));
    return answer.future();
  }

  private synchronized void finished(String key, int begun, @Nullable Body body) {
    if (begun != cleared) {
      return;
    }
    making.remove(key);
    if (body == null || body.room() > room / 8) {
      return;
    }
    Body before = kept.put(key, body);
    used -= before == null ? 0 : before.room();
    used += body.room();
    Iterator<Body> oldest = kept.values().iterator();
    while (used > room && oldest.hasNext()) {
      used -= oldest.next().room();
      oldest.remove();
    }
  }

  static Body body(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return new Body(
          Buffer.buffer(bytes), Compressed.gzip(bytes), HexFormat.of().formatHex(digest, 0, 8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
