package org.plenary.publication;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.plenary.answer.Heard;
import org.plenary.answer.HeardFormats;
import org.plenary.http.Etag;
import org.plenary.http.Language;
import org.plenary.publication.PublicRecord.Item;

/** Who was heard on a resolution: {@code heard}, {@code heard.csv}, {@code heard.json}. */
final class HeardRoutes {
  private static final String PATH = "/m/:meeting/:resolution/heard";

  private final Pages pages;
  private final PublicRecord record;
  private final Served served;

  HeardRoutes(Pages pages, PublicRecord record, Served served) {
    this.pages = pages;
    this.record = record;
    this.served = served;
  }

  void mount(Router router) {
    Served.get(router, PATH).handler(this::page);
    Served.get(router, PATH + ".csv")
        .handler(ctx -> file(ctx, "csv", "text/csv; charset=utf-8", HeardFormats::csv));
    Served.get(router, PATH + ".json")
        .handler(
            ctx ->
                file(
                    ctx,
                    "json",
                    "application/json",
                    heard -> HeardFormats.json(heard).encode() + "\n"));
  }

  private Future<Item> item(RoutingContext ctx) {
    return record.resolution(ctx.pathParam("meeting"), ctx.pathParam("resolution"));
  }

  private static String key(Item item, String what) {
    return "heard " + what + " " + Served.key(item) + " " + item.edition().version();
  }

  private void page(RoutingContext ctx) {
    String title = pages.messages(ctx).text("heard.title");
    item(ctx)
        .compose(
            item -> {
              Frame frame =
                  pages
                      .publicFrame(ctx, title + " · " + item.agenda().symbol(), "")
                      .of(item.meeting());
              Language language = frame.language();
              return served
                  .page(
                      key(item, language.tag()),
                      () -> record.heard(item).map(heard -> render(item, heard, frame)))
                  .onSuccess(
                      body ->
                          Served.answer(
                              ctx,
                              frame,
                              "v" + item.edition().version() + "-" + language.tag(),
                              body));
            })
        .onFailure(ctx::fail);
  }

  private Callable<byte[]> render(Item item, Heard heard, Frame frame) {
    boolean mirrored = frame.language().direction().equals("rtl");
    return () -> served.bytes("open/heard.jte", frame, "page", HeardPage.of(item, heard, mirrored));
  }

  private void file(
      RoutingContext ctx, String extension, String type, Function<Heard, String> write) {
    item(ctx)
        .compose(
            item ->
                served
                    .get(
                        key(item, extension),
                        () ->
                            record
                                .heard(item)
                                .map(
                                    heard ->
                                        () -> write.apply(heard).getBytes(StandardCharsets.UTF_8)))
                    .onSuccess(body -> send(ctx, item, extension, type, body)))
        .onFailure(ctx::fail);
  }

  private static void send(
      RoutingContext ctx, Item item, String extension, String type, Rendered.Body body) {
    String name = item.agenda().meeting() + "-" + item.agenda().slug() + "-heard." + extension;
    ctx.response()
        .putHeader("Content-Type", type)
        .putHeader("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .putHeader("Cache-Control", Served.REVALIDATE);
    if (!Etag.answeredExactly(ctx, "v" + item.edition().version() + "-" + body.hash())) {
      Served.end(ctx, body.bytes());
    }
  }
}
