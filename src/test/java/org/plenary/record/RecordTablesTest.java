package org.plenary.record;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.sqlclient.Pool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.plenary.database.TestDatabase;

@Timeout(60)
class RecordTablesTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();

  @Test
  void what_was_committed_without_a_flush_is_on_disk_after_one() {
    Pool pool = db.pool();
    for (int i = 0; i < 20; i++) {
      long meeting = 1_000 + i;
      db.await(
          pool.withTransaction(
              client ->
                  RecordTables.flushLater(client)
                      .compose(
                          done ->
                              client
                                  .query(
                                      "INSERT INTO record_salt (meeting, idx, part, salt) VALUES ("
                                          + meeting
                                          + ", 0, 'words', decode(repeat('ab', 32), 'hex'))")
                                  .execute())));
      String written = lsn("pg_current_wal_insert_lsn()");
      db.await(RecordTables.flush(pool));
      assertTrue(
          db.await(
                  pool.query("SELECT pg_current_wal_flush_lsn() >= '" + written + "'::pg_lsn")
                      .execute())
              .iterator()
              .next()
              .getBoolean(0));
    }
  }

  private String lsn(String function) {
    return db.await(db.pool().query("SELECT " + function + "::text").execute())
        .iterator()
        .next()
        .getString(0);
  }
}
