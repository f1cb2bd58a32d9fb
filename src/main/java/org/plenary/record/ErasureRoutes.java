package org.plenary.record;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plenary.input.Submissions;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meetings;
import org.plenary.negotiation.Input;
import org.plenary.people.Action;
import org.plenary.people.Gate;
import org.plenary.people.Voice;
import org.plenary.people.Voices;
import org.plenary.publication.Pages;
import org.plenary.publication.desk.Forms;
import org.plenary.refusal.Refusal;
import org.plenary.resolution.Resolutions;

/**
 * The secretariat's page for what must not stay: it is found by the address of its public page,
 * looked at, and erased by {@link Erasures} after a second yes. A public submission goes with its
 * name and address.
 */
public final class ErasureRoutes {
  private static final String PATH = "/desk/erasures";
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:https?://[^/]+)?/m/([a-z0-9-]+)/([a-z0-9-]+)/(changes|inputs)/([1-9][0-9]{0,8})"
              + "/?(?:[?#].*)?");

  private final Pages pages;
  private final Meetings meetings;
  private final Resolutions resolutions;
  private final Voices voices;
  private final Submissions submissions;
  private final Erasures erasures;

  public ErasureRoutes(
      Pages pages,
      Meetings meetings,
      Resolutions resolutions,
      Voices voices,
      Submissions submissions,
      Erasures erasures) {
    this.pages = pages;
    this.meetings = meetings;
    this.resolutions = resolutions;
    this.voices = voices;
    this.submissions = submissions;
    this.erasures = erasures;
  }

  /** The form as it was sent. */
  public record Asked(String address, String part, String basis) {
    static final Asked NOTHING = new Asked("", "words", "");

    static Asked of(HttpServerRequest request) {
      return new Asked(
          Forms.field(request, "address").strip(),
          Forms.field(request, "part").equals("person") ? "person" : "words",
          Forms.field(request, "basis").strip());
    }

    Erasures.Part what() {
      return part.equals("person") ? Erasures.Part.PERSON : Erasures.Part.WORDS;
    }
  }

  /**
   * What was found at the address.
   *
   * @param submission number of the public submission; 0 where it is none
   * @param by for whom it was said
   * @param words what would go
   */
  public record Found(
      AgendaItem item,
      long version,
      int submission,
      String part,
      Voice by,
      long at,
      List<String> words) {}

  public void mount(Router router) {
    router.route(PATH + "*").handler(Gate.may(Action.MODERATE));
    router.get(PATH).handler(ctx -> form(ctx, given(ctx), null));
    router.post(PATH).handler(this::look);
    router.post(PATH + "/erase").handler(this::erase);
  }

  /** A link may bring the address. */
  private static Asked given(RoutingContext ctx) {
    String address = ctx.request().getParam("address");
    return address == null ? Asked.NOTHING : new Asked(address, "words", "");
  }

  private void form(RoutingContext ctx, Asked asked, @Nullable Refusal refusal) {
    show(ctx, asked, null, refusal);
  }

  private void show(
      RoutingContext ctx, Asked asked, @Nullable Found found, @Nullable Refusal refusal) {
    String done = ctx.request().getParam("done");
    pages.show(
        ctx,
        "desk/erasures.jte",
        pages.frame(ctx, "erasures.title"),
        "asked",
        asked,
        "found",
        found,
        "done",
        done != null && done.matches("[a-z0-9-]{1,60}") ? done : "",
        "refusal",
        refusal);
  }

  /** Refusals: {@code erasure.unknown}, {@code erasure.basis}, {@code version.unknown}. */
  private void look(RoutingContext ctx) {
    Asked asked = Asked.of(ctx.request());
    found(asked)
        .compose(found -> Erasures.grounded(asked.basis()).map(found))
        .onSuccess(found -> show(ctx, asked, found, null))
        .onFailure(failure -> Forms.again(ctx, failure, refusal -> form(ctx, asked, refusal)));
  }

  /** Refusals: those of {@link #look}, and {@code erasure.unsure}. */
  private void erase(RoutingContext ctx) {
    Asked asked = Asked.of(ctx.request());
    boolean sure = Forms.field(ctx.request(), "sure").equals("yes");
    found(asked)
        .onFailure(failure -> Forms.again(ctx, failure, refusal -> form(ctx, asked, refusal)))
        .onSuccess(
            found ->
                (sure ? erase(asked, found) : Future.<Void>failedFuture(unsure().asException()))
                    .onSuccess(
                        done -> Forms.seeOther(ctx, PATH + "?done=" + found.item().meeting()))
                    .onFailure(
                        failure ->
                            Forms.again(
                                ctx, failure, refusal -> show(ctx, asked, found, refusal))));
  }

  private static Refusal unsure() {
    return new Refusal("erasure.unsure", "Say that you are sure: it cannot be undone.", "sure");
  }

  private Future<Void> erase(Asked asked, Found found) {
    return found.submission() > 0
        ? submissions.moderation().erase(found.item().id(), found.submission(), asked.basis())
        : erasures.erase(found.item().id(), found.version(), asked.what(), asked.basis());
  }

  private Future<Found> found(Asked asked) {
    Matcher address = ADDRESS.matcher(asked.address());
    if (!address.matches()) {
      return Future.failedFuture(unknown().asException());
    }
    return meetings
        .resolution(address.group(1), address.group(2))
        .map(item -> item.orElseThrow(() -> unknown().asException()))
        .compose(
            item -> {
              int number = Integer.parseInt(address.group(4));
              return address.group(3).equals("changes")
                  ? entry(item, number, asked)
                  : input(item, number, asked);
            });
  }

  private Future<Found> input(AgendaItem item, int number, Asked asked) {
    return resolutions
        .state(item.id())
        .compose(
            state -> {
              Input input =
                  state.negotiation().input(number).orElseThrow(() -> unknown().asException());
              long version = input.stamp().version();
              if (!(input instanceof Input.PublicInput submission)) {
                return entry(item, version, asked);
              }
              return Future.all(
                      submissions.all(item.id(), state.negotiation()), entry(item, version, asked))
                  .map(
                      both -> {
                        Found entry = both.resultAt(1);
                        Map<Integer, Submissions.Kept> kept = both.resultAt(0);
                        Optional<Submissions.Kept> words = Optional.ofNullable(kept.get(number));
                        return new Found(
                            item,
                            version,
                            number,
                            "words",
                            entry.by(),
                            submission.stamp().at(),
                            words.stream()
                                .flatMap(one -> Stream.of(one.words(), one.name()))
                                .filter(one -> !one.isBlank())
                                .toList());
                      });
            });
  }

  /** Refusal: {@code version.unknown}. */
  private Future<Found> entry(AgendaItem item, long version, Asked asked) {
    return erasures
        .preview(item.id(), version, asked.what())
        .compose(
            one ->
                voices
                    .byId(one.entry().voice())
                    .map(
                        by ->
                            new Found(
                                item,
                                version,
                                0,
                                asked.part(),
                                by,
                                one.entry().at(),
                                one.words())));
  }

  private static Refusal unknown() {
    return new Refusal(
        "erasure.unknown", "There is no change or input at this address.", "address");
  }
}
