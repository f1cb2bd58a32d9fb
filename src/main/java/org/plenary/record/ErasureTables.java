package org.plenary.record;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** SQL of what is to be erased, and was; see {@link RecordTables} for the log itself. */
final class ErasureTables {
  private ErasureTables() {}

  /** Something of an entry of the journal is to be erased, be it in the log already or not. */
  static Future<Void> wish(
      SqlClient client, long resolution, long version, String part, String basis) {
    return client
        .preparedQuery(
            "INSERT INTO record_wish (resolution, version, part, basis) VALUES ($1, $2, $3, $4)"
                + " ON CONFLICT DO NOTHING")
        .execute(Tuple.of(resolution, version, part, basis))
        .mapEmpty();
  }

  /** What is wished of entries that the log has by now is to be erased from it. */
  static Future<Void> grantWishes(SqlClient client, long meeting) {
    return client
        .preparedQuery(
            "INSERT INTO record_erasure (meeting, idx, part, basis) SELECT l.meeting, l.idx, w.part,"
                + " w.basis FROM record_wish w JOIN record_leaf l ON l.resolution = w.resolution"
                + " AND l.version = w.version AND l.version > 0 WHERE l.meeting = $1"
                + " AND NOT EXISTS (SELECT 1 FROM record_erasure e WHERE e.meeting = l.meeting"
                + " AND e.idx = l.idx AND e.part = w.part)")
        .execute(Tuple.of(meeting))
        .mapEmpty();
  }

  static Future<List<Log.Erasure>> erasures(SqlClient client, long meeting) {
    return client
        .preparedQuery(
            "SELECT idx, part, basis FROM record_erasure WHERE meeting = $1 AND NOT done"
                + " ORDER BY idx, part")
        .execute(Tuple.of(meeting))
        .map(
            rows ->
                RecordTables.list(
                    rows,
                    row -> new Log.Erasure(row.getLong(0), row.getString(1), row.getString(2))));
  }

  /** What was asked to be erased, and what of it the log tells below a size. */
  static Future<Settled.Erasing> erasing(SqlClient client, long meeting, long size) {
    return client
        .preparedQuery(
            "SELECT (SELECT count(*) FROM (SELECT l.idx, w.part FROM record_wish w JOIN record_leaf l"
                + " ON l.resolution = w.resolution AND l.version = w.version AND l.version > 0"
                + " WHERE l.meeting = $1 UNION SELECT idx, part FROM record_erasure"
                + " WHERE meeting = $1) asked), (SELECT count(*) FROM record_leaf WHERE meeting = $1"
                + " AND idx < $2 AND resolution = 0 AND entry LIKE"
                + " '%\"kind\":\"log-erasure\"%')")
        .execute(Tuple.of(meeting, size))
        .map(rows -> rows.iterator().next())
        .map(row -> new Settled.Erasing(row.getLong(0), row.getLong(1)));
  }

  static Future<Void> askErasure(SqlClient client, long meeting, Log.Erasure erasure) {
    return client
        .preparedQuery(
            "INSERT INTO record_erasure (meeting, idx, part, basis) VALUES ($1, $2, $3, $4)"
                + " ON CONFLICT DO NOTHING")
        .execute(Tuple.of(meeting, erasure.index(), erasure.part(), erasure.basis()))
        .mapEmpty();
  }

  /** Takes the salt away for ever. */
  static Future<Void> erase(SqlClient client, long meeting, List<Log.Erasure> erasures) {
    Future<Void> done = Future.succeededFuture();
    for (Log.Erasure one : erasures) {
      Tuple which = Tuple.of(meeting, one.index(), one.part());
      String where = " WHERE meeting = $1 AND idx = $2 AND part = $3";
      done =
          done.compose(v -> client.preparedQuery("DELETE FROM record_salt" + where).execute(which))
              .compose(
                  v ->
                      client
                          .preparedQuery("UPDATE record_erasure SET done = true" + where)
                          .execute(which))
              .mapEmpty();
    }
    return done;
  }
}
