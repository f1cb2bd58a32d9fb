package org.plenary.people;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plenary.refusal.Refusal;

/**
 * Accounts with their persons, passwords and memberships. Does not ask who is asking: the callers
 * do, by {@link Gate}. Thread-safe.
 */
public final class Accounts {
  private static final String SELECT =
      "SELECT a.id, a.person, p.name, a.login, a.active, m.id, m.capacity, "
          + Delegations.COLUMNS
          + " FROM account a JOIN person p ON p.id = a.person"
          + " LEFT JOIN membership m ON m.person = a.person AND m.active"
          + " LEFT JOIN delegation d ON d.id = m.delegation ";

  private final Pool pool;
  private final Passwords passwords;
  private final Sessions sessions;
  private final Clock clock;

  public Accounts(Pool pool, Passwords passwords, Sessions sessions, Clock clock) {
    this.pool = pool;
    this.passwords = passwords;
    this.sessions = sessions;
    this.clock = clock;
  }

  /** By name. */
  public Future<List<Account>> all() {
    return pool.query(SELECT + "ORDER BY p.name, a.id, m.id").execute().map(Accounts::read);
  }

  public Future<Optional<Account>> byId(long id) {
    return pool.preparedQuery(SELECT + "WHERE a.id = $1 ORDER BY m.id")
        .execute(Tuple.of(id))
        .map(rows -> read(rows).stream().findFirst());
  }

  Future<Optional<Account>> byLogin(String login) {
    return pool.preparedQuery(SELECT + "WHERE a.login = $1 ORDER BY m.id")
        .execute(Tuple.of(login))
        .map(rows -> read(rows).stream().findFirst());
  }

  /** How a login is compared: without case and outer spaces. */
  public static String normalLogin(String login) {
    return login.strip().toLowerCase(Locale.ROOT);
  }

  /**
   * Makes a person with an account, a password and one membership: all or nothing.
   *
   * <p>Refusals: {@code account.name}, {@code account.login}, {@code account.taken}, {@code
   * delegation.unknown}, {@code account.capacity} (secretariat is for the secretariat's delegation
   * only), {@code password.length}, {@code sign-in.busy}.
   */
  public Future<Account> create(
      String name, String login, String password, long delegation, Capacity capacity) {
    String cleanName = Names.clean(name);
    String cleanLogin = normalLogin(login);
    if (!Names.fits(cleanName, 200)) {
      return refused("account.name", "A name has 1 to 200 characters.", "name");
    }
    if (!cleanLogin.matches("[a-z0-9][a-z0-9._@-]{1,63}")) {
      return refused(
          "account.login",
          "A login has 2 to 64 letters, digits, dots, hyphens, underscores or @.",
          "login");
    }
    return passwords
        .hash(password)
        .compose(
            hash ->
                pool.withTransaction(
                    connection ->
                        insert(connection, cleanName, cleanLogin, hash)
                            .compose(
                                person -> addMembership(connection, person, delegation, capacity))))
        .compose(done -> byLogin(cleanLogin))
        .map(Optional::orElseThrow);
  }

  /** The number of the new person. */
  private Future<Long> insert(SqlClient connection, String name, String login, String hash) {
    OffsetDateTime now = now();
    return connection
        .preparedQuery("INSERT INTO person (name, created) VALUES ($1, $2) RETURNING id")
        .execute(Tuple.of(name, now))
        .map(Accounts::number)
        .compose(
            person ->
                connection
                    .preparedQuery(
                        "INSERT INTO account (person, login, created) VALUES ($1, $2, $3)"
                            + " RETURNING id")
                    .execute(Tuple.of(person, login, now))
                    .map(Accounts::number)
                    .compose(account -> storePassword(connection, account, hash))
                    .map(person))
        .recover(
            failure ->
                Future.failedFuture(
                    Taken.as(
                        failure,
                        new Refusal(
                            "account.taken", "There is an account of that login.", "login"))));
  }

  /**
   * Lets a person act for a delegation in a capacity, too.
   *
   * <p>Refusals: {@code delegation.unknown}, {@code account.capacity}.
   */
  public Future<Void> addMembership(long person, long delegation, Capacity capacity) {
    return addMembership(pool, person, delegation, capacity);
  }

