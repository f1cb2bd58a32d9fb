package org.plenary.publication.desk;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plenary.exchange.ReadAside;
import org.plenary.exchange.Transcript;
import org.plenary.input.Transcripts;
import org.plenary.input.Turn;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.meeting.Meetings;
import org.plenary.negotiation.Input;
import org.plenary.people.Action;
import org.plenary.people.Delegation;
import org.plenary.people.Delegations;
import org.plenary.people.Gate;
import org.plenary.publication.Pages;
import org.plenary.refusal.Refusal;
import org.plenary.resolution.Resolutions;

/**
 * Statements out of the transcript of a meeting: who speaks, for whom, and which turns are inputs
 * on which clause. Nothing is on record before it is picked.
 */
public final class TranscriptRoutes {
  static final String PATH = "/desk/transcripts";
  private static final String ONE = PATH + "/:transcript";

  private final Pages pages;
  private final Meetings meetings;
  private final Resolutions resolutions;
  private final Delegations delegations;
  private final Transcripts transcripts;
  private final TranscriptReadings readings = new TranscriptReadings();

  public TranscriptRoutes(
      Pages pages,
      Meetings meetings,
      Resolutions resolutions,
      Delegations delegations,
      Transcripts transcripts) {
    this.pages = pages;
    this.meetings = meetings;
    this.resolutions = resolutions;
    this.delegations = delegations;
    this.transcripts = transcripts;
  }

  public void mount(Router router) {
    router.route(PATH + "*").handler(Gate.may(Action.RECORD));
    router.get(PATH).handler(ctx -> all(ctx, null));
    router.post(PATH).handler(this::keep);
    router.get(ONE).handler(ctx -> one(ctx, number(ctx.request().getParam("turn")) - 1, null));
    router.post(ONE + "/speakers").handler(this::speaksFor);
    router.post(ONE + "/statements").handler(this::take);
    router.post(ONE + "/remove").handler(this::remove);
  }

  private void all(RoutingContext ctx, @Nullable Refusal refusal) {
    Future<List<Meeting>> known = meetings.all();
    Future<List<Transcripts.Listed>> kept = transcripts.all();
    Future.all(known, kept)
        .onSuccess(
            both ->
                pages.show(
                    ctx,
                    "desk/transcripts.jte",
                    pages.frame(ctx, "transcripts.title"),
                    "meetings",
                    known.result(),
                    "transcripts",
                    kept.result(),
                    "source",
                    Forms.field(ctx.request(), "source"),
                    "refusal",
                    refusal))
        .onFailure(ctx::fail);
  }

  /** Refusals: {@code meeting.unknown}, those of reading a transcript and of keeping it. */
  private void keep(RoutingContext ctx) {
    String source = Forms.field(ctx.request(), "source").strip();
    Forms.text(ctx)
        .compose(
            copy ->
                ReadAside.transcript(ctx.vertx(), copy.text())
                    .compose(read -> keep(ctx, source, copy.text(), read)))
        .onSuccess(id -> Forms.seeOther(ctx, PATH + "/" + id))
        .onFailure(failure -> Forms.again(ctx, failure, refusal -> all(ctx, refusal)));
  }

  private Future<Long> keep(RoutingContext ctx, String source, String text, Transcript read) {
    // What no database keeps is no word of anybody.
    String words = text.replace("\u0000", "");
    return meetings
        .named(Forms.field(ctx.request(), "meeting"))
        .compose(m -> transcripts.keep(m.id(), source, words, Gate.sure(ctx).voice()))
        .onSuccess(id -> readings.keep(id, read));
  }

  private void one(RoutingContext ctx, int turn, @Nullable Refusal refusal) {
    page(ctx, turn, refusal == null ? null : filled(ctx.request()))
        .onSuccess(
            page ->
                pages.show(
                    ctx,
                    "desk/transcript.jte",
                    pages.frame(ctx, "transcripts.title"),
                    "page",
                    page,
                    "refusal",
                    refusal))
        .onFailure(ctx::fail);
  }

  /** What was refused comes back as it was sent. */
  private static TranscriptPage.Filled filled(HttpServerRequest request) {
    return new TranscriptPage.Filled(
        Forms.field(request, "speaker"),
        Forms.number(request, "delegation"),
        Forms.field(request, "from"),
        Forms.field(request, "to"),
        Forms.field(request, "about"));
  }

  private Future<TranscriptPage> page(
      RoutingContext ctx, int turn, TranscriptPage.@Nullable Filled filled) {
    Future<List<Delegation>> all = delegations.all();
    return kept(ctx)
        .compose(
            kept ->
                Future.all(
                        all, meetings.named(kept.listed().meeting()), open(kept.listed().meeting()))
                    .compose(
                        found -> {
                          Meeting meeting = found.resultAt(1);
                          List<TranscriptPage.Open> open = found.resultAt(2);
                          return readings
                              .of(ctx.vertx(), kept)
                              .compose(
                                  read ->
                                      ctx.vertx()
                                          .executeBlocking(
                                              () ->
                                                  TranscriptPage.of(
                                                      kept,
                                                      read,
                                                      meeting,
                                                      open,
                                                      all.result(),
                                                      turn,
                                                      filled),
                                              false));
                        }));
  }

