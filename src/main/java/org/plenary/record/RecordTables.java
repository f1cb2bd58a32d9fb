package org.plenary.record;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.plenary.proof.Note;
import org.plenary.proof.Tile;
import org.plenary.proof.Tree;

/** The tables of the room. Thread-safe. */
final class RecordTables {
  private static final int PAGE = 5_000;
  private static final HexFormat HEX = HexFormat.of();

  private RecordTables() {}

  /** The log's name; made where it is new. */
  static Future<String> origin(SqlClient client, long meeting, String origin) {
    return client
        .preparedQuery(
            "INSERT INTO record_log (meeting, origin) VALUES ($1, $2) ON CONFLICT DO NOTHING")
        .execute(Tuple.of(meeting, origin))
        .compose(done -> origin(client, meeting))
        .map(Optional::orElseThrow);
  }

  static Future<Optional<String>> origin(SqlClient client, long meeting) {
    return client
        .preparedQuery(
            "SELECT origin FROM (SELECT 1 AS number, origin FROM record_log WHERE meeting = $1"
                + " UNION ALL SELECT number, origin FROM record_anew WHERE meeting = $1) names"
                + " ORDER BY number DESC LIMIT 1")
        .execute(Tuple.of(meeting))
        .map(rows -> first(rows, row -> row.getString(0)));
  }

  /** Whether this transaction alone may add to the log. */
  static Future<Boolean> lock(SqlClient client, long meeting) {
    return client
        .preparedQuery("SELECT pg_try_advisory_xact_lock(hashtextextended('record', $1))")
        .execute(Tuple.of(meeting))
        .map(rows -> rows.iterator().next().getBoolean(0));
  }

  /** This transaction keeps nobody's commit waiting: it is on disk with the next one that is. */
  static Future<Void> flushLater(SqlClient client) {
    return client.query("SET LOCAL synchronous_commit = off").execute().mapEmpty();
  }

  /** When it completes, all that was committed before is on disk. */
  static Future<Void> flush(Pool pool) {
    return pool.query("SELECT pg_logical_emit_message(true, 'plenary', '')").execute().mapEmpty();
  }

  static Future<Long> size(SqlClient client, long meeting) {
    return client
        .preparedQuery("SELECT coalesce(max(idx) + 1, 0) FROM record_leaf WHERE meeting = $1")
        .execute(Tuple.of(meeting))
        .map(rows -> rows.iterator().next().getLong(0));
  }

  /** Entries of a range of indices, the end not included. */
  static Future<List<String>> entries(SqlClient client, long meeting, long from, long to) {
    return client
        .preparedQuery(
            "SELECT entry FROM record_leaf WHERE meeting = $1 AND idx >= $2 AND idx < $3"
                + " ORDER BY idx")
        .execute(Tuple.of(meeting, from, to))
        .map(rows -> list(rows, row -> row.getString(0)));
  }

  /**
   * The first entries from an index on that are about a resolution or about none, by index in the
   * log's order.
   */
  static Future<SortedMap<Long, String>> entriesOf(
      SqlClient client, long meeting, long resolution, long from, long to, int most) {
    return client
        .preparedQuery(
            "SELECT idx, entry FROM ((SELECT idx, entry FROM record_leaf WHERE meeting = $1"
                + " AND resolution = $2 AND idx >= $3 AND idx < $4 ORDER BY idx LIMIT $5)"
                + " UNION ALL (SELECT idx, entry FROM record_leaf WHERE meeting = $1"
                + " AND resolution = 0 AND idx >= $3 AND idx < $4 ORDER BY idx LIMIT $5)) both_kinds"
                + " ORDER BY idx LIMIT $5")
        .execute(Tuple.of(meeting, resolution, from, to, most))
        .map(
            rows -> {
              SortedMap<Long, String> found = new TreeMap<>();
              rows.forEach(row -> found.put(row.getLong(0), row.getString(1)));
              return found;
            });
  }

