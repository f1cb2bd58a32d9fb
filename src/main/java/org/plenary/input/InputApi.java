package org.plenary.input;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.plenary.exchange.Export;
import org.plenary.http.Etag;
import org.plenary.meeting.Meetings;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.Answer;
import org.plenary.negotiation.Author;
import org.plenary.negotiation.By;
import org.plenary.negotiation.Negotiation;
import org.plenary.negotiation.Rules;
import org.plenary.people.Action;
import org.plenary.people.Delegation;
import org.plenary.people.Gate;
import org.plenary.people.People;
import org.plenary.people.Rights;
import org.plenary.people.Voice;
import org.plenary.refusal.Refusal;
import org.plenary.resolution.Command;
import org.plenary.resolution.Receipt;
import org.plenary.resolution.Resolutions;
import org.plenary.resolution.State;
import org.plenary.resolution.Submission;
import org.plenary.text.Numbering;

/**
 * What the drafting page asks and does beside the text, for those who are signed in. Shapes are in
 * {@code docs/http.md}, acts in {@code docs/acts.md}.
 */
public final class InputApi {
  private static final String PATH = "/api/resolutions/:id";

  private final Meetings meetings;
  private final Resolutions resolutions;
  private final People people;
  private final Submissions submissions;
  private final java.time.Clock clock;
  private final Acts acts;
  private final ClauseHistories histories;

  public InputApi(
      Meetings meetings,
      Resolutions resolutions,
      People people,
      Submissions submissions,
      java.time.Clock clock) {
    this.meetings = meetings;
    this.resolutions = resolutions;
    this.people = people;
    this.submissions = submissions;
    this.clock = clock;
    this.acts = new Acts(resolutions, people.delegations());
    this.histories = new ClauseHistories(resolutions, people.voices());
  }

  /** Mounts the routes; the edge and the gate must come before them. */
  public void mount(Router router) {
    router.post(PATH + "/acts").handler(Gate.may(Action.FOLLOW)).handler(this::act);
    router.get(PATH + "/negotiation").handler(Gate.may(Action.FOLLOW)).handler(this::negotiation);
    router.get(PATH + "/clauses/:clause").handler(Gate.may(Action.FOLLOW)).handler(this::clause);
    router
        .get(PATH + "/contributions/:number")
        .handler(Gate.may(Action.FOLLOW))
        .handler(this::contribution);
  }

  private Future<Found> find(RoutingContext ctx) {
    return Found.by(ctx, meetings, resolutions);
  }

  /**
   * Does an act. Refusals: {@code idempotency.key}, {@code request.malformed}, {@code
   * action.forbidden}, and those of {@link Acts#read} and of the command.
   */
  private void act(RoutingContext ctx) {
    Voice voice = Gate.sure(ctx).voice();
    String key = key(ctx);
    find(ctx)
        .compose(found -> act(found, voice, key, Fields.read(ctx.body().buffer())))
        .onSuccess(json -> answer(ctx, json))
        .onFailure(ctx::fail);
  }

  /** The name that makes a request done once. Refusal: {@code idempotency.key}. */
  static String key(RoutingContext ctx) {
    String key = ctx.request().getHeader("Idempotency-Key");
    if (key == null || !key.matches("[A-Za-z0-9_-]{8,40}")) {
      throw Refusal.of("idempotency.key", "The request needs an Idempotency-Key.").asException();
    }
    return key;
  }

  private Future<ObjectNode> act(Found found, Voice voice, String key, Fields fields) {
    long id = found.item().id();
    return acts.read(id, found.state(), fields, found.words())
        .map(asked -> asked.in(found.meeting().zone(), found.meeting().contestDays()))
        .compose(
            asked -> {
              mayDo(voice, asked.command().act());
              answersStand(found.state(), voice, asked.answers());
              return resolutions
                  .submit(id, new Submission(voice, key, 1, asked.command()))
                  .compose(receipt -> withAnswers(id, voice, key, receipt, asked.answers()));
            })
        .compose(receipt -> resolutions.state(id).map(state -> done(receipt, state)));
  }

  static void mayDo(Voice voice, Act act) {
    if (!Rights.may(voice.capacity(), Rules.right(act))) {
      throw Refusal.of("action.forbidden", "This is not for your capacity.").asException();
    }
  }

  /** Looks at answers that go with a decision before the decision is made. */
  private void answersStand(State state, Voice voice, List<Answer> answers) {
    if (!answers.isEmpty()) {
      Act act = answered(answers, state.version());
      mayDo(voice, act);
      Author author = new Author(By.of(voice), clock.millis());
      Rules.decide(state.negotiation(), state.doc(), state.version(), author, act);
    }
  }

  private Future<Receipt> withAnswers(
      long id, Voice voice, String key, Receipt receipt, List<Answer> answers) {
    if (answers.isEmpty()) {
      return Future.succeededFuture(receipt);
    }
    Command command = new Command.Do(answered(answers, receipt.version()));
    return resolutions.submit(id, new Submission(voice, key, 2, command)).map(receipt);
  }

  /** What the decision changed is where they point, unless they say so themselves. */
  private static Act answered(List<Answer> answers, long version) {
    return new Act.Answered(
        answers.stream().map(a -> a.change() > 0 ? a : a.shownBy(shows(a) ? version : 0)).toList());
  }

