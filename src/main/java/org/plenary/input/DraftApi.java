package org.plenary.input;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.plenary.meeting.Meetings;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.Clauses;
import org.plenary.negotiation.Input;
import org.plenary.negotiation.ProposalKind;
import org.plenary.negotiation.Revision;
import org.plenary.negotiation.Target;
import org.plenary.people.Action;
import org.plenary.people.Gate;
import org.plenary.people.Voice;
import org.plenary.refusal.Refusal;
import org.plenary.resolution.ActJson;
import org.plenary.resolution.Command;
import org.plenary.resolution.Resolutions;
import org.plenary.resolution.State;
import org.plenary.resolution.Submission;
import org.plenary.text.Doc;
import org.plenary.text.Edits;

/**
 * Proposals in private: for the delegation that makes them and nobody else. To all others a draft
 * is as if it were not there: {@code draft.unknown}.
 */
public final class DraftApi {
  private static final String PATH = "/api/resolutions/:id/drafts";

  private final Meetings meetings;
  private final Resolutions resolutions;
  private final Drafts drafts;
  private final LongConsumer ended;

  /**
   * @param ended told the stream of a draft that nobody may edit any more
   */
  public DraftApi(Meetings meetings, Resolutions resolutions, Drafts drafts, LongConsumer ended) {
    this.meetings = meetings;
    this.resolutions = resolutions;
    this.drafts = drafts;
    this.ended = ended;
  }

  /** Mounts the routes; the edge and the gate must come before them. */
  public void mount(Router router) {
    var may = Gate.may(Action.PROPOSE);
    router.get(PATH).handler(may).handler(this::list);
    router.post(PATH).handler(may).handler(this::begin);
    router.get(PATH + "/:draft").handler(may).handler(this::show);
    router.patch(PATH + "/:draft").handler(may).handler(this::change);
    router.delete(PATH + "/:draft").handler(may).handler(this::abandon);
    router.get(PATH + "/:draft/versions/:version").handler(may).handler(this::version);
    router.post(PATH + "/:draft/submit").handler(may).handler(this::submit);
  }

  /** A draft with the resolution it is for and its own text. */
  private record Open(Found found, Draft draft, State text) {}

  private Future<Found> find(RoutingContext ctx) {
    return Found.by(ctx, meetings, resolutions);
  }

  private Future<Open> draft(RoutingContext ctx, boolean openOnly) {
    Voice voice = Gate.sure(ctx).voice();
    String id = ctx.pathParam("draft");
    if (!id.matches("[1-9][0-9]{0,17}")) {
      return unknown();
    }
    return find(ctx)
        .compose(
            found ->
                drafts
                    .byId(Long.parseLong(id))
                    .compose(
                        draft ->
                            draft
                                .filter(d -> d.resolution() == found.id() && d.isFor(voice))
                                .filter(d -> d.state() == Draft.State.OPEN || !openOnly)
                                .map(
                                    d ->
                                        resolutions
                                            .state(d.id())
                                            .map(text -> new Open(found, d, text)))
                                .orElseGet(DraftApi::unknown)));
  }

  private static <T> Future<T> unknown() {
    return Future.failedFuture(
        Refusal.of("draft.unknown", "There is no such draft.").asException());
  }

  private void list(RoutingContext ctx) {
    Voice voice = Gate.sure(ctx).voice();
    find(ctx)
        .compose(found -> drafts.of(found.id(), voice.delegationId()))
        .onSuccess(
            all -> {
              ObjectNode json = InputJson.object();
              ArrayNode list = json.putArray("drafts");
              all.stream().filter(d -> d.isFor(voice)).forEach(d -> list.add(json(d)));
              InputApi.answer(ctx, json);
            })
        .onFailure(ctx::fail);
  }

