package org.plenary.resolution;

import io.vertx.core.Context;

/**
 * When the commands that wait become a batch. Small batches follow each other no quicker than
 * {@link #GATHER_MS}: a room of fifty then costs a third less, in the database and for every
 * reader, and nobody feels a millisecond. Used from the resolution's context only.
 */
final class Gathering {
  private static final long GATHER_MS = 1;

  /** So many commands do not wait for more. */
  private static final int ENOUGH = 4;

  private final Context context;
  private final Runnable flush;
  private boolean timed;
  private boolean due;
  private long began;

  /**
   * @param flush makes a batch of what waits, unless one is being stored
   */
  Gathering(Context context, Runnable flush) {
    this.context = context;
    this.flush = flush;
  }

  /** A command came in while nothing is being stored, and now so many wait. */
  void came(int waiting) {
    long passed = (System.nanoTime() - began) / 1_000_000;
    if (waiting >= ENOUGH || passed >= GATHER_MS) {
      atEndOfTurn();
    } else if (!timed) {
      timed = true;
      context.owner().setTimer(GATHER_MS - passed, id -> elapsed());
    }
  }

  /** What other sockets brought in the same turn of the event loop goes into the same batch. */
  private void atEndOfTurn() {
    if (!due) {
      due = true;
      context.runOnContext(
          v -> {
            due = false;
            flush.run();
          });
    }
  }

  private void elapsed() {
    timed = false;
    flush.run();
  }

  /** A batch begins. */
  void batchBegins() {
    began = System.nanoTime();
  }
}
