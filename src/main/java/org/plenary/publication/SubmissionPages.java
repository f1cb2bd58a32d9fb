package org.plenary.publication;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plenary.exchange.Export;
import org.plenary.http.PeerAddress;
import org.plenary.http.Problems;
import org.plenary.http.Site;
import org.plenary.input.SubmissionForms;
import org.plenary.input.SubmissionRules;
import org.plenary.input.Submissions;
import org.plenary.negotiation.Answer;
import org.plenary.negotiation.Input;
import org.plenary.publication.PublicRecord.Item;
import org.plenary.refusal.Refusal;
import org.plenary.refusal.Refused;
import org.plenary.resolution.Resolutions;
import org.plenary.resolution.State;
import org.plenary.text.Numbering;

/**
 * Where people without an account hand something in, and the receipt that only they can open: its
 * address holds the key. Works without scripts.
 */
final class SubmissionPages {
  private static final String PATH = "/m/:meeting/:resolution/submit";
  private static final String RECEIPT = PATH + "/:receipt";
  private static final String KEY = "[A-Za-z0-9_-]{24}";

  private final Site site;
  private final Pages pages;
  private final PublicRecord record;
  private final Resolutions resolutions;
  private final Submissions submissions;
  private final SubmissionForms forms;
  private final Clock clock;

  SubmissionPages(
      Site site,
      Pages pages,
      PublicRecord record,
      Resolutions resolutions,
      Submissions submissions,
      SubmissionForms forms,
      Clock clock) {
    this.site = site;
    this.pages = pages;
    this.record = record;
    this.resolutions = resolutions;
    this.submissions = submissions;
    this.forms = forms;
    this.clock = clock;
  }

  void mount(Router router) {
    router.get(PATH).handler(this::form);
    router.post(PATH).handler(this::submit);
    router.get(RECEIPT).handler(this::receipt);
    router.post(RECEIPT).handler(this::respond);
    router.get(RECEIPT + "/receipt.txt").handler(this::receiptText);
  }

  /** Refusals: {@code meeting.unknown}, {@code resolution.unknown}. */
  private Future<Item> find(RoutingContext ctx) {
    return record.resolution(ctx.pathParam("meeting"), ctx.pathParam("resolution"));
  }

  private static String path(Item item) {
    return "/m/" + item.meeting().slug() + "/" + item.agenda().slug();
  }

  /** Refusal: {@code submission.closed}. */
  private Future<Item> inviting(RoutingContext ctx) {
    return find(ctx)
        .map(
            found -> {
              if (!found.meeting().invitesPublic()
                  || found.edition().state().negotiation().adopted() != null) {
                throw Refusal.of(
                        "submission.closed", "Nothing can be handed in on this resolution now.")
                    .asException();
              }
              return found;
            });
  }

  private void form(RoutingContext ctx) {
    String clause = ctx.request().getParam("clause", "");
    inviting(ctx)
        .onSuccess(
            found ->
                show(ctx, found, new SubmissionRules.Filled(clause, "", "", "", "", false), null))
        .onFailure(ctx::fail);
  }

  private void show(
      RoutingContext ctx, Item found, SubmissionRules.Filled filled, @Nullable Refusal refusal) {
    Frame frame =
        pages.frame(ctx, "submit.title", "symbol", found.agenda().symbol()).of(found.meeting());
    pages.show(
        ctx,
        "open/submit.jte",
        frame,
        "meeting",
        found.meeting(),
        "item",
        found.agenda(),
        "choices",
        choices(found),
        "filled",
        filled,
        "key",
        forms.key(),
        "refusal",
        refusal);
  }

  private static List<ClauseChoice> choices(Item found) {
    return ClauseChoice.of(
        found.edition().state().doc(),
        Numbering.of(
            found.edition().state().doc(), Export.profile(found.meeting(), found.agenda())));
  }

  /** Refusals: those of {@link SubmissionForms#admit} and {@link Submissions#hand}. */
  private void submit(RoutingContext ctx) {
    HttpServerRequest request = ctx.request();
    SubmissionRules.Filled filled =
        new SubmissionRules.Filled(
            field(request, "clause"),
            field(request, "words"),
            field(request, "group"),
            field(request, "name"),
            field(request, "email"),
            field(request, "named").equals("yes"));
    inviting(ctx)
        .onSuccess(
            found ->
                hand(request, found, filled)
                    .onSuccess(key -> seeOther(ctx, path(found) + "/submit/" + key))
                    .onFailure(failure -> again(ctx, found, filled, failure)))
        .onFailure(ctx::fail);
  }

  private Future<String> hand(
      HttpServerRequest request, Item found, SubmissionRules.Filled filled) {
    return Future.succeededFuture(filled)
        .map(SubmissionRules::checked)
        .map(
            checked ->
                forms.admit(
                    field(request, "key"),
                    field(request, "website"),
                    PeerAddress.of(site, request),
                    found.agenda().id()))
        .compose(key -> submissions.hand(found.agenda().id(), key, filled).map(key));
  }

