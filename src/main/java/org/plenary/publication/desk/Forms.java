package org.plenary.publication.desk;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.plenary.exchange.PlainCopy;
import org.plenary.exchange.ReadAside;
import org.plenary.http.Problems;
import org.plenary.refusal.Refusal;
import org.plenary.refusal.Refused;

/** Reading forms, and answering what was wrong with them. */
public final class Forms {
  private Forms() {}

  /** A field, empty where it was not sent. */
  public static String field(HttpServerRequest request, String name) {
    String value = request.getFormAttribute(name);
    return value == null ? "" : value;
  }

  /** A field that holds a number of ours; 0, which is none, where it does not. */
  static long number(HttpServerRequest request, String name) {
    String value = field(request, name);
    return value.matches("[0-9]{1,18}") ? Long.parseLong(value) : 0;
  }

  /** Shows the form again where the failure is a refusal; a bug goes the way of bugs. */
  public static void again(RoutingContext ctx, Throwable failure, Consumer<Refusal> form) {
    if (failure instanceof Refused refused) {
      ctx.response().setStatusCode(Problems.status(refused.refusal().code()));
      form.accept(refused.refusal());
    } else {
      ctx.fail(failure);
    }
  }

  /** Sends the browser to read a page, after something was changed. */
  public static void seeOther(RoutingContext ctx, String path) {
    ctx.response()
        .setStatusCode(303)
        .putHeader("Location", path)
        .putHeader("Cache-Control", "no-store")
        .end();
  }

  /** The page to go to after the sign-in: one of ours, or the desk. */
  static String safeNext(String next) {
    return next.matches("(/[A-Za-z0-9_-]+)+/?") && !next.startsWith("/sign-") ? next : "/desk";
  }

  /**
   * What the uploaded file says where there is one, see {@link ReadAside#text}; else the field
   * {@code text}. Refusals: those of {@link ReadAside}.
   */
  static Future<PlainCopy> text(RoutingContext ctx) {
    for (FileUpload upload : ctx.fileUploads()) {
      if (upload.size() > 0) {
        return ReadAside.text(ctx.vertx(), Path.of(upload.uploadedFileName()));
      }
    }
    return Future.succeededFuture(
        new PlainCopy(field(ctx.request(), "text"), field(ctx.request(), "looks")));
  }
}
