package org.plenary.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** PostgreSQL lives and dies with its JVM, whatever ends either. */
@Timeout(120)
class EmbeddedPostgresTest {
  private static final Path HOME = Path.of("target", "launcher");

  private static void awaitEnd(ProcessHandle process) throws Exception {
    process.onExit().get(20, TimeUnit.SECONDS);
    assertFalse(process.isAlive());
  }

  private static long add(EmbeddedPostgres postgres) throws Exception {
    try (Connection connection = postgres.address().connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA IF NOT EXISTS test");
      statement.execute("CREATE TABLE IF NOT EXISTS test.mark (at timestamptz)");
      statement.execute("INSERT INTO test.mark VALUES (now())");
      return Long.parseLong(Migrations.one(connection, "SELECT count(*) FROM test.mark"));
    }
  }

  @Test
  void ends_within_seconds_when_the_jvm_is_killed_and_starts_again_at_once() throws Exception {
    long before;
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(HOME)) {
      before = add(postgres);
    }
    for (int cycle = 0; cycle < 3; cycle++) {
      Child child = Child.start(HOME);
      ProcessHandle orphan = child.postgres();
      child.kill();
      if (cycle == 0) {
        awaitEnd(orphan);
      }
    }
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(HOME)) {
      assertEquals(before + 1, add(postgres));
    }
  }

  @Test
  void the_log_goes_into_pieces_that_were_made_ahead() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(HOME);
        Connection connection = postgres.address().connect();
        Statement statement = connection.createStatement()) {
      for (int i = 0; i < 4; i++) {
        postgres.logAhead().make();
      }
      Path log = HOME.resolve("cluster/pg_wal");
      String now = Migrations.one(connection, "SELECT pg_walfile_name(pg_current_wal_lsn())");
      Path next = log.resolve(LogAhead.after(now, 3));
      Object piece = Files.readAttributes(next, BasicFileAttributes.class).fileKey();
      for (int mb = 0; mb < 3 * LogAhead.PIECE_MB; mb++) {
        statement.execute(
            "SELECT pg_logical_emit_message(false, 'test', repeat('x', 1024 * 1024))");
      }
      assertEquals(
          next.getFileName().toString(),
          Migrations.one(connection, "SELECT pg_walfile_name(pg_current_wal_lsn())"));
      assertEquals(piece, Files.readAttributes(next, BasicFileAttributes.class).fileKey());
    }
  }

  @Test
  void ends_when_the_jvm_leaves_without_a_word() throws Exception {
    Child child = Child.start(HOME);
    ProcessHandle postgres = child.postgres();
    child.leave();
    awaitEnd(postgres);
  }

  @Test
  void starts_again_after_both_were_killed() throws Exception {
    Child child = Child.start(HOME);
    ProcessHandle postgres = child.postgres();
    postgres.destroyForcibly();
    child.kill();
    awaitEnd(postgres);
    try (EmbeddedPostgres again = EmbeddedPostgres.start(HOME)) {
      assertTrue(add(again) > 0);
    }
  }

  @Test
  void a_second_server_on_the_same_home_is_refused_and_harms_nobody() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(HOME)) {
      Child second = Child.start(HOME);
      assertEquals("another server is running on " + HOME.toAbsolutePath(), second.said());
      assertEquals(1, second.awaitExit());
      assertThrows(Home.Taken.class, () -> EmbeddedPostgres.start(HOME));
      assertTrue(add(postgres) > 0);
    }
  }

  @Test
  void comes_back_by_itself_and_the_pool_with_it() throws Exception {
    Vertx vertx = Vertx.vertx();
    Database database =
        Database.start(vertx, new DatabaseConfig.Embedded(HOME)).await(60, TimeUnit.SECONDS);
    try {
      for (int cycle = 0; cycle < 3; cycle++) {
        query(database);
        long old = database.processId();
        ProcessHandle.of(old).orElseThrow().destroyForcibly();
        awaitAnotherThan(old, database);
        awaitAnswer(database);
      }
    } finally {
      database.close().await(30, TimeUnit.SECONDS);
      vertx.close().await(30, TimeUnit.SECONDS);
    }
  }

  private static void awaitAnotherThan(long old, Database database) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (database.processId() == old) {
      assertTrue(System.nanoTime() < end, "PostgreSQL does not come back");
      Thread.onSpinWait();
    }
  }

  private static void query(Database database) throws Exception {
    database.pool().query("SELECT 1").execute().await(10, TimeUnit.SECONDS);
  }

  private static void awaitAnswer(Database database) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (true) {
      try {
        query(database);
        return;
      } catch (Exception e) {
        if (System.nanoTime() > end) {
          throw e;
        }
      }
    }
  }

  @Test
  void only_who_knows_the_password_gets_in() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(HOME)) {
      Address stranger = postgres.address().as("plenary", "guess");
      SQLException no = assertThrows(SQLException.class, stranger::connect);
      assertEquals("28P01", no.getSQLState());
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(
              Files.getPosixFilePermissions(HOME.resolve("owner.password"))));
    }
  }

  @Test
  void is_found_while_it_runs_and_only_then() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(HOME)) {
      assertEquals(postgres.address(), EmbeddedPostgres.running(HOME));
    }
    assertThrows(DatabaseException.class, () -> EmbeddedPostgres.running(HOME));
  }
}
