package org.plenary.answer;

import io.vertx.core.Future;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meetings;
import org.plenary.people.Action;
import org.plenary.people.Gate;
import org.plenary.people.SignedIn;
import org.plenary.people.Voice;
import org.plenary.people.Voices;
import org.plenary.refusal.Refusal;
import org.plenary.resolution.Resolutions;

/**
 * Answers before they are published, and who was heard, for those who are signed in: {@code
 * /api/resolutions/{id}/...}. Shapes are in {@code docs/http.md}.
 */
final class AnswerApi {
  private static final String PATH = "/api/resolutions/:id";
  private static final String DRAFTS = PATH + "/answer-drafts";

  private final Meetings meetings;
  private final Resolutions resolutions;
  private final Voices voices;
  private final Drafts drafts;
  private final Hearing hearing;

  AnswerApi(
      Meetings meetings, Resolutions resolutions, Voices voices, Drafts drafts, Hearing hearing) {
    this.meetings = meetings;
    this.resolutions = resolutions;
    this.voices = voices;
    this.drafts = drafts;
    this.hearing = hearing;
  }

  void mount(Router router) {
    router.route(DRAFTS + "*").handler(Gate.may(Action.FOLLOW)).handler(AnswerApi::mayAnswer);
    router.get(DRAFTS).handler(this::all);
    router.get(DRAFTS + "/:input").handler(this::one);
    router.put(DRAFTS + "/:input").handler(this::keep);
    router.delete(DRAFTS + "/:input").handler(this::drop);
    router.route(PATH + "/heard*").handler(Gate.may(Action.FOLLOW));
    router.get(PATH + "/heard").handler(this::heard);
    router.get(PATH + "/heard.csv").handler(this::heardTable);
  }

  /** Lets through those who decide, take up or lock: chair, editor, secretariat. */
  private static void mayAnswer(RoutingContext ctx) {
    SignedIn who = Gate.sure(ctx);
    if (who.may(Action.DECIDE) || who.may(Action.TAKE_UP) || who.may(Action.LOCK)) {
      ctx.next();
    } else {
      ctx.fail(Refusal.of("action.forbidden", "This is not for your capacity.").asException());
    }
  }

  private Future<AgendaItem> find(RoutingContext ctx) {
    String id = ctx.pathParam("id");
    Future<Optional<AgendaItem>> found =
        id.matches("[1-9][0-9]{0,17}")
            ? meetings.resolution(Long.parseLong(id))
            : Future.succeededFuture(Optional.empty());
    return found.map(
        item ->
            item.orElseThrow(
                () ->
                    Refusal.of("resolution.unknown", "There is no such resolution.")
                        .asException()));
  }

  /** Refusal: {@code input.unknown}. */
  private Future<Integer> input(RoutingContext ctx, long resolution) {
    String number = ctx.pathParam("input");
    int input = number.matches("[1-9][0-9]{0,8}") ? Integer.parseInt(number) : 0;
    return resolutions
        .state(resolution)
        .map(
            state -> {
              if (state.negotiation().input(input).isEmpty()) {
                throw Refusal.of("input.unknown", "There is no such input.").asException();
              }
              return input;
            });
  }

  private void all(RoutingContext ctx) {
    find(ctx)
        .compose(item -> drafts.all(item.id()))
        .compose(
            all ->
                known(all)
                    .map(
                        by -> {
                          JsonArray json = new JsonArray();
                          all.forEach(kept -> json.add(json(kept, by)));
                          return new JsonObject().put("drafts", json);
                        }))
        .onSuccess(json -> answer(ctx, json))
        .onFailure(ctx::fail);
  }

  private void one(RoutingContext ctx) {
    find(ctx)
        .compose(item -> input(ctx, item.id()).compose(input -> one(item.id(), input)))
        .onSuccess(json -> answer(ctx, json))
        .onFailure(ctx::fail);
  }

