package org.plenary.database;

import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Where a database is and as whom to speak to it.
 *
 * @param sockets the directory of its Unix socket, which costs less than the loopback address; null
 *     where it is reached over the network only
 * @param tls encrypt, without checking the certificate's name ({@code sslmode=require})
 */
public record Address(
    String host,
    int port,
    @Nullable Path sockets,
    String database,
    String user,
    String password,
    boolean tls) {

  private static final int STATEMENT_TIMEOUT_MS = 2_000;
  private static final int IDLE_IN_TRANSACTION_MS = 5_000;
  private static final Pattern SSLMODE = Pattern.compile("(?:^|&)sslmode=([a-z-]+)(?:&|$)");

  /**
   * Reads {@code postgres://user:password@host:port/database[?sslmode=require]}; {@code
   * postgresql://} too. Characters outside of a URL's alphabet are percent-encoded.
   *
   * @throws DatabaseException when it is no such URL; the message does not hold the password
   */
  public static Address parse(String url) {
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      throw new DatabaseException("DATABASE_URL is not a URL");
    }
    String scheme = uri.getScheme();
    String path = uri.getPath();
    String userInfo = uri.getRawUserInfo();
    if (!"postgres".equals(scheme) && !"postgresql".equals(scheme)) {
      throw new DatabaseException("DATABASE_URL must start with postgres://");
    }
    if (uri.getHost() == null || userInfo == null || path == null || path.length() < 2) {
      throw new DatabaseException(
          "DATABASE_URL must name user, host and database: postgres://user:password@host/database");
    }
    int colon = userInfo.indexOf(':');
    String user = decode(colon < 0 ? userInfo : userInfo.substring(0, colon));
    String password = colon < 0 ? "" : decode(userInfo.substring(colon + 1));
    int port = uri.getPort() < 0 ? 5432 : uri.getPort();
    boolean tls = tls(uri.getQuery() == null ? "" : uri.getQuery());
    return new Address(uri.getHost(), port, null, path.substring(1), user, password, tls);
  }

  private static boolean tls(String query) {
    Matcher mode = SSLMODE.matcher(query);
    if (!mode.find() || mode.group(1).equals("disable")) {
      return false;
    }
    if (mode.group(1).equals("require")) {
      return true;
    }
    throw new DatabaseException("DATABASE_URL: sslmode is either disable or require");
  }

  private static String decode(String text) {
    return java.net.URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** The same server as another role, in the same database. */
  public Address as(String otherUser, String otherPassword) {
    return new Address(host, port, sockets, database, otherUser, otherPassword, tls);
  }

  /** The same server and role, another database. */
  public Address in(String otherDatabase) {
    return new Address(host, port, sockets, otherDatabase, user, password, tls);
  }

  /**
   * The application role that belongs to this owner. Its password is derived from the owner's, so
   * that every node finds the same one and no second secret has to be kept.
   */
  public Address app() {
    return as(appRole(), password.isEmpty() ? "" : derive(password, appRole()));
  }

  String appRole() {
    return user + "_app";
  }

  private static String derive(String secret, String role) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(role.getBytes(StandardCharsets.UTF_8)));
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** For the Vert.x client: statements end after 2 s, forgotten transactions after 5 s. */
  PgConnectOptions options() {
    PgConnectOptions options =
        new PgConnectOptions()
            .setHost(sockets == null ? host : sockets.toString())
            .setPort(port)
            .setDatabase(database)
            .setUser(user)
            .setPassword(password)
            .setCachePreparedStatements(true)
            .addProperty("application_name", "plenary")
            .addProperty("statement_timeout", Integer.toString(STATEMENT_TIMEOUT_MS))
            .addProperty(
                "idle_in_transaction_session_timeout", Integer.toString(IDLE_IN_TRANSACTION_MS));
    return tls ? options.setSslMode(SslMode.REQUIRE) : options;
  }

  String jdbcUrl() {
    return "jdbc:postgresql://" + host + ":" + port + "/" + database;
  }

  /** What goes behind {@link #jdbcUrl()}. */
  String jdbcQuery() {
    return tls ? "?sslmode=require" : "?sslmode=disable";
  }

  /** Over JDBC, for the blocking work: migrations, backup. The caller closes it. */
  Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", "10");
    properties.setProperty("sslmode", tls ? "require" : "disable");
    properties.setProperty("ApplicationName", "plenary");
    return DriverManager.getConnection(jdbcUrl(), properties);
  }

  /** Without the password, so that an address may be logged. */
  @Override
  public String toString() {
    return "postgres://" + user + "@" + host + ":" + port + "/" + database;
  }
}
