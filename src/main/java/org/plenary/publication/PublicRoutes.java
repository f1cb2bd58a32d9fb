package org.plenary.publication;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.plenary.exchange.Export;
import org.plenary.exchange.Format;
import org.plenary.http.Etag;
import org.plenary.meeting.Meeting;
import org.plenary.negotiation.Stamp;
import org.plenary.people.Delegations;
import org.plenary.people.Voice;
import org.plenary.proof.Checkpoint;
import org.plenary.publication.PublicRecord.Item;
import org.plenary.publication.PublicRecord.Past;
import org.plenary.refusal.Refusal;
import org.plenary.resolution.Moment;
import org.plenary.resolution.State;

/**
 * What anybody may read: {@code /}, {@code /m/{meeting}}, {@code /m/{meeting}/{resolution}} and the
 * exports below it but {@link WholeRoutes}. The same bytes for everybody who reads a version in a
 * language; rendered aside and kept.
 */
final class PublicRoutes {
  /** Entries looked back at for the latest changes. */
  private static final int LOOK_BACK = 400;

  private final Pages pages;
  private final PublicRecord record;
  private final Served served;
  private final Covering covering;
  private final ExportDoor door;
  private final Delegations delegations;

  PublicRoutes(
      Pages pages,
      PublicRecord record,
      Served served,
      Covering covering,
      ExportDoor door,
      Delegations delegations) {
    this.delegations = delegations;
    this.door = door;
    this.covering = covering;
    this.pages = pages;
    this.record = record;
    this.served = served;
  }

  void mount(Router router) {
    Served.get(router, "/").handler(this::meetings);
    Served.get(router, "/m/:meeting").handler(this::meeting);
    Served.get(router, "/m/:meeting/:resolution").handler(this::resolution);
    for (Format format : Format.values()) {
      if (format != Format.JSON) {
        Served.get(router, "/m/:meeting/:resolution/text." + format.extension())
            .handler(ctx -> export(ctx, format));
      }
    }
    Served.get(router, "/m/:meeting/:resolution/final.zip").handler(this::bundle);
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
        asked.comparing() ? record.state(item, from(asked, to)) : Future.succeededFuture(to);
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

  private static long from(Asked asked, State to) {
    Long from = asked.from();
    return from == null ? to.base() : from;
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
              long from = Math.min(from(asked, after), version);
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
