package org.plenary.publication;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.plenary.http.Site;
import org.plenary.people.Delegations;
import org.plenary.publication.PublicRecord.Item;
import org.plenary.publication.PublicRecord.Whole;
import org.plenary.refusal.Refusal;

/**
 * What anybody may read of a whole meeting: {@code delegations/{delegation}}, {@code
 * regions/{region}}, {@code data} and the feeds below its address.
 */
final class PartyRoutes {
  /** Lines of each resolution in a meeting's feed, and of the whole feed. */
  private static final int LINES = 30;

  private static final int MOST = 50;

  private final Pages pages;
  private final PublicRecord record;
  private final Served served;
  private final Site site;
  private final Delegations delegations;

  PartyRoutes(Pages pages, PublicRecord record, Served served, Site site, Delegations delegations) {
    this.pages = pages;
    this.record = record;
    this.served = served;
    this.site = site;
    this.delegations = delegations;
  }

  void mount(Router router) {
    Served.get(router, "/m/:meeting/data").handler(this::data);
    Served.get(router, "/m/:meeting/delegations/:delegation").handler(this::delegation);
    Served.get(router, "/m/:meeting/regions/:region").handler(this::region);
    Served.get(router, "/m/:meeting/feed.json")
        .handler(ctx -> feed(ctx, "feed.json", FeedMaker.JSON, Feed::json));
    Served.get(router, "/m/:meeting/feed.atom")
        .handler(ctx -> feed(ctx, "feed.atom", FeedMaker.ATOM, Feed::atom));
  }

  private Future<Whole> open(RoutingContext ctx) {
    return record.whole(ctx.pathParam("meeting"));
  }

  private void data(RoutingContext ctx) {
    String title = pages.messages(ctx).text("data.title");
    open(ctx)
        .compose(
            open -> {
              Frame frame =
                  pages
                      .publicFrame(ctx, title + " · " + open.meeting().title(), "")
                      .of(open.meeting());
              return served
                  .page(
                      "data " + frame.language() + open.key(),
                      () ->
                          Future.succeededFuture(
                              () ->
                                  served.bytes(
                                      "open/data.jte",
                                      frame,
                                      "meeting",
                                      open.meeting(),
                                      "items",
                                      open.items().stream().map(Listed::of).toList())))
                  .onSuccess(body -> Served.answer(ctx, frame, frame.language().tag(), body));
            })
        .onFailure(ctx::fail);
  }

  /** Refusal: {@code delegation.unknown}, also for one that did nothing here. */
  private void delegation(RoutingContext ctx) {
    String asked = ctx.pathParam("delegation");
    if (!asked.matches("[1-9][0-9]{0,14}")) {
      ctx.fail(noDelegation().asException());
      return;
    }
    Wanted who = Wanted.ALL.of(Long.parseLong(asked));
    open(ctx)
        .compose(
            open ->
                parties(open)
                    .compose(
                        all -> {
                          PartyPage.Party party =
                              all.stream()
                                  .filter(one -> one.id() == who.delegation())
                                  .findFirst()
                                  .orElseThrow(() -> noDelegation().asException());
                          return page(
                              ctx, open, who, party.name(), party.region(), false, List.of());
                        }))
        .onFailure(ctx::fail);
  }

  private static Refusal noDelegation() {
    return Refusal.of("delegation.unknown", "There is no such delegation.");
  }

  /** Refusal: {@code region.unknown}. */
  private void region(RoutingContext ctx) {
    String code = ctx.pathParam("region");
    String language = pages.publicFrame(ctx, "", "").language().tag();
    delegations
        .regions()
        .compose(
            regions -> {
              String name =
                  regions.stream()
                      .filter(one -> one.code().equals(code))
                      .map(one -> one.name(language))
                      .findFirst()
                      .orElseThrow(
                          () ->
                              Refusal.of("region.unknown", "There is no such region.")
                                  .asException());
              return open(ctx)
                  .compose(
                      open ->
                          parties(open)
                              .compose(
                                  all ->
                                      page(
                                          ctx,
                                          open,
                                          Wanted.ALL.of(code),
                                          name,
                                          code,
                                          true,
                                          all.stream()
                                              .filter(one -> one.region().equals(code))
                                              .toList())));
            })
        .onFailure(ctx::fail);
  }

