package org.plenary.database;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Our own PostgreSQL on a free port of the loopback address, kept alive until {@link #close()}. All
 * methods block; safe for use by several threads.
 */
final class EmbeddedPostgres implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(EmbeddedPostgres.class.getName());
  private static final String OWNER = "plenary";
  private static final String DATABASE = "plenary";

  private static final long FIRST_PAUSE_MS = 50;
  private static final long LONGEST_PAUSE_MS = 5_000;

  private final Home home;
  private final Path binaries;
  private final RunAs runAs;
  private final int port;
  private final Thread keeper;
  private final LogAhead logAhead;
  private Postmaster postmaster;
  private boolean closing;

  private EmbeddedPostgres(Home home, Path binaries, RunAs runAs, int port) throws IOException {
    this.home = home;
    this.binaries = binaries;
    this.runAs = runAs;
    this.port = port;
    this.postmaster = Postmaster.start(binaries, runAs, home, port);
    this.logAhead = new LogAhead(home.cluster(), runAs);
    this.keeper = new Thread(this::keep, "postgresql-keeper");
    keeper.setDaemon(true);
  }

  /**
   * Starts the PostgreSQL that lives in {@code directory}; at the first time, makes it.
   *
   * @throws DatabaseException when another server has it, or it does not start
   */
  static EmbeddedPostgres start(Path directory) throws IOException {
    Home home = Home.take(directory);
    try {
      RunAs runAs = RunAs.choose(home.path());
      Path binaries = Binaries.unpack(home.path());
      if (!Files.exists(home.cluster())) {
        create(home, binaries, runAs);
      }
      PidFile.endOrphan(home.cluster());
      runAs.own(home.cluster());
      EmbeddedPostgres postgres = new EmbeddedPostgres(home, binaries, runAs, freePort());
      postgres.keeper.start();
      postgres.createDatabase();
      postgres.logAhead.start();
      return postgres;
    } catch (IOException | RuntimeException e) {
      home.close();
      throw e;
    }
  }

  /** The PostgreSQL that another JVM runs in {@code directory}, with the owner as user. */
  static Address running(Path directory) throws IOException {
    Path home = directory.toAbsolutePath().normalize();
    Path cluster = home.resolve("cluster");
    int port =
        PidFile.read(cluster)
            .port(cluster)
            .orElseThrow(() -> new DatabaseException("no PostgreSQL is running in " + home));
    return address(cluster, port, Home.ownerPassword(home));
  }

  private static Address address(Path cluster, int port, String password) {
    Path sockets = Postmaster.sockets(cluster).orElse(null);
    return new Address("127.0.0.1", port, sockets, DATABASE, OWNER, password, false);
  }

  /** A cluster gets its name only when it is whole. */
  private static void create(Home home, Path binaries, RunAs runAs) throws IOException {
    LOG.log(Level.INFO, "Making a new PostgreSQL in {0}", home.path());
    Path part = home.path().resolve("cluster.part");
    Path password = home.path().resolve("initdb.password");
    Binaries.delete(part);
    Files.createDirectory(part);
    Home.writeSecret(password, home.ownerPassword());
    runAs.own(part);
    runAs.own(password);
    Shell.run(
        runAs.command(
            List.of(
                binaries.resolve("bin/initdb").toString(),
                "--pgdata=" + part,
                "--username=" + OWNER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--data-checksums",
                "--wal-segsize=" + LogAhead.PIECE_MB,
                "--set=scram_iterations=16",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C")));
    Files.delete(password);
    Files.move(part, home.cluster(), StandardCopyOption.ATOMIC_MOVE);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  private void createDatabase() throws IOException {
    try (Connection connection = address().in("postgres").connect();
        Statement statement = connection.createStatement()) {
      String there = "SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'";
      if (!statement.executeQuery(there).next()) {
        statement.execute("CREATE DATABASE " + DATABASE);
      }
    } catch (SQLException e) {
      close();
      throw new DatabaseException("PostgreSQL does not let us in", e);
    }
  }

  /** With the owner as user. The port stays the same until {@link #close()}. */
  Address address() throws IOException {
    return address(home.cluster(), port, home.ownerPassword());
  }

  LogAhead logAhead() {
    return logAhead;
  }

  /** The process id of the PostgreSQL that runs now. */
  synchronized long pid() {
    return postmaster.pid();
  }

  private void keep() {
    while (true) {
      current().awaitExit();
      if (isClosing()) {
        return;
      }
      LOG.log(Level.WARNING, "PostgreSQL ended; starting it again");
      long pause = FIRST_PAUSE_MS;
      while (!restart()) {
        pause(pause);
        pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
      }
    }
  }

  private synchronized Postmaster current() {
    return postmaster;
  }

  private synchronized boolean isClosing() {
    return closing;
  }

  private static void pause(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** True: nothing more to do. Fails at first while children of the old one are still there. */
  private synchronized boolean restart() {
    if (closing) {
      return true;
    }
    try {
      postmaster = Postmaster.start(binaries, runAs, home, port);
      LOG.log(Level.INFO, "PostgreSQL is back");
      return true;
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.WARNING, "PostgreSQL did not come back yet: {0}", e.getMessage());
      return false;
    }
  }

  /** Stops PostgreSQL and lets go of the home. Safe to call twice. */
  @Override
  public synchronized void close() throws IOException {
    if (closing) {
      return;
    }
    closing = true;
    logAhead.close();
    try {
      postmaster.stop();
    } finally {
      home.close();
    }
  }
}
