package org.plenary.people;

import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The room's parts, made once per server. */
public record People(
    Accounts accounts,
    Delegations delegations,
    Sessions sessions,
    SignIn signIn,
    Voices voices,
    Mailboxes mailboxes) {

  private static final Logger LOG = Logger.getLogger(People.class.getName());
  private static final long SWEEP_MS = 60_000;

  /** Makes the parts, and a timer that ends sessions that ran out. */
  public static People open(Vertx vertx, Pool pool, Clock clock) {
    Voices voices = new Voices(pool);
    Sessions sessions = new Sessions(pool, voices, clock);
    Passwords passwords = new Passwords(vertx);
    Accounts accounts = new Accounts(pool, passwords, sessions, clock);
    vertx.setPeriodic(
        SWEEP_MS,
        timer ->
            sessions
                .sweep()
                .onFailure(failure -> LOG.log(Level.WARNING, "sessions not swept", failure)));
    return new People(
        accounts,
        new Delegations(pool, clock),
        sessions,
        new SignIn(accounts, sessions, passwords, clock),
        voices,
        new Mailboxes(pool));
  }
}
