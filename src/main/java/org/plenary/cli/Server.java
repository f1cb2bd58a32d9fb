package org.plenary.cli;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.StaticHandler;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.plenary.database.Database;

/**
 * The server: every room made and connected, on one screen. A new room is made in {@link #wire}
 * and, where it keeps something open, closed in {@link #stop}.
 */
final class Server {
  private static final long DRAIN_S = 10;
  private static final int IDLE_S = 60;
  private static final long STATIC_AGE_S = TimeUnit.DAYS.toSeconds(365);

  private final Settings settings;
  private final Database database;
  private final HttpServer http;

  private Server(Settings settings, Database database, HttpServer http) {
    this.settings = settings;
    this.database = database;
    this.http = http;
  }

  /** Database, rooms, routes, then listen. Fails with what the verb tells whoever runs it. */
  static Future<Server> start(Vertx vertx, Settings settings, boolean demo) {
    return Database.start(vertx, settings.database())
        .compose(
            database ->
                wire(vertx, settings, database)
                    .recover(e -> database.close().transform(x -> Future.failedFuture(e))));
  }

  private static Future<Server> wire(Vertx vertx, Settings settings, Database database) {
    Router router = Router.router(vertx);
    router.get("/health").handler(context -> health(database, context));
    router
        .get("/static/*")
        .handler(
            StaticHandler.create("webroot")
                .setIncludeHidden(false)
                .setDirectoryListing(false)
                .setMaxAgeSeconds(STATIC_AGE_S));
    return vertx
        .createHttpServer(options(settings))
        .requestHandler(router)
        .listen()
        .map(http -> new Server(settings, database, http));
  }

  /** 200 while the database answers: for whoever watches the server. */
  private static void health(Database database, io.vertx.ext.web.RoutingContext context) {
    database
        .pool()
        .query("SELECT 1")
        .execute()
        .onSuccess(rows -> context.response().end("ok\n"))
        .onFailure(e -> context.response().setStatusCode(503).end("no database\n"));
  }

  /** The limits on what a client may send; the defaults of the library are wider. */
  private static HttpServerOptions options(Settings settings) {
    return new HttpServerOptions()
        .setHost(settings.host())
        .setPort(settings.port())
        .setMaxInitialLineLength(2048)
        .setMaxHeaderSize(8192)
        .setMaxFormFields(64)
        .setMaxFormAttributeSize(65_536)
        .setIdleTimeout(IDLE_S)
        .setHttp2ClearTextEnabled(false)
        .setDecompressionSupported(false)
        .setCompressionSupported(true)
        .setPerMessageWebSocketCompressionSupported(false)
        .setPerFrameWebSocketCompressionSupported(false)
        .setMaxWebSocketFrameSize(65_536)
        .setMaxWebSocketMessageSize(262_144)
        .setWebSocketClosingTimeout(5)
        .setSendBufferSize(65_536);
  }

  /** What to tell whoever started it. */
  List<String> greeting() {
    return List.of("Plenary is at " + settings.address(http.actualPort()));
  }

  int port() {
    return http.actualPort();
  }

  /**
   * Takes no more requests, lets those under way end (10 s at most), closes rooms, then database.
   */
  Future<Void> stop() {
    return http.shutdown(DRAIN_S, TimeUnit.SECONDS).transform(done -> database.close());
  }
}