  private Future<JsonObject> one(long resolution, int input) {
    return drafts
        .history(resolution, input)
        .compose(
            history ->
                known(history)
                    .map(
                        by -> {
                          JsonObject json =
                              history.isEmpty()
                                  ? new JsonObject()
                                      .put("input", input)
                                      .put("revision", 0)
                                      .putNull("draft")
                                  : json(history.get(0), by);
                          JsonArray past = new JsonArray();
                          history.forEach(kept -> past.add(past(kept, by)));
                          return json.put("history", past);
                        }));
  }

  private Future<Map<Integer, Voice>> known(List<Drafts.Kept> kept) {
    return voices.byIds(kept.stream().map(Drafts.Kept::voice).collect(Collectors.toSet()));
  }

  private static JsonObject json(Drafts.Kept kept, Map<Integer, Voice> by) {
    Draft draft = kept.draft();
    return past(kept, by)
        .put("input", kept.input())
        .put("draft", draft == null ? null : draft.json());
  }

  private static JsonObject past(Drafts.Kept kept, Map<Integer, Voice> by) {
    Voice voice = by.get(kept.voice());
    return new JsonObject()
        .put("revision", kept.revision())
        .put("at", kept.at())
        .put("dropped", kept.draft() == null)
        .put(
            "by",
            voice == null
                ? null
                : new JsonObject()
                    .put("person", voice.person())
                    .put("delegation", voice.delegationId())
                    .put("name", voice.delegation())
                    .put("region", voice.region())
                    .put("capacity", voice.capacity().code()));
  }

  /** Refusals: {@code request.malformed}, {@code words.too-long}, {@code answer-draft.stale}. */
  private void keep(RoutingContext ctx) {
    JsonObject body = body(ctx);
    if (body == null) {
      ctx.fail(malformed());
      return;
    }
    Optional<Long> seen =
        body.getValue("revision") instanceof Number number
            ? Optional.of(number.longValue())
            : Optional.empty();
    store(ctx, Draft.read(body), seen);
  }

  private void drop(RoutingContext ctx) {
    store(ctx, null, Optional.empty());
  }

  private void store(RoutingContext ctx, @Nullable Draft draft, Optional<Long> seen) {
    int voice = Gate.sure(ctx).voice().id();
    find(ctx)
        .compose(
            item ->
                input(ctx, item.id())
                    .compose(
                        input ->
                            drafts
                                .keep(item.id(), input, draft, seen, voice)
                                .compose(done -> one(item.id(), input))))
        .onSuccess(json -> answer(ctx, json))
        .onFailure(ctx::fail);
  }

  private void heard(RoutingContext ctx) {
    find(ctx)
        .compose(hearing::of)
        .onSuccess(heard -> answer(ctx, HeardFormats.json(heard)))
        .onFailure(ctx::fail);
  }

  private void heardTable(RoutingContext ctx) {
    find(ctx)
        .compose(item -> hearing.of(item).onSuccess(heard -> table(ctx, item, heard)))
        .onFailure(ctx::fail);
  }

  private static void table(RoutingContext ctx, AgendaItem item, Heard heard) {
    ctx.response()
        .putHeader("Content-Type", "text/csv; charset=utf-8")
        .putHeader("Cache-Control", "no-store")
        .putHeader("Content-Disposition", "attachment; filename=\"" + item.slug() + "-heard.csv\"")
        .end(HeardFormats.csv(heard));
  }

  private static @Nullable JsonObject body(RoutingContext ctx) {
    try {
      return ctx.body().asJsonObject();
    } catch (DecodeException | ClassCastException e) {
      return null;
    }
  }

  private static RuntimeException malformed() {
    return Refusal.of("request.malformed", "The server cannot read this request.").asException();
  }

  static void answer(RoutingContext ctx, JsonObject json) {
    ctx.response().putHeader("Cache-Control", "no-store");
    ctx.response().putHeader("Content-Type", "application/json").end(json.toBuffer());
  }
}
