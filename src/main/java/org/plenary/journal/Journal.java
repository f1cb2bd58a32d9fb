package org.plenary.journal;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the log and hands what is to be stored to the {@link Appender}. Methods may be called from
 * any context; futures complete on the caller's.
 */
public final class Journal {

  private static final String COLUMNS = "resolution, version, kind, voice, at, client, seq, body";

  private static final int AT_A_TIME = 10_000;

  private final Pool pool;
  private final Appender appender;

  public Journal(Pool pool, Appender appender) {
    this.pool = pool;
    this.appender = appender;
  }

  /**
   * Stores entries of one resolution, all or none; their versions must follow its last one.
   *
   * @return completes after the commit. Fails with {@link NotStored} if these entries can never be
   *     stored as they are; a lost connection is no failure, the append is taken up again.
   */
  public Future<Void> append(List<Entry> entries) {
    return appender.append(entries);
  }

  /** How many entries the log of a resolution holds; 0 if there is none. */
  public Future<Long> version(long resolution) {
    return pool.preparedQuery("select coalesce(max(version), 0) from entry where resolution = $1")
        .execute(Tuple.of(resolution))
        .map(rows -> rows.iterator().next().getLong(0));
  }

  /** How many entries the logs of these resolutions hold; those without any are missing. */
  public Future<Map<Long, Long>> versions(Set<Long> resolutions) {
    return pool.preparedQuery(
            "select r, v from unnest($1::bigint[]) as t(r) cross join lateral"
                + " (select max(version) as v from entry where resolution = r) as newest"
                + " where v is not null")
        .execute(Tuple.of(resolutions.toArray(Long[]::new)))
        .map(
            rows -> {
              Map<Long, Long> found = new HashMap<>();
              rows.forEach(row -> found.put(row.getLong(0), row.getLong(1)));
              return found;
            });
  }

  /** Entries after a version in order, at most {@code limit} of them. */
  public Future<List<Entry>> after(long resolution, long version, int limit) {
    return pool.preparedQuery(
            "select "
                + COLUMNS
                + " from entry where resolution = $1 and version > $2 order by version limit $3")
        .execute(Tuple.of(resolution, version, limit))
        .map(Journal::entries);
  }

  /**
   * Entries after a version of each of several resolutions, each one's in order, at most {@code
   * most} of all together: the oldest by time.
   *
   * @param versions by resolution
   */
  public Future<List<Entry>> beyond(Map<Long, Long> versions, int most) {
    List<Long> resolutions = List.copyOf(versions.keySet());
    return pool.preparedQuery(
            "select e.* from unnest($1::bigint[], $2::bigint[]) as t(r, v) cross join lateral"
                + " (select "
                + COLUMNS
                + " from entry where resolution = t.r and version > t.v order by version limit $3)"
                + " e order by at, resolution, version limit $3")
        .execute(
            Tuple.from(
                new Object[] {
                  resolutions.toArray(Long[]::new),
                  resolutions.stream().map(versions::get).toArray(Long[]::new),
                  most
                }))
        .map(Journal::entries);
  }

  /** Entries of a range of versions, both ends included, in order. */
  public Future<List<Entry>> between(long resolution, long first, long last) {
    return pool.preparedQuery(
            "select "
                + COLUMNS
                + " from entry where resolution = $1 and version between $2 and $3"
                + " order by version")
        .execute(Tuple.of(resolution, first, last))
        .map(Journal::entries);
  }

  /**
   * Up to which version the entries of a resolution are at least that old.
   *
   * @param after a version that is known to be
   * @param until milliseconds since 1970
   */
  public Future<Long> upTo(long resolution, long after, long until) {
    return pool.preparedQuery(
            "select coalesce(max(version) filter (where at <= $3), $2) from"
                + " (select version, at from entry where resolution = $1 and version > $2"
                + " order by version limit $4) as next")
        .execute(Tuple.of(resolution, after, until, AT_A_TIME))
        .compose(
            rows -> {
              long reached = rows.iterator().next().getLong(0);
              return reached < after + AT_A_TIME
                  ? Future.succeededFuture(reached)
                  : upTo(resolution, reached, until);
            });
  }

  /** The entries that may end a stage, of that age and before a version: the newest first. */
  public Future<List<Entry>> stages(long resolution, long before, long until, int most) {
    // The kinds are written out: only so is their index used.
    return pool.preparedQuery(
            "select "
                + COLUMNS
                + " from entry where resolution = $1 and version < $2 and at <= $3 and kind in"
                + " ('text', 'clause-status', 'silence-end', 'sitting', 'naming', 'adoption')"
                + " order by version desc limit $4")
        .execute(Tuple.of(resolution, before, until, most))
        .map(Journal::entries);
  }

