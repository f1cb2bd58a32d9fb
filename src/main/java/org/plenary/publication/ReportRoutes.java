package org.plenary.publication;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.plenary.exchange.Csv;
import org.plenary.exchange.Spreadsheet;
import org.plenary.http.Etag;
import org.plenary.publication.PublicRecord.Item;
import org.plenary.resolution.State;

/**
 * {@code disposition.csv}, {@code disposition.xlsx} and {@code disposition.json} below the address
 * of a resolution, at any version. Rendered aside and kept.
 */
final class ReportRoutes {
  private static final Map<String, String> TYPES =
      new TreeMap<>(
          Map.of(
              "csv", "text/csv; charset=utf-8; header=present",
              "json", "application/json",
              "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));

  private final PublicRecord record;
  private final Served served;

  ReportRoutes(PublicRecord record, Served served) {
    this.record = record;
    this.served = served;
  }

  void mount(Router router) {
    TYPES.forEach(
        (form, type) ->
            Served.get(router, "/m/:meeting/:resolution/disposition." + form)
                .handler(ctx -> report(ctx, form, type)));
  }

  /** Refusals: {@code resolution.unknown}, {@code version.unknown}. */
  private void report(RoutingContext ctx, String form, String type) {
    Asked asked = Asked.of(ctx.request());
    record
        .resolution(ctx.pathParam("meeting"), ctx.pathParam("resolution"))
        .compose(item -> record.words(item).compose(words -> report(item, words, asked, form)))
        .onSuccess(sent -> send(ctx, type, sent))
        .onFailure(ctx::fail);
  }

  /** A report with the name of its file. */
  private record Sent(Item item, long version, String name, Rendered.Body body) {}

  private Future<Sent> report(Item item, Words words, Asked asked, String form) {
    Long wanted = asked.version();
    long version = wanted == null ? item.edition().version() : wanted;
    String name =
        String.format(
            Locale.ROOT,
            "%s-%s-v%d-disposition.%s",
            item.agenda().meeting(),
            item.agenda().slug(),
            version,
            form);
    String key = String.join(" ", name, Served.key(item), words.toString());
    return served
        .get(
            key,
            () -> record.state(item, version).map(state -> () -> bytes(form, item, state, words)))
        .map(body -> new Sent(item, version, name, body));
  }

  private static byte[] bytes(String form, Item item, State state, Words words) {
    Disposition report = new Disposition(item, state, words);
    return switch (form) {
      case "csv" -> Csv.bytes(report.table());
      case "xlsx" -> Spreadsheet.bytes(report.table());
      default -> report.json();
    };
  }

  /** Not for ever, even at a version: what a public submission said can be erased. */
  private static void send(RoutingContext ctx, String type, Sent sent) {
    ctx.response()
        .putHeader("Content-Type", type)
        .putHeader("Content-Disposition", "attachment; filename=\"" + sent.name() + "\"")
        .putHeader("Content-Language", sent.item().agenda().language())
        .putHeader("Cache-Control", Served.REVALIDATE);
    if (!Etag.answeredExactly(ctx, "v" + sent.version() + "-" + sent.body().hash())) {
      Served.end(ctx, sent.body().bytes());
    }
  }
}
