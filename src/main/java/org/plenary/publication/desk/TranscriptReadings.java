package org.plenary.publication.desk;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.LinkedHashMap;
import java.util.Map;
import org.plenary.exchange.ReadAside;
import org.plenary.exchange.Transcript;
import org.plenary.input.Transcripts;

/**
 * What the transcripts that are being worked on say, each read once, in a process of its own. The
 * words of a kept transcript never change. Thread-safe.
 */
final class TranscriptReadings {
  private static final int MOST = 4;

  private final Map<Long, Future<Transcript>> read =
      new LinkedHashMap<>(MOST, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Future<Transcript>> eldest) {
          return size() > MOST;
        }
      };

  /** Fails as {@link ReadAside#transcript} does; then the next who asks has it read again. */
  Future<Transcript> of(Vertx vertx, Transcripts.Kept kept) {
    long id = kept.listed().id();
    Future<Transcript> reading;
    synchronized (read) {
      reading = read.get(id);
      if (reading == null) {
        reading = ReadAside.transcript(vertx, kept.words());
        read.put(id, reading);
      }
    }
    return reading.onFailure(failure -> forget(id));
  }

  /** That it was read before it was kept under that number. */
  void keep(long id, Transcript transcript) {
    synchronized (read) {
      read.put(id, Future.succeededFuture(transcript));
    }
  }

  void forget(long id) {
    synchronized (read) {
      read.remove(id);
    }
  }
}
