package org.plenary.publication;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Readers who are told the same: one number that grows with what is shown to them. Who is slow gets
 * the newest and nothing between; who takes nothing for a while is cut off.
 *
 * <p>Lives on the context of the {@link Editions}.
 */
final class Audience {
  /** A stream whose buffer stays full for so long is cut off. */
  private static final long SLOW_MS = 15_000;

  /** So many are told in one go; who drafts on the same processor comes between. */
  private static final int AT_ONCE = 50;

  private static final long REST_MS = 5;

  private static final Buffer BEAT = Buffer.buffer(": beat\n\n");

  /** One reader. */
  static final class Stream {
    final HttpServerResponse response;
    final String address;
    private long sent;
    private long fullSince;

    /**
     * @param sent what the reader has seen already
     */
    Stream(HttpServerResponse response, String address, long sent) {
      this.response = response;
      this.address = address;
      this.sent = sent;
    }
  }

  private final Editions editions;
  private final Set<Stream> streams = new LinkedHashSet<>();
  private long number;
  private Buffer event = Buffer.buffer();

  Audience(Editions editions) {
    this.editions = editions;
  }

  void add(Stream stream) {
    streams.add(stream);
    tell(stream);
  }

  /** Whether nobody is left. */
  boolean remove(Stream stream) {
    return streams.remove(stream) && streams.isEmpty();
  }

  /**
   * What is shown has another number now. Where it is a smaller one, less is shown than before: who
   * has seen more is told to look anew.
   *
   * @param at since when, in milliseconds since 1970
   */
  void show(long next, long at) {
    boolean less = next < number;
    number = next;
    event = event("version", next, at);
    tell(List.copyOf(streams));
    if (less) {
      Buffer anew = event("anew", next, at);
      for (Stream stream : List.copyOf(streams)) {
        if (stream.sent > next) {
          stream.sent = next;
          stream.response.write(anew);
        }
      }
    }
  }

  /** Nothing is shown any longer. */
  void end() {
    List.copyOf(streams).forEach(stream -> stream.response.end());
  }

  void beat() {
    for (Stream stream : List.copyOf(streams)) {
      if (!stream.response.writeQueueFull()) {
        stream.response.write(BEAT);
      } else if (stream.fullSince != 0 && now() - stream.fullSince > SLOW_MS) {
        stream.response.reset();
      } else {
        full(stream);
      }
    }
  }

  /** Some after the other; who has left meanwhile is not told, nor twice who is told newer. */
  private void tell(List<Stream> all) {
    List<Stream> next = all.subList(0, Math.min(AT_ONCE, all.size()));
    next.stream().filter(streams::contains).forEach(this::tell);
    if (next.size() < all.size()) {
      List<Stream> rest = all.subList(next.size(), all.size());
      editions.context().owner().setTimer(REST_MS, id -> tell(rest));
    }
  }

  private void tell(Stream stream) {
    if (stream.sent >= number || stream.response.ended()) {
      return;
    }
    if (stream.response.writeQueueFull()) {
      full(stream);
      return;
    }
    stream.sent = number;
    stream.response.write(event);
  }

  private void full(Stream stream) {
    if (stream.fullSince == 0) {
      stream.fullSince = now();
      stream.response.drainHandler(
          v ->
              editions
                  .context()
                  .runOnContext(
                      w -> {
                        stream.fullSince = 0;
                        tell(stream);
                      }));
    }
  }

  private static Buffer event(String name, long number, long at) {
    return Buffer.buffer(
        "id: "
            + number
            + "\nevent: "
            + name
            + "\ndata: {\"version\":"
            + number
            + ",\"at\":"
            + at
            + "}\n\n");
  }

  private static long now() {
    return System.nanoTime() / 1_000_000;
  }
}
