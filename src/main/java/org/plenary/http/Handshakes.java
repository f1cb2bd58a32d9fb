package org.plenary.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.WebSocketClient;
import io.vertx.ext.web.Router;

/** Opening live lines, rehearsed: the first browser after a restart finds all of it loaded. */
public final class Handshakes {
  private Handshakes() {}

  private static final int TIMES = 30;

  /** Opens and closes lines to a server of its own, which is gone when this completes. */
  public static Future<Void> rehearse(Vertx vertx) {
    Router router = Router.router(vertx);
    router
        .get("/:line")
        .handler(
            ctx ->
                ctx.request()
                    .toWebSocket()
                    .onSuccess(ws -> ws.frameHandler(f -> ws.writeTextMessage("x"))));
    WebSocketClient client = vertx.createWebSocketClient();
    return vertx
        .createHttpServer(Listening.options())
        .requestHandler(router)
        .listen(0, "127.0.0.1")
        .compose(server -> lines(client, server, TIMES).eventually(server::close))
        .eventually(client::close);
  }

  private static Future<Void> lines(WebSocketClient client, HttpServer server, int left) {
    return left == 0
        ? Future.succeededFuture()
        : client
            .connect(server.actualPort(), "127.0.0.1", "/rehearsal")
            .compose(
                ws -> {
                  Promise<Void> answered = Promise.promise();
                  ws.textMessageHandler(text -> answered.tryComplete());
                  return ws.writeTextMessage("x")
                      .compose(v -> answered.future())
                      .compose(v -> ws.close());
                })
            .compose(v -> lines(client, server, left - 1));
  }
}
