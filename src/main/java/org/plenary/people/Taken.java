package org.plenary.people;

import io.vertx.pgclient.PgException;
import org.plenary.refusal.Refusal;

/** Reads the database's "not unique" as a refusal. */
final class Taken {
  private Taken() {}

  private static final String UNIQUE_VIOLATION = "23505";

  /** The refusal where it was that, else the failure itself. */
  static Throwable as(Throwable failure, Refusal refusal) {
    return failure instanceof PgException pg && UNIQUE_VIOLATION.equals(pg.getSqlState())
        ? refusal.asException()
        : failure;
  }
}
