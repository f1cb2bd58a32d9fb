package org.plenary.publication;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.plenary.publication.PublicRecord.Item;
import org.plenary.refusal.Refusal;
import org.plenary.resolution.State;

/**
 * The film of a resolution: {@code playback}, stroke by stroke by links, and {@code
 * playback/{chunk}.json}, some hundred strokes at a time for the script.
 */
final class PlaybackRoutes {
  private static final String PATH = "/m/:meeting/:resolution/playback";

  private final Pages pages;
  private final PublicRecord record;
  private final Served served;

  PlaybackRoutes(Pages pages, PublicRecord record, Served served) {
    this.pages = pages;
    this.record = record;
    this.served = served;
  }

  void mount(Router router) {
    Served.get(router, PATH).handler(this::page);
    Served.get(router, PATH + "/:chunk").handler(this::frames);
  }

  private Future<Item> item(RoutingContext ctx) {
    return record.resolution(ctx.pathParam("meeting"), ctx.pathParam("resolution"));
  }

  /** Refusal: {@code version.unknown}. */
  private void page(RoutingContext ctx) {
    String at = ctx.request().getParam("at");
    Wanted clause = Wanted.ALL.on(Wanted.of(ctx.request()).clause());
    item(ctx)
        .compose(
            item -> {
              long version = at == null || at.isEmpty() ? 1 : version(at);
              if (version > item.edition().version()) {
                throw noVersion().asException();
              }
              return page(ctx, item, clause, version);
            })
        .onFailure(ctx::fail);
  }

  private static long version(String at) {
    if (!at.matches("[1-9][0-9]{0,14}")) {
      throw noVersion().asException();
    }
    return Long.parseLong(at);
  }

  private static Refusal noVersion() {
    return Refusal.of("version.unknown", "There is no such version.");
  }

  private Future<Rendered.Body> page(RoutingContext ctx, Item item, Wanted clause, long version) {
    String title = pages.messages(ctx).text("playback.title");
    String query = "at=" + version + (clause.clause().isEmpty() ? "" : "&" + clause.query());
    Frame frame =
        pages.publicFrame(ctx, title + " · " + item.agenda().symbol(), query).of(item.meeting());
    String key =
        String.join(
            " ",
            "playback",
            Served.key(item),
            String.valueOf(item.edition().version()),
            frame.language().tag(),
            query);
    return served
        .page(key, () -> step(item, clause, version, frame))
        .onSuccess(
            body ->
                Served.answer(
                    ctx,
                    frame,
                    "v" + item.edition().version() + "-" + frame.language().tag(),
                    body));
  }

  /** The stroke that ended last at a version or before it, with those beside it. */
  private Future<Callable<byte[]>> step(Item item, Wanted clause, long version, Frame frame) {
    Future<Chronicle.Page> here = record.strokes(item, clause.before(version + 1), 2);
    Future<Chronicle.Page> next = record.strokes(item, clause.after(version), 1);
    return Future.all(here, next)
        .compose(
            both -> {
              var lines = here.result().lines();
              Happening line = lines.isEmpty() ? null : lines.get(0);
              long earlier =
                  lines.stream()
                      .filter(one -> line != null && one.last() < line.last())
                      .mapToLong(Happening::last)
                      .max()
                      .orElse(0);
              var following = next.result().lines();
              long later = following.isEmpty() ? 0 : following.get(following.size() - 1).last();
              return step(item, clause, version, frame, line, here.result(), earlier, later);
            });
  }

  private Future<Callable<byte[]>> step(
      Item item,
      Wanted clause,
      long version,
      Frame frame,
      @Nullable Happening line,
      Chronicle.Page page,
      long earlier,
      long later) {
    long last = line == null ? version : line.last();
    long before = line == null ? version : line.first() - 1;
    Future<State> was =
        before == 0 ? Future.succeededFuture(State.EMPTY) : record.state(item, before);
    Future<State> is = record.state(item, last);
    return Future.all(was, is)
        .map(
            both ->
                () -> {
                  Inputs inputs = new Inputs(item, item.edition().state(), Words.NONE);
                  Map<Integer, Speaker> speakers = PublicRecord.speakers(page.voices());
                  return served.bytes(
                      "open/playback.jte",
                      frame,
                      "page",
                      PlaybackPage.of(
                          item,
                          clause.clause(),
                          was.result(),
                          is.result(),
                          line == null ? null : Change.of(line, speakers, inputs),
                          earlier,
                          later));
                });
  }

  /** Refusal: {@code frames.unknown}. Full ones never change. */
  private void frames(RoutingContext ctx) {
    String asked = ctx.pathParam("chunk");
    if (!asked.matches("(0|[1-9][0-9]{0,9})\\.json")) {
      ctx.fail(unknown().asException());
      return;
    }
    long chunk = Long.parseLong(asked.substring(0, asked.length() - 5));
    item(ctx).compose(item -> frames(ctx, item, chunk)).onFailure(ctx::fail);
  }

  private static Refusal unknown() {
    return Refusal.of("frames.unknown", "Nothing has been written there yet.");
  }

  private Future<Rendered.Body> frames(RoutingContext ctx, Item item, long chunk) {
    long after = chunk * Chronicle.CHUNK;
    long upTo = Math.min(after + Chronicle.CHUNK, item.edition().version());
    if (after >= item.edition().version()) {
      return Future.failedFuture(unknown().asException());
    }
    boolean full = upTo == after + Chronicle.CHUNK;
    return served
        .get(
            "frames " + Served.key(item) + " " + chunk + " " + upTo,
            () ->
                record
                    .past(item, upTo, (int) (upTo - after))
                    .map(past -> () -> Frames.of(item, past)))
        .onSuccess(body -> Served.data(ctx, Served.JSON, "v" + upTo, full, body));
  }
}
