package org.plenary.answer;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Mail that is to be sent, and that was. Each answer and addressee has one row, whoever asks for it
 * and however often. Thread-safe.
 */
public final class Outbox {
  /** Attempts after which nobody tries any more until the secretariat says so. */
  private static final int MOST_ATTEMPTS = 20;

  private static final long FIRST_PAUSE_MS = 60_000;
  private static final long LONGEST_PAUSE_MS = 6 * 3_600_000;
  private static final int LONGEST_ERROR = 500;

  private static final String COLUMNS =
      "id, resolution, input, version, person, subject, body, made, attempts, next_try, error,"
          + " state";

  private final SqlClient client;
  private final Clock clock;

  public Outbox(SqlClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /** What has become of a mail. */
  public enum State {
    WAITING,
    /** Handed to the mail server; not noted in the log yet. */
    SENT,
    /** Handed over and noted in the log. */
    RECORDED,
    /** A newer answer took its place before it was sent. */
    SUPERSEDED,
    /** The mail server will not take it, or did not for days. */
    FAILED
  }

  /**
   * What a mail is about, and its one row.
   *
   * @param version of the entry that published the answer
   * @param person the addressee; 0: whoever handed the public submission in
   */
  public record Key(long resolution, int input, long version, long person) {}

  /**
   * A mail.
   *
   * @param made when it was written, in milliseconds since 1970, like {@code nextTry}
   * @param error of the last attempt, without the address; empty where there is none
   */
  public record Mail(
      long id,
      Key key,
      String subject,
      String body,
      long made,
      int attempts,
      long nextTry,
      String error,
      State state) {}

  /** Puts a letter in, unless it is there already. */
  Future<Void> put(Key key, Letter letter) {
    long now = clock.millis();
    return client
        .preparedQuery(
            "INSERT INTO outgoing_mail (resolution, input, version, person, subject, body, made,"
                + " next_try) VALUES ($1, $2, $3, $4, $5, $6, $7, $7) ON CONFLICT DO NOTHING")
        .execute(
            Tuple.of(
                    key.resolution(),
                    key.input(),
                    key.version(),
                    key.person(),
                    letter.subject(),
                    letter.body())
                .addLong(now))
        .mapEmpty();
  }

  /** The versions of answers of a resolution for which letters were written, with their inputs. */
  Future<Set<List<Long>>> written(long resolution) {
    return client
        .preparedQuery("SELECT DISTINCT input, version FROM outgoing_mail WHERE resolution = $1")
        .execute(Tuple.of(resolution))
        .map(
            rows -> {
              Set<List<Long>> found = new HashSet<>();
              rows.forEach(row -> found.add(List.of(row.getLong(0), row.getLong(1))));
              return found;
            });
  }

  /** What is to be sent now, the longest waiting first. */
  Future<List<Mail>> due(int most) {
    return list("WHERE state = 'waiting' AND next_try <= $1 ORDER BY next_try, id LIMIT $2", most);
  }

  /** What was sent and is not noted in the log yet. */
  Future<List<Mail>> unrecorded(int most) {
    return list("WHERE state = 'sent' AND next_try <= $1 ORDER BY id LIMIT $2", most);
  }

  /** The newest mails, those that still wait or failed first. */
  public Future<List<Mail>> all(int most) {
    return list(
        "WHERE $1::bigint > 0 ORDER BY state NOT IN ('waiting', 'failed'), id DESC LIMIT $2", most);
  }

  private Future<List<Mail>> list(String condition, int most) {
    return client
        .preparedQuery("SELECT " + COLUMNS + " FROM outgoing_mail " + condition)
        .execute(Tuple.of(clock.millis(), most))
        .map(
            rows -> {
              List<Mail> mails = new ArrayList<>();
              rows.forEach(row -> mails.add(mail(row)));
              return mails;
            });
  }

  /** It got into a state that it will stay in, or that only leads on to {@link State#RECORDED}. */
  Future<Void> settle(long id, State state) {
    return client
        .preparedQuery(
            "UPDATE outgoing_mail SET state = $2, settled = $3, error = '',"
                + " attempts = attempts + CASE WHEN $2 = 'sent' THEN 1 ELSE 0 END WHERE id = $1")
        .execute(Tuple.of(id, code(state), clock.millis()))
        .mapEmpty();
  }

  /**
   * An attempt failed; the next one is made later and later.
   *
   * @param forGood the mail server said that it never will
   */
  Future<Void> failed(Mail mail, String error, boolean forGood) {
    int attempts = mail.attempts() + 1;
    boolean over = forGood || attempts % MOST_ATTEMPTS == 0;
    return client
        .preparedQuery(
            "UPDATE outgoing_mail SET attempts = $2, error = $3, next_try = $4, state = $5,"
                + " settled = $6 WHERE id = $1 AND state = 'waiting'")
        .execute(
            Tuple.of(
                mail.id(),
                attempts,
                error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR),
                clock.millis() + pause(attempts),
                code(over ? State.FAILED : State.WAITING),
                over ? (@Nullable Long) clock.millis() : null))
        .mapEmpty();
  }

  /** How long after so many failed attempts the next one is made, in milliseconds. */
  static long pause(int attempts) {
    return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS << Math.max(0, attempts - 1) % MOST_ATTEMPTS);
  }

  /** The secretariat wants a waiting or failed mail tried again at once. */
  public Future<Void> again(long id) {
    return client
        .preparedQuery(
            "UPDATE outgoing_mail SET state = 'waiting', next_try = $2, settled = NULL"
                + " WHERE id = $1 AND state IN ('waiting', 'failed')")
        .execute(Tuple.of(id, clock.millis()))
        .mapEmpty();
  }

  /** The secretariat has delivered a mail itself. */
  public Future<Void> byHand(long id) {
    return client
        .preparedQuery(
            "UPDATE outgoing_mail SET state = 'sent', settled = $2, error = '', next_try = $2"
                + " WHERE id = $1 AND state IN ('waiting', 'failed')")
        .execute(Tuple.of(id, clock.millis()))
        .mapEmpty();
  }

  private static String code(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static Mail mail(Row row) {
    return new Mail(
        row.getLong(0),
        new Key(row.getLong(1), row.getInteger(2), row.getLong(3), row.getLong(4)),
        row.getString(5),
        row.getString(6),
        row.getLong(7),
        row.getInteger(8),
        row.getLong(9),
        row.getString(10),
        State.valueOf(row.getString(11).toUpperCase(Locale.ROOT)));
  }
}