  private static boolean shows(Answer answer) {
    return switch (answer.outcome()) {
      case ACCEPTED, ACCEPTED_MODIFIED, MERGED, DUPLICATE -> true;
      case NOT_ACCEPTED, DEFERRED, NOTED, OUT_OF_SCOPE -> false;
    };
  }

  static ObjectNode done(Receipt receipt, State state) {
    ObjectNode json =
        InputJson.object().put("version", receipt.version()).put("again", receipt.again());
    number(state.negotiation(), receipt.version()).ifPresent(number -> json.put("number", number));
    return json;
  }

  /** The number that the server gave to what the entry of a version brought. */
  private static Optional<Integer> number(Negotiation n, long version) {
    Optional<Integer> input =
        n.inputs().values().stream()
            .filter(one -> one.stamp().version() == version)
            .map(one -> one.number())
            .findFirst();
    return input
        .or(
            () ->
                n.contributions().values().stream()
                    .filter(one -> one.stamp().version() == version)
                    .map(one -> one.number())
                    .findFirst())
        .or(
            () ->
                n.silences().values().stream()
                    .filter(one -> one.stamp().version() == version)
                    .map(one -> one.number())
                    .findFirst());
  }

  private void negotiation(RoutingContext ctx) {
    Voice voice = Gate.sure(ctx).voice();
    find(ctx)
        .compose(
            found ->
                handed(found, voice)
                    .compose(
                        handed -> {
                          ctx.response().putHeader("Cache-Control", "private, no-cache");
                          String tag =
                              "n%d-%d-%x"
                                  .formatted(
                                      found.state().version(), voice.id(), handed.hashCode());
                          return Etag.answered(ctx, tag)
                              ? Future.succeededFuture()
                              : negotiation(ctx, found, voice, handed)
                                  .onSuccess(json -> write(ctx, json))
                                  .mapEmpty();
                        }))
        .onFailure(ctx::fail);
  }

  private Future<ObjectNode> negotiation(
      RoutingContext ctx, Found found, Voice voice, Map<Integer, String> handed) {
    Future<List<Delegation>> all = people.delegations().all();
    Future<State> told = resolutions.withBrackets(found.id(), found.state());
    return Future.all(all, told)
        .compose(
            both ->
                ctx.vertx()
                    .executeBlocking(
                        () ->
                            NegotiationJson.of(
                                told.result(),
                                voice,
                                all.result(),
                                handed,
                                Export.profile(found.meeting(), found.item()),
                                found.words()),
                        false));
  }

  /** Words of public submissions: those that were let through, and to who moderates all. */
  private Future<Map<Integer, String>> handed(Found found, Voice voice) {
    Negotiation n = found.state().negotiation();
    long id = found.item().id();
    Future<Map<Integer, Submissions.Kept>> words =
        Rights.may(voice.capacity(), Action.MODERATE)
            ? submissions.all(id, n)
            : submissions.shown(id, n);
    return words.map(
        known -> {
          Map<Integer, String> byNumber = new TreeMap<>();
          known.forEach((number, one) -> byNumber.put(number, one.words()));
          return byNumber;
        });
  }

  private void clause(RoutingContext ctx) {
    String clause = ctx.pathParam("clause");
    find(ctx)
        .compose(found -> clause(ctx.vertx(), found, clause))
        .onSuccess(json -> answer(ctx, json))
        .onFailure(ctx::fail);
  }

  private Future<ObjectNode> clause(Vertx vertx, Found found, String clause) {
    Future<ArrayNode> history = histories.of(vertx, found.id(), clause);
    Future<State> base = base(found);
    Future<State> told = resolutions.withBrackets(found.id(), found.state());
    return Future.all(base, history, told)
        .compose(
            all ->
                vertx.executeBlocking(
                    () -> clause(found, told.result(), base.result(), clause, history.result()),
                    false));
  }

  private void contribution(RoutingContext ctx) {
    String given = ctx.pathParam("number");
    int number = given.matches("[1-9][0-9]{0,8}") ? Integer.parseInt(given) : 0;
    find(ctx)
        .compose(
            found ->
                ctx.vertx()
                    .executeBlocking(
                        () -> EnvelopeJson.of(found.state(), number, found.words()), false))
        .onSuccess(json -> answer(ctx, json))
        .onFailure(ctx::fail);
  }

  private Future<State> base(Found found) {
    State state = found.state();
    return state.base() == state.version()
        ? Future.succeededFuture(state)
        : resolutions.stateAt(found.item().id(), state.base());
  }

  private static ObjectNode clause(
      Found found, State state, State base, String clause, ArrayNode history) {
    Numbering numbering = Numbering.of(state.doc(), Export.profile(found.meeting(), found.item()));
    boolean there = org.plenary.negotiation.Clauses.block(state.doc(), clause).isPresent();
    return new ClauseJson(state, base.doc(), found.words())
        .of(clause, there ? numbering.label(clause) : "", history);
  }

  static void answer(RoutingContext ctx, ObjectNode json) {
    ctx.response().putHeader("Cache-Control", "no-store");
    write(ctx, json);
  }

  private static void write(RoutingContext ctx, ObjectNode json) {
    ctx.response().putHeader("Content-Type", "application/json").end(json.toString());
  }
}
