package org.plenary.publication;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.plenary.meeting.Meeting;
import org.plenary.people.Delegations;
import org.plenary.publication.PublicRecord.Item;
import org.plenary.publication.PublicRecord.Past;
import org.plenary.resolution.Moment;
import org.plenary.resolution.State;

/**
 * What anybody may read: {@code /}, {@code /m/{meeting}}, {@code /m/{meeting}/{resolution}}. The
 * same bytes for everybody who reads a version in a language; rendered aside and kept.
 */
final class PublicRoutes {
  /** Entries looked back at for the latest changes. */
  private static final int LOOK_BACK = 400;

  private final Pages pages;
  private final PublicRecord record;
  private final Served served;
  private final Delegations delegations;

  PublicRoutes(Pages pages, PublicRecord record, Served served, Delegations delegations) {
    this.delegations = delegations;
    this.pages = pages;
    this.record = record;
    this.served = served;
  }

  void mount(Router router) {
    Served.get(router, "/").handler(this::meetings);
    Served.get(router, "/m/:meeting").handler(this::meeting);
    Served.get(router, "/m/:meeting/:resolution").handler(this::resolution);
  }

  private void meetings(RoutingContext ctx) {
    Frame frame = pages.publicFrame(ctx, pages.messages(ctx).text("meetings.title"), "");
    record
        .meetings()
        .compose(
            all ->
                served.page(
                    "meetings " + frame.language() + all,
                    () -> served.ready("open/meetings.jte", frame, "meetings", all)))
        .onSuccess(body -> Served.answer(ctx, frame, frame.language().tag(), body))
        .onFailure(ctx::fail);
  }

  private void meeting(RoutingContext ctx) {
    record
        .whole(ctx.pathParam("meeting"))
        .compose(whole -> meeting(ctx, whole))
        .onFailure(ctx::fail);
  }

  private Future<Void> meeting(RoutingContext ctx, PublicRecord.Whole whole) {
    Meeting meeting = whole.meeting();
    Frame frame = pages.publicFrame(ctx, meeting.title(), "").of(meeting);
    return served
        .page(
            "meeting " + frame.language() + whole.key(),
            () ->
                Future.join(
                        record.takePart(whole.items()),
                        delegations.regions(),
                        record.changes(meeting))
                    .map(
                        all ->
                            () ->
                                served.bytes(
                                    "open/meeting.jte",
                                    frame,
                                    "meeting",
                                    meeting,
                                    "chosen",
                                    whole.chosen(),
                                    "items",
                                    whole.items().stream().map(Listed::of).toList(),
                                    "parties",
                                    PartyPage.parties(all.resultAt(0)),
                                    "regions",
                                    PartyPage.names(all.resultAt(1), frame.language().tag()),
                                    "changes",
                                    all.resultAt(2),
                                    "follow",
                                    whole.follow())))
        .onSuccess(body -> Served.answer(ctx, frame, frame.language().tag(), body))
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
    Frame frame = pages.publicFrame(ctx, item.agenda().symbol(), asked.query()).of(item.meeting());
    boolean newest = version == item.edition().version();
    return record
        .words(item)
        .compose(
            words -> {
              String key =
                  String.join(
                      " ",
                      Served.key(item),
                      String.valueOf(version),
                      frame.language().tag(),
                      frame.query(),
                      String.valueOf(newest),
                      words.toString());
              return served.page(key, () -> text(item, asked, version, newest, frame, words));
            })
        .onSuccess(
            body -> Served.answer(ctx, frame, "v" + version + "-" + frame.language().tag(), body))
        .mapEmpty();
  }

  private Future<Callable<byte[]>> text(
      Item item, Asked asked, long version, boolean newest, Frame frame, Words words) {
    return asked.authors()
        ? authors(item, version, newest, frame, words)
        : record
            .state(item, version)
            .compose(to -> record.withBrackets(item, to))
            .compose(to -> text(item, asked, to, newest, frame, words));
  }

  private Future<Callable<byte[]>> text(
      Item item, Asked asked, State to, boolean newest, Frame frame, Words words) {
    Future<Past> past = record.past(item, to.version(), LOOK_BACK);
    Future<State> from =
        asked.comparing() ? record.state(item, asked.from(to)) : Future.succeededFuture(to);
    return Future.all(past, from)
        .map(
            both ->
                () -> {
                  Inputs inputs = new Inputs(item, to, words);
                  TextPage page =
                      asked.comparing()
                          ? TextPage.comparing(
                              item, from.result(), to, newest, past.result(), inputs)
                          : TextPage.reading(
                              item, to, newest, past.result(), inputs, under(frame, item));
                  return served.bytes("open/resolution.jte", frame, "page", page);
                });
  }

  /** The text with the hand of each word. */
  private Future<Callable<byte[]>> authors(
      Item item, long version, boolean newest, Frame frame, Words words) {
    Future<Moment> moment = record.moment(item, version);
    Future<Past> past = record.past(item, version, LOOK_BACK);
    Future<State> told = moment.compose(then -> record.withBrackets(item, then.state()));
    return Future.all(told, past)
        .compose(both -> record.speakers(moment.result().authors().voices()))
        .map(
            speakers ->
                () -> {
                  Inputs inputs = new Inputs(item, told.result(), words);
                  var seen = new AuthorsPage.Seen(item, moment.result(), inputs, speakers);
                  TextPage page =
                      TextPage.authors(
                          item,
                          seen,
                          newest,
                          past.result(),
                          under(frame, item),
                          inline -> seen.worn(inline, frame));
                  return served.bytes("open/resolution.jte", frame, "page", page);
                });
  }

  private Function<ClauseView, String> under(Frame frame, Item item) {
    return clause -> under(frame, item, clause);
  }

  private String under(Frame frame, Item item, ClauseView clause) {
    return clause.quiet()
        ? ""
        : pages.html(
            "open/under.jte",
            frame,
            "clause",
            clause,
            "lang",
            item.agenda().language(),
            "dir",
            item.agenda().direction());
  }
}
