package org.plenary.publication.desk;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;
import org.plenary.exchange.ReadAside;
import org.plenary.input.Incoming;
import org.plenary.people.Action;
import org.plenary.people.Gate;
import org.plenary.publication.Pages;
import org.plenary.refusal.Refusal;

/**
 * Contributions that come as files: read, looked at, their changes given to the clauses they are
 * about, then put on record for a delegation. Nothing is on record by looking.
 */
public final class IncomingRoutes {
  static final String PATH = "/desk/contributions";
  private static final String ONE = PATH + "/:incoming";

  private final Pages pages;
  private final IncomingDesk desk;

  public IncomingRoutes(Pages pages, IncomingDesk desk) {
    this.pages = pages;
    this.desk = desk;
  }

  public void mount(Router router) {
    router.route(PATH + "*").handler(Gate.may(Action.IMPORT));
    router.get(PATH).handler(this::form);
    router.post(PATH).handler(this::keep);
    router.get(ONE).handler(ctx -> one(ctx, ctx.request().getParam("wish"), null));
    router.post(ONE + "/envelope").handler(this::envelope);
    router.post(ONE + "/parts").handler(this::assign);
    router.post(ONE + "/matches").handler(this::match);
    router.post(ONE + "/store").handler(this::store);
    router.post(ONE + "/remove").handler(this::remove);
  }

  /** Whoever sees the form will hand in a file: its reader is started meanwhile. */
  private void form(RoutingContext ctx) {
    ReadAside.prepare(ctx.vertx());
    all(ctx, null);
  }

  private void all(RoutingContext ctx, @Nullable Refusal refusal) {
    desk.all()
        .onSuccess(
            all ->
                pages.show(
                    ctx,
                    "desk/incoming.jte",
                    pages.frame(ctx, "incoming.title"),
                    "meetings",
                    all.meetings(),
                    "files",
                    all.kept(),
                    "delegations",
                    all.delegations(),
                    "delegation",
                    Forms.number(ctx.request(), "delegation"),
                    "refusal",
                    refusal))
        .onFailure(ctx::fail);
  }

  /** A file and its name. */
  private record Upload(Buffer bytes, String name) {}

  private void keep(RoutingContext ctx) {
    String meeting = Forms.field(ctx.request(), "meeting");
    long delegation = Forms.number(ctx.request(), "delegation");
    upload(ctx)
        .compose(
            upload ->
                desk.keep(
                    meeting, delegation, upload.name(), upload.bytes(), Gate.sure(ctx).voice()))
        .onSuccess(id -> Forms.seeOther(ctx, PATH + "/" + id))
        .onFailure(failure -> Forms.again(ctx, failure, refusal -> all(ctx, refusal)));
  }

  /** Refusal: {@code import.empty}. */
  private static Future<Upload> upload(RoutingContext ctx) {
    for (FileUpload upload : ctx.fileUploads()) {
      if (upload.size() > 0) {
        return ctx.vertx()
            .fileSystem()
            .readFile(upload.uploadedFileName())
            .map(bytes -> new Upload(bytes, upload.fileName()));
      }
    }
    String text = Forms.field(ctx.request(), "text");
    if (text.isBlank()) {
      return Future.failedFuture(
          new Refusal("import.empty", "Choose a file or paste a text.", "file").asException());
    }
    return Future.succeededFuture(new Upload(Buffer.buffer(text), ""));
  }

  private void one(RoutingContext ctx, @Nullable String wish, @Nullable Refusal refusal) {
    desk.page(id(ctx), wish)
        .onSuccess(
            page ->
                pages.show(
                    ctx,
                    "desk/incomingOne.jte",
                    pages.frame(ctx, "incoming.title"),
                    "page",
                    page,
                    "refusal",
                    refusal))
        .onFailure(ctx::fail);
  }

  private void envelope(RoutingContext ctx) {
    HttpServerRequest request = ctx.request();
    Incoming.Envelope envelope =
        new Incoming.Envelope(
            Forms.number(request, "delegation"),
            Forms.field(request, "symbol").strip(),
            Forms.field(request, "source").strip(),
            Forms.field(request, "title").strip(),
            Forms.field(request, "item").strip());
    desk.change(id(ctx), envelope)
        .onSuccess(done -> Forms.seeOther(ctx, path(ctx)))
        .onFailure(failure -> Forms.again(ctx, failure, refusal -> one(ctx, null, refusal)));
  }

  private void assign(RoutingContext ctx) {
    int part = (int) number(Forms.field(ctx.request(), "part")) - 1;
    desk.assign(id(ctx), part, Forms.field(ctx.request(), "resolution"))
        .onSuccess(done -> Forms.seeOther(ctx, path(ctx) + "#part-" + (part + 1)))
        .onFailure(failure -> Forms.again(ctx, failure, refusal -> one(ctx, null, refusal)));
  }

  private void match(RoutingContext ctx) {
    int part = (int) number(Forms.field(ctx.request(), "part")) - 1;
    String wish = Forms.field(ctx.request(), "wish");
    desk.match(id(ctx), part, wish, Forms.field(ctx.request(), "to"))
        .onSuccess(done -> Forms.seeOther(ctx, path(ctx) + "#wish-" + (part + 1) + "-" + wish))
        .onFailure(
            failure -> Forms.again(ctx, failure, refusal -> one(ctx, part + ":" + wish, refusal)));
  }

  private void store(RoutingContext ctx) {
    String noReason = pages.frame(ctx, "incoming.title").t("incoming.no-reason");
    desk.store(id(ctx), Gate.sure(ctx).voice(), noReason)
        .onSuccess(done -> Forms.seeOther(ctx, path(ctx) + "#stored"))
        .onFailure(failure -> Forms.again(ctx, failure, refusal -> one(ctx, null, refusal)));
  }

  private void remove(RoutingContext ctx) {
    desk.remove(id(ctx)).onSuccess(done -> Forms.seeOther(ctx, PATH)).onFailure(ctx::fail);
  }

  private static String path(RoutingContext ctx) {
    return PATH + "/" + id(ctx);
  }

  private static long id(RoutingContext ctx) {
    return number(ctx.pathParam("incoming"));
  }

  /** A number of ours; 0, which is none, where it is not one. */
  private static long number(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,9}") ? Long.parseLong(text) : 0;
  }
}
