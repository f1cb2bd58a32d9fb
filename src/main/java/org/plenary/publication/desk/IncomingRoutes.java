package org.plenary.publication.desk;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.plenary.exchange.Handed;
import org.plenary.exchange.ProposalSymbol;
import org.plenary.exchange.ReadAside;
import org.plenary.exchange.Wish;
import org.plenary.input.Incoming;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.meeting.Meetings;
import org.plenary.negotiation.Target;
import org.plenary.people.Action;
import org.plenary.people.Delegation;
import org.plenary.people.Delegations;
import org.plenary.people.Gate;
import org.plenary.publication.Pages;
import org.plenary.refusal.Refusal;
import org.plenary.resolution.Resolutions;

/**
 * Contributions that come as files: read, looked at, their changes given to the clauses they are
 * about, then put on record for a delegation. Nothing is on record by looking.
 */
public final class IncomingRoutes {
  static final String PATH = "/desk/contributions";
  private static final String ONE = PATH + "/:incoming";

  private final Pages pages;
  private final Meetings meetings;
  private final Resolutions resolutions;
  private final Delegations delegations;
  private final Incoming incoming;
  private final IncomingStore store;

  public IncomingRoutes(
      Pages pages,
      Meetings meetings,
      Resolutions resolutions,
      Delegations delegations,
      Incoming incoming) {
    this.pages = pages;
    this.meetings = meetings;
    this.resolutions = resolutions;
    this.delegations = delegations;
    this.incoming = incoming;
    this.store = new IncomingStore(meetings, resolutions, incoming);
  }

  public void mount(Router router) {
    router.route(PATH + "*").handler(Gate.may(Action.IMPORT));
    router.get(PATH).handler(this::form);
    router.post(PATH).handler(this::keep);
    router.get(ONE).handler(ctx -> one(ctx, ctx.request().getParam("wish"), null));
    router.post(ONE + "/envelope").handler(this::envelope);
    router.post(ONE + "/parts").handler(this::assign);
    router.post(ONE + "/matches").handler(this::match);
    router.post(ONE + "/store").handler(this::store);
    router.post(ONE + "/remove").handler(this::remove);
  }

  /** Whoever sees the form will hand in a file: its reader is started meanwhile. */
  private void form(RoutingContext ctx) {
    ReadAside.prepare(ctx.vertx());
    all(ctx, null);
  }

  private void all(RoutingContext ctx, @Nullable Refusal refusal) {
    Future<List<Meeting>> known = meetings.all();
    Future<List<Incoming.Listed>> kept = incoming.all();
    Future<List<Delegation>> those = delegations.all();
    Future.all(known, kept, those)
        .onSuccess(
            found ->
                pages.show(
                    ctx,
                    "desk/incoming.jte",
                    pages.frame(ctx, "incoming.title"),
                    "meetings",
                    known.result(),
                    "files",
                    kept.result(),
                    "delegations",
                    those.result(),
                    "delegation",
                    Forms.number(ctx.request(), "delegation"),
                    "refusal",
                    refusal))
        .onFailure(ctx::fail);
  }

  /** A file and its name. */
  private record Upload(Buffer bytes, String name) {}

  /** Refusals: {@code meeting.unknown}, {@code delegation.unknown}, those of reading. */
  private void keep(RoutingContext ctx) {
    IncomingFiles files = new IncomingFiles(ctx.vertx(), resolutions);
    long delegation = Forms.number(ctx.request(), "delegation");
    Future<Meeting> meeting = meeting(Forms.field(ctx.request(), "meeting"));
    Future.all(meeting, delegation(delegation))
        .compose(known -> upload(ctx))
        .compose(
            upload ->
                files
                    .read(upload.bytes())
                    .compose(
                        read ->
                            incoming
                                .keep(
                                    meeting.result().id(),
                                    upload.name(),
                                    upload.bytes(),
                                    read.json(),
                                    envelope(read, delegation),
                                    Gate.sure(ctx).voice())
                                .compose(
                                    id ->
                                        guess(files, upload, read, meeting.result(), id).map(id))))
        .onSuccess(id -> Forms.seeOther(ctx, PATH + "/" + id))
        .onFailure(failure -> Forms.again(ctx, failure, refusal -> all(ctx, refusal)));
  }

  private static Future<Upload> upload(RoutingContext ctx) {
    for (FileUpload upload : ctx.fileUploads()) {
      if (upload.size() > 0) {
        return ctx.vertx()
            .fileSystem()
            .readFile(upload.uploadedFileName())
            .map(bytes -> new Upload(bytes, upload.fileName()));
      }
    }
    String text = Forms.field(ctx.request(), "text");
    if (text.isBlank()) {
      return Future.failedFuture(
          new Refusal("import.empty", "Choose a file or paste a text.", "file").asException());
    }
    return Future.succeededFuture(new Upload(Buffer.buffer(text), ""));
  }

