package org.plenary.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RateLimitTest {
  private static final int SPAN = 900;

  @Test
  void never_more_than_the_most_in_any_span() {
    for (long seed = 1; seed <= 200; seed++) {
      Random random = new Random(seed);
      RateLimit limit = new RateLimit(10, SPAN);
      Deque<Long> granted = new ArrayDeque<>();
      long now = 0;
      for (int i = 0; i < 500; i++) {
        now += random.nextInt(random.nextBoolean() ? 1_000 : 400_000);
        if (limit.take("somebody", now).isEmpty()) {
          granted.add(now);
        }
        long from = now - SPAN * 1000L;
        granted.removeIf(at -> at <= from);
        assertTrue(granted.size() <= 10, "seed " + seed + ": " + granted.size());
      }
    }
  }

  @Test
  void waiting_as_long_as_told_is_enough() {
    RateLimit limit = new RateLimit(10, SPAN);
    for (int i = 0; i < 5; i++) {
      assertTrue(limit.take("a", 0).isEmpty());
    }
    long wait = limit.take("a", 0).orElseThrow();
    assertEquals(180, wait);
    assertTrue(limit.take("b", 0).isEmpty(), "keys do not share");
    assertTrue(limit.take("a", wait * 1000).isEmpty());
    assertTrue(limit.take("a", 0).isPresent(), "a clock that goes back gives nothing");
  }
}
