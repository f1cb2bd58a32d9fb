package org.plenary.publication;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.plenary.exchange.Export;
import org.plenary.exchange.Format;
import org.plenary.http.Etag;
import org.plenary.proof.Checkpoint;
import org.plenary.publication.PublicRecord.Item;
import org.plenary.resolution.Moment;

/** {@code text.json} below the address of a resolution, at any version: see {@link WholeJson}. */
final class WholeRoutes {
  private final PublicRecord record;
  private final Covering covering;
  private final ExportDoor door;

  WholeRoutes(PublicRecord record, Covering covering, ExportDoor door) {
    this.record = record;
    this.covering = covering;
    this.door = door;
  }

  void mount(Router router) {
    Served.get(router, "/m/:meeting/:resolution/text.json").handler(this::text);
  }

  /** Refusals: {@code resolution.unknown}, {@code version.unknown}. */
  private void text(RoutingContext ctx) {
    Asked asked = Asked.of(ctx.request());
    record
        .resolution(ctx.pathParam("meeting"), ctx.pathParam("resolution"))
        .compose(item -> text(ctx, item, asked))
        .onFailure(ctx::fail);
  }

  private Future<Void> text(RoutingContext ctx, Item item, Asked asked) {
    Long wanted = asked.version();
    long version = wanted == null ? item.edition().version() : wanted;
    Future<Words> words = record.words(item);
    Future<Optional<Checkpoint>> covered = covering.first(item, version);
    return Future.all(words, covered)
        .compose(
            both -> {
              String key =
                  String.join(
                      " ",
                      "whole",
                      Served.key(item),
                      String.valueOf(version),
                      covered.result().toString(),
                      words.result().toString());
              Supplier<Future<Exports.Work>> gather =
                  () -> gather(item, version, words.result(), covered.result());
              return door.handAtOnce(key, gather, body -> send(ctx, item, version, body));
            });
  }

  private Future<Exports.Work> gather(
      Item item, long version, Words words, Optional<Checkpoint> covered) {
    Future<Moment> moment = record.moment(item, version);
    Future<Map<Integer, Speaker>> speakers =
        moment.compose(then -> record.speakers(then.authors().voices()));
    return speakers.map(
        known ->
            percent ->
                WholeJson.bytes(
                    item.meeting(),
                    item.agenda(),
                    moment.result(),
                    words,
                    known,
                    covered.orElse(null)));
  }

  /** Not for ever, even at a version: what a public submission said can be erased. */
  private static void send(RoutingContext ctx, Item item, long version, Rendered.Body body) {
    String name = Export.fileName(Format.JSON, item.agenda(), version);
    ctx.response()
        .putHeader("Content-Type", Format.JSON.mediaType())
        .putHeader("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .putHeader("Content-Language", item.agenda().language())
        .putHeader("Cache-Control", Served.REVALIDATE);
    if (!Etag.answeredExactly(ctx, "v" + version + "-" + body.hash())) {
      Served.end(ctx, body.bytes());
    }
  }
}
