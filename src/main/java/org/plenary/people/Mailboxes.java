package org.plenary.people;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plenary.refusal.Refusal;

/**
 * Where persons want to be written to. The address is personal: it stands beside the name, is
 * erased with it, and is given to nobody but the one who sends mail and the secretariat.
 * Thread-safe.
 */
public final class Mailboxes {
  private static final String FORM =
      "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63})*";
  private static final int MOST = 254;

  private final SqlClient client;

  public Mailboxes(SqlClient client) {
    this.client = client;
  }

  /** Somebody with an address who acts for a delegation. */
  public record Reachable(long person, boolean head) {}

  /** Whether a text is an address that mail can be sent to, and nothing more. */
  public static boolean isAddress(String text) {
    return text.length() <= MOST && text.matches(FORM);
  }

  /**
   * Sets a person's address; an empty one takes it away.
   *
   * <p>Refusal: {@code account.email}.
   */
  public Future<Void> set(long person, String address) {
    String clean = address.strip();
    if (!clean.isEmpty() && !isAddress(clean)) {
      return Future.failedFuture(
          new Refusal("account.email", "This is no address that mail can be sent to.", "email")
              .asException());
    }
    return client
        .preparedQuery("UPDATE person SET email = nullif($2, '') WHERE id = $1")
        .execute(Tuple.of(person, clean))
        .mapEmpty();
  }

  /** Addresses by person; those without one are left out. */
  public Future<Map<Long, String>> of(Collection<Long> persons) {
    return client
        .preparedQuery("SELECT id, email FROM person WHERE id = ANY($1) AND email IS NOT NULL")
        .execute(Tuple.of(persons.toArray(Long[]::new)))
        .map(
            rows -> {
              Map<Long, String> found = new HashMap<>();
              rows.forEach(row -> found.put(row.getLong(0), row.getString(1)));
              return found;
            });
  }

  /** Those who act for a delegation now, can sign in and have an address. */
  public Future<List<Reachable>> ofDelegation(long delegation) {
    return client
        .preparedQuery(
            "SELECT p.id, bool_or(m.capacity = 'head') FROM membership m"
                + " JOIN person p ON p.id = m.person JOIN account a ON a.person = p.id"
                + " WHERE m.delegation = $1 AND m.active AND a.active AND p.email IS NOT NULL"
                + " GROUP BY p.id ORDER BY p.id")
        .execute(Tuple.of(delegation))
        .map(
            rows -> {
              List<Reachable> found = new ArrayList<>();
              for (Row row : rows) {
                found.add(new Reachable(row.getLong(0), row.getBoolean(1)));
              }
              return found;
            });
  }
}
