package org.plenary.publication.desk;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;
import org.plenary.exchange.PlainCopy;
import org.plenary.exchange.ReadAside;
import org.plenary.meeting.Meetings;
import org.plenary.people.Action;
import org.plenary.people.Gate;
import org.plenary.publication.Pages;
import org.plenary.refusal.Refusal;

/**
 * A new resolution: paste or upload a text, see what was read of it, then store it. Nothing is
 * stored by looking.
 */
final class ResolutionRoutes {
  static final String PATH = "/desk/resolutions/new";
  private final Pages pages;
  private final Meetings meetings;
  private final TextIntake intake;

  ResolutionRoutes(Pages pages, Meetings meetings, TextIntake intake) {
    this.pages = pages;
    this.meetings = meetings;
    this.intake = intake;
  }

  void mount(Router router) {
    router.route(PATH).handler(Gate.may(Action.IMPORT));
    router.get(PATH).handler(this::empty);
    router.post(PATH).handler(this::post);
  }

  /** Who opens the form will send a file or a text; what reads it may start meanwhile. */
  private void empty(RoutingContext ctx) {
    ReadAside.prepare(ctx.vertx());
    show(ctx, ResolutionForm.empty(), null, null);
  }

  private void show(
      RoutingContext ctx,
      ResolutionForm form,
      @Nullable Reading reading,
      @Nullable Refusal refusal) {
    meetings
        .all()
        .onSuccess(
            all ->
                pages.show(
                    ctx,
                    "desk/newResolution.jte",
                    pages.frame(ctx, "resolution.page"),
                    "meetings",
                    all,
                    "form",
                    form,
                    "reading",
                    reading,
                    "refusal",
                    refusal))
        .onFailure(ctx::fail);
  }

  private void post(RoutingContext ctx) {
    boolean store = Forms.field(ctx.request(), "step").equals("store");
    Forms.text(ctx)
        .onSuccess(text -> read(ctx, ResolutionForm.of(ctx.request(), text), store))
        .onFailure(
            failure ->
                Forms.again(
                    ctx,
                    failure,
                    no -> show(ctx, ResolutionForm.of(ctx.request(), PlainCopy.of("")), null, no)));
  }

  private void read(RoutingContext ctx, ResolutionForm form, boolean store) {
    intake
        .read()
        .read(form.copy(), form.numbering())
        .onSuccess(
            reading -> {
              if (store) {
                store(ctx, form, reading);
              } else {
                show(ctx, form.filledFrom(reading), reading, null);
              }
            })
        .onFailure(failure -> Forms.again(ctx, failure, refusal -> show(ctx, form, null, refusal)));
  }

  private void store(RoutingContext ctx, ResolutionForm form, Reading reading) {
    meetings
        .add(
            form.resolution(reading.numbering()),
            Gate.sure(ctx).voice(),
            id -> intake.store().store(id, reading.text(), Gate.sure(ctx)))
        .onSuccess(item -> Forms.seeOther(ctx, "/m/" + item.meeting() + "/" + item.slug()))
        .onFailure(
            failure -> Forms.again(ctx, failure, refusal -> show(ctx, form, reading, refusal)));
  }
}
