package org.plenary.publication;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plenary.exchange.Export;
import org.plenary.journal.Entry;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.meeting.Meetings;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.ClauseStatus;
import org.plenary.people.Action;
import org.plenary.people.Gate;
import org.plenary.people.Voice;
import org.plenary.people.Voices;
import org.plenary.refusal.Refusal;
import org.plenary.resolution.Authorship;
import org.plenary.resolution.Command;
import org.plenary.resolution.Receipt;
import org.plenary.resolution.Resolutions;
import org.plenary.resolution.State;
import org.plenary.resolution.Submission;
import org.plenary.wire.DocJson;
import org.plenary.wire.Json;

/**
 * What the drafting page asks over HTTP, for those who are signed in: {@code
 * /api/resolutions/{id}/...}. Shapes are in {@code docs/http.md}.
 */
final class ResolutionApi {
  private static final String PATH = "/api/resolutions/:id";

  /** Entries in one answer. */
  private static final int PAGE = 500;

  private final Meetings meetings;
  private final Resolutions resolutions;
  private final Voices voices;
  private final Visibility visibility;

  /** A resolution with its meeting. */
  private record Found(Meeting meeting, AgendaItem item) {}

  ResolutionApi(Meetings meetings, Resolutions resolutions, Voices voices, Visibility visibility) {
    this.meetings = meetings;
    this.resolutions = resolutions;
    this.voices = voices;
    this.visibility = visibility;
  }

  void mount(Router router) {
    router.route(PATH).handler(Gate.may(Action.FOLLOW));
    router.route(PATH + "/*").handler(Gate.may(Action.FOLLOW));
    router.get(PATH).handler(this::about);
    router.get(PATH + "/versions/:version").handler(this::version);
    router.get(PATH + "/authors").handler(this::authors);
    router.get(PATH + "/entries").handler(this::entries);
    router
        .post(PATH + "/clauses/:clause/status")
        .handler(Gate.may(Action.LOCK))
        .handler(this::status);
    router.post(PATH + "/visibility").handler(Gate.may(Action.PUBLISH)).handler(this::visibility);
  }

  private Future<Found> find(RoutingContext ctx) {
    String id = ctx.pathParam("id");
    if (!id.matches("[1-9][0-9]{0,17}")) {
      return unknown("resolution");
    }
    return meetings
        .resolution(Long.parseLong(id))
        .compose(
            found ->
                found.isEmpty()
                    ? unknown("resolution")
                    : meetings
                        .bySlug(found.get().meeting())
                        .map(Optional::orElseThrow)
                        .map(meeting -> new Found(meeting, found.get())));
  }

  private static <T> Future<T> unknown(String what) {
    return Future.failedFuture(
        Refusal.of(what + ".unknown", "There is no such " + what + ".").asException());
  }

  private void about(RoutingContext ctx) {
    find(ctx)
        .compose(found -> resolutions.state(found.item().id()).map(state -> about(found, state)))
        .onSuccess(json -> answer(ctx, json))
        .onFailure(ctx::fail);
  }

  private static JsonObject about(Found found, State state) {
    AgendaItem item = found.item();
    Meeting meeting = found.meeting();
    return new JsonObject()
        .put("id", String.valueOf(item.id()))
        .put(
            "meeting",
            new JsonObject()
                .put("slug", meeting.slug())
                .put("title", meeting.title())
                .put("zone", meeting.zone().getId()))
        .put("slug", item.slug())
        .put("symbol", item.symbol())
        .put("title", item.title())
        .put("lang", item.language())
        .put("dir", item.direction())
        .put("base", state.base() == 0 ? null : state.base())
        .put("version", state.version())
        .put("profile", Export.profile(meeting, item).name());
  }

  /** Refusals: {@code resolution.unknown}, {@code version.unknown}. */
  private void version(RoutingContext ctx) {
    long version = number(ctx.pathParam("version"));
    find(ctx)
        .compose(found -> resolutions.stateAt(found.item().id(), version))
        .compose(
            state ->
                version < 0 || state.version() != version
                    ? unknown("version")
                    : ctx.vertx().executeBlocking(() -> text(state), false))
        .onSuccess(
            json -> {
              ctx.response().putHeader("Cache-Control", "private, max-age=31536000, immutable");
              ctx.response().putHeader("Content-Type", "application/json").end(json);
            })
        .onFailure(ctx::fail);
  }

