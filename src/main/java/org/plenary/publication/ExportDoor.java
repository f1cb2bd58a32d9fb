package org.plenary.publication;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.publication.PublicRecord.Item;
import org.plenary.refusal.Refusal;

/**
 * Hands out documents that may take long to make. A browser that has waited long enough is sent to
 * a page that tells how far it is and can end the work; it needs no script. When the document is
 * made, that page says so and fetches it: it stays there, for what is fetched is kept, not shown. A
 * program gets the document when it is made. Whoever goes away waits no longer.
 */
final class ExportDoor {
  /** So long a browser waits for a document itself. */
  private static final long PATIENCE_MS = 2_500;

  private static final String PATH = "/m/:meeting/:resolution/wait/:ticket";

  private final Vertx vertx;
  private final Pages pages;
  private final PublicRecord record;
  private final Exports exports;
  private final Rendered rendered;

  ExportDoor(Vertx vertx, Pages pages, PublicRecord record, Exports exports, Rendered rendered) {
    this.rendered = rendered;
    this.vertx = vertx;
    this.pages = pages;
    this.record = record;
    this.exports = exports;
  }

  void mount(Router router) {
    router.get(PATH).handler(this::show);
    router.post(PATH).handler(this::end);
  }

  /**
   * Answers with the document of that key.
   *
   * @param gather what the work needs
   * @param answer sends it
   */
  void hand(
      RoutingContext ctx,
      Item item,
      String key,
      Supplier<Future<Exports.Work>> gather,
      Consumer<Rendered.Body> answer) {
    Exports.Watch watch = exports.join(key, ctx.request().uri(), gather);
    boolean[] settled = {false};
    long timer =
        isBrowser(ctx)
            ? vertx.setTimer(
                PATIENCE_MS,
                id -> {
                  if (!settled[0]) {
                    settled[0] = true;
                    exports.park(watch);
                    redirect(ctx, path(item) + "/wait/" + watch.ticket());
                  }
                })
            : -1;
    ctx.response()
        .closeHandler(
            v -> {
              if (!settled[0]) {
                settled[0] = true;
                exports.leave(watch);
              }
            });
    watch
        .done()
        .onComplete(
            made -> {
              if (!settled[0]) {
                settled[0] = true;
                vertx.cancelTimer(timer);
                exports.leave(watch);
                if (made.succeeded()) {
                  answer.accept(made.result());
                } else {
                  ctx.fail(made.cause());
                }
              }
            });
  }

  /** The same for what is made in no time: nobody is sent away to wait for it. */
  Future<Void> handAtOnce(
      String key, Supplier<Future<Exports.Work>> gather, Consumer<Rendered.Body> answer) {
    return rendered
        .get(key, () -> gather.get().map(work -> () -> work.render(percent -> {})))
        .map(
            body -> {
              answer.accept(body);
              return null;
            });
  }

  private static boolean isBrowser(RoutingContext ctx) {
    String accept = ctx.request().getHeader("Accept");
    return ctx.request().method() == HttpMethod.GET
        && accept != null
        && accept.contains("text/html");
  }

  private static String path(Item item) {
    return "/m/" + item.agenda().meeting() + "/" + item.agenda().slug();
  }

  private static void redirect(RoutingContext ctx, String to) {
    ctx.response()
        .setStatusCode(303)
        .putHeader("Location", to)
        .putHeader("Cache-Control", "no-store")
        .end();
  }

  /** Refusals: {@code resolution.unknown}, {@code export.unknown}. */
  private Future<Item> item(RoutingContext ctx) {
    return record.resolution(ctx.pathParam("meeting"), ctx.pathParam("resolution"));
  }

  private Exports.Watch watch(RoutingContext ctx) {
    return exports
        .find(ctx.pathParam("ticket"))
        .orElseThrow(
            () ->
                Refusal.of("export.unknown", "This document is no longer waited for.")
                    .asException());
  }

  private void show(RoutingContext ctx) {
    item(ctx)
        .map(
            item -> {
              Exports.Watch watch = watch(ctx);
              Future<Rendered.Body> done = watch.state();
              if (done.succeeded() && !watch.cancelled() && !isBrowser(ctx)) {
                redirect(ctx, watch.address());
              } else if (done.failed() && !watch.cancelled()) {
                ctx.fail(done.cause());
              } else {
                Waiting view = view(watch);
                Frame frame = pages.frame(ctx, view.title());
                Meeting meeting = item.meeting();
                AgendaItem agenda = item.agenda();
                pages.show(
                    ctx,
                    "open/waiting.jte",
                    frame,
                    "meeting",
                    meeting,
                    "item",
                    agenda,
                    "watch",
                    view);
              }
              return item;
            })
        .onFailure(ctx::fail);
  }

  private static Waiting view(Exports.Watch watch) {
    return new Waiting(
        watch.ticket(),
        watch.address(),
        watch.percent(),
        watch.working(),
        watch.cancelled(),
        watch.state().succeeded() && !watch.cancelled());
  }

  private void end(RoutingContext ctx) {
    item(ctx)
        .map(
            item -> {
              Exports.Watch watch = watch(ctx);
              exports.leave(watch);
              redirect(ctx, path(item) + "/wait/" + watch.ticket());
              return item;
            })
        .onFailure(ctx::fail);
  }
}
