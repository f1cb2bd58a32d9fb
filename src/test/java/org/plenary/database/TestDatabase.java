package org.plenary.database;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A migrated, empty database for one test class, in some 50 ms:
 *
 * <pre>{@code
 * @RegisterExtension static final TestDatabase db = new TestDatabase();
 * // then db.vertx(), db.pool(), db.database(), and db.await(future) outside of event loops
 * }</pre>
 *
 * The PostgreSQL behind it is real and embedded, one per test JVM; it stays in {@code target/} and
 * is used again, migrations and all, by the next run.
 */
public final class TestDatabase implements BeforeAllCallback, AfterAllCallback {
  private static final AtomicInteger NAMES = new AtomicInteger();
  private static final long WAIT_S = 20;

  private Vertx vertx;
  private Database database;

  /** One PostgreSQL per JVM; it ends with it. */
  private static final class Server {
    private static final EmbeddedPostgres POSTGRES = start();
    private static final String TEMPLATE = template();

    private static EmbeddedPostgres start() {
      for (int i = 1; ; i++) {
        try {
          return EmbeddedPostgres.start(Path.of("target", "postgresql-" + i));
        } catch (DatabaseException e) {
          if (i == 8 || !String.valueOf(e.getMessage()).startsWith("another server")) {
            throw e;
          }
        } catch (IOException e) {
          throw new IllegalStateException(e);
        }
      }
    }

    /** Named after the migrations: made anew only when these change. */
    private static String template() {
      try (Connection connection = POSTGRES.address().connect()) {
        String name = "template_" + fingerprint();
        List<String> databases = databases(connection);
        for (String old : databases) {
          if (old.startsWith("test_") || (old.startsWith("template_") && !old.equals(name))) {
            execute(connection, "DROP DATABASE " + old + " WITH (FORCE)");
          }
        }
        if (!databases.contains(name)) {
          execute(connection, "DROP DATABASE IF EXISTS making WITH (FORCE)");
          execute(connection, "CREATE DATABASE making");
          Migrations.apply(new DatabaseConfig.External(POSTGRES.address().in("making"), null));
          execute(connection, "ALTER DATABASE making RENAME TO " + name);
        }
        return name;
      } catch (SQLException | IOException e) {
        throw new IllegalStateException(e);
      }
    }

    private static List<String> databases(Connection connection) throws SQLException {
      List<String> names = new ArrayList<>();
      String sql = "SELECT datname FROM pg_database WHERE datname ~ '^(test|template)_'";
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(sql)) {
        while (rows.next()) {
          names.add(rows.getString(1));
        }
      }
      return names;
    }

    private static String fingerprint() throws IOException {
      try (Stream<Path> files = Files.list(Path.of("migrations"))) {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (Path file : files.sorted().toList()) {
          digest.update(file.getFileName().toString().getBytes(UTF_8));
          digest.update(Files.readAllBytes(file));
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
      } catch (java.security.NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static final java.nio.charset.Charset UTF_8 = java.nio.charset.StandardCharsets.UTF_8;

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The address of a new database made from the migrations; with the owner as user. */
  public static Address fresh() {
    return create("TEMPLATE " + Server.TEMPLATE);
  }

  /** The address of a new database without any table. */
  public static Address empty() {
    return create("TEMPLATE template0");
  }

  private static Address create(String template) {
    String name = "test_" + NAMES.incrementAndGet();
    try {
      Address address = Server.POSTGRES.address();
      try (Connection connection = address.connect()) {
        execute(connection, "CREATE DATABASE " + name + " " + template);
      }
      return address.in(name);
    } catch (SQLException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    vertx = Vertx.vertx();
    database = Database.onMigrated(vertx, fresh());
  }

  @Override
  public void afterAll(ExtensionContext context) {
    await(database.close());
    await(vertx.close());
  }

  public Vertx vertx() {
    return vertx;
  }

  public Database database() {
    return database;
  }

  /** As the application's role. */
  public Pool pool() {
    return database.pool();
  }

  /** As the owner, over JDBC: to look at tables, or to do what the application may not. */
  public Connection owner() throws SQLException {
    return database.owner().connect();
  }

  /** What the future gives; fails as it fails, or after 20 s. Never on an event loop. */
  public <T> T await(Future<T> future) {
    try {
      return future.await(WAIT_S, TimeUnit.SECONDS);
    } catch (java.util.concurrent.TimeoutException e) {
      throw new AssertionError("no answer within " + WAIT_S + " s", e);
    }
  }
}
