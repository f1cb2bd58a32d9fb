package org.plenary.publication.desk;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plenary.meeting.Meeting;
import org.plenary.meeting.Meetings;
import org.plenary.meeting.Publishing;
import org.plenary.people.Action;
import org.plenary.people.Gate;
import org.plenary.publication.Pages;
import org.plenary.refusal.Refusal;

/** The secretariat chooses when the public is shown a meeting: {@code /desk/publishing}. */
final class PublishingRoutes {
  private static final String PATH = "/desk/publishing";

  private final Pages pages;
  private final Meetings meetings;

  PublishingRoutes(Pages pages, Meetings meetings) {
    this.pages = pages;
    this.meetings = meetings;
  }

  void mount(Router router) {
    router.route(PATH).handler(Gate.may(Action.PUBLISH));
    router.get(PATH).handler(ctx -> show(ctx, null));
    router.post(PATH).handler(this::choose);
  }

  private void show(RoutingContext ctx, @Nullable Refusal refusal) {
    meetings
        .all()
        .compose(all -> chosen(all).onSuccess(chosen -> show(ctx, all, chosen, refusal)))
        .onFailure(ctx::fail);
  }

  private Future<Map<Long, List<Publishing.Chosen>>> chosen(List<Meeting> all) {
    Set<Long> ids = all.stream().map(Meeting::id).collect(Collectors.toSet());
    return meetings.publishing(ids);
  }

  private void show(
      RoutingContext ctx,
      List<Meeting> all,
      Map<Long, List<Publishing.Chosen>> chosen,
      @Nullable Refusal refusal) {
    pages.show(
        ctx,
        "desk/publishing.jte",
        pages.frame(ctx, "publishing.title"),
        "meetings",
        all,
        "chosen",
        chosen,
        "refusal",
        refusal);
  }

  /** Refusals: those of {@link Meetings#publish}; {@code request.malformed}. */
  private void choose(RoutingContext ctx) {
    HttpServerRequest request = ctx.request();
    Publishing.Mode mode = Publishing.Mode.of(Forms.field(request, "mode")).orElse(null);
    if (mode == null) {
      ctx.fail(
          Refusal.of("request.malformed", "The server cannot read this request.").asException());
      return;
    }
    long minutes = mode == Publishing.Mode.DELAY ? Forms.number(request, "minutes") : 0;
    meetings
        .publish(
            Forms.field(request, "meeting"),
            new Publishing(mode, (int) Math.min(Integer.MAX_VALUE, minutes)),
            Gate.sure(ctx).voice())
        .onSuccess(done -> Forms.seeOther(ctx, PATH))
        .onFailure(failure -> Forms.again(ctx, failure, refusal -> show(ctx, refusal)));
  }
}
