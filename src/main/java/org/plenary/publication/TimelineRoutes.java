package org.plenary.publication;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import org.plenary.exchange.IcuSegmenter;
import org.plenary.http.Site;
import org.plenary.publication.PublicRecord.Item;
import org.plenary.refusal.Refusal;
import org.plenary.resolution.State;

/**
 * What happened to a resolution: {@code timeline} with its data, {@code changes/{version}} and the
 * feeds below its address.
 */
final class TimelineRoutes {
  private static final String PATH = "/m/:meeting/:resolution";

  /** Lines of one page; in data and while a change is looked for. */
  private static final int PAGE = 50;

  private static final int DATA = 500;

  /** So many lines of one entry are shown with all of their words. */
  private static final int WHOLE = 8;

  private final Pages pages;
  private final PublicRecord record;
  private final Served served;
  private final Site site;

  TimelineRoutes(Pages pages, PublicRecord record, Served served, Site site) {
    this.pages = pages;
    this.record = record;
    this.served = served;
    this.site = site;
  }

  void mount(Router router) {
    Served.get(router, PATH + "/timeline").handler(this::page);
    Served.get(router, PATH + "/timeline.json")
        .handler(ctx -> data(ctx, "json", Served.JSON, Happened::json));
    Served.get(router, PATH + "/timeline.csv")
        .handler(ctx -> data(ctx, "csv", Served.CSV, Happened::csv));
    Served.get(router, PATH + "/changes/:version").handler(this::change);
    Served.get(router, PATH + "/feed.json")
        .handler(ctx -> feed(ctx, "feed.json", FeedMaker.JSON, Feed::json));
    Served.get(router, PATH + "/feed.atom")
        .handler(ctx -> feed(ctx, "feed.atom", FeedMaker.ATOM, Feed::atom));
  }

  private Future<Item> item(RoutingContext ctx) {
    return record.resolution(ctx.pathParam("meeting"), ctx.pathParam("resolution"));
  }

  private static String key(Item item, Wanted wanted, Words words) {
    return Served.key(item) + " " + item.edition().version() + " " + wanted + " " + words;
  }

  private void page(RoutingContext ctx) {
    Wanted wanted = Wanted.of(ctx.request());
    String title = pages.messages(ctx).text("timeline.title");
    item(ctx)
        .compose(
            item -> {
              Frame frame =
                  pages
                      .publicFrame(ctx, title + " · " + item.agenda().symbol(), wanted.query())
                      .of(item.meeting());
              return record
                  .words(item)
                  .compose(
                      words ->
                          served.page(
                              "timeline " + frame.language().tag() + key(item, wanted, words),
                              () ->
                                  timeline(item, wanted, PAGE, words)
                                      .map(
                                          made ->
                                              () ->
                                                  served.bytes(
                                                      "open/timeline.jte",
                                                      frame,
                                                      "page",
                                                      made.call()))))
                  .onSuccess(
                      body ->
                          Served.answer(
                              ctx,
                              frame,
                              "v" + item.edition().version() + "-" + frame.language().tag(),
                              body));
            })
        .onFailure(ctx::fail);
  }

  private Future<Callable<TimelinePage>> timeline(Item item, Wanted wanted, int most, Words words) {
    return record
        .timeline(item, wanted, most)
        .map(
            page ->
                () ->
                    TimelinePage.of(
                        item, wanted, page, new Inputs(item, item.edition().state(), words)));
  }

  private String url(Item item) {
    return site.origins().get(0) + "/m/" + item.agenda().meeting() + "/" + item.agenda().slug();
  }

  private void data(
      RoutingContext ctx,
      String extension,
      String type,
      BiFunction<TimelinePage, String, byte[]> write) {
    Wanted wanted = Wanted.of(ctx.request());
    item(ctx)
        .compose(
            item -> {
              String name =
                  item.agenda().meeting() + "-" + item.agenda().slug() + "-timeline." + extension;
              return served
                  .get(
                      name + " " + key(item, wanted, Words.NONE),
                      () ->
                          timeline(item, wanted, DATA, Words.NONE)
                              .map(made -> () -> write.apply(made.call(), url(item))))
                  .onSuccess(
                      body ->
                          Served.file(
                              ctx, type, name, "v" + item.edition().version(), false, body));
            })
        .onFailure(ctx::fail);
  }