  /**
   * Puts another body in the place of one that is to be erased by right; forgets the snapshots that
   * know it. The database refuses where nothing of that entry was asked to be erased.
   */
  public static Future<Void> erase(SqlClient client, long resolution, long version, String body) {
    return client
        .preparedQuery("select erase_entry($1, $2, $3)")
        .execute(Tuple.of(resolution, version, body))
        .mapEmpty();
  }

  /** The last entry that a client caused, if it caused any. */
  public Future<Optional<Entry>> lastOf(long resolution, String client) {
    return pool.preparedQuery(
            "select "
                + COLUMNS
                + " from entry where resolution = $1 and client = $2 order by seq desc limit 1")
        .execute(Tuple.of(resolution, client))
        .map(rows -> entries(rows).stream().findFirst());
  }

  /**
   * Where adding up can begin.
   *
   * @param snapshot the newest not after a version
   * @param erased how often something of the resolution was erased until then
   */
  public record Start(Optional<Snapshot> snapshot, int erased) {}

  /** The newest snapshot not after a version. */
  public Future<Start> start(long resolution, long notAfter) {
    return pool.preparedQuery(
            "select version, body, coalesce((select times from erased where resolution = $1), 0)"
                + " from (values (1)) as one left join lateral (select version, body from snapshot"
                + " where resolution = $1 and version <= $2 order by version desc limit 1) as newest"
                + " on true")
        .execute(Tuple.of(resolution, notAfter))
        .map(
            rows -> {
              Row row = rows.iterator().next();
              Long version = row.getLong(0);
              return new Start(
                  version == null
                      ? Optional.empty()
                      : Optional.of(new Snapshot(resolution, version, row.getString(1))),
                  row.getInteger(2));
            });
  }

  /** The resolutions with the longest logs, at most so many. */
  public Future<List<Long>> busiest(int most) {
    return pool.preparedQuery(
            "select resolution from snapshot group by resolution order by max(version) desc"
                + " limit $1")
        .execute(Tuple.of(most))
        .map(
            rows -> {
              List<Long> found = new ArrayList<>();
              rows.forEach(row -> found.add(row.getLong(0)));
              return found;
            });
  }

  /** The resolutions whose log holds an entry of that kind, which must not be that of an edit. */
  public Future<List<Long>> holding(String kind) {
    // The kind is written out: only so does PostgreSQL know that it is none of an edit.
    return pool.query("select distinct resolution from entry where kind = '" + plain(kind) + "'")
        .execute()
        .map(
            rows -> {
              List<Long> found = new ArrayList<>();
              rows.forEach(row -> found.add(row.getLong(0)));
              return found;
            });
  }

  /** Resolutions with an answer that defers an input to a day; goes through all answers. */
  public Future<List<Long>> deferring() {
    return pool.query(
            "select distinct resolution from entry where kind = 'answer'"
                + " and body ~ '\"until\":\"[0-9]{4}-[0-9]{2}-[0-9]{2}\"'")
        .execute()
        .map(
            rows -> {
              List<Long> found = new ArrayList<>();
              rows.forEach(row -> found.add(row.getLong(0)));
              return found;
            });
  }

  private static String plain(String kind) {
    if (!kind.matches("[a-z-]+")) {
      throw new IllegalArgumentException(kind);
    }
    return kind;
  }

  /**
   * Keeps a snapshot; one that is there already stays. One that was begun before something of it
   * was erased is not kept. It may be lost when the database is killed the next moment, and is made
   * again then: so no commit of an edit has to wait for its flush.
   *
   * @param erased how often something was erased when it was begun
   */
  public Future<Void> keep(Snapshot snapshot, int erased) {
    return pool.preparedQuery(
            "insert into snapshot (resolution, version, body) select $1, $2, $3"
                + " from (select set_config('synchronous_commit', 'off', true)) as unhurried"
                + " where coalesce((select times from erased where resolution = $1), 0) = $4"
                + " on conflict do nothing")
        .execute(Tuple.of(snapshot.resolution(), snapshot.version(), snapshot.body(), erased))
        .mapEmpty();
  }

  private static List<Entry> entries(RowSet<Row> rows) {
    List<Entry> entries = new ArrayList<>(rows.size());
    for (Row row : rows) {
      entries.add(entry(row));
    }
    return entries;
  }

  static Entry entry(Row row) {
    return new Entry(
        row.getLong(0),
        row.getLong(1),
        row.getString(2),
        row.getInteger(3),
        row.getLong(4),
        row.getString(5),
        row.getInteger(6),
        row.getString(7));
  }
}
