package org.plenary.resolution;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plenary.refusal.Refusal;

/**
 * The clients of one open resolution: whose each name is, and the last of its messages that is in
 * the log. Read from the log when a name is first heard. Used from the resolution's context only.
 */
final class Clients {

  /** Who a client belongs to, and the last of its messages that is in the log. */
  record Known(long person, int seq, long version) {}

  private final long resolution;
  private final Loader loader;
  private final Map<String, Known> known = new HashMap<>();
  private final Map<String, Future<Known>> asked = new HashMap<>();

  Clients(long resolution, Loader loader) {
    this.resolution = resolution;
    this.loader = loader;
  }

  /** Without asking the log; null where the name was not heard yet. */
  @Nullable Known get(String client) {
    return known.get(client);
  }

  /**
   * The last message of a client that is in the log, 0 if none.
   *
   * <p>Refusal: {@code client.foreign}, the name belongs to somebody else.
   */
  Future<Integer> lastOf(String client, long person) {
    Known held = known.get(client);
    Future<Known> found = held != null ? Future.succeededFuture(held) : ask(client, person);
    return found.map(
        mine -> {
          if (mine.person != person) {
            throw foreign().asException();
          }
          return mine.seq;
        });
  }

  static Refusal foreign() {
    return Refusal.of("client.foreign", "This client name belongs to somebody else.");
  }

  /** Looks a client up in the log; those who ask meanwhile are answered in the order they asked. */
  private Future<Known> ask(String client, long person) {
    return asked.computeIfAbsent(
        client,
        name ->
            loader
                .client(resolution, name)
                .map(last -> remember(name, person, last))
                .onComplete(done -> asked.remove(name)));
  }

  private Known remember(String client, long person, Optional<Loader.Last> last) {
    Known found =
        last.map(one -> new Known(one.person(), one.entry().seq(), one.entry().version()))
            .orElse(new Known(person, 0, 0));
    return known.merge(client, found, (a, b) -> a.seq >= b.seq ? a : b);
  }

  /** An entry of the client is committed. */
  void stored(String client, Known last) {
    known.put(client, last);
  }

  /** Somebody else stored an entry of the client: the next who asks reads the log. */
  void forget(String client) {
    known.remove(client);
  }
}