  private static ObjectNode json(Draft draft) {
    return InputJson.object()
        .put("id", String.valueOf(draft.id()))
        .put("kind", ActJson.code(draft.kind()))
        .put("clause", draft.target().clause())
        .put("place", ActJson.code(draft.target().place()))
        .put("amends", draft.target().amends())
        .put("number", draft.number())
        .put("contribution", draft.contribution())
        .put("base", draft.base())
        .put("symbol", draft.symbol())
        .put("why", draft.why())
        .put("state", ActJson.code(draft.state()))
        .put("at", draft.at());
  }

  /** Refusals: those of the content, {@code proposal.text}, {@code input.foreign}. */
  private void begin(RoutingContext ctx) {
    Voice voice = Gate.sure(ctx).voice();
    Fields fields = Fields.read(ctx.body().buffer());
    find(ctx)
        .compose(
            found -> {
              long base = fields.version("base", found.state().version());
              if (base > found.state().version()) {
                throw Refusal.of("base.ahead", "No such version.").asException();
              }
              return resolutions
                  .stateAt(found.id(), base)
                  .compose(state -> begin(found, state, fields, voice));
            })
        .onSuccess(draft -> InputApi.answer(ctx, json(draft)))
        .onFailure(ctx::fail);
  }

  private Future<Draft> begin(Found found, State base, Fields fields, Voice voice) {
    int number = fields.number("number");
    Revision content = Contents.of(base, found.state().negotiation(), fields);
    Doc given = content.text();
    if (number > 0) {
      Input.Proposal own =
          found
              .state()
              .negotiation()
              .proposal(number)
              .orElseThrow(
                  () -> Refusal.of("proposal.unknown", "There is no such proposal.").asException());
      if (own.stamp().by().delegation() != voice.delegationId()) {
        throw Refusal.of("input.foreign", "This belongs to another delegation.").asException();
      }
      given = given == null ? own.content().text() : given;
    }
    return new Preparing(resolutions, drafts)
        .begin(
            new Draft(
                0,
                found.id(),
                voice.delegationId(),
                content.kind(),
                content.target(),
                number,
                fields.number("contribution"),
                content.base(),
                line(fields.text("symbol"), "symbol"),
                words(content.why()),
                Draft.State.OPEN,
                0,
                voice.id(),
                0),
            content,
            Clauses.block(base.doc(), content.target().clause()).orElse(null),
            given,
            voice);
  }

  private static String line(String text, String name) {
    if (text.length() > 300 || text.indexOf('\u0000') >= 0) {
      throw Fields.malformed(name);
    }
    return text;
  }

  private static String words(String text) {
    if (text.length() > 8_000 || text.indexOf('\u0000') >= 0) {
      throw Fields.malformed("why");
    }
    return text;
  }

  private void show(RoutingContext ctx) {
    draft(ctx, true)
        .compose(
            open ->
                content(open)
                    .map(
                        content -> {
                          ObjectNode json = json(open.draft());
                          json.put("version", open.text().version());
                          json.set("doc", InputJson.tree(open.text().doc()));
                          json.set("before", InputJson.tree(content.before()));
                          json.set("segs", segments(open, content));
                          return json;
                        }))
        .onSuccess(json -> InputApi.answer(ctx, json))
        .onFailure(ctx::fail);
  }

  /** Its text at an earlier version. Refusal: {@code version.unknown}. */
  private void version(RoutingContext ctx) {
    String wanted = ctx.pathParam("version");
    draft(ctx, true)
        .compose(
            open -> {
              long version = wanted.matches("[1-9][0-9]{0,17}") ? Long.parseLong(wanted) : 0;
              if (version < 1 || version > open.text().version()) {
                throw Refusal.of("version.unknown", "There is no such version.").asException();
              }
              return resolutions.stateAt(open.draft().id(), version);
            })
        .onSuccess(
            state -> {
              ObjectNode json = InputJson.object().put("version", state.version());
              json.set("doc", InputJson.tree(state.doc()));
              InputApi.answer(ctx, json);
            })
        .onFailure(ctx::fail);
  }

  private static ArrayNode segments(Open open, Revision content) {
    return ClauseJson.segments(
        Edits.between(Standings.before(content), Standings.after(content), open.found().words()));
  }

