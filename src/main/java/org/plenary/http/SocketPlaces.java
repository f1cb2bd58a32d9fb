package org.plenary.http;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.plenary.refusal.Refusal;

/** Counts open sockets per address and per person. Thread-safe. */
public final class SocketPlaces {
  private final int perAddress;
  private final int perPerson;
  private final Map<String, Integer> taken = new HashMap<>();

  public SocketPlaces(int perAddress, int perPerson) {
    this.perAddress = perAddress;
    this.perPerson = perPerson;
  }

  /**
   * Takes a place; give it back with {@link #leave} exactly once.
   *
   * <p>Refusal: {@code sockets.too-many}, and no place is taken.
   */
  public synchronized Optional<Refusal> enter(String address, long person) {
    if (count("a" + address) >= perAddress || count("p" + person) >= perPerson) {
      return Optional.of(
          Refusal.of("sockets.too-many", "Too many pages are open at once; close one."));
    }
    taken.merge("a" + address, 1, Integer::sum);
    taken.merge("p" + person, 1, Integer::sum);
    return Optional.empty();
  }

  public synchronized void leave(String address, long person) {
    less("a" + address);
    less("p" + person);
  }

  private int count(String key) {
    return taken.getOrDefault(key, 0);
  }

  private void less(String key) {
    taken.computeIfPresent(key, (k, n) -> n > 1 ? n - 1 : null);
  }
}
