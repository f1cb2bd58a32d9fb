package org.plenary.journal;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.PreparedStatement;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The group commit of all resolutions: one connection, one INSERT under way, everything that
 * arrives meanwhile goes into the next. Lives on one context, from which it must be called.
 *
 * <p>When the connection is lost with an INSERT under way, nobody knows whether it was committed:
 * the appender connects again, looks, and stores what is not there. So a caller sees either success
 * or {@link NotStored}, never doubt.
 */
public final class Appender {

  private static final Logger LOG = Logger.getLogger(Appender.class.getName());

  /** Rows of one INSERT; more wait for the next. */
  private static final int MAX_ROWS = 4_096;

  private static final long RETRY_FIRST_MS = 50;
  private static final long RETRY_MOST_MS = 1_000;

  /** Not {@code from unnest(...)}: its table in between doubles what PostgreSQL does for a row. */
  private static final String INSERT =
      "insert into entry (resolution, version, kind, voice, at, client, seq, body)"
          + " select unnest($1::bigint[]), unnest($2::bigint[]), unnest($3::text[]),"
          + " unnest($4::int[]), unnest($5::bigint[]), unnest($6::text[]), unnest($7::int[]),"
          + " unnest($8::text[])";

  private static final String STORED =
      "select e.client, e.seq from unnest($1::bigint[], $2::bigint[]) as t(r, v)"
          + " join entry e on e.resolution = t.r and e.version = t.v";

  private record Waiting(List<Entry> entries, Promise<Void> done) {}

  private final Vertx vertx;
  private final Context context;
  private final PgConnectOptions options;
  private final ArrayDeque<Waiting> queue = new ArrayDeque<>();
  private @Nullable PgConnection connection;
  private @Nullable PreparedStatement insert;
  private boolean busy;
  private boolean due;
  private boolean closed;
  private volatile long last = System.nanoTime() - Long.MAX_VALUE / 2;
  private @Nullable Promise<Void> idle;

  private Appender(Vertx vertx, Context context, PgConnectOptions options) {
    this.vertx = vertx;
    this.context = context;
    this.options = options;
  }

  /** Opens the appender on the current context, its connection made. */
  public static Future<Appender> open(Vertx vertx, PgConnectOptions options) {
    Appender appender = new Appender(vertx, vertx.getOrCreateContext(), options);
    return appender.connect().map(appender);
  }

  Context context() {
    return context;
  }

  /** Whether something came to be stored not longer ago than that. Thread-safe. */
  public boolean wasUsedWithin(long time, TimeUnit unit) {
    return System.nanoTime() - last <= unit.toNanos(time);
  }

  Future<Void> append(List<Entry> entries) {
    Promise<Void> done = Promise.promise();
    last = System.nanoTime();
    if (closed) {
      done.fail(new IllegalStateException("The log is closed."));
      return done.future();
    }
    queue.add(new Waiting(entries, done));
    if (!busy && !due) {
      due = true;
      context.runOnContext(v -> endOfTurn());
    }
    return done.future();
  }

  /** What other resolutions handed in during the same turn of the event loop is one commit. */
  private void endOfTurn() {
    due = false;
    if (!busy) {
      flush();
    }
  }

  /** Stores what waits, then closes the connection. Nothing can be appended any more. */
  public Future<Void> close() {
    closed = true;
    Promise<Void> drained = Promise.promise();
    idle = drained;
    if (!busy && !due) {
      drained.complete();
    }
    return drained
        .future()
        .compose(v -> connection == null ? Future.succeededFuture() : connection.close());
  }

  private void flush() {
    List<Waiting> batch = new ArrayList<>();
    int rows = 0;
    while (!queue.isEmpty() && (batch.isEmpty() || rows < MAX_ROWS)) {
      Waiting next = queue.remove();
      batch.add(next);
      rows += next.entries.size();
    }
    if (batch.isEmpty()) {
      busy = false;
      if (idle != null) {
        idle.tryComplete();
      }
      return;
    }
    busy = true;
    store(batch);
  }

  private void store(List<Waiting> batch) {
    write(batch)
        .onComplete(
            stored -> {
              if (stored.succeeded()) {
                batch.forEach(waiting -> waiting.done.complete());
                flush();
              } else if (isRefusal(stored.cause())) {
                refused(batch, stored.cause());
              } else {
                LOG.log(
                    Level.WARNING,
                    "The connection of the log failed: {0}",
                    stored.cause().toString());
                recover(batch, RETRY_FIRST_MS);
              }
            });
  }