  /** What would be handed in now. */
  private Future<Revision> content(Open open) {
    Draft draft = open.draft();
    Set<String> taken = new HashSet<>();
    open.found().state().doc().blocks().forEach(block -> taken.add(block.id()));
    return resolutions
        .stateAt(draft.resolution(), draft.base())
        .map(
            base -> {
              Target target = draft.target();
              @Nullable Doc text =
                  DraftText.handedIn(draft.kind(), target.clause(), open.text().doc(), taken);
              return target.amends() > 0
                  ? Contents.amendment(
                      open.found().state().negotiation(),
                      target.amends(),
                      draft.base(),
                      draft.kind(),
                      target.place(),
                      text,
                      draft.why())
                  : Contents.onClause(
                      base, target.clause(), draft.kind(), target.place(), text, draft.why());
            });
  }

  /** Kind, place, reason, symbol, envelope; what is left out stays. */
  private void change(RoutingContext ctx) {
    Fields fields = Fields.read(ctx.body().buffer());
    draft(ctx, true)
        .compose(
            open -> {
              Draft draft = open.draft();
              boolean reshapes = fields.has("kind") || fields.has("place");
              ProposalKind kind = fields.constant("kind", ProposalKind.class, draft.kind());
              return drafts.change(
                  draft,
                  new Drafts.Part(
                      reshapes ? kind : null,
                      reshapes
                          ? fields.constant("place", Target.Place.class, place(draft, kind))
                          : null,
                      fields.has("symbol") ? line(fields.text("symbol"), "symbol") : null,
                      fields.has("why") ? words(fields.text("why")) : null,
                      fields.has("contribution") ? fields.number("contribution") : null));
            })
        .onSuccess(draft -> InputApi.answer(ctx, json(draft)))
        .onFailure(ctx::fail);
  }

  /** The place of a draft that becomes another kind. */
  private static Target.Place place(Draft draft, ProposalKind kind) {
    boolean adds = kind == ProposalKind.ADD;
    boolean beside = draft.target().place() != Target.Place.AT;
    return adds == beside ? draft.target().place() : adds ? Target.Place.AFTER : Target.Place.AT;
  }

  private void abandon(RoutingContext ctx) {
    draft(ctx, true)
        .compose(
            open ->
                drafts
                    .end(open.draft(), Draft.State.ABANDONED, 0)
                    .onSuccess(done -> ended.accept(open.draft().id())))
        .onSuccess(done -> InputApi.answer(ctx, InputJson.object().put("abandoned", true)))
        .onFailure(ctx::fail);
  }

  /** Hands it in: once, whoever of the delegation does it. Refusals: those of the act. */
  private void submit(RoutingContext ctx) {
    Voice voice = Gate.sure(ctx).voice();
    draft(ctx, false)
        .compose(
            open ->
                switch (open.draft().state()) {
                  case ABANDONED -> unknown();
                  case SUBMITTED ->
                      Future.succeededFuture(
                          InputJson.object()
                              .put("version", open.draft().version())
                              .put("again", true));
                  case OPEN -> submit(open, voice);
                })
        .onSuccess(json -> InputApi.answer(ctx, json))
        .onFailure(ctx::fail);
  }

  private Future<ObjectNode> submit(Open open, Voice voice) {
    Draft draft = open.draft();
    return content(open)
        .compose(
            content -> {
              Act act =
                  draft.number() > 0
                      ? new Act.Revised(draft.number(), content)
                      : new Act.Proposed(0, draft.contribution(), draft.symbol(), content);
              return resolutions.submit(
                  draft.resolution(),
                  new Submission(voice, "draft-" + draft.id() + "-in", 1, new Command.Do(act)));
            })
        .compose(
            receipt ->
                drafts
                    .end(draft, Draft.State.SUBMITTED, receipt.version())
                    .onSuccess(done -> ended.accept(draft.id()))
                    .compose(done -> resolutions.state(draft.resolution()))
                    .map(state -> InputApi.done(receipt, state)));
  }
}