  /** As far as the file tells; who hands it in is never read from it. */
  private static Incoming.Envelope envelope(Handed read, long delegation) {
    for (Handed.Part part : read.parts()) {
      ProposalSymbol symbol = part.symbol();
      if (symbol != null) {
        String title = symbol.symbol() + " " + IncomingPage.named(part);
        return new Incoming.Envelope(
            delegation, symbol.document(), symbol.source(), title.strip(), "");
      }
    }
    String title = read.parts().isEmpty() ? "" : IncomingPage.named(read.parts().get(0));
    return new Incoming.Envelope(delegation, "", "", title, "");
  }

  /** Gives each part to the resolution whose number it names. */
  private Future<Void> guess(
      IncomingFiles files, Upload upload, Handed read, Meeting meeting, long id) {
    return meetings
        .agenda(meeting.slug())
        .compose(
            agenda -> {
              Future<Void> done = Future.succeededFuture();
              for (int i = 0; i < read.parts().size(); i++) {
                int part = i;
                AgendaItem to = IncomingFiles.guess(read.parts().get(i), agenda);
                if (to != null) {
                  done =
                      done.compose(v -> files.read(upload.bytes(), read, part, meeting, to))
                          .compose(
                              reading ->
                                  incoming.assign(
                                      id, part, new Incoming.Assigned(to.id(), reading)));
                }
              }
              return done;
            });
  }

  private Future<Meeting> meeting(String slug) {
    return meetings
        .bySlug(slug)
        .map(
            found ->
                found.orElseThrow(
                    () ->
                        new Refusal("meeting.unknown", "There is no such meeting.", "meeting")
                            .asException()));
  }

  private Future<Delegation> delegation(long id) {
    return delegations
        .all()
        .map(
            all ->
                all.stream()
                    .filter(one -> one.id() == id)
                    .findFirst()
                    .orElseThrow(
                        () ->
                            new Refusal(
                                    "delegation.unknown",
                                    "There is no such delegation.",
                                    "delegation")
                                .asException()));
  }

  private void one(RoutingContext ctx, @Nullable String wish, @Nullable Refusal refusal) {
    page(ctx, wish)
        .onSuccess(
            page ->
                pages.show(
                    ctx,
                    "desk/incomingOne.jte",
                    pages.frame(ctx, "incoming.title"),
                    "page",
                    page,
                    "refusal",
                    refusal))
        .onFailure(ctx::fail);
  }

  private Future<IncomingPage> page(RoutingContext ctx, @Nullable String wish) {
    return kept(ctx)
        .compose(
            kept -> {
              Future<Meeting> meeting = meeting(kept.listed().meeting());
              Future<List<Delegation>> all = delegations.all();
              Future<List<IncomingPage.Open>> open = open(kept.listed().meeting(), kept);
              return Future.all(meeting, all, open)
                  .compose(
                      found ->
                          ctx.vertx()
                              .executeBlocking(
                                  () ->
                                      IncomingPage.of(
                                          kept,
                                          meeting.result(),
                                          all.result(),
                                          open.result(),
                                          wish),
                                  false));
            });
  }

  private Future<Incoming.Kept> kept(RoutingContext ctx) {
    return incoming.byId(number(ctx.pathParam("incoming")));
  }

  /** All resolutions of the meeting; the texts of those that a part is about. */
  private Future<List<IncomingPage.Open>> open(String meeting, Incoming.Kept kept) {
    return meetings
        .agenda(meeting)
        .compose(
            agenda -> {
              List<Future<IncomingPage.Open>> open = new ArrayList<>();
              for (AgendaItem item : agenda) {
                boolean about =
                    kept.parts().values().stream().anyMatch(to -> to.resolution() == item.id());
                open.add(
                    about
                        ? opened(item)
                        : Future.succeededFuture(
                            new IncomingPage.Open(
                                item,
                                org.plenary.resolution.State.EMPTY,
                                org.plenary.resolution.State.EMPTY)));
              }
              return Future.all(open).map(done -> done.<IncomingPage.Open>list());
            });
  }

  private Future<IncomingPage.Open> opened(AgendaItem item) {
    return resolutions
        .state(item.id())
        .compose(
            head ->
                head.version() <= 1
                    ? Future.succeededFuture(new IncomingPage.Open(item, head, head))
                    : resolutions
                        .stateAt(item.id(), 1)
                        .map(base -> new IncomingPage.Open(item, base, head)));
  }

  /** Refusal: {@code delegation.unknown}. */
  private void envelope(RoutingContext ctx) {
    HttpServerRequest request = ctx.request();
    Incoming.Envelope envelope =
        new Incoming.Envelope(
            Forms.number(request, "delegation"),
            Forms.field(request, "symbol").strip(),
            Forms.field(request, "source").strip(),
            Forms.field(request, "title").strip(),
            Forms.field(request, "item").strip());
    kept(ctx)
        .compose(
            kept ->
                delegation(envelope.delegation())
                    .compose(known -> incoming.change(kept.listed().id(), envelope)))
        .onSuccess(done -> Forms.seeOther(ctx, path(ctx)))
        .onFailure(failure -> Forms.again(ctx, failure, refusal -> one(ctx, null, refusal)));
  }

