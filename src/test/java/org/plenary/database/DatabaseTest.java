package org.plenary.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTest {
  private static final String INSUFFICIENT_PRIVILEGE = "42501";

  @RegisterExtension static final TestDatabase db = new TestDatabase();

  private static String one(String sql) {
    return db.await(db.pool().query(sql).execute()).iterator().next().getValue(0).toString();
  }

  @Test
  void the_pool_speaks_as_the_application() {
    assertEquals("plenary_app", one("SELECT current_user"));
    assertEquals("off", one("SELECT current_setting('is_superuser')"));
  }

  @Test
  void a_connection_of_ones_own_is_the_applications_too() {
    PgConnection connection = db.await(PgConnection.connect(db.vertx(), db.database().options()));
    assertEquals(
        "plenary_app",
        db.await(connection.query("SELECT current_user").execute()).iterator().next().getString(0));
    db.await(connection.close());
  }

  @Test
  void commits_are_safe_and_pages_have_checksums() throws SQLException {
    assertEquals("on", one("SHOW fsync"));
    assertEquals("on", one("SHOW full_page_writes"));
    assertEquals("on", one("SHOW synchronous_commit"));
    assertEquals("on", one("SHOW data_checksums"));
    try (Connection owner = db.owner()) {
      assertEquals(
          Migrations.one(owner, "SHOW data_directory"),
          Migrations.one(owner, "SHOW unix_socket_directories").replace("\"", ""),
          "the socket is where only the cluster's user may go");
      assertEquals("0700", Migrations.one(owner, "SHOW data_directory_mode"));
      assertEquals(
          "scram-sha-256",
          Migrations.one(
              owner,
              "SELECT string_agg(DISTINCT auth_method, ' ') FROM pg_hba_file_rules"
                  + " WHERE auth_method <> 'reject'"));
      assertEquals("127.0.0.1", Migrations.one(owner, "SHOW listen_addresses"));
    }
  }

  @Test
  void statements_and_forgotten_transactions_end() {
    assertEquals("2s", one("SHOW statement_timeout"));
    assertEquals("5s", one("SHOW idle_in_transaction_session_timeout"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE entry SET body = '{}'",
        "DELETE FROM entry",
        "TRUNCATE entry",
        "ALTER TABLE entry DISABLE TRIGGER ALL",
        "DROP TABLE entry",
        "CREATE TABLE mine (a int)",
        "SET ROLE plenary",
        "DELETE FROM flyway_schema_history"
      })
  void the_application_may_not(String sql) {
    PgException no =
        assertThrows(PgException.class, () -> db.await(db.pool().query(sql).execute()));
    assertEquals(INSUFFICIENT_PRIVILEGE, no.getSqlState(), no.getMessage());
  }

  @Test
  void a_database_that_may_lose_commits_is_refused() throws SQLException {
    Address address = TestDatabase.fresh();
    try (Connection connection = address.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER DATABASE " + address.database() + " SET synchronous_commit = off");
    }
    DatabaseException no =
        assertThrows(
            DatabaseException.class,
            () -> db.await(Database.start(db.vertx(), new DatabaseConfig.External(address, null))));
    assertTrue(no.getMessage().contains("synchronous_commit"), no.getMessage());
  }

  @Test
  void a_role_that_may_lose_commits_is_refused() throws SQLException {
    Address address = TestDatabase.fresh();
    String setting = "ALTER ROLE plenary_app IN DATABASE " + address.database();
    try (Connection connection = address.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(setting + " SET synchronous_commit = off");
    }
    DatabaseException no =
        assertThrows(
            DatabaseException.class,
            () -> Migrations.apply(new DatabaseConfig.External(address, null)));
    assertTrue(no.getMessage().contains("synchronous_commit"), no.getMessage());
  }

  @Test
  void an_external_database_is_migrated_and_used() {
    Address address = TestDatabase.empty();
    Database database =
        db.await(Database.start(db.vertx(), new DatabaseConfig.External(address, null)));
    assertEquals(0, db.await(database.pool().query("SELECT * FROM entry").execute()).size());
    assertEquals(-1, database.processId());
    db.await(database.close());
  }

  /** Else a start would migrate each time, or, far worse, never. */
  @Test
  void what_is_shipped_is_what_flyway_has_applied() throws Exception {
    try (Connection owner = db.owner()) {
      assertEquals(Backup.migrations(owner), Shipped.all());
    }
  }
}