  private Future<Transcripts.Kept> kept(RoutingContext ctx) {
    return transcripts.byId(number(ctx.pathParam("transcript")));
  }

  private Future<List<TranscriptPage.Open>> open(String meeting) {
    return meetings
        .agenda(meeting)
        .compose(
            agenda -> {
              List<Future<TranscriptPage.Open>> open = new ArrayList<>();
              for (AgendaItem item : agenda) {
                open.add(
                    resolutions
                        .state(item.id())
                        .map(state -> new TranscriptPage.Open(item, state)));
              }
              return Future.all(open).map(done -> done.<TranscriptPage.Open>list());
            });
  }

  /** Refusals: {@code transcript.unknown}, {@code speaker.unknown}, {@code delegation.unknown}. */
  private void speaksFor(RoutingContext ctx) {
    HttpServerRequest request = ctx.request();
    int speaker = number(Forms.field(request, "speaker"));
    long delegation = Forms.number(request, "delegation");
    kept(ctx)
        .compose(
            kept ->
                spoken(delegation)
                    .compose(known -> speaker(ctx, kept, speaker))
                    .compose(name -> transcripts.speaksFor(kept.listed().id(), name, delegation)))
        .onSuccess(done -> Forms.seeOther(ctx, path(ctx) + "#speakers"))
        .onFailure(failure -> Forms.again(ctx, failure, refusal -> one(ctx, -1, refusal)));
  }

  private Future<String> speaker(RoutingContext ctx, Transcripts.Kept kept, int index) {
    return readings
        .of(ctx.vertx(), kept)
        .map(
            read -> {
              if (index >= read.speakers().size()) {
                throw Refusal.of("speaker.unknown", "There is no such speaker.").asException();
              }
              return read.speakers().get(index).name();
            });
  }

  /** The delegation as statements name it; empty for 0. */
  private Future<Optional<Input.Spoken>> spoken(long delegation) {
    if (delegation == 0) {
      return Future.succeededFuture(Optional.empty());
    }
    return delegations
        .all()
        .map(
            all ->
                all.stream()
                    .filter(one -> one.id() == delegation)
                    .map(one -> new Input.Spoken(one.id(), one.name(), one.region()))
                    .findFirst())
        .map(
            found -> {
              if (found.isEmpty()) {
                throw new Refusal("delegation.unknown", "No such delegation.", "delegation")
                    .asException();
              }
              return found;
            });
  }

  /**
   * Puts a turn on record: {@code about} is the number of a resolution and, behind a colon, the
   * clause. Refusals: those of {@link Turn} and of a statement.
   */
  private void take(RoutingContext ctx) {
    HttpServerRequest request = ctx.request();
    int index = number(Forms.field(request, "turn")) - 1;
    String[] about = Forms.field(request, "about").split(":", 2);
    String clause = about.length > 1 ? about[1] : "";
    kept(ctx)
        .compose(
            kept ->
                Future.all(
                        turn(ctx, kept, index),
                        spoken(Forms.number(request, "delegation")),
                        resolution(kept, about[0]))
                    .compose(
                        found -> {
                          Turn turn = found.resultAt(0);
                          Optional<Input.Spoken> spoken = found.resultAt(1);
                          AgendaItem item = found.resultAt(2);
                          return resolutions
                              .state(item.id())
                              .compose(
                                  state ->
                                      resolutions.submit(
                                          item.id(),
                                          turn.statement(
                                              Gate.sure(ctx).voice(),
                                              state.negotiation().inputs().values(),
                                              clause,
                                              Forms.field(request, "speaker").strip(),
                                              spoken.orElse(null),
                                              number(Forms.field(request, "from")),
                                              number(Forms.field(request, "to")))));
                        }))
        .onSuccess(done -> Forms.seeOther(ctx, path(ctx) + "#turn-" + (index + 1)))
        .onFailure(failure -> Forms.again(ctx, failure, refusal -> one(ctx, index, refusal)));
  }

  private Future<Turn> turn(RoutingContext ctx, Transcripts.Kept kept, int index) {
    return readings.of(ctx.vertx(), kept).map(read -> Turn.of(kept, read, index));
  }

  /** Of the transcript's meeting only. */
  private Future<AgendaItem> resolution(Transcripts.Kept kept, String id) {
    return meetings
        .agenda(kept.listed().meeting())
        .map(
            agenda ->
                agenda.stream()
                    .filter(item -> id.equals("" + item.id()))
                    .findFirst()
                    .orElseThrow(
                        () ->
                            new Refusal(
                                    "resolution.unknown", "There is no such resolution.", "about")
                                .asException()));
  }

  private void remove(RoutingContext ctx) {
    kept(ctx)
        .compose(
            kept -> {
              readings.forget(kept.listed().id());
              return transcripts.remove(kept.listed().id());
            })
        .onSuccess(done -> Forms.seeOther(ctx, PATH))
        .onFailure(ctx::fail);
  }

  private static String path(RoutingContext ctx) {
    return PATH + "/" + number(ctx.pathParam("transcript"));
  }

  /** A number of ours; 0, which is none, where it is not one. */
  private static int number(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
  }
}