  private Future<List<PartyPage.Party>> parties(Whole open) {
    return record.takePart(open.items()).map(PartyPage::parties);
  }

  private Future<Rendered.Body> page(
      RoutingContext ctx,
      Whole open,
      Wanted who,
      String name,
      String region,
      boolean ofRegion,
      List<PartyPage.Party> others) {
    Frame frame =
        pages.publicFrame(ctx, name + " · " + open.meeting().title(), "").of(open.meeting());
    return all(open.items(), record::words)
        .compose(
            words ->
                served.page(
                    "party " + frame.language().tag() + who + open.key() + words,
                    () ->
                        seen(open.items(), words)
                            .map(
                                seen ->
                                    () ->
                                        served.bytes(
                                            "open/party.jte",
                                            frame,
                                            "page",
                                            new PartyPage(
                                                open.meeting(),
                                                name,
                                                region,
                                                ofRegion,
                                                others,
                                                who.query(),
                                                open.follow(),
                                                parts(seen, who))))))
        .onSuccess(body -> Served.answer(ctx, frame, frame.language().tag(), body));
  }

  private static List<PartyPage.Part> parts(List<PartyPage.Seen> seen, Wanted who) {
    return seen.stream()
        .map(one -> PartyPage.part(one, who))
        .filter(part -> part.words() > 0 || !part.inputs().isEmpty())
        .toList();
  }

  private Future<List<PartyPage.Seen>> seen(List<Item> items, List<Words> words) {
    return all(items, item -> record.moment(item, item.edition().version()))
        .compose(
            moments ->
                all(moments, moment -> record.voices(moment.authors().voices()))
                    .map(
                        voices -> {
                          List<PartyPage.Seen> seen = new ArrayList<>();
                          for (int i = 0; i < items.size(); i++) {
                            seen.add(
                                new PartyPage.Seen(
                                    items.get(i), moments.get(i), voices.get(i), words.get(i)));
                          }
                          return seen;
                        }));
  }

  private static <A, B> Future<List<B>> all(List<A> some, Function<A, Future<B>> ask) {
    List<Future<B>> asked = some.stream().map(ask).toList();
    return Future.all(asked).map(done -> asked.stream().map(Future::result).toList());
  }

  private void feed(RoutingContext ctx, String name, String type, Function<Feed, byte[]> write) {
    Wanted wanted = Wanted.of(ctx.request()).before(0);
    open(ctx)
        .compose(
            open -> {
              Frame frame = pages.publicFrame(ctx, "", "").of(open.meeting());
              return served
                  .get(
                      name + " " + frame.language().tag() + open.key() + wanted,
                      () -> feed(open, frame, wanted, name, write))
                  .onSuccess(
                      body -> {
                        ctx.response().putHeader("Vary", "Accept-Language, Cookie");
                        Served.data(ctx, type, frame.language().tag(), false, body);
                      });
            })
        .onFailure(ctx::fail);
  }

  private Future<Callable<byte[]>> feed(
      Whole open, Frame frame, Wanted wanted, String name, Function<Feed, byte[]> write) {
    String url = site.origins().get(0) + "/m/" + open.meeting().slug();
    return all(open.items(), item -> record.timeline(item, wanted, LINES))
        .map(
            lines ->
                () -> {
                  FeedMaker maker = new FeedMaker(pages, frame);
                  List<Feed.Post> posts = new ArrayList<>();
                  for (int i = 0; i < open.items().size(); i++) {
                    Item item = open.items().get(i);
                    Inputs inputs = new Inputs(item, item.edition().state(), Words.NONE);
                    TimelinePage page = TimelinePage.of(item, wanted, lines.get(i), inputs);
                    posts.addAll(
                        maker.posts(
                            page, url + "/" + item.agenda().slug(), item.agenda().symbol()));
                  }
                  posts.sort(Comparator.comparing(Feed.Post::at).reversed());
                  List<Feed.Post> latest = posts.subList(0, Math.min(MOST, posts.size()));
                  return write.apply(
                      maker.feed(
                          open.meeting().title(),
                          url,
                          url + "/" + name + maker.asked(wanted),
                          latest));
                });
  }
}
