package org.plenary.http;

import io.netty.handler.codec.DecoderException;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.plenary.refusal.Refusal;
import org.plenary.refusal.Refused;

/**
 * Answers every failure: JSON by RFC 9457 for programs, a page for browsers. What went wrong inside
 * is logged and not told.
 */
public final class Problems implements Handler<RoutingContext> {
  private static final Logger LOG = Logger.getLogger(Problems.class.getName());
  private static final Set<String> CONFLICTS = Set.of("taken", "locked", "stale");
  private final BiFunction<RoutingContext, Refusal, String> page;

  /**
   * @param page makes the HTML page that tells of a refusal
   */
  public Problems(BiFunction<RoutingContext, Refusal, String> page) {
    this.page = page;
  }

  @Override
  public void handle(RoutingContext ctx) {
    if (ctx.response().ended() || ctx.response().headWritten()) {
      ctx.request().connection().close();
      return;
    }
    Refusal refusal = refusal(ctx.failure(), ctx.statusCode());
    int status = status(refusal.code());
    if (status == 500) {
      LOG.log(Level.SEVERE, "request failed", ctx.failure());
    }
    ctx.response().setStatusCode(status).putHeader("Cache-Control", "no-store");
    if (wantsPage(ctx)) {
      ctx.response().putHeader("Content-Type", "text/html; charset=utf-8");
      ctx.response().end(page.apply(ctx, refusal));
    } else {
      ctx.response().putHeader("Content-Type", "application/problem+json");
      ctx.response().end(json(refusal, status).encode());
    }
  }

  /** The body of RFC 9457, with the refusal's code and field beside its own members. */
  static JsonObject json(Refusal refusal, int status) {
    JsonObject json =
        new JsonObject()
            .put("type", "about:blank")
            .put("title", refusal.sentence())
            .put("status", status)
            .put("code", refusal.code());
    return refusal.field() == null ? json : json.put("field", refusal.field());
  }

  private static boolean wantsPage(RoutingContext ctx) {
    String accept = ctx.request().getHeader("Accept");
    return !ctx.request().path().startsWith("/api/")
        && accept != null
        && accept.contains("text/html");
  }

  private static Refusal refusal(@Nullable Throwable failure, int status) {
    if (failure instanceof Refused refused) {
      return refused.refusal();
    }
    if (failure instanceof DecoderException || failure instanceof IllegalArgumentException) {
      return status == 500 ? bug() : malformed();
    }
    return switch (status) {
      case 400 -> malformed();
      case 404 -> Refusal.of("page.unknown", "There is no such page.");
      case 405 -> Refusal.of("method.unknown", "This cannot be done here.");
      case 413 -> Refusal.of("body.too-large", "This is more than the server takes.");
      default -> bug();
    };
  }

  private static Refusal malformed() {
    return Refusal.of("request.malformed", "The server cannot read this request.");
  }

  private static Refusal bug() {
    return Refusal.of("server.error", "Something went wrong here. Nothing was changed.");
  }

  /** The HTTP status of a refusal's code, by its last word; see {@code docs/refusals.md}. */
  public static int status(String code) {
    String last = code.substring(code.lastIndexOf('.') + 1);
    if (CONFLICTS.contains(last)) {
      return 409;
    }
    return switch (last) {
      case "malformed" -> 400;
      case "needed", "wrong" -> 401;
      case "forbidden", "foreign", "token" -> 403;
      case "unknown" -> code.equals("method.unknown") ? 405 : 404;
      case "too-large", "large" -> 413;
      case "too-many" -> 429;
      case "error" -> 500;
      case "busy" -> 503;
      default -> 422;
    };
  }
}
