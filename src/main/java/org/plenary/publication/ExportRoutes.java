package org.plenary.publication;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.plenary.exchange.Export;
import org.plenary.exchange.Format;
import org.plenary.http.Etag;
import org.plenary.negotiation.Stamp;
import org.plenary.people.Voice;
import org.plenary.proof.Checkpoint;
import org.plenary.publication.PublicRecord.Item;
import org.plenary.refusal.Refusal;
import org.plenary.resolution.Moment;
import org.plenary.resolution.State;

/**
 * What anybody may take away of a text: {@code /m/{meeting}/{resolution}/text.*}, clean and with a
 * redline, and {@code final.zip}; the JSON is {@link WholeRoutes}'. The same bytes for everybody
 * who asks for a version.
 */
final class ExportRoutes {
  private final PublicRecord record;
  private final Covering covering;
  private final ExportDoor door;

  ExportRoutes(PublicRecord record, Covering covering, ExportDoor door) {
    this.record = record;
    this.covering = covering;
    this.door = door;
  }

  void mount(Router router) {
    for (Format format : Format.values()) {
      if (format != Format.JSON) {
        Served.get(router, "/m/:meeting/:resolution/text." + format.extension())
            .handler(ctx -> export(ctx, format));
      }
    }
    Served.get(router, "/m/:meeting/:resolution/final.zip").handler(this::bundle);
  }

  private Future<Item> item(RoutingContext ctx) {
    return record.resolution(ctx.pathParam("meeting"), ctx.pathParam("resolution"));
  }

  private void export(RoutingContext ctx, Format format) {
    Asked asked = Asked.of(ctx.request());
    item(ctx)
        .compose(
            item ->
                Export.hasRedline(format) && asked.comparing()
                    ? redline(ctx, item, asked, format)
                    : clean(ctx, item, asked, format))
        .onFailure(ctx::fail);
  }

  private Future<Void> clean(RoutingContext ctx, Item item, Asked asked, Format format) {
    Long wanted = asked.version();
    long version = wanted == null ? item.edition().version() : wanted;
    String name = Export.fileName(format, item.agenda(), version);
    return covering
        .first(item, version)
        .compose(
            covered -> {
              boolean fixed = wanted != null && covered.isPresent();
              String key = "export " + format + " " + Served.key(item) + " " + version + covered;
              Supplier<Future<Exports.Work>> gather =
                  () ->
                      record.state(item, version).map(state -> work(format, item, state, covered));
              Consumer<Rendered.Body> answer =
                  body -> send(ctx, format, item, name, version, fixed, body);
              if (format != Format.PDF && format != Format.DOCX) {
                return door.handAtOnce(key, gather, answer);
              }
              door.hand(ctx, item, key, gather, answer);
              return Future.succeededFuture();
            });
  }

  private static Exports.Work work(
      Format format, Item item, State state, Optional<Checkpoint> covered) {
    return percent ->
        Export.bytes(format, item.meeting(), item.agenda(), state, covered.orElse(null), percent);
  }

  private Future<Void> redline(RoutingContext ctx, Item item, Asked asked, Format format) {
    Long wanted = asked.version();
    long version = wanted == null ? item.edition().version() : wanted;
    return Future.all(record.state(item, version), covering.first(item, version))
        .map(
            both -> {
              State after = both.resultAt(0);
              Optional<Checkpoint> covered = both.resultAt(1);
              long from = Math.min(asked.from(after), version);
              String name = Export.fileName(format, item.agenda(), from, version);
              boolean fixed = wanted != null && covered.isPresent();
              door.hand(
                  ctx,
                  item,
                  "redline "
                      + format
                      + " "
                      + Served.key(item)
                      + " "
                      + from
                      + " "
                      + version
                      + covered,
                  () -> redline(format, item, after, from, covered),
                  body -> send(ctx, format, item, name, version, fixed, body));
              return null;
            });
  }

  private Future<Exports.Work> redline(
      Format format, Item item, State after, long from, Optional<Checkpoint> covered) {
    return record
        .state(item, from)
        .compose(
            before ->
                record
                    .provenance(item, before, after)
                    .map(
                        provenance ->
                            percent ->
                                Export.redline(
                                    format,
                                    item.meeting(),
                                    item.agenda(),
                                    before,
                                    after,
                                    provenance,
                                    covered.orElse(null),
                                    percent)));
  }

  /** Refusals: {@code resolution.unknown}, {@code resolution.unadopted}, {@code exports.busy}. */
  private void bundle(RoutingContext ctx) {
    item(ctx).compose(item -> bundle(ctx, item)).onFailure(ctx::fail);
  }

  private Future<Void> bundle(RoutingContext ctx, Item item) {
    Stamp adopted = item.edition().state().negotiation().adopted();
    if (adopted == null) {
      throw Refusal.of("resolution.unadopted", "There is no final text before the adoption.")
          .asException();
    }
    long version = adopted.version();
    Future<Words> words = record.words(item);
    Future<Optional<String>> note = covering.note(item.agenda().id(), version);
    return Future.all(words, note)
        .map(
            both -> {
              door.hand(
                  ctx,
                  item,
                  "final " + Served.key(item) + " " + version + words.result() + note.result(),
                  () -> bundle(item, version, words.result(), note.result()),
                  body -> {
                    ctx.response()
                        .putHeader("Content-Type", "application/zip")
                        .putHeader(
                            "Content-Disposition",
                            "attachment; filename=\""
                                + AdoptionBundle.fileName(item.agenda(), version)
                                + "\"")
                        .putHeader("Cache-Control", Served.REVALIDATE);
                    if (!Etag.answeredExactly(ctx, "v" + version + "-" + body.hash())) {
                      Served.end(ctx, body.bytes());
                    }
                  });
              return null;
            });
  }

  private Future<Exports.Work> bundle(Item item, long version, Words words, Optional<String> note) {
    Future<Moment> adopted = record.moment(item, version);
    Future<Map<Integer, Voice>> voices =
        adopted.compose(moment -> record.voices(moment.authors().voices()));
    Future<State> base = adopted.compose(moment -> record.state(item, moment.state().base()));
    return Future.all(voices, base)
        .compose(both -> record.provenance(item, base.result(), adopted.result().state()))
        .map(
            provenance ->
                percent ->
                    AdoptionBundle.bytes(
                        item.meeting(),
                        item.agenda(),
                        base.result(),
                        adopted.result(),
                        words.byNumber(),
                        voices.result(),
                        provenance,
                        note.orElse(null),
                        percent));
  }

  private static void send(
      RoutingContext ctx,
      Format format,
      Item item,
      String name,
      long version,
      boolean fixed,
      Rendered.Body body) {
    ctx.response()
        .putHeader("Content-Type", format.mediaType())
        .putHeader("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .putHeader("Content-Language", item.agenda().language())
        .putHeader("Cache-Control", fixed ? Served.FOR_EVER : Served.REVALIDATE);
    if (!Etag.answeredExactly(ctx, "v" + version + "-" + body.hash())) {
      Served.end(ctx, body.bytes());
    }
  }
}