  private Future<Void> addMembership(
      SqlClient connection, long person, long delegation, Capacity capacity) {
    return connection
        .preparedQuery("SELECT " + Delegations.COLUMNS + " FROM delegation d WHERE d.id = $1")
        .execute(Tuple.of(delegation))
        .compose(
            rows -> {
              if (rows.size() == 0) {
                return refused("delegation.unknown", "There is no such delegation.", "delegation");
              }
              DelegationKind kind = Delegations.read(rows.iterator().next(), 0).kind();
              if (!Capacity.ofAccounts().contains(capacity)) {
                return refused("account.capacity", "Nobody signs in as that.", "capacity");
              }
              boolean secretariat = capacity == Capacity.SECRETARIAT;
              if (secretariat && kind != DelegationKind.SECRETARIAT) {
                return refused(
                    "account.capacity",
                    "Only those of the secretariat act as the secretariat.",
                    "capacity");
              }
              return connection
                  .preparedQuery(
                      "INSERT INTO membership (person, delegation, capacity, created)"
                          + " VALUES ($1, $2, $3, $4) ON CONFLICT (person, delegation, capacity)"
                          + " DO UPDATE SET active = true")
                  .execute(Tuple.of(person, delegation, capacity.code(), now()))
                  .mapEmpty();
            });
  }

  /** Ends a membership and the sessions bound to it. */
  public Future<Void> endMembership(long membership) {
    return pool.preparedQuery("UPDATE membership SET active = false WHERE id = $1")
        .execute(Tuple.of(membership))
        .compose(done -> sessions.revokeMembership(membership));
  }

  /**
   * Lets an account sign in, or no longer; its sessions end at once.
   *
   * <p>Refusal: {@code account.unknown}.
   */
  public Future<Void> setActive(long account, boolean active) {
    return pool.preparedQuery("UPDATE account SET active = $2 WHERE id = $1")
        .execute(Tuple.of(account, active))
        .compose(
            rows ->
                rows.rowCount() == 0
                    ? refused("account.unknown", "There is no such account.", null)
                    : active ? Future.succeededFuture() : sessions.revokeAll(account));
  }

  /** Gives the account another password and ends its sessions. Refusals as for a new account. */
  public Future<Void> setPassword(long account, String password) {
    return passwords
        .hash(password)
        .compose(
            hash -> pool.withTransaction(connection -> storePassword(connection, account, hash)))
        .compose(done -> sessions.revokeAll(account));
  }

  private Future<Void> storePassword(SqlClient connection, long account, String hash) {
    return connection
        .preparedQuery(
            "INSERT INTO credential (account, kind, secret, created)"
                + " VALUES ($1, 'password', $2, $3)"
                + " ON CONFLICT (account) WHERE kind = 'password'"
                + " DO UPDATE SET secret = excluded.secret, created = excluded.created")
        .execute(Tuple.of(account, hash, now()))
        .mapEmpty();
  }

  /** What is stored for the password; empty where the account has none. */
  Future<Optional<String>> passwordHash(long account) {
    return pool.preparedQuery(
            "SELECT secret FROM credential WHERE account = $1 AND kind = 'password'")
        .execute(Tuple.of(account))
        .map(
            rows ->
                rows.size() == 0
                    ? Optional.empty()
                    : Optional.of(rows.iterator().next().getString(0)));
  }

  private static <T> Future<T> refused(String code, String sentence, @Nullable String field) {
    return Future.failedFuture(new Refusal(code, sentence, field).asException());
  }

  private static long number(RowSet<Row> rows) {
    return rows.iterator().next().getLong(0);
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static List<Account> read(RowSet<Row> rows) {
    Map<Long, Account> accounts = new LinkedHashMap<>();
    for (Row row : rows) {
      accounts.merge(row.getLong(0), account(row), Accounts::join);
    }
    return List.copyOf(accounts.values());
  }

  private static Account join(Account a, Account b) {
    List<Membership> memberships = new ArrayList<>(a.memberships());
    memberships.addAll(b.memberships());
    return new Account(a.id(), a.person(), a.name(), a.login(), a.active(), memberships);
  }

  private static Account account(Row row) {
    String name = row.getString(2);
    List<Membership> memberships = new ArrayList<>();
    if (row.getLong(5) != null) {
      memberships.add(
          new Membership(
              row.getLong(5),
              row.getLong(1),
              Delegations.read(row, 7),
              Capacity.of(row.getString(6)).orElseThrow()));
    }
    return new Account(
        row.getLong(0),
        row.getLong(1),
        name == null ? Voice.ERASED : name,
        row.getString(3),
        row.getBoolean(4),
        memberships);
  }
}