  private void feed(
      RoutingContext ctx,
      String name,
      String type,
      java.util.function.Function<Feed, byte[]> write) {
    Wanted wanted = Wanted.of(ctx.request()).before(0);
    item(ctx)
        .compose(
            item -> {
              Frame frame = pages.publicFrame(ctx, "", "").of(item.meeting());
              String lang = frame.language().tag();
              return served
                  .get(
                      name + " " + lang + key(item, wanted, Words.NONE),
                      () ->
                          timeline(item, wanted, PAGE, Words.NONE)
                              .map(
                                  made ->
                                      () -> {
                                        FeedMaker maker = new FeedMaker(pages, frame);
                                        TimelinePage page = made.call();
                                        return write.apply(
                                            maker.feed(
                                                item.agenda().symbol()
                                                    + " "
                                                    + item.agenda().title(),
                                                url(item) + "/timeline" + wanted.asked(),
                                                url(item) + "/" + name + maker.asked(wanted),
                                                maker.posts(page, url(item), "")));
                                      }))
                  .onSuccess(
                      body -> {
                        ctx.response().putHeader("Vary", "Accept-Language, Cookie");
                        Served.data(
                            ctx, type, "v" + item.edition().version() + "-" + lang, false, body);
                      });
            })
        .onFailure(ctx::fail);
  }

  /** Refusal: {@code change.unknown}. */
  private void change(RoutingContext ctx) {
    String asked = ctx.pathParam("version");
    if (!asked.matches("[1-9][0-9]{0,14}")) {
      ctx.fail(unknown().asException());
      return;
    }
    long version = Long.parseLong(asked);
    item(ctx).compose(item -> change(ctx, item, version)).onFailure(ctx::fail);
  }

  private static Refusal unknown() {
    return Refusal.of("change.unknown", "There is no such change.");
  }

  private Future<Rendered.Body> change(RoutingContext ctx, Item item, long version) {
    if (version > item.edition().version()) {
      return Future.failedFuture(unknown().asException());
    }
    Frame frame =
        pages
            .publicFrame(
                ctx,
                pages.messages(ctx).text("change.one", "version", version)
                    + " · "
                    + item.agenda().symbol(),
                "")
            .of(item.meeting());
    return record
        .words(item)
        .compose(
            words ->
                served.page(
                    "change " + version + frame.language().tag() + key(item, Wanted.ALL, words),
                    () -> change(item, version, frame, words)))
        .onSuccess(
            body ->
                Served.answer(
                    ctx,
                    frame,
                    "v" + item.edition().version() + "-" + frame.language().tag(),
                    body));
  }

  /** All that was done in one go with that entry. */
  private Future<Callable<byte[]>> change(Item item, long version, Frame frame, Words words) {
    Future<Chronicle.Page> page = record.timeline(item, Wanted.ALL.after(version - 1), DATA);
    Future<PublicRecord.Past> entry = record.past(item, version, 1);
    return Future.all(page, entry)
        .compose(
            both -> {
              int voice = entry.result().entries().get(0).voice();
              List<Happening> lines =
                  page.result().lines().stream()
                      .filter(line -> line.voice() == voice && line.first() <= version)
                      .toList();
              if (lines.isEmpty()) {
                throw unknown().asException();
              }
              return states(item, lines)
                  .map(
                      states ->
                          () -> change(item, version, page.result(), lines, states, frame, words));
            });
  }

  /** Before and after each of the first lines. */
  private Future<List<State>> states(Item item, List<Happening> lines) {
    Future<List<State>> all = Future.succeededFuture(new ArrayList<>());
    for (Happening line : lines.subList(0, Math.min(WHOLE, lines.size()))) {
      for (long version : new long[] {line.first() - 1, line.last()}) {
        all =
            all.compose(
                states ->
                    (version == 0
                            ? Future.succeededFuture(State.EMPTY)
                            : record.state(item, version))
                        .map(
                            state -> {
                              states.add(state);
                              return states;
                            }));
      }
    }
    return all;
  }

  private byte[] change(
      Item item,
      long version,
      Chronicle.Page page,
      List<Happening> lines,
      List<State> states,
      Frame frame,
      Words words) {
    Inputs inputs = new Inputs(item, item.edition().state(), words);
    var speakers = PublicRecord.speakers(page.voices());
    var segmenter = IcuSegmenter.of(item.agenda().language());
    List<ChangePage.Shown> shown = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Happening line = lines.get(i);
      Change change = Change.of(line, speakers, inputs);
      boolean whole = 2 * i < states.size() && line.wrote() && !line.kind().equals("text");
      shown.add(
          new ChangePage.Shown(
              change,
              whole
                  ? ChangePage.words(
                      line.clause(), states.get(2 * i), states.get(2 * i + 1), segmenter)
                  : line.pieces()));
    }
    return served.bytes("open/change.jte", frame, "page", ChangePage.of(item, version, shown));
  }
}