  private static String text(State state) {
    StringWriter text = new StringWriter(16_384);
    try (JsonGenerator out = Json.FACTORY.createGenerator(text)) {
      out.writeStartObject();
      out.writeNumberField("version", state.version());
      out.writeFieldName("doc");
      DocJson.write(out, state.doc());
      out.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  private void authors(RoutingContext ctx) {
    find(ctx)
        .compose(found -> authors(ctx, found.item().id()))
        .compose(
            view ->
                voices
                    .byIds(view.voices())
                    .map(known -> authors(view).put("voices", json(known.values()))))
        .onSuccess(json -> answer(ctx, json))
        .onFailure(ctx::fail);
  }

  /** An open resolution is asked on its own context, and the answer comes back on ours. */
  private Future<Authorship.View> authors(RoutingContext ctx, long id) {
    Context caller = ctx.vertx().getOrCreateContext();
    Promise<Authorship.View> answer = Promise.promise();
    resolutions
        .context()
        .runOnContext(
            v ->
                resolutions
                    .open(id)
                    .compose(open -> open.authors())
                    .onComplete(done -> caller.runOnContext(w -> answer.handle(done))));
    return answer.future();
  }

  private static JsonObject authors(Authorship.View view) {
    JsonArray spans = new JsonArray();
    for (Authorship.Span span : view.spans()) {
      spans.add(
          new JsonObject()
              .put("from", span.from())
              .put("to", span.to())
              .put("voice", span.voice())
              .put("proposal", span.proposal())
              .put("version", span.version())
              .put("at", span.at()));
    }
    return new JsonObject().put("version", view.version()).put("spans", spans);
  }

  private static JsonArray json(Collection<Voice> voices) {
    JsonArray json = new JsonArray();
    for (Voice voice : voices) {
      json.add(
          new JsonObject()
              .put("id", voice.id())
              .put("person", voice.person())
              .put("delegation", voice.delegation())
              .put("region", voice.region())
              .put("capacity", voice.capacity().code()));
    }
    return json;
  }

  private void entries(RoutingContext ctx) {
    String asked = ctx.request().getParam("after");
    long after = asked == null ? 0 : number(asked);
    if (after < 0) {
      ctx.fail(Refusal.of("request.malformed", "Not a version.").asException());
      return;
    }
    find(ctx)
        .compose(found -> resolutions.entriesAfter(found.item().id(), after, PAGE))
        .compose(
            entries ->
                voices
                    .byIds(entries.stream().map(Entry::voice).collect(Collectors.toSet()))
                    .map(known -> entries(entries, known.values())))
        .onSuccess(
            json -> {
              ctx.response().putHeader("Cache-Control", "no-store");
              ctx.response().putHeader("Content-Type", "application/json").end(json);
            })
        .onFailure(ctx::fail);
  }

  private static String entries(List<Entry> entries, Collection<Voice> voices) {
    StringBuilder out = new StringBuilder("{\"entries\":[");
    for (int i = 0; i < entries.size(); i++) {
      out.append(i == 0 ? "" : ",");
      entries.get(i).appendJson(out);
    }
    out.append("],\"voices\":").append(json(voices).encode()).append(",\"next\":");
    boolean more = entries.size() == PAGE;
    return out.append(more ? entries.get(PAGE - 1).version() : null).append('}').toString();
  }

  /**
   * Declares a clause agreed or open. Refusals: {@code idempotency.key}, {@code request.malformed},
   * {@code clause.status}, and those of the command.
   */
  private void status(RoutingContext ctx) {
    String key = ctx.request().getHeader("Idempotency-Key");
    if (key == null || !key.matches("[A-Za-z0-9_-]{8,40}")) {
      ctx.fail(
          Refusal.of("idempotency.key", "The request needs an Idempotency-Key.").asException());
      return;
    }
    JsonObject body = body(ctx);
    Optional<ClauseStatus> status =
        body == null ? Optional.empty() : ClauseStatus.of(string(body, "status"));
    if (body == null || status.isEmpty()) {
      ctx.fail(malformed().asException());
      return;
    }
    Command command =
        new Command.Do(
            new Act.StatusDeclared(
                ctx.pathParam("clause"), status.get(), string(body, "reason").strip()));
    Voice voice = Gate.sure(ctx).voice();
    find(ctx)
        .compose(
            found -> resolutions.submit(found.item().id(), new Submission(voice, key, 1, command)))
        .onSuccess(receipt -> answer(ctx, json(receipt)))
        .onFailure(ctx::fail);
  }

  private static JsonObject json(Receipt receipt) {
    return new JsonObject().put("version", receipt.version()).put("again", receipt.again());
  }

  /** Takes a resolution back from the public, or gives it back. */
  private void visibility(RoutingContext ctx) {
    JsonObject body = body(ctx);
    if (body == null || !(body.getValue("withheld") instanceof Boolean withheld)) {
      ctx.fail(malformed().asException());
      return;
    }
    find(ctx)
        .compose(found -> visibility.withhold(found.item().id(), withheld, Gate.sure(ctx).voice()))
        .onSuccess(done -> answer(ctx, new JsonObject().put("withheld", withheld)))
        .onFailure(ctx::fail);
  }

  private static Refusal malformed() {
    return Refusal.of("request.malformed", "The server cannot read this request.");
  }

  private static @Nullable JsonObject body(RoutingContext ctx) {
    try {
      return ctx.body().asJsonObject();
    } catch (DecodeException | ClassCastException e) {
      return null;
    }
  }

  private static String string(JsonObject json, String name) {
    return json.getValue(name) instanceof String text ? text : "";
  }

  private static long number(String text) {
    return text.matches("0|[1-9][0-9]{0,15}") ? Long.parseLong(text) : -1;
  }

  private static void answer(RoutingContext ctx, JsonObject json) {
    ctx.response().putHeader("Cache-Control", "no-store");
    ctx.response().putHeader("Content-Type", "application/json").end(json.toBuffer());
  }
}
