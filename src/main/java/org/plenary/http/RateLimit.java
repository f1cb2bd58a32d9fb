package org.plenary.http;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One {@link TokenBucket} per key. In any span of {@code seconds} a key gets at most {@code most}:
 * half of them at once, the other half spread over the span. Memory is bounded: full buckets are
 * dropped, and where too many keys are in use at once new ones share a bucket. Thread-safe.
 */
public final class RateLimit {
  private static final int KEYS = 10_000;
  private static final String REST = "";

  private final double burst;
  private final double perSecond;
  private final Map<String, TokenBucket> buckets = new HashMap<>();

  public RateLimit(int most, int seconds) {
    this.burst = most / 2.0;
    this.perSecond = most / 2.0 / seconds;
  }

  /** Takes one; the seconds to wait where there is none. */
  public synchronized Optional<Long> take(String key, long now) {
    String place = place(key, now);
    TokenBucket bucket =
        buckets.getOrDefault(place, TokenBucket.full(burst, perSecond, now)).at(now);
    Optional<TokenBucket> less = bucket.take(now);
    buckets.put(place, less.orElse(bucket));
    return less.isPresent() ? Optional.empty() : Optional.of(bucket.waitSeconds(now));
  }

  /** Forgets what that key used. */
  public synchronized void clear(String key) {
    buckets.remove(key);
  }

  private String place(String key, long now) {
    if (buckets.size() >= KEYS && !buckets.containsKey(key)) {
      buckets.values().removeIf(bucket -> bucket.isFull(now));
    }
    return buckets.size() >= KEYS && !buckets.containsKey(key) ? REST : key;
  }
}
