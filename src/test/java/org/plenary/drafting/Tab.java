package org.plenary.drafting;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A browser's side of the live protocol without any editor: it says what a test says. */
public final class Tab {
  private final WebSocket ws;

  /** Held: a client that nobody holds is closed, and its lines with it. */
  private final WebSocketClient client;

  private final Promise<Short> closed = Promise.promise();
  private final List<JsonObject> heard = new ArrayList<>();
  private final List<Waiting> waiting = new ArrayList<>();

  private record Waiting(Predicate<JsonObject> wanted, Promise<JsonObject> found) {}

  private Tab(WebSocketClient client, WebSocket ws) {
    this.client = client;
    this.ws = ws;
    ws.textMessageHandler(text -> hear(new JsonObject(text)));
    ws.closeHandler(v -> closed.tryComplete(ws.closeStatusCode()));
  }

  public static Future<Tab> open(
      Vertx vertx, int port, long resolution, String origin, String cookie) {
    WebSocketClient client =
        vertx.createWebSocketClient(
            new WebSocketClientOptions()
                .setMaxFrameSize(4 * 1024 * 1024)
                .setMaxMessageSize(4 * 1024 * 1024));
    WebSocketConnectOptions options =
        new WebSocketConnectOptions()
            .setHost("127.0.0.1")
            .setPort(port)
            .setURI("/live/" + resolution)
            .setAllowOriginHeader(!origin.isEmpty());
    if (!origin.isEmpty()) {
      options.putHeader("Origin", origin);
    }
    if (!cookie.isEmpty()) {
      options.putHeader("Cookie", cookie);
    }
    return client.connect(options).map(ws -> new Tab(client, ws));
  }

  private synchronized void hear(JsonObject message) {
    heard.add(message);
    for (Waiting one : List.copyOf(waiting)) {
      if (one.wanted.test(message)) {
        waiting.remove(one);
        one.found.complete(message);
      }
    }
  }

  /** The first message heard, or still to be heard, that is as wanted. */
  public synchronized Future<JsonObject> hears(Predicate<JsonObject> wanted) {
    for (JsonObject message : heard) {
      if (wanted.test(message)) {
        return Future.succeededFuture(message);
      }
    }
    Promise<JsonObject> found = Promise.promise();
    waiting.add(new Waiting(wanted, found));
    return found.future();
  }

  public Future<JsonObject> hears(String type) {
    return hears(message -> type.equals(message.getString("t")));
  }

  /** The entry of that version, when it comes. */
  public Future<JsonObject> entry(long version) {
    return hears(message -> find(message, version) != null).map(message -> find(message, version));
  }

  private static JsonObject find(JsonObject message, long version) {
    JsonArray entries = message.getJsonArray("entries");
    if (entries != null) {
      for (int i = 0; i < entries.size(); i++) {
        if (entries.getJsonObject(i).getLong("v") == version) {
          return entries.getJsonObject(i);
        }
      }
    }
    return null;
  }

  public synchronized List<JsonObject> heard() {
    return List.copyOf(heard);
  }

  public Future<Short> closed() {
    return closed.future();
  }

  Tab say(String text) {
    ws.writeTextMessage(text);
    return this;
  }

  /** As a browser does by itself when the server asks whether it is there. */
  Tab pongs() {
    ws.writeFrame(WebSocketFrame.pongFrame(Buffer.buffer("beat")));
    ws.writeFrame(WebSocketFrame.pingFrame(Buffer.buffer("here")));
    return this;
  }

  Tab sayBinary(byte[] bytes) {
    ws.writeBinaryMessage(Buffer.buffer(bytes));
    return this;
  }

  /** A text frame of any bytes, as no decent client sends it. */
  Tab sayRaw(byte[] bytes) {
    ws.writeFrame(raw(bytes));
    return this;
  }

  private static WebSocketFrame raw(byte[] bytes) {
    return new io.vertx.core.http.impl.ws.WebSocketFrameImpl(
        io.vertx.core.http.WebSocketFrameType.TEXT, bytes, true);
  }

  public Tab hello(String client) {
    return say("{\"t\":\"hello\",\"protocol\":1,\"client\":\"" + client + "\"}");
  }

  Tab hello(String client, long version) {
    return say(
        "{\"t\":\"hello\",\"protocol\":1,\"client\":\""
            + client
            + "\",\"version\":"
            + version
            + "}");
  }

  public Tab types(int seq, long base, int at, String text) {
    JsonObject step =
        new JsonObject()
            .put("stepType", "replace")
            .put("from", at)
            .put("to", at)
            .put(
                "slice",
                new JsonObject()
                    .put(
                        "content",
                        new JsonArray()
                            .add(new JsonObject().put("type", "text").put("text", text))));
    return say(
        new JsonObject()
            .put("t", "commit")
            .put("seq", seq)
            .put("base", base)
            .put("groups", new JsonArray().add(new JsonArray().add(step)))
            .encode());
  }

  Tab pause() {
    ws.pause();
    return this;
  }

  Tab resume() {
    ws.resume();
    return this;
  }

  public Future<Void> leave() {
    return ws.close().compose(closed -> client.close());
  }
}