  /** The form as it was filled in, with a new key: nothing that somebody wrote is lost. */
  private void again(
      RoutingContext ctx, Item found, SubmissionRules.Filled filled, Throwable failure) {
    if (failure instanceof Refused refused) {
      ctx.response().setStatusCode(Problems.status(refused.refusal().code()));
      show(ctx, found, filled, refused.refusal());
    } else {
      ctx.fail(failure);
    }
  }

  private static String field(HttpServerRequest request, String name) {
    String value = request.getFormAttribute(name);
    return value == null ? "" : value;
  }

  /**
   * @param answer the newest, be it shown to the public or not yet: it is theirs
   */
  private record Handed(Item found, Submissions.Handed handed, Answer.@Nullable Published answer) {}

  /** Refusal: {@code submission.unknown}. */
  private Future<Handed> handed(RoutingContext ctx) {
    String key = ctx.pathParam("receipt");
    return find(ctx).compose(found -> handed(found, key));
  }

  private Future<Handed> handed(Item found, String key) {
    long id = found.agenda().id();
    Future<Optional<Submissions.Handed>> there =
        key.matches(KEY) ? submissions.receipt(id, key) : Future.succeededFuture(Optional.empty());
    Future<State> state = resolutions.state(id);
    return Future.all(there, state)
        .map(
            both -> {
              Submissions.Handed handed =
                  there
                      .result()
                      .orElseThrow(
                          () ->
                              Refusal.of("submission.unknown", "There is no such submission.")
                                  .asException());
              int number = handed.input().number();
              return new Handed(
                  found, handed, state.result().negotiation().answer(number).orElse(null));
            });
  }

  private void receipt(RoutingContext ctx) {
    handed(ctx).onSuccess(all -> receipt(ctx, all, null)).onFailure(ctx::fail);
  }

  private void receipt(RoutingContext ctx, Handed all, @Nullable Refusal refusal) {
    int number = all.handed().input().number();
    pages.show(
        ctx,
        "open/receipt.jte",
        pages.frame(ctx, "receipt.title", "number", number).of(all.found().meeting()),
        "page",
        new ReceiptPage(
            path(all.found()),
            ctx.pathParam("receipt"),
            all.found().agenda(),
            all.handed(),
            all.answer(),
            clock.millis()),
        "refusal",
        refusal);
  }

  /** Refusals: {@code submission.unknown}, those of the act {@code response}. */
  private void respond(RoutingContext ctx) {
    HttpServerRequest request = ctx.request();
    String key = ctx.pathParam("receipt");
    handed(ctx)
        .onSuccess(
            all ->
                submissions
                    .respond(
                        all.found().agenda().id(),
                        key,
                        field(request, "contested").equals("true"),
                        field(request, "why").strip())
                    .onSuccess(done -> seeOther(ctx, path(all.found()) + "/submit/" + key))
                    .onFailure(
                        failure -> {
                          if (failure instanceof Refused refused) {
                            ctx.response().setStatusCode(Problems.status(refused.refusal().code()));
                            receipt(ctx, all, refused.refusal());
                          } else {
                            ctx.fail(failure);
                          }
                        }))
        .onFailure(ctx::fail);
  }

  private static void seeOther(RoutingContext ctx, String path) {
    ctx.response()
        .setStatusCode(303)
        .putHeader("Location", path)
        .putHeader("Cache-Control", "no-store")
        .end();
  }

  private void receiptText(RoutingContext ctx) {
    handed(ctx)
        .onSuccess(
            all -> {
              Frame frame =
                  pages.frame(ctx, "receipt.title", "number", all.handed().input().number());
              ctx.response()
                  .putHeader("Content-Type", "text/plain; charset=utf-8")
                  .putHeader("Cache-Control", "no-store")
                  .putHeader(
                      "Content-Disposition",
                      "attachment; filename=\"receipt-" + all.handed().input().number() + ".txt\"")
                  .end(text(frame, all));
            })
        .onFailure(ctx::fail);
  }

  private String text(Frame frame, Handed all) {
    Input.PublicInput input = all.handed().input();
    Submissions.Kept kept = all.handed().kept();
    String ledger = site.origins().get(0) + path(all.found()) + "/inputs/" + input.number();
    return String.join(
        "\n",
        frame.title(),
        all.found().agenda().symbol() + ": " + all.found().agenda().title(),
        frame.t("receipt.at") + ": " + Instant.ofEpochMilli(input.stamp().at()),
        frame.t("receipt.version") + ": " + input.stamp().version(),
        frame.t("receipt.ledger") + ": " + ledger,
        frame.t("receipt.commitment") + ": " + input.commitment(),
        frame.t("receipt.salt") + ": " + kept.salt(),
        "",
        kept.words(),
        "");
  }
}