  /** The database said no: alone, it is the caller's; together, each is tried by itself. */
  private void refused(List<Waiting> batch, Throwable cause) {
    if (batch.size() == 1) {
      batch.get(0).done.fail(new NotStored("The log refused an entry.", cause));
      flush();
      return;
    }
    Future<Void> chain = Future.succeededFuture();
    for (Waiting waiting : batch) {
      chain = chain.compose(v -> alone(waiting));
    }
    chain.onComplete(v -> flush());
  }

  private Future<Void> alone(Waiting waiting) {
    Promise<Void> tried = Promise.promise();
    write(List.of(waiting))
        .onComplete(
            stored -> {
              if (stored.succeeded()) {
                waiting.done.complete();
              } else if (isRefusal(stored.cause())) {
                waiting.done.fail(new NotStored("The log refused an entry.", stored.cause()));
              } else {
                // Nobody knows whether it was stored: look, and if not, it is first in the next
                // batch.
                lookAgain(waiting).onComplete(v -> tried.complete());
                return;
              }
              tried.complete();
            });
    return tried.future();
  }

  private Future<Void> lookAgain(Waiting waiting) {
    return reconnect(RETRY_FIRST_MS)
        .compose(v -> unstored(List.of(waiting)))
        .onSuccess(missing -> missing.forEach(queue::addFirst))
        .<Void>mapEmpty()
        .recover(cause -> lookAgain(waiting));
  }

  /** Connects again and finds out what became of the batch before it is written once more. */
  private void recover(List<Waiting> batch, long pause) {
    reconnect(pause)
        .compose(v -> unstored(batch))
        .onSuccess(
            missing -> {
              if (missing.isEmpty()) {
                flush();
              } else {
                store(missing);
              }
            })
        .onFailure(
            cause -> {
              LOG.log(Level.WARNING, "The log cannot be read: {0}", cause.toString());
              recover(batch, Math.min(pause * 2, RETRY_MOST_MS));
            });
  }

  /** Completes those of the batch that are in the log; gives the others. */
  private Future<List<Waiting>> unstored(List<Waiting> batch) {
    List<Future<Boolean>> looks = new ArrayList<>();
    for (Waiting waiting : batch) {
      looks.add(isStored(waiting.entries));
    }
    return Future.all(looks)
        .map(
            all -> {
              List<Waiting> missing = new ArrayList<>();
              for (int i = 0; i < batch.size(); i++) {
                if (Boolean.TRUE.equals(looks.get(i).result())) {
                  batch.get(i).done.complete();
                } else {
                  missing.add(batch.get(i));
                }
              }
              return missing;
            });
  }

  private Future<Boolean> isStored(List<Entry> entries) {
    Long[] resolutions = new Long[entries.size()];
    Long[] versions = new Long[entries.size()];
    for (int i = 0; i < entries.size(); i++) {
      resolutions[i] = entries.get(i).resolution();
      versions[i] = entries.get(i).version();
    }
    return connected()
        .preparedQuery(STORED)
        .execute(Tuple.from(new Object[] {resolutions, versions}))
        .map(
            rows -> {
              int same = 0;
              for (Row row : rows) {
                for (Entry entry : entries) {
                  if (entry.client().equals(row.getString(0)) && entry.seq() == row.getInteger(1)) {
                    same++;
                  }
                }
              }
              return same == entries.size();
            });
  }

  private Future<Void> write(List<Waiting> batch) {
    if (insert == null) {
      return Future.failedFuture("not connected");
    }
    return insert
        .query()
        .execute(Rows.of(batch.stream().map(Waiting::entries).toList()))
        .mapEmpty();
  }

  private Future<Void> reconnect(long pause) {
    if (connection != null) {
      connection.close();
      connection = null;
      insert = null;
    }
    Promise<Void> paused = Promise.promise();
    vertx.setTimer(pause, id -> paused.complete());
    return paused
        .future()
        .compose(v -> connect())
        .recover(
            cause -> {
              LOG.log(Level.WARNING, "The log cannot be reached: {0}", cause.toString());
              return reconnect(Math.min(pause * 2, RETRY_MOST_MS));
            });
  }

  private Future<Void> connect() {
    return PgConnection.connect(vertx, options)
        .compose(
            made ->
                made.prepare(INSERT)
                    .onSuccess(
                        prepared -> {
                          connection = made;
                          insert = prepared;
                        }))
        .mapEmpty();
  }

  private PgConnection connected() {
    PgConnection current = connection;
    if (current == null) {
      throw new IllegalStateException("not connected");
    }
    return current;
  }

  /** Constraint (23) and data (22) errors are about the entries; all else is about the link. */
  private static boolean isRefusal(Throwable cause) {
    if (!(cause instanceof PgException error)) {
      return cause instanceof IllegalArgumentException;
    }
    String state = error.getSqlState();
    return state != null && (state.startsWith("22") || state.startsWith("23"));
  }
}
