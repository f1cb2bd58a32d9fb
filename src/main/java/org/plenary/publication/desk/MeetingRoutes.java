package org.plenary.publication.desk;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.meeting.Meeting;
import org.plenary.meeting.Meetings;
import org.plenary.people.Action;
import org.plenary.people.Gate;
import org.plenary.people.Voices;
import org.plenary.publication.Pages;
import org.plenary.publication.SettingChange;
import org.plenary.refusal.Refusal;

/** The secretariat opens meetings and changes their settings: {@code /desk/meetings}. */
final class MeetingRoutes {
  private static final String PATH = "/desk/meetings";

  private final Pages pages;
  private final Meetings meetings;
  private final Voices voices;

  MeetingRoutes(Pages pages, Meetings meetings, Voices voices) {
    this.pages = pages;
    this.meetings = meetings;
    this.voices = voices;
  }

  void mount(Router router) {
    router.route(PATH + "*").handler(Gate.may(Action.IMPORT));
    router.get(PATH).handler(this::list);
    router.get(PATH + "/new").handler(ctx -> blank(ctx, MeetingForm.empty(), null));
    router.post(PATH + "/new").handler(this::open);
    router.get(PATH + "/:meeting").handler(ctx -> one(ctx, null, null));
    router.post(PATH + "/:meeting").handler(this::change);
  }

  private void list(RoutingContext ctx) {
    meetings
        .all()
        .onSuccess(
            all ->
                pages.show(
                    ctx, "desk/meetings.jte", pages.frame(ctx, "meetings.title"), "meetings", all))
        .onFailure(ctx::fail);
  }

  private void blank(RoutingContext ctx, MeetingForm form, @Nullable Refusal refusal) {
    show(ctx, form, List.of(), refusal);
  }

  private void show(
      RoutingContext ctx,
      MeetingForm form,
      List<SettingChange> changes,
      @Nullable Refusal refusal) {
    boolean there = ctx.pathParam("meeting") != null;
    pages.show(
        ctx,
        "desk/meeting.jte",
        pages.frame(ctx, there ? "meetings.settings" : "meetings.new"),
        "form",
        form,
        "there",
        there,
        "changes",
        changes,
        "refusal",
        refusal);
  }

  /** The settings as they are, or as they were filled in and refused. */
  private void one(RoutingContext ctx, @Nullable MeetingForm filled, @Nullable Refusal refusal) {
    found(ctx)
        .compose(
            meeting ->
                SettingChange.of(meetings.settings(), voices, meeting.id())
                    .onSuccess(
                        changes ->
                            show(
                                ctx,
                                filled == null
                                    ? MeetingForm.of(meeting)
                                    : filled.numbered(meeting.numbering()),
                                changes,
                                refusal)))
        .onFailure(ctx::fail);
  }

  private Future<Meeting> found(RoutingContext ctx) {
    return meetings.named(ctx.pathParam("meeting"));
  }

  private void open(RoutingContext ctx) {
    String slug = Forms.field(ctx.request(), "slug").strip();
    MeetingForm form = MeetingForm.of(ctx.request(), slug);
    Future.succeededFuture(form)
        .compose(
            filled ->
                slug.equals("new")
                    ? Future.failedFuture(
                        new Refusal("meeting.slug", "Pages have this address.", "slug")
                            .asException())
                    : meetings
                        .settings()
                        .open(
                            slug,
                            filled.chosenNumbering(),
                            filled.settings(),
                            Gate.sure(ctx).voice()))
        .onSuccess(meeting -> Forms.seeOther(ctx, PATH + "/" + meeting.slug()))
        .onFailure(failure -> Forms.again(ctx, failure, refusal -> blank(ctx, form, refusal)));
  }

  private void change(RoutingContext ctx) {
    String slug = ctx.pathParam("meeting");
    MeetingForm form = MeetingForm.of(ctx.request(), slug);
    found(ctx)
        .compose(
            meeting ->
                meetings
                    .settings()
                    .change(slug, form.revision(), form.settings(), Gate.sure(ctx).voice()))
        .onSuccess(done -> Forms.seeOther(ctx, PATH + "/" + slug))
        .onFailure(failure -> Forms.again(ctx, failure, refusal -> again(ctx, form, refusal)));
  }

  /** What was filled in stands there again; what somebody else changed meanwhile does not. */
  private void again(RoutingContext ctx, MeetingForm form, Refusal refusal) {
    if (refusal.code().equals("meeting.unknown")) {
      ctx.fail(refusal.asException());
    } else {
      one(ctx, refusal.code().equals("meeting.stale") ? null : form, refusal);
    }
  }
}
