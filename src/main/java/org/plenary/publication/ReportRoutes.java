package org.plenary.publication;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.plenary.exchange.Csv;
import org.plenary.exchange.Export;
import org.plenary.exchange.Paper;
import org.plenary.exchange.Spreadsheet;
import org.plenary.http.Etag;
import org.plenary.proof.Checkpoint;
import org.plenary.publication.PublicRecord.Item;

/**
 * The disposition of comments as a spreadsheet, data and paper, and the consolidated table as
 * paper, below the address of a resolution, at any version. Made aside and kept.
 */
final class ReportRoutes {
  private static final String DOCX =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

  /** Of the disposition of comments. */
  private static final Map<String, String> TYPES =
      new TreeMap<>(
          Map.of(
              "csv", "text/csv; charset=utf-8; header=present",
              "docx", DOCX,
              "json", "application/json",
              "pdf", "application/pdf",
              "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));

  private final PublicRecord record;
  private final Covering covering;
  private final ExportDoor door;

  ReportRoutes(PublicRecord record, Covering covering, ExportDoor door) {
    this.record = record;
    this.covering = covering;
    this.door = door;
  }

  void mount(Router router) {
    TYPES.forEach((form, type) -> route(router, "disposition", form, type));
    for (String form : List.of("docx", "pdf")) {
      route(router, "consolidated", form, TYPES.getOrDefault(form, DOCX));
    }
  }

  private void route(Router router, String report, String form, String type) {
    Served.get(router, "/m/:meeting/:resolution/" + report + "." + form)
        .handler(ctx -> report(ctx, report, form, type));
  }

  /** Refusals: {@code resolution.unknown}, {@code version.unknown}, {@code exports.busy}. */
  private void report(RoutingContext ctx, String report, String form, String type) {
    Asked asked = Asked.of(ctx.request());
    record
        .resolution(ctx.pathParam("meeting"), ctx.pathParam("resolution"))
        .compose(item -> report(ctx, item, asked, report, form, type))
        .onFailure(ctx::fail);
  }

  private Future<Void> report(
      RoutingContext ctx, Item item, Asked asked, String report, String form, String type) {
    Long wanted = asked.version();
    long version = wanted == null ? item.edition().version() : wanted;
    String name =
        String.format(
            Locale.ROOT,
            "%s-%s-v%d-%s.%s",
            item.agenda().meeting(),
            item.agenda().slug(),
            version,
            report,
            form);
    Future<Words> words = record.words(item);
    Future<Optional<Checkpoint>> covered = covering.first(item, version);
    return Future.all(words, covered)
        .compose(
            both -> {
              String footer = Export.footer(item.agenda(), covered.result().orElse(null));
              String key =
                  String.join(" ", name, Served.key(item), words.result().toString(), footer);
              Supplier<Future<Exports.Work>> gather =
                  () ->
                      report.equals("consolidated")
                          ? consolidated(item, version, words.result(), footer, form)
                          : disposition(item, version, words.result(), footer, form);
              Consumer<Rendered.Body> answer = body -> send(ctx, type, item, version, name, body);
              if (!form.equals("pdf") && !form.equals("docx")) {
                return door.handAtOnce(key, gather, answer);
              }
              door.hand(ctx, item, key, gather, answer);
              return Future.succeededFuture();
            });
  }

  private Future<Exports.Work> consolidated(
      Item item, long version, Words words, String footer, String form) {
    return record
        .state(item, version)
        .compose(
            state ->
                record
                    .state(item, state.base())
                    .map(
                        base ->
                            percent ->
                                bytes(
                                    form,
                                    new Consolidated(item, base, state, words).paper(footer),
                                    percent)));
  }

  private Future<Exports.Work> disposition(
      Item item, long version, Words words, String footer, String form) {
    return record
        .state(item, version)
        .map(state -> percent -> bytes(form, new Disposition(item, state, words), footer, percent));
  }

  private static byte[] bytes(String form, Disposition report, String footer, IntConsumer percent) {
    return switch (form) {
      case "csv" -> Csv.bytes(report.table());
      case "xlsx" -> Spreadsheet.bytes(report.table());
      case "json" -> report.json();
      default -> bytes(form, report.paper(footer), percent);
    };
  }

  private static byte[] bytes(String form, Paper paper, IntConsumer percent) {
    return form.equals("pdf") ? paper.pdf(percent) : paper.docx();
  }

  /** Not for ever, even at a version: what a public submission said can be erased. */
  private static void send(
      RoutingContext ctx, String type, Item item, long version, String name, Rendered.Body body) {
    ctx.response()
        .putHeader("Content-Type", type)
        .putHeader("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .putHeader("Content-Language", item.agenda().language())
        .putHeader("Cache-Control", Served.REVALIDATE);
    if (!Etag.answeredExactly(ctx, "v" + version + "-" + body.hash())) {
      Served.end(ctx, body.bytes());
    }
  }
}
