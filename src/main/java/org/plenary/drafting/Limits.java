package org.plenary.drafting;

import org.plenary.http.TokenBucket;

/**
 * How much one socket may send. Above it the server reads more slowly; nothing is refused.
 *
 * @param commitsPerSecond on average; five seconds' worth may come at once
 * @param message bytes of one message
 */
public record Limits(int commitsPerSecond, int message) {

  /**
   * A person types 10 characters a second at most; a pasted or offline backlog comes in larger
   * commits.
   */
  public static final Limits DEFAULT = new Limits(30, 256 * 1024);

  private static final int FRAMES_PER_COMMIT = 5;

  TokenBucket commits(long now) {
    return TokenBucket.full(5.0 * commitsPerSecond, commitsPerSecond, now);
  }

  TokenBucket frames(long now) {
    double rate = (double) FRAMES_PER_COMMIT * commitsPerSecond;
    return TokenBucket.full(5 * rate, rate, now);
  }

  long commitMs() {
    return Math.max(1, 1_000 / commitsPerSecond);
  }

  long frameMs() {
    return Math.max(1, 1_000 / (FRAMES_PER_COMMIT * commitsPerSecond));
  }
}
