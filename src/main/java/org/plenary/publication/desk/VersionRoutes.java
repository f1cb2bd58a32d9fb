package org.plenary.publication.desk;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meetings;
import org.plenary.negotiation.Act;
import org.plenary.people.Action;
import org.plenary.people.Gate;
import org.plenary.publication.Pages;
import org.plenary.refusal.Refusal;
import org.plenary.resolution.Command;
import org.plenary.resolution.Resolutions;
import org.plenary.resolution.State;
import org.plenary.resolution.Submission;

/** Chair and secretariat give versions of a resolution names: {@code /desk/versions}. */
public final class VersionRoutes {
  private static final String PATH = "/desk/versions/:meeting/:resolution";

  private final Pages pages;
  private final Meetings meetings;
  private final Resolutions resolutions;

  public VersionRoutes(Pages pages, Meetings meetings, Resolutions resolutions) {
    this.pages = pages;
    this.meetings = meetings;
    this.resolutions = resolutions;
  }

  public void mount(Router router) {
    router.route(PATH).handler(Gate.may(Action.LOCK));
    router.get(PATH).handler(ctx -> show(ctx, null));
    router.post(PATH).handler(this::name);
  }

  private static String key() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  /** Refusal: {@code resolution.unknown}. */
  private Future<AgendaItem> item(RoutingContext ctx) {
    return meetings
        .resolution(ctx.pathParam("meeting"), ctx.pathParam("resolution"))
        .map(
            (Optional<AgendaItem> found) ->
                found.orElseThrow(
                    () ->
                        Refusal.of("resolution.unknown", "There is no such resolution.")
                            .asException()));
  }

  private void show(RoutingContext ctx, @Nullable Refusal refusal) {
    item(ctx)
        .compose(
            item ->
                resolutions.state(item.id()).onSuccess(state -> show(ctx, item, state, refusal)))
        .onFailure(ctx::fail);
  }

  private void show(RoutingContext ctx, AgendaItem item, State state, @Nullable Refusal refusal) {
    pages.show(
        ctx,
        "desk/versions.jte",
        pages.frame(ctx, "versions.title"),
        "item",
        item,
        "version",
        state.version(),
        "named",
        state.negotiation().named(),
        "key",
        key(),
        "refusal",
        refusal);
  }

  /** Refusals: those of the act {@code naming}. The same form sent again names once. */
  private void name(RoutingContext ctx) {
    HttpServerRequest request = ctx.request();
    Act act = new Act.Named(Forms.field(request, "name").strip(), Forms.number(request, "version"));
    String key = Forms.field(request, "key");
    String client = key.matches("[A-Za-z0-9_-]{8,40}") ? key : key();
    item(ctx)
        .compose(
            item ->
                resolutions.submit(
                    item.id(),
                    new Submission(Gate.sure(ctx).voice(), client, 1, new Command.Do(act))))
        .onSuccess(done -> Forms.seeOther(ctx, request.path()))
        .onFailure(failure -> Forms.again(ctx, failure, refusal -> show(ctx, refusal)));
  }
}