  /** All entries from an index on, in pages, one page after the other. */
  static Future<Void> each(
      SqlClient client, long meeting, long from, long to, Function<List<String>, Future<?>> page) {
    long end = Math.min(to, from + PAGE);
    return entries(client, meeting, from, end)
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture()
                    : page.apply(found)
                        .compose(
                            done ->
                                end == to || found.size() < PAGE
                                    ? Future.succeededFuture()
                                    : each(client, meeting, end, to, page)));
  }

  /** Adds leaves with their salts, and the hashes above the tiles that they filled. */
  static Future<Void> add(SqlClient client, Log log, List<Log.Grown> grown) {
    return insertLeaves(client, log.meeting, grown)
        .compose(done -> insertSalts(client, log.meeting, grown))
        .compose(done -> insertNodes(client, log, grown.get(0).index()));
  }

  private static Future<Void> insertLeaves(SqlClient client, long meeting, List<Log.Grown> grown) {
    Object[] arrays = {
      meeting,
      grown.stream().map(Log.Grown::index).toArray(Long[]::new),
      grown.stream().map(one -> one.leaf().resolution()).toArray(Long[]::new),
      grown.stream().map(one -> one.leaf().version()).toArray(Long[]::new),
      grown.stream().map(Log.Grown::entry).toArray(String[]::new),
      grown.stream().map(one -> one.hash().hex()).toArray(String[]::new)
    };
    return client
        .preparedQuery(
            "INSERT INTO record_leaf (meeting, idx, resolution, version, entry, hash)"
                + " SELECT $1, i, r, v, e, decode(h, 'hex') FROM unnest($2::bigint[],"
                + " $3::bigint[], $4::bigint[], $5::text[], $6::text[]) AS t(i, r, v, e, h)")
        .execute(Tuple.from(arrays))
        .mapEmpty();
  }

  private static Future<Void> insertSalts(SqlClient client, long meeting, List<Log.Grown> grown) {
    List<Long> indices = new ArrayList<>();
    List<String> parts = new ArrayList<>();
    List<String> salts = new ArrayList<>();
    for (Log.Grown one : grown) {
      byte[] words = one.words();
      byte[] person = one.person();
      if (words != null) {
        indices.add(one.index());
        parts.add("words");
        salts.add(HEX.formatHex(words));
      }
      if (person != null) {
        indices.add(one.index());
        parts.add("person");
        salts.add(HEX.formatHex(person));
      }
    }
    Object[] arrays = {
      meeting,
      indices.toArray(Long[]::new),
      parts.toArray(String[]::new),
      salts.toArray(String[]::new)
    };
    return client
        .preparedQuery(
            "INSERT INTO record_salt (meeting, idx, part, salt)"
                + " SELECT $1, i, p, decode(s, 'hex')"
                + " FROM unnest($2::bigint[], $3::text[], $4::text[]) AS t(i, p, s)")
        .execute(Tuple.from(arrays))
        .mapEmpty();
  }

  private static Future<Void> insertNodes(SqlClient client, Log log, long before) {
    Tree tree = log.tree();
    List<Integer> levels = new ArrayList<>();
    List<Long> indices = new ArrayList<>();
    List<String> hashes = new ArrayList<>();
    for (int level = 1; Tile.hashes(level, tree.size()) > 0; level++) {
      for (long i = Tile.hashes(level, before); i < Tile.hashes(level, tree.size()); i++) {
        levels.add(level);
        indices.add(i);
        hashes.add(tree.at(new Tile(level, 0, 1).treeLevel(), i).hex());
      }
    }
    if (levels.isEmpty()) {
      return Future.succeededFuture();
    }
    Object[] arrays = {
      log.meeting,
      levels.toArray(Integer[]::new),
      indices.toArray(Long[]::new),
      hashes.toArray(String[]::new)
    };
    return client
        .preparedQuery(
            "INSERT INTO record_node (meeting, level, idx, hash)"
                + " SELECT $1, l, i, decode(h, 'hex')"
                + " FROM unnest($2::int[], $3::bigint[], $4::text[]) AS t(l, i, h)")
        .execute(Tuple.from(arrays))
        .mapEmpty();
  }

  /** The hashes of a tile, as far as there are that many. */
  static Future<byte[]> tile(SqlClient client, long meeting, Tile tile) {
    long from = tile.index() * Tile.FULL;
    String table =
        tile.level() == 0
            ? "record_leaf WHERE meeting = $1"
            : "record_node WHERE level = " + tile.level() + " AND meeting = $1";
    return client
        .preparedQuery("SELECT hash FROM " + table + " AND idx >= $2 AND idx < $3 ORDER BY idx")
        .execute(Tuple.of(meeting, from, from + tile.width()))
        .map(RecordTables::joined);
  }

  /** The stored hashes of entries, the end not included. */
  static Future<byte[]> hashes(SqlClient client, long meeting, long from, long to) {
    return client
        .preparedQuery(
            "SELECT hash FROM record_leaf WHERE meeting = $1 AND idx >= $2 AND idx < $3"
                + " ORDER BY idx")
        .execute(Tuple.of(meeting, from, to))
        .map(RecordTables::joined);
  }

  private static byte[] joined(Iterable<Row> rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    rows.forEach(row -> bytes.writeBytes(row.getBuffer(0).getBytes()));
    return bytes.toByteArray();
  }

  /** Where an entry of the journal is in the log. */
  static Future<Optional<Long>> index(SqlClient client, long resolution, long version) {
    return client
        .preparedQuery("SELECT idx FROM record_leaf WHERE resolution = $1 AND version = $2")
        .execute(Tuple.of(resolution, version))
        .map(rows -> first(rows, row -> row.getLong(0)));
  }

  /** The newest checkpoint that was published. */
  static Future<Optional<Note>> head(SqlClient client, long meeting) {
    return client
        .preparedQuery("SELECT note FROM record_head WHERE meeting = $1 ORDER BY size DESC LIMIT 1")
        .execute(Tuple.of(meeting))
        .map(rows -> first(rows, row -> Note.parse(row.getString(0))));
  }

  /**
   * What covers a version.
   *
   * @param kept whether its meeting has a log at all: else there is nothing to wait for
   */
  record Found(boolean kept, Optional<Note> note) {}

  /** The smallest of the checkpoints that were published and have that version. */
  static Future<Found> covering(SqlClient client, long resolution, long version) {
    return client
        .preparedQuery(
            "SELECT (SELECT h.note FROM record_leaf l JOIN record_head h ON h.meeting = l.meeting"
                + " AND h.size > l.idx WHERE l.resolution = $1 AND l.version = $2"
                + " ORDER BY h.size LIMIT 1), EXISTS (SELECT 1 FROM record_head)")
        .execute(Tuple.of(resolution, version))
        .map(
            rows -> {
              Row row = rows.iterator().next();
              return new Found(
                  row.getBoolean(1), Optional.ofNullable(row.getString(0)).map(Note::parse));
            });
  }

  static Future<Void> publish(SqlClient client, long meeting, long size, Note note, long now) {
    return client
        .preparedQuery(
            "INSERT INTO record_head (meeting, size, note, at) VALUES ($1, $2, $3, $4)"
                + " ON CONFLICT DO NOTHING")
        .execute(Tuple.of(meeting, size, note.toString(), now))
        .mapEmpty();
  }

  /** The salts that are left, by index. */
  static Future<Map<Long, byte[]>> salts(
      SqlClient client, long meeting, String part, long from, long to) {
    return client
        .preparedQuery(
            "SELECT idx, salt FROM record_salt WHERE meeting = $1 AND part = $2 AND idx >= $3"
                + " AND idx < $4")
        .execute(Tuple.of(meeting, part, from, to))
        .map(
            rows -> {
              Map<Long, byte[]> found = new HashMap<>();
              rows.forEach(row -> found.put(row.getLong(0), buffer(row, 1)));
              return found;
            });
  }

  /** The salts that are left of those, by index. */
  static Future<Map<Long, byte[]>> salts(
      SqlClient client, long meeting, String part, List<Long> indices) {
    return client
        .preparedQuery(
            "SELECT idx, salt FROM record_salt WHERE meeting = $1 AND part = $2 AND idx = ANY($3)")
        .execute(Tuple.of(meeting, part, indices.toArray(Long[]::new)))
        .map(
            rows -> {
              Map<Long, byte[]> found = new HashMap<>();
              rows.forEach(row -> found.put(row.getLong(0), buffer(row, 1)));
              return found;
            });
  }

  private static byte[] buffer(Row row, int column) {
    Buffer buffer = row.getBuffer(column);
    return buffer.getBytes();
  }

  /**
   * The newest erasures that the log tells of, choices of when it is public, and that it was begun
   * anew; the newest first.
   */
  static Future<List<Leaf>> told(SqlClient client, long meeting, int most) {
    return client
        .preparedQuery(
            "SELECT entry FROM record_leaf WHERE meeting = $1 AND resolution = 0"
                + " AND (entry LIKE '%\"kind\":\"log-erasure\"%' OR entry LIKE"
                + " '%\"kind\":\"log-anew\"%' OR entry LIKE"
                + " '%\"kind\":\"log-publishing\"%') ORDER BY idx DESC LIMIT $2")
        .execute(Tuple.of(meeting, most))
        .map(
            rows ->
                list(rows, row -> Leaf.parse(row.getString(0).getBytes(StandardCharsets.UTF_8))));
  }

  /** A log begun anew. */
  record Anew(int number, String origin, String before, String reason) {}

  /** The last time that it was begun anew, if it was. */
  static Future<Optional<Anew>> anew(SqlClient client, long meeting) {
    return client
        .preparedQuery(
            "SELECT number, origin, before, reason FROM record_anew WHERE meeting = $1"
                + " ORDER BY number DESC LIMIT 1")
        .execute(Tuple.of(meeting))
        .map(
            rows ->
                first(
                    rows,
                    row ->
                        new Anew(
                            row.getInteger(0),
                            row.getString(1),
                            row.getString(2),
                            row.getString(3))));
  }

  static Future<Void> beginAnew(SqlClient client, long meeting, Anew anew) {
    return client
        .preparedQuery(
            "INSERT INTO record_anew (meeting, number, origin, before, reason)"
                + " VALUES ($1, $2, $3, $4, $5)")
        .execute(Tuple.of(meeting, anew.number(), anew.origin(), anew.before(), anew.reason()))
        .mapEmpty();
  }

  private static <T> Optional<T> first(Iterable<Row> rows, Function<Row, T> read) {
    return list(rows, read).stream().findFirst();
  }

  static <T> List<T> list(Iterable<Row> rows, Function<Row, T> read) {
    List<T> list = new ArrayList<>();
    rows.forEach(row -> list.add(read.apply(row)));
    return list;
  }
}
