package org.plenary.publication;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plenary.http.Compressed;
import org.plenary.http.Etag;
import org.plenary.publication.PublicRecord.Item;

/** How public pages are made, kept and sent. Thread-safe. */
final class Served {
  static final String REVALIDATE = "public, no-cache";
  static final String FOR_EVER = "public, max-age=31536000, immutable";
  static final String JSON = "application/json";
  static final String CSV = "text/csv; charset=utf-8; header=present";

  private final Pages pages;
  private final Scripts scripts;
  private final Rendered rendered;

  Served(Pages pages, Scripts scripts, Rendered rendered) {
    this.pages = pages;
    this.scripts = scripts;
    this.rendered = rendered;
  }

  static Route get(Router router, String path) {
    return router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD);
  }

  /** Everything of a resolution's own that an answer depends on, but its version. */
  static String key(Item item) {
    return item.meeting() + " " + item.agenda() + " " + item.publishing();
  }

  /** See {@link Rendered#get}. */
  Future<Rendered.Body> get(String key, Supplier<Future<Callable<byte[]>>> work) {
    return rendered.get(key, work);
  }

  Future<Rendered.Body> page(String key, Supplier<Future<Callable<byte[]>>> work) {
    return rendered.get("page " + key, work);
  }

  Future<Callable<byte[]>> ready(String template, Frame frame, @Nullable Object... parameters) {
    return Future.succeededFuture(() -> bytes(template, frame, parameters));
  }

  byte[] bytes(String template, Frame frame, @Nullable Object... parameters) {
    @Nullable Object[] all = new Object[parameters.length + 2];
    System.arraycopy(parameters, 0, all, 0, parameters.length);
    all[parameters.length] = "script";
    all[parameters.length + 1] = scripts.entry("src/public/public.ts").orElse(null);
    return pages.html(template, frame, all).getBytes(StandardCharsets.UTF_8);
  }

  static void answer(RoutingContext ctx, Frame frame, String tag, Rendered.Body body) {
    boolean choosesLanguage = ctx.request().getParam("lang") != null;
    ctx.response()
        .putHeader("Content-Type", "text/html; charset=utf-8")
        .putHeader("Content-Language", frame.language().tag())
        .putHeader("Vary", "Accept-Encoding, Accept-Language, Cookie")
        .putHeader("Cache-Control", choosesLanguage ? "private, no-cache" : REVALIDATE);
    Buffer gzip = body.gzip();
    boolean small = gzip != null && Compressed.isTaken(ctx, "gzip");
    if (!Etag.answeredExactly(ctx, tag + "-" + body.hash() + (small ? "-gz" : ""))) {
      if (gzip != null && small) {
        ctx.response().putHeader("Content-Encoding", "gzip");
        end(ctx, gzip);
      } else {
        end(ctx, body.bytes());
      }
    }
  }

  /**
   * Answers with a file to keep.
   *
   * @param fixed whether its address will always have these bytes
   */
  static void file(
      RoutingContext ctx, String type, String name, String tag, boolean fixed, Rendered.Body body) {
    ctx.response()
        .putHeader("Content-Type", type)
        .putHeader("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .putHeader("Cache-Control", fixed ? FOR_EVER : REVALIDATE);
    if (!Etag.answeredExactly(ctx, tag + "-" + body.hash())) {
      end(ctx, body.bytes());
    }
  }

  /** Answers with data that programs read again and again. */
  static void data(RoutingContext ctx, String type, String tag, boolean fixed, Rendered.Body body) {
    ctx.response()
        .putHeader("Content-Type", type)
        .putHeader("Cache-Control", fixed ? FOR_EVER : REVALIDATE);
    if (!Etag.answeredExactly(ctx, tag + "-" + body.hash())) {
      end(ctx, body.bytes());
    }
  }

  static void end(RoutingContext ctx, Buffer bytes) {
    ctx.response().putHeader("Content-Length", String.valueOf(bytes.length()));
    if (ctx.request().method() == HttpMethod.HEAD) {
      ctx.response().end();
    } else {
      ctx.response().end(bytes);
    }
  }
}
