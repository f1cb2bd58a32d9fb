package org.plenary.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Makes a database ready for the application: roles and tables. Blocks; may be repeated. */
final class Migrations {
  private static final int OLDEST_VERSION = 140000;
  private static final List<String> SAFE =
      List.of("fsync", "full_page_writes", "synchronous_commit");

  private Migrations() {}

  /**
   * Checks the server, makes the application's role and applies what is in {@code migrations/}.
   *
   * @return the address of the application's role
   * @throws DatabaseException when the database is not fit: it may lose answered commits, is a
   *     replica, is too old, or the owner may not do what is needed
   */
  static Address apply(DatabaseConfig.External database) {
    Address owner = database.address();
    Address app = app(database);
    boolean upToDate;
    try (Connection connection = owner.connect()) {
      checkServer(connection);
      ensureRole(connection, app, database.appPassword() == null);
      upToDate = isUpToDate(connection);
    } catch (SQLException | IOException e) {
      throw new DatabaseException("cannot use " + owner + ": " + e.getMessage(), e);
    }
    if (!upToDate) {
      migrate(flyway(owner).load());
    }
    try (Connection connection = app.connect()) {
      checkCommits(connection);
    } catch (SQLException e) {
      throw new DatabaseException("cannot use " + app + ": " + e.getMessage(), e);
    }
    return app;
  }

  /** Whether all that this server ships, and nothing else, has been applied. */
  private static boolean isUpToDate(Connection connection) throws SQLException, IOException {
    return one(connection, "SELECT to_regclass('flyway_schema_history')::text") != null
        && "true"
            .equals(one(connection, "SELECT bool_and(success)::text FROM flyway_schema_history"))
        && Backup.migrations(connection).equals(Shipped.all());
  }

  static Address app(DatabaseConfig.External database) {
    Address derived = database.address().app();
    String given = database.appPassword();
    return given == null ? derived : derived.as(derived.user(), given);
  }

  private static void checkServer(Connection connection) throws SQLException {
    if (Integer.parseInt(show(connection, "server_version_num")) < OLDEST_VERSION) {
      throw new DatabaseException("PostgreSQL 14 or later is needed");
    }
    if (one(connection, "SELECT pg_is_in_recovery()::text").equals("true")) {
      throw new DatabaseException("this PostgreSQL is a replica; name the primary");
    }
    checkCommits(connection);
  }

  /** Promise P1: whoever switches these off loses commits that were answered. */
  private static void checkCommits(Connection connection) throws SQLException {
    for (String setting : SAFE) {
      String value = show(connection, setting);
      if (value.equals("off")) {
        throw new DatabaseException(
            "PostgreSQL has " + setting + " = off and may lose answered changes; switch it on");
      }
    }
  }

  private static String show(Connection connection, String setting) throws SQLException {
    return one(connection, "SHOW " + setting);
  }

  static String one(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  /** The role is made, or its password set anew, only when it cannot sign in as it is. */
  private static void ensureRole(Connection connection, Address app, boolean mayMake)
      throws SQLException {
    Optional<SQLException> no = tryToConnect(app);
    if (no.isEmpty()) {
      return;
    }
    if (!mayMake) {
      throw new DatabaseException(
          "the role " + app.user() + " cannot sign in with the given password", no.get());
    }
    String verb = exists(connection, app.user()) ? "ALTER" : "CREATE";
    try (Statement statement = connection.createStatement()) {
      // A password cannot be a parameter here; ours is made of hexadecimal digits.
      statement.execute(
          verb
              + " ROLE "
              + quote(app.user())
              + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD '"
              + app.password()
              + "'");
    } catch (SQLException e) {
      throw new DatabaseException(
          "the owner may not make the role "
              + app.user()
              + ". Have an administrator run: CREATE ROLE "
              + quote(app.user())
              + " LOGIN PASSWORD '...'; then set PLENARY_APP_PASSWORD",
          e);
    }
  }

  private static Optional<SQLException> tryToConnect(Address address) {
    try (Connection connection = address.connect()) {
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of(e);
    }
  }

  private static boolean exists(Connection connection, String role) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT 1 FROM pg_roles WHERE rolname = ?")) {
      statement.setString(1, role);
      return statement.executeQuery().next();
    }
  }

  static String quote(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  /**
   * As {@link #apply}, but stops after the given migrations, for restoring a backup.
   *
   * @throws DatabaseException when this server does not have them, or has them otherwise
   */
  static void applyUpTo(DatabaseConfig.External database, List<Manifest.Migration> wanted) {
    Address owner = database.address();
    try (Connection connection = owner.connect()) {
      checkServer(connection);
      ensureRole(connection, app(database), database.appPassword() == null);
    } catch (SQLException e) {
      throw new DatabaseException("cannot use " + owner + ": " + e.getMessage(), e);
    }
    List<Manifest.Migration> known =
        Stream.of(flyway(owner).load().info().all())
            .map(m -> new Manifest.Migration(m.getVersion().toString(), m.getChecksum()))
            .toList();
    if (wanted.isEmpty()
        || wanted.size() > known.size()
        || !known.subList(0, wanted.size()).equals(wanted)) {
      throw new DatabaseException("the backup is of a server that is newer than this one");
    }
    migrate(flyway(owner).target(wanted.get(wanted.size() - 1).version()).load());
  }

  private static void migrate(Flyway flyway) {
    try {
      flyway.migrate();
    } catch (FlywayException e) {
      throw new DatabaseException("the database could not be migrated: " + e.getMessage(), e);
    }
  }

  private static FluentConfiguration flyway(Address owner) {
    return Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(owner.jdbcUrl() + owner.jdbcQuery(), owner.user(), owner.password())
        .locations("classpath:db/migration")
        .placeholders(Map.of("app", quote(owner.appRole())))
        .connectRetries(0);
  }
}
