package org.plenary.publication;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.exchange.Export;
import org.plenary.http.PeerAddress;
import org.plenary.http.Problems;
import org.plenary.http.Site;
import org.plenary.input.SubmissionForms;
import org.plenary.input.SubmissionRules;
import org.plenary.input.Submissions;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.meeting.Meetings;
import org.plenary.negotiation.Input;
import org.plenary.refusal.Refusal;
import org.plenary.refusal.Refused;
import org.plenary.resolution.Resolutions;
import org.plenary.resolution.State;
import org.plenary.text.Numbering;

/**
 * Where people without an account hand something in, and the receipt that only they can open: its
 * address holds the key. Works without scripts.
 */
public final class SubmissionPages {
  private static final String PATH = "/m/:meeting/:resolution/submit";
  private static final String RECEIPT = PATH + "/:receipt";
  private static final String KEY = "[A-Za-z0-9_-]{24}";

  private final Site site;
  private final Pages pages;
  private final Meetings meetings;
  private final Resolutions resolutions;
  private final Visibility visibility;
  private final Submissions submissions;
  private final SubmissionForms forms;
  private final Clock clock;

  public SubmissionPages(
      Site site,
      Pages pages,
      Meetings meetings,
      Resolutions resolutions,
      Visibility visibility,
      Submissions submissions,
      SubmissionForms forms,
      Clock clock) {
    this.site = site;
    this.pages = pages;
    this.meetings = meetings;
    this.resolutions = resolutions;
    this.visibility = visibility;
    this.submissions = submissions;
    this.forms = forms;
    this.clock = clock;
  }

  /** A resolution that the public may see. */
  private record Found(Meeting meeting, AgendaItem item, State state) {
    String path() {
      return "/m/" + meeting.slug() + "/" + item.slug();
    }
  }

  public void mount(Router router) {
    router.get(PATH).handler(this::form);
    router.post(PATH).handler(this::submit);
    router.get(RECEIPT).handler(this::receipt);
    router.post(RECEIPT).handler(this::respond);
    router.get(RECEIPT + "/receipt.txt").handler(this::receiptText);
  }

  /** Refusals: {@code meeting.unknown}, {@code resolution.unknown}. */
  private Future<Found> find(RoutingContext ctx) {
    String slug = ctx.pathParam("meeting");
    Future<Optional<Meeting>> meeting = meetings.bySlug(slug);
    Future<Optional<AgendaItem>> item = meetings.resolution(slug, ctx.pathParam("resolution"));
    return Future.all(meeting, item)
        .compose(
            both -> {
              if (meeting.result().isEmpty() || item.result().isEmpty()) {
                return Future.failedFuture(unknown());
              }
              long id = item.result().get().id();
              return Future.all(visibility.withheld(Set.of(id)), resolutions.state(id))
                  .map(
                      seen -> {
                        Set<Long> withheld = seen.resultAt(0);
                        State state = seen.resultAt(1);
                        if (!Visibility.mayRead(state.version(), withheld.contains(id))) {
                          throw unknown();
                        }
                        return new Found(meeting.result().get(), item.result().get(), state);
                      });
            });
  }

  private static RuntimeException unknown() {
    return Refusal.of("resolution.unknown", "There is no such resolution.").asException();
  }

  /** Refusal: {@code submission.closed}. */
  private Future<Found> inviting(RoutingContext ctx) {
    return find(ctx)
        .map(
            found -> {
              if (!found.meeting().invitesPublic()
                  || found.state().negotiation().adopted() != null) {
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
      RoutingContext ctx, Found found, SubmissionRules.Filled filled, @Nullable Refusal refusal) {
    Frame frame = pages.frame(ctx, "submit.title", "symbol", found.item().symbol());
    pages.show(
        ctx,
        "open/submit.jte",
        frame,
        "meeting",
        found.meeting(),
        "item",
        found.item(),
        "choices",
        choices(found),
        "filled",
        filled,
        "key",
        forms.key(),
        "refusal",
        refusal);
  }

  private static List<ClauseChoice> choices(Found found) {
    return ClauseChoice.of(
        found.state().doc(),
        Numbering.of(found.state().doc(), Export.profile(found.meeting(), found.item())));
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
                    .onSuccess(key -> seeOther(ctx, found.path() + "/submit/" + key))
                    .onFailure(failure -> again(ctx, found, filled, failure)))
        .onFailure(ctx::fail);
  }

  private Future<String> hand(
      HttpServerRequest request, Found found, SubmissionRules.Filled filled) {
    return Future.succeededFuture(filled)
        .map(SubmissionRules::checked)
        .map(
            checked ->
                forms.admit(
                    field(request, "key"),
                    field(request, "website"),
                    PeerAddress.of(site, request),
                    found.item().id()))
        .compose(key -> submissions.hand(found.item().id(), key, filled).map(key));
  }

  /** The form as it was filled in, with a new key: nothing that somebody wrote is lost. */
  private void again(
      RoutingContext ctx, Found found, SubmissionRules.Filled filled, Throwable failure) {
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

  private record Handed(Found found, Submissions.Handed handed) {}

  /** Refusal: {@code submission.unknown}. */
  private Future<Handed> handed(RoutingContext ctx) {
    String key = ctx.pathParam("receipt");
    return find(ctx)
        .compose(
            found ->
                (key.matches(KEY)
                        ? submissions.receipt(found.item().id(), key)
                        : Future.succeededFuture(Optional.<Submissions.Handed>empty()))
                    .map(
                        there ->
                            new Handed(
                                found,
                                there.orElseThrow(
                                    () ->
                                        Refusal.of(
                                                "submission.unknown",
                                                "There is no such submission.")
                                            .asException()))));
  }

  private void receipt(RoutingContext ctx) {
    handed(ctx).onSuccess(all -> receipt(ctx, all, null)).onFailure(ctx::fail);
  }

  private void receipt(RoutingContext ctx, Handed all, @Nullable Refusal refusal) {
    int number = all.handed().input().number();
    pages.show(
        ctx,
        "open/receipt.jte",
        pages.frame(ctx, "receipt.title", "number", number),
        "page",
        new ReceiptPage(
            all.found().path(),
            ctx.pathParam("receipt"),
            all.found().item(),
            all.handed(),
            all.found().state().negotiation().answer(number).orElse(null),
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
                        all.found().item().id(),
                        key,
                        field(request, "contested").equals("true"),
                        field(request, "why").strip())
                    .onSuccess(done -> seeOther(ctx, all.found().path() + "/submit/" + key))
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
    String ledger = site.origins().get(0) + all.found().path() + "/inputs/" + input.number();
    return String.join(
        "\n",
        frame.title(),
        all.found().item().symbol() + ": " + all.found().item().title(),
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
