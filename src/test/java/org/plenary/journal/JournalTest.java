package org.plenary.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.pgclient.PgException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plenary.database.TestDatabase;

/** The log on a real PostgreSQL: dense, once, for ever. */
class JournalTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();

  private static final AtomicLong IDS = new AtomicLong();
  private static Journal journal;
  private static Appender appender;

  @BeforeAll
  static void open() {
    Promise<Appender> opened = Promise.promise();
    db.vertx()
        .runOnContext(v -> Appender.open(db.vertx(), db.database().options()).onComplete(opened));
    appender = db.await(opened.future());
    journal = new Journal(db.pool(), appender);
  }

  private static <T> T on(Supplier<Future<T>> work) {
    Promise<T> done = Promise.promise();
    appender.context().runOnContext(v -> work.get().onComplete(done));
    return db.await(done.future());
  }

  private static Entry entry(long resolution, long version, String kind) {
    return new Entry(
        resolution, version, kind, 1, 1_000 + version, "client-01", (int) version, "{}");
  }

  private static List<Entry> one(long resolution, long version) {
    return List.of(entry(resolution, version, "edit"));
  }

  private static List<Long> versions(long resolution) {
    return db.await(journal.after(resolution, 0, 100_000)).stream().map(Entry::version).toList();
  }

  @Test
  void an_entry_comes_back_as_it_was_stored() {
    long id = IDS.incrementAndGet();
    Entry entry =
        new Entry(id, 1, "edit", 7, 1_764_000_000_123L, "k3j2h1-_Z", 9, "{\"steps\":[\"é\"]}");
    on(() -> journal.append(List.of(entry)));
    assertEquals(List.of(entry), db.await(journal.after(id, 0, 10)));
    assertEquals(1, db.await(journal.version(id)));
    assertEquals(entry, db.await(journal.lastOf(id, "k3j2h1-_Z")).orElseThrow());
    StringBuilder json = new StringBuilder();
    entry.appendJson(json);
    assertEquals(
        "{\"v\":1,\"kind\":\"edit\",\"by\":7,\"at\":1764000000123,\"client\":\"k3j2h1-_Z\","
            + "\"seq\":9,\"body\":{\"steps\":[\"é\"]}}",
        json.toString());
  }

  @Test
  void many_resolutions_share_commits_and_each_stays_in_order() {
    int resolutions = 50;
    int each = 40;
    long first = IDS.getAndAdd(resolutions) + 1;
    on(
        () -> {
          List<Future<Void>> all = new ArrayList<>();
          for (int version = 1; version <= each; version++) {
            for (int r = 0; r < resolutions; r++) {
              all.add(journal.append(one(first + r, version)));
            }
          }
          return Future.all(all);
        });
    for (int r = 0; r < resolutions; r++) {
      List<Long> versions = versions(first + r);
      assertEquals(each, versions.size());
      assertEquals(each, versions.get(each - 1));
    }
  }

  @Test
  void an_entry_that_cannot_be_stored_takes_no_other_with_it() {
    long id = IDS.getAndAdd(3) + 1;
    List<Boolean> stored =
        on(
            () -> {
              Future<Void> opener = journal.append(one(id, 1));
              Future<Void> good = journal.append(one(id + 1, 1));
              Future<Void> poisoned = journal.append(List.of(entry(id + 2, 0, "edit")));
              Future<Void> better = journal.append(one(id, 2));
              return Future.join(opener, good, poisoned, better)
                  .transform(
                      all ->
                          Future.succeededFuture(
                              List.of(
                                  opener.succeeded(),
                                  good.succeeded(),
                                  poisoned.cause() instanceof NotStored,
                                  better.succeeded())));
            });
    assertEquals(List.of(true, true, true, true), stored);
    assertEquals(List.of(), versions(id + 2));
  }

  @Test
  void a_place_is_taken_once() {
    long id = IDS.incrementAndGet();
    on(() -> journal.append(one(id, 1)));
    assertThrows(NotStored.class, () -> on(() -> journal.append(one(id, 1))));
    Entry again = new Entry(id, 2, "edit", 1, 5, "client-01", 1, "{}");
    assertThrows(NotStored.class, () -> on(() -> journal.append(List.of(again))));
  }

  @Test
  void a_connection_that_is_cut_under_load_loses_and_doubles_nothing() {
    long id = IDS.incrementAndGet();
    int entries = 3_000;
    on(() -> appendFrom(id, 1, entries));
    List<Long> versions = versions(id);
    assertEquals(entries, versions.size());
    assertEquals(entries, versions.get(entries - 1));
  }

  /** A hundred at a time, with the connection cut at some moment while each hundred is stored. */
  private static Future<Void> appendFrom(long id, int version, int last) {
    if (version > last) {
      return Future.succeededFuture();
    }
    List<Future<Void>> some = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      some.add(journal.append(one(id, version + i)));
    }
    Future<Void> cut = version % 300 == 1 ? cut() : Future.succeededFuture();
    return cut.compose(v -> Future.all(some)).compose(v -> appendFrom(id, version + 100, last));
  }

  /** Ends the appender's connection from the database's side, whatever it is doing. */
  private static Future<Void> cut() {
    return db.pool()
        .query(
            "select pg_terminate_backend(pid) from pg_stat_activity"
                + " where datname = current_database() and query like 'insert into entry%'")
        .execute()
        .mapEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update entry set voice = 2",
        "delete from entry",
        "truncate entry",
        "alter table entry disable trigger all",
        "drop table entry"
      })
  void the_database_itself_refuses_to_change_the_log(String sql) {
    PgException refused =
        assertThrows(PgException.class, () -> db.await(db.pool().query(sql).execute()));
    assertEquals("42501", refused.getSqlState());
  }

  @Test
  void the_newest_snapshot_not_after_a_version_is_found() {
    long id = IDS.incrementAndGet();
    assertTrue(db.await(journal.start(id, 100)).snapshot().isEmpty());
    db.await(journal.keep(new Snapshot(id, 10, "{\"a\":1}"), 0));
    db.await(journal.keep(new Snapshot(id, 20, "{\"a\":2}"), 0));
    db.await(journal.keep(new Snapshot(id, 20, "{\"a\":3}"), 0));
    assertEquals("{\"a\":1}", db.await(journal.start(id, 19)).snapshot().orElseThrow().body());
    assertEquals("{\"a\":2}", db.await(journal.start(id, 99)).snapshot().orElseThrow().body());
  }
}