  /** Refusals: {@code part.unknown}, {@code resolution.unknown}, those of reading. */
  private void assign(RoutingContext ctx) {
    int part = (int) number(Forms.field(ctx.request(), "part")) - 1;
    String to = Forms.field(ctx.request(), "resolution");
    kept(ctx)
        .compose(kept -> assign(ctx, kept, part, to))
        .onSuccess(done -> Forms.seeOther(ctx, path(ctx) + "#part-" + (part + 1)))
        .onFailure(failure -> Forms.again(ctx, failure, refusal -> one(ctx, null, refusal)));
  }

  private Future<Void> assign(RoutingContext ctx, Incoming.Kept kept, int part, String to) {
    Handed read = Handed.of(kept.reading());
    if (part < 0 || part >= read.parts().size()) {
      throw Refusal.of("part.unknown", "The file has no such part.").asException();
    }
    if (to.equals("new") || to.isEmpty()) {
      boolean text = read.parts().get(part).after() != null;
      long id = to.equals("new") && text ? Incoming.NEW : Incoming.NONE;
      return incoming.assign(kept.listed().id(), part, new Incoming.Assigned(id, null));
    }
    return Future.all(
            meetings.agenda(kept.listed().meeting()),
            meeting(kept.listed().meeting()),
            incoming.file(kept.listed().id()))
        .compose(
            found -> {
              List<AgendaItem> agenda = found.resultAt(0);
              AgendaItem item =
                  agenda.stream()
                      .filter(one -> to.equals("" + one.id()))
                      .findFirst()
                      .orElseThrow(
                          () ->
                              new Refusal(
                                      "resolution.unknown",
                                      "There is no such resolution.",
                                      "resolution")
                                  .asException());
              return new IncomingFiles(ctx.vertx(), resolutions)
                  .read(found.resultAt(2), read, part, found.resultAt(1), item)
                  .compose(
                      reading ->
                          incoming.assign(
                              kept.listed().id(), part, new Incoming.Assigned(item.id(), reading)));
            });
  }

  /** Refusals: {@code wish.unknown}, {@code clause.unknown}. */
  private void match(RoutingContext ctx) {
    HttpServerRequest request = ctx.request();
    int part = (int) number(Forms.field(request, "part")) - 1;
    String wish = Forms.field(request, "wish");
    String[] to = Forms.field(request, "to").split(":", 2);
    page(ctx, (part) + ":" + wish)
        .compose(page -> match(page, part, wish, to))
        .onSuccess(done -> Forms.seeOther(ctx, path(ctx) + "#wish-" + (part + 1) + "-" + wish))
        .onFailure(
            failure -> Forms.again(ctx, failure, refusal -> one(ctx, part + ":" + wish, refusal)));
  }

  private Future<Void> match(IncomingPage page, int part, String wish, String[] to) {
    boolean known =
        part >= 0
            && part < page.parts().size()
            && page.parts().get(part).rows().stream().anyMatch(r -> r.wish().key().equals(wish));
    if (!known) {
      throw Refusal.of("wish.unknown", "The file has no such change.").asException();
    }
    Wish.Choice choice = null;
    if (to[0].equals("out")) {
      choice = new Wish.Choice("", null);
    } else if (!to[0].equals("found")) {
      String clause = to.length > 1 ? to[1] : "";
      boolean there =
          page.parts().get(part).text().blocks().stream().anyMatch(b -> b.id().equals(clause));
      boolean place = List.of("at", "before", "after").contains(to[0]);
      if (!there || !place) {
        throw new Refusal("clause.unknown", "There is no such clause in the text.", "to")
            .asException();
      }
      choice = new Wish.Choice(clause, Target.Place.valueOf(to[0].toUpperCase(Locale.ROOT)));
    }
    return incoming.choose(page.kept().listed().id(), part, wish, choice);
  }

  private void store(RoutingContext ctx) {
    String noReason = pages.frame(ctx, "incoming.title").t("incoming.no-reason");
    page(ctx, null)
        .compose(page -> store.store(page, Gate.sure(ctx).voice(), noReason))
        .onSuccess(done -> Forms.seeOther(ctx, path(ctx) + "#stored"))
        .onFailure(failure -> Forms.again(ctx, failure, refusal -> one(ctx, null, refusal)));
  }

  private void remove(RoutingContext ctx) {
    kept(ctx)
        .compose(kept -> incoming.remove(kept.listed().id()))
        .onSuccess(done -> Forms.seeOther(ctx, PATH))
        .onFailure(ctx::fail);
  }

  private static String path(RoutingContext ctx) {
    return PATH + "/" + number(ctx.pathParam("incoming"));
  }

  /** A number of ours; 0, which is none, where it is not one. */
  private static long number(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,9}") ? Long.parseLong(text) : 0;
  }
}
