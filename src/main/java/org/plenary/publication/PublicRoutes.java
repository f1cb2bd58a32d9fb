package org.plenary.publication;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plenary.exchange.Export;
import org.plenary.exchange.Format;
import org.plenary.http.Etag;
import org.plenary.meeting.Meeting;
import org.plenary.publication.PublicRecord.Item;
import org.plenary.publication.PublicRecord.Past;
import org.plenary.resolution.State;

/**
 * What anybody may read: {@code /}, {@code /m/{meeting}}, {@code /m/{meeting}/{resolution}} and the
 * exports below it. The same bytes for everybody who reads a version in a language; rendered aside
 * and kept.
 */
final class PublicRoutes {
  /** Entries looked back at for the latest changes. */
  private static final int LOOK_BACK = 400;

  private static final String REVALIDATE = "public, no-cache";
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  private final Pages pages;
  private final Scripts scripts;
  private final PublicRecord record;
  private final Rendered rendered;

  PublicRoutes(Pages pages, Scripts scripts, PublicRecord record, Rendered rendered) {
    this.pages = pages;
    this.scripts = scripts;
    this.record = record;
    this.rendered = rendered;
  }

  void mount(Router router) {
    get(router, "/").handler(this::meetings);
    get(router, "/m/:meeting").handler(this::meeting);
    get(router, "/m/:meeting/:resolution").handler(this::resolution);
    for (Format format : Format.values()) {
      get(router, "/m/:meeting/:resolution/text." + format.extension())
          .handler(ctx -> export(ctx, format));
    }
  }

