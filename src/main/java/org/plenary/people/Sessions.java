package org.plenary.people;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The signed-in browsers. A session ends after {@link #IDLE} without activity, {@link #ABSOLUTE}
 * after the sign-in, when revoked, and when its account or membership is ended.
 *
 * <p>An open drafting socket is activity ({@link #touch}, once a minute or so): a delegate who
 * follows the debate for an hour without a key stroke is present, and being thrown out in the
 * middle of a sentence would lose more than it protects. The absolute end, revocation and a closed
 * tab still end it.
 *
 * <p>Thread-safe. Listeners of {@link #onEnd} are called after the database said so.
 */
public final class Sessions {
  public static final Duration IDLE = Duration.ofMinutes(30);
  public static final Duration ABSOLUTE = Duration.ofHours(12);

  private static final String SIGNED_IN =
      "SELECT v.id, v.person, p.name, v.delegation, v.delegation_name, v.region, v.capacity,"
          + " s.id, s.account, a.login, s.membership, s.created, s.seen, s.agent"
          + " FROM session s JOIN account a ON a.id = s.account AND a.active"
          + " JOIN membership m ON m.id = s.membership AND m.active"
          + " JOIN voice v ON v.id = s.voice JOIN person p ON p.id = v.person"
          + " WHERE s.seen > $1 AND s.created > $2 ";

  /** Activity is written down at most this often, to keep reading cheap. */
  private static final Duration GRAIN = Duration.ofMinutes(1);

  private final SqlClient client;
  private final Voices voices;
  private final Clock clock;
  private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();

  public Sessions(SqlClient client, Voices voices, Clock clock) {
    this.client = client;
    this.voices = voices;
    this.clock = clock;
  }

  /** A new session and the token for its cookie: the only place where the token is to be had. */
  public record Opened(String token, long session) {}

  /** One of a person's sessions, as listed to that person. */
  public record Listed(long session, String agent, Voice voice, Instant created, Instant seen) {}

  /** Opens a session for that membership, with a new token. */
  Future<Opened> open(long account, long membership, String agent) {
    OffsetDateTime now = now();
    return open(account, membership, agent, now);
  }

  private Future<Opened> open(long account, long membership, String agent, OffsetDateTime since) {
    String token = SessionToken.fresh();
    return voices
        .ofMembership(membership)
        .compose(
            voice ->
                client
                    .preparedQuery(
                        "INSERT INTO session (hash, account, membership, voice, agent, created, seen)"
                            + " VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id")
                    .execute(
                        Tuple.of(
                            Buffer.buffer(SessionToken.hash(token)),
                            account,
                            membership,
                            voice.id(),
                            cut(agent),
                            since,
                            now())))
        .map(rows -> new Opened(token, rows.iterator().next().getLong(0)));
  }

  /**
   * Replaces a session by one for another membership of the same person: another token, the time of
   * sign-in is kept. The old session ends.
   */
  Future<Opened> replace(SignedIn old, long membership, String agent) {
    return open(old.account(), membership, agent, at(old.created()))
        .compose(opened -> end(old.session()).map(opened));
  }

  /** A token of the right form that no session has. */
  public static String tokenOfNobody() {
    return SessionToken.fresh();
  }

  /** Asks for a token that nobody holds: what asks is loaded then. */
  public Future<Void> rehearse() {
    return query("AND s.hash = $3", Buffer.buffer(new byte[32])).mapEmpty();
  }

  /** Who holds that token; empty where nobody does any longer. Counts as activity. */
  public Future<Optional<SignedIn>> find(@Nullable String token) {
    if (token == null || !SessionToken.wellFormed(token)) {
      return Future.succeededFuture(Optional.empty());
    }
    return query("AND s.hash = $3", Buffer.buffer(SessionToken.hash(token)))
        .compose(
            rows -> {
              for (Row row : rows) {
                SignedIn who = signedIn(row);
                return seenLately(row)
                    ? Future.succeededFuture(Optional.of(who))
                    : touch(who.session()).map(still -> Optional.of(who));
              }
              return Future.succeededFuture(Optional.empty());
            });
  }

  /** Whether the session is still valid, as the account and membership stand now. */
  public Future<Optional<SignedIn>> byId(long session) {
    return query("AND s.id = $3", session)
        .map(
            rows ->
                rows.size() == 0
                    ? Optional.empty()
                    : Optional.of(signedIn(rows.iterator().next())));
  }

  /** Notes activity. False where the session has ended: then do no more for it. */
  public Future<Boolean> touch(long session) {
    OffsetDateTime now = now();
    return client
        .preparedQuery(
            "UPDATE session SET seen = greatest(seen, $2) WHERE id = $1 AND seen > $3 AND created > $4")
        .execute(Tuple.of(session, now, now.minus(IDLE), now.minus(ABSOLUTE)))
        .map(rows -> rows.rowCount() == 1);
  }

  /** The valid sessions of an account, latest activity first. */
  public Future<List<Listed>> ofAccount(long account) {
    return query("AND s.account = $3 ORDER BY s.seen DESC, s.id DESC", account)
        .map(
            rows -> {
              List<Listed> list = new ArrayList<>();
              rows.forEach(row -> list.add(listed(row)));
              return list;
            });
  }

  /** Ends one session of that account; nothing happens where it is somebody else's. */
  public Future<Void> revoke(long account, long session) {
    return ended(
        "DELETE FROM session WHERE account = $1 AND id = $2 RETURNING id", account, session);
  }

  /** Ends every session of that account. */
  public Future<Void> revokeAll(long account) {
    return ended("DELETE FROM session WHERE account = $1 RETURNING id", account);
  }

  /** Ends every session of that membership. */
  public Future<Void> revokeMembership(long membership) {
    return ended("DELETE FROM session WHERE membership = $1 RETURNING id", membership);
  }

  /** Ends the session. */
  public Future<Void> end(long session) {
    return ended("DELETE FROM session WHERE id = $1 RETURNING id", session);
  }

  /** Ends what ran out of time; called by a timer, so that sockets close too. */
  public Future<Void> sweep() {
    OffsetDateTime now = now();
    return ended(
        "DELETE FROM session WHERE seen <= $1 OR created <= $2 RETURNING id",
        now.minus(IDLE),
        now.minus(ABSOLUTE));
  }

  /** Calls the listener with the number of every session that ends. Must not block. */
  public void onEnd(LongConsumer listener) {
    listeners.add(listener);
  }

  private Future<Void> ended(String sql, Object... arguments) {
    return client
        .preparedQuery(sql)
        .execute(Tuple.from(arguments))
        .map(
            rows -> {
              rows.forEach(row -> listeners.forEach(one -> one.accept(row.getLong(0))));
              return null;
            });
  }

  private Future<RowSet<Row>> query(String condition, Object argument) {
    OffsetDateTime now = now();
    return client
        .preparedQuery(SIGNED_IN + condition)
        .execute(Tuple.of(now.minus(IDLE), now.minus(ABSOLUTE), argument));
  }

  private boolean seenLately(Row row) {
    return row.getOffsetDateTime(12).isAfter(now().minus(GRAIN));
  }

  private static SignedIn signedIn(Row row) {
    return new SignedIn(
        row.getLong(7),
        row.getLong(8),
        row.getString(9),
        row.getLong(10),
        Voices.read(row, 0),
        row.getOffsetDateTime(11).toInstant());
  }

  private static Listed listed(Row row) {
    return new Listed(
        row.getLong(7),
        row.getString(13),
        Voices.read(row, 0),
        row.getOffsetDateTime(11).toInstant(),
        row.getOffsetDateTime(12).toInstant());
  }

  private OffsetDateTime now() {
    return at(clock.instant());
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static String cut(String agent) {
    String clean = agent.replaceAll("[^\\x20-\\x7e]", "");
    return clean.length() <= 200 ? clean : clean.substring(0, 200);
  }
}
