package org.plenary.http;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.BooleanSupplier;

/** Opening live lines, rehearsed: the first browser after a restart finds all of it compiled. */
public final class Handshakes {
  private static final String WORD = "X-Rehearsal";

  /** The longest answer: a whole text comes as one frame. */
  private static final int ANSWER = 1 << 26;

  private final Vertx vertx;
  private final Site site;
  private final Cookies cookies;
  private final BooleanSupplier enough;
  private final String word = word();

  /**
   * @param enough asked before each line: true ends the rehearsal
   */
  public Handshakes(Vertx vertx, Site site, BooleanSupplier enough) {
    this.vertx = vertx;
    this.site = site;
    this.cookies = new Cookies(site);
    this.enough = enough;
  }

  /**
   * Opens lines to a server of its own that nobody else can use (each carries a random word known
   * here only), says hello, waits for an answer and closes them, one after the other.
   *
   * @param open opens a line, as the real route does
   */
  public Future<Void> rehearse(Handler<RoutingContext> open, String hello, int times) {
    Router router = Router.router(vertx);
    router
        .get()
        .handler(
            ctx -> {
              if (word.equals(ctx.request().getHeader(WORD))) {
                open.handle(ctx);
              } else {
                ctx.fail(404);
              }
            });
    WebSocketClient client =
        vertx.createWebSocketClient(
            new WebSocketClientOptions().setMaxFrameSize(ANSWER).setMaxMessageSize(ANSWER));
    return vertx
        .createHttpServer(Listening.options())
        .requestHandler(router)
        .listen(0, "127.0.0.1")
        .compose(server -> lines(client, server, hello, times).eventually(server::close))
        .eventually(client::close);
  }

  /**
   * Asks a whole site for a line, as a browser does whose session has ended, one time after the
   * other: it is refused each time, and the way to there is compiled. Call on the context that
   * serves the site.
   *
   * @param all what serves the site
   * @param token of a session that nobody has, well formed
   */
  public Future<Void> knock(Handler<HttpServerRequest> all, String path, String token, int times) {
    HttpClient client = vertx.createHttpClient();
    return vertx
        .createHttpServer(Listening.options())
        .requestHandler(all)
        .listen(0, "127.0.0.1")
        .compose(
            server ->
                knocks(client, server.actualPort(), path, cookies.of(token), times)
                    .eventually(server::close))
        .eventually(client::close);
  }

  private Future<Void> knocks(HttpClient client, int port, String path, String cookie, int left) {
    return left == 0 || enough.getAsBoolean()
        ? Future.succeededFuture()
        : client
            .request(HttpMethod.GET, port, "127.0.0.1", path)
            .compose(
                request ->
                    request
                        .putHeader("Origin", site.origins().get(0))
                        .putHeader("Cookie", cookie)
                        .send())
            .compose(HttpClientResponse::body)
            .<Void>mapEmpty()
            .otherwiseEmpty()
            .compose(v -> knocks(client, port, path, cookie, left - 1));
  }

  private Future<Void> lines(WebSocketClient client, HttpServer server, String hello, int left) {
    return left == 0 || enough.getAsBoolean()
        ? Future.succeededFuture()
        : line(client, server, hello).compose(v -> lines(client, server, hello, left - 1));
  }

  private Future<Void> line(WebSocketClient client, HttpServer server, String hello) {
    return client
        .connect(to(server))
        .compose(
            ws -> {
              Promise<Void> answered = Promise.promise();
              ws.frameHandler(frame -> answered.tryComplete());
              ws.closeHandler(v -> answered.tryComplete());
              ws.exceptionHandler(answered::tryFail);
              return ws.writeTextMessage(hello)
                  .compose(v -> answered.future())
                  .compose(v -> ws.close());
            });
  }

  private WebSocketConnectOptions to(HttpServer server) {
    return new WebSocketConnectOptions()
        .setHost("127.0.0.1")
        .setPort(server.actualPort())
        .setURI("/")
        .addHeader("Origin", site.origins().get(0))
        .addHeader(WORD, word);
  }

  private static String word() {
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }
}
