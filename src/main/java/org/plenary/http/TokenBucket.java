package org.plenary.http;

import java.util.Optional;

/**
 * A rate limit as a value: holds up to {@code burst} tokens and gains {@code perSecond}.
 *
 * @param at when it was last looked at, in milliseconds
 */
public record TokenBucket(double burst, double perSecond, double tokens, long at) {

  public static TokenBucket full(double burst, double perSecond, long now) {
    return new TokenBucket(burst, perSecond, burst, now);
  }

  /** One token less; empty where there is none. A clock that goes back gives nothing. */
  public Optional<TokenBucket> take(long now) {
    TokenBucket filled = at(now);
    return filled.tokens < 1
        ? Optional.empty()
        : Optional.of(new TokenBucket(burst, perSecond, filled.tokens - 1, filled.at));
  }

  /** As it stands at that time. */
  public TokenBucket at(long now) {
    long later = Math.max(now, at);
    double gained = (later - at) / 1000.0 * perSecond;
    return new TokenBucket(burst, perSecond, Math.min(burst, tokens + gained), later);
  }

  /** Seconds until there is a token, rounded up; 0 where there is one. */
  public long waitSeconds(long now) {
    return (long) Math.ceil(Math.max(0, 1 - at(now).tokens) / perSecond);
  }

  /** Whether it is as good as never used, so that it need not be kept. */
  public boolean isFull(long now) {
    return at(now).tokens >= burst;
  }
}