  private static Route get(Router router, String path) {
    return router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD);
  }

  private void meetings(RoutingContext ctx) {
    Frame frame = pages.publicFrame(ctx, pages.messages(ctx).text("meetings.title"), "");
    record
        .meetings()
        .compose(
            all ->
                page(
                    "meetings " + frame.language() + all,
                    () -> ready("open/meetings.jte", frame, "meetings", all)))
        .onSuccess(body -> answer(ctx, frame, frame.language().tag(), body))
        .onFailure(ctx::fail);
  }

  private void meeting(RoutingContext ctx) {
    record
        .meeting(ctx.pathParam("meeting"))
        .compose(meeting -> record.agenda(meeting).compose(items -> meeting(ctx, meeting, items)))
        .onFailure(ctx::fail);
  }

  private Future<Void> meeting(RoutingContext ctx, Meeting meeting, List<Item> items) {
    Frame frame = pages.publicFrame(ctx, meeting.title(), "");
    List<Listed> listed = items.stream().map(Listed::of).toList();
    return page(
            "meeting " + frame.language() + meeting + listed,
            () -> ready("open/meeting.jte", frame, "meeting", meeting, "items", listed))
        .onSuccess(body -> answer(ctx, frame, frame.language().tag(), body))
        .mapEmpty();
  }

  private void resolution(RoutingContext ctx) {
    Asked asked = Asked.of(ctx.request());
    item(ctx).compose(item -> resolution(ctx, item, asked)).onFailure(ctx::fail);
  }

  private Future<Item> item(RoutingContext ctx) {
    return record.resolution(ctx.pathParam("meeting"), ctx.pathParam("resolution"));
  }

  private Future<Void> resolution(RoutingContext ctx, Item item, Asked asked) {
    Long wanted = asked.version();
    long version = wanted == null ? item.edition().version() : wanted;
    Frame frame = pages.publicFrame(ctx, item.agenda().symbol(), asked.query());
    boolean newest = version == item.edition().version();
    String key = String.join(" ", key(item), "" + version, frame.language().tag(), frame.query());
    return page(key + " " + newest, () -> text(item, asked, version, newest, frame))
        .onSuccess(body -> answer(ctx, frame, "v" + version + "-" + frame.language().tag(), body))
        .mapEmpty();
  }

  /** Everything of a resolution's own that an answer depends on, but its version. */
  private static String key(Item item) {
    return item.meeting() + " " + item.agenda();
  }

  private Future<Callable<byte[]>> text(
      Item item, Asked asked, long version, boolean newest, Frame frame) {
    Future<State> state = record.state(item, version);
    return state.compose(
        to -> {
          Future<Past> past = record.past(item, version, LOOK_BACK);
          Future<State> from =
              asked.comparing() ? record.state(item, from(asked, to)) : Future.succeededFuture(to);
          return Future.all(past, from)
              .map(
                  both ->
                      () ->
                          bytes(
                              "open/resolution.jte",
                              frame,
                              "page",
                              asked.comparing()
                                  ? TextPage.comparing(
                                      item, from.result(), to, newest, past.result())
                                  : TextPage.reading(item, to, newest, past.result())));
        });
  }

  private static long from(Asked asked, State to) {
    Long from = asked.from();
    return from == null ? to.base() : from;
  }

  private void export(RoutingContext ctx, Format format) {
    Asked asked = Asked.of(ctx.request());
    item(ctx)
        .compose(
            item -> {
              Long wanted = asked.version();
              long version = wanted == null ? item.edition().version() : wanted;
              return rendered
                  .get(
                      "export " + format + " " + key(item) + " " + version,
                      () ->
                          record
                              .state(item, version)
                              .map(
                                  state ->
                                      () ->
                                          Export.bytes(
                                              format, item.meeting(), item.agenda(), state)))
                  .onSuccess(body -> send(ctx, format, item, version, wanted != null, body));
            })
        .onFailure(ctx::fail);
  }

  private static void send(
      RoutingContext ctx,
      Format format,
      Item item,
      long version,
      boolean fixed,
      Rendered.Body body) {
    String name = Export.fileName(format, item.agenda(), version);
    ctx.response()
        .putHeader("Content-Type", format.mediaType())
        .putHeader("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .putHeader("Content-Language", item.agenda().language())
        .putHeader("Cache-Control", fixed ? FOR_EVER : REVALIDATE);
    if (!Etag.answeredExactly(ctx, "v" + version + "-" + body.hash())) {
      end(ctx, body.bytes());
    }
  }

  private Future<Rendered.Body> page(String key, Supplier<Future<Callable<byte[]>>> work) {
    return rendered.get("page " + key, work);
  }

  private Future<Callable<byte[]>> ready(
      String template, Frame frame, @Nullable Object... parameters) {
    return Future.succeededFuture(() -> bytes(template, frame, parameters));
  }

  private byte[] bytes(String template, Frame frame, @Nullable Object... parameters) {
    @Nullable Object[] all = new Object[parameters.length + 2];
    System.arraycopy(parameters, 0, all, 0, parameters.length);
    all[parameters.length] = "script";
    all[parameters.length + 1] = scripts.entry("src/public/public.ts").orElse(null);
    return pages.html(template, frame, all).getBytes(StandardCharsets.UTF_8);
  }

  private static void answer(RoutingContext ctx, Frame frame, String tag, Rendered.Body body) {
    boolean choosesLanguage = ctx.request().getParam("lang") != null;
    ctx.response()
        .putHeader("Content-Type", "text/html; charset=utf-8")
        .putHeader("Content-Language", frame.language().tag())
        .putHeader("Vary", "Accept-Language, Cookie")
        .putHeader("Cache-Control", choosesLanguage ? "private, no-cache" : REVALIDATE);
    if (!Etag.answeredExactly(ctx, tag + "-" + body.hash())) {
      end(ctx, body.bytes());
    }
  }

  private static void end(RoutingContext ctx, Buffer bytes) {
    ctx.response().putHeader("Content-Length", String.valueOf(bytes.length()));
    if (ctx.request().method() == HttpMethod.HEAD) {
      ctx.response().end();
    } else {
      ctx.response().end(bytes);
    }
  }
}
