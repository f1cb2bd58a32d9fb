package org.plenary.database;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The application's way to PostgreSQL. Safe for use by several threads. */
public final class Database {
  /** A link over a network that says nothing for so long is thrown away. */
  private static final int SILENCE_S = 3;

  /** Below {@link #SILENCE_S}, so that no idle connection is cut just when it is taken again. */
  private static final int IDLE_S = 2;

  /**
   * A Unix socket cannot go silent without an end: its connections are kept, for a new one and its
   * first query take some 10 ms.
   */
  private static final int KEPT_S = 3_600;

  private static final int CLEAN_MS = 500;
  private static final int CONNECTIONS = 8;
  private static final int BESIDE = 3;
  private static final int READING = 6;
  private static final int WAITING = 1_000;
  private static final int CONNECT_S = 3;

  private final Vertx vertx;
  private final @Nullable EmbeddedPostgres embedded;
  private final Address owner;
  private final Address app;
  private final Pool pool;
  private final Pool beside;
  private final Pool reading;

  private Database(Vertx vertx, @Nullable EmbeddedPostgres embedded, Address owner, Address app) {
    this.vertx = vertx;
    this.embedded = embedded;
    this.owner = owner;
    this.app = app;
    this.pool = pool(vertx, app, poolOptions(app));
    this.reading = pool(vertx, app, poolOptions(app).setMaxSize(READING));
    this.beside = pool(vertx, app, poolOptions(app).setMaxSize(BESIDE).setEventLoopSize(1));
  }

  private static Pool pool(Vertx vertx, Address app, PoolOptions options) {
    return PgBuilder.pool()
        .with(options)
        .with(netOptions(app))
        .connectingTo(app.options())
        .using(vertx)
        .build();
  }

  /** A PostgreSQL with roles and tables, to which nobody is connected yet. */
  public static final class Ready {
    private final @Nullable EmbeddedPostgres embedded;
    private final Address owner;
    private final Address app;

    private Ready(@Nullable EmbeddedPostgres embedded, Address owner, Address app) {
      this.embedded = embedded;
      this.owner = owner;
      this.app = app;
    }
  }

  /**
   * Starts the embedded PostgreSQL where that is asked for, makes roles and tables: on a thread of
   * its own, so that it may begin before there is a Vert.x.
   *
   * @return fails with a {@link DatabaseException} that says what whoever runs the server can do
   */
  public static Future<Ready> prepare(DatabaseConfig config) {
    Promise<Ready> ready = Promise.promise();
    new Thread(
            () -> {
              try {
                ready.complete(makeReady(config));
              } catch (IOException | RuntimeException e) {
                ready.fail(e);
              }
            },
            "database")
        .start();
    return ready.future();
  }

  /** Opens the pools. */
  public static Database open(Vertx vertx, Ready ready) {
    return new Database(vertx, ready.embedded, ready.owner, ready.app);
  }

  /** Both, on a worker. */
  public static Future<Database> start(Vertx vertx, DatabaseConfig config) {
    return vertx.executeBlocking(() -> open(vertx, makeReady(config)), false);
  }

  /**
   * The same for a single task: where a server runs on the embedded PostgreSQL, its database is
   * joined, with the application's rights.
   */
  public static Future<Database> join(Vertx vertx, DatabaseConfig config) {
    return vertx.executeBlocking(
        () -> {
          try {
            return open(vertx, makeReady(config));
          } catch (Home.Taken running) {
            Path home = ((DatabaseConfig.Embedded) config).home();
            return onMigrated(vertx, EmbeddedPostgres.running(home));
          }
        },
        false);
  }

  private static Ready makeReady(DatabaseConfig config) throws IOException {
    if (config instanceof DatabaseConfig.External external) {
      return new Ready(null, external.address(), Migrations.apply(external));
    }
    EmbeddedPostgres embedded = EmbeddedPostgres.start(((DatabaseConfig.Embedded) config).home());
    try {
      DatabaseConfig.External inside = new DatabaseConfig.External(embedded.address(), null);
      return new Ready(embedded, inside.address(), Migrations.apply(inside));
    } catch (IOException | RuntimeException e) {
      embedded.close();
      throw e;
    }
  }

  /** On a database that is ready: nothing is checked or migrated. */
  static Database onMigrated(Vertx vertx, Address owner) {
    return new Database(vertx, null, owner, owner.app());
  }

  private static PoolOptions poolOptions(Address app) {
    return new PoolOptions()
        .setMaxSize(CONNECTIONS)
        .setMaxWaitQueueSize(WAITING)
        .setConnectionTimeout(CONNECT_S)
        .setConnectionTimeoutUnit(TimeUnit.SECONDS)
        .setIdleTimeout(app.sockets() == null ? IDLE_S : KEPT_S)
        .setIdleTimeoutUnit(TimeUnit.SECONDS)
        .setPoolCleanerPeriod(CLEAN_MS);
  }

  private static NetClientOptions netOptions(Address app) {
    return new NetClientOptions()
        .setConnectTimeout((int) TimeUnit.SECONDS.toMillis(CONNECT_S))
        .setReadIdleTimeout(app.sockets() == null ? SILENCE_S : 0)
        .setIdleTimeoutUnit(TimeUnit.SECONDS)
        .setTcpNoDelay(true)
        .setTcpKeepAlive(true);
  }

  /**
   * Connections of the application's role. A statement ends after 2 s at most; over a network, a
   * link that goes silent is thrown away after 3 s and the query fails. While PostgreSQL is away
   * queries fail, and work again once it is back.
   */
  public Pool pool() {
    return pool;
  }

  /**
   * The same for work that nobody waits for and that reads much: a few connections, whose answers
   * are taken apart on an event loop of their own, so that many rows do not keep an edit waiting.
   */
  public Pool beside() {
    return beside;
  }

  /** The same for those who only read, so that editors wait for none of their queries. */
  public Pool reading() {
    return reading;
  }

  /**
   * To open a connection of one's own as the application's role ({@code PgConnection.connect}).
   * Such a connection does not come back by itself: whoever opens it listens for its end.
   */
  public PgConnectOptions options() {
    return app.options();
  }

  /** Where the database is, with the owner as user: for backup and restore. */
  public Address owner() {
    return owner;
  }

  /** The process id of the embedded PostgreSQL; negative where it is somebody else's. */
  public long processId() {
    return embedded == null ? -1 : embedded.pid();
  }

  /** Closes the pools, then stops the embedded PostgreSQL; open transactions are rolled back. */
  public Future<Void> close() {
    return Future.join(pool.close(), beside.close(), reading.close())
        .transform(closed -> vertx.executeBlocking(this::stop, false));
  }

  private @Nullable Void stop() throws IOException {
    if (embedded != null) {
      embedded.close();
    }
    return null;
  }
}
