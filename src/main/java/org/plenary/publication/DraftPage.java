package org.plenary.publication;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meetings;
import org.plenary.people.Action;
import org.plenary.people.Gate;
import org.plenary.refusal.Refusal;

/**
 * {@code GET /draft/{meeting}/{resolution}}: the shell that the drafting page's script fills. Never
 * cached: it belongs to somebody who is signed in.
 */
final class DraftPage {
  private static final String PATH = "/draft/:meeting/:resolution";

  private final Pages pages;
  private final Scripts scripts;
  private final Meetings meetings;

  DraftPage(Pages pages, Scripts scripts, Meetings meetings) {
    this.pages = pages;
    this.scripts = scripts;
    this.meetings = meetings;
  }

  void mount(Router router) {
    router.get(PATH).handler(Gate.may(Action.FOLLOW)).handler(this::show);
  }

  /** Refusal: {@code resolution.unknown}. */
  private void show(RoutingContext ctx) {
    meetings
        .resolution(ctx.pathParam("meeting"), ctx.pathParam("resolution"))
        .map(
            found ->
                found.orElseThrow(
                    () ->
                        Refusal.of("resolution.unknown", "There is no such resolution.")
                            .asException()))
        .onSuccess(item -> show(ctx, item))
        .onFailure(ctx::fail);
  }

  private void show(RoutingContext ctx, AgendaItem item) {
    pages.show(
        ctx,
        "draft.jte",
        pages.frame(ctx, "draft.title", "symbol", item.symbol()),
        "item",
        item,
        "script",
        scripts.entry("src/draft/main.tsx").orElse(null));
  }
}
