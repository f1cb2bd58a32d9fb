package org.plenary.publication.desk;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.plenary.answer.Answering;
import org.plenary.answer.Outbox;
import org.plenary.people.Action;
import org.plenary.people.Gate;
import org.plenary.publication.Pages;

/** The secretariat's outbox: what mail waits, was sent, failed and why. */
public final class OutboxRoutes {
  private static final int MOST = 300;

  private final Pages pages;
  private final Answering answering;

  public OutboxRoutes(Pages pages, Answering answering) {
    this.pages = pages;
    this.answering = answering;
  }

  /**
   * A mail as it is listed.
   *
   * @param address where it goes or went; empty where there is none now
   */
  public record Line(Outbox.Mail mail, String address) {
    /** In message keys. */
    public String state() {
      return mail.state().name().toLowerCase(Locale.ROOT);
    }

    /** Whether something can still be done about it. */
    public boolean open() {
      return mail.state() == Outbox.State.WAITING || mail.state() == Outbox.State.FAILED;
    }
  }

  public void mount(Router router) {
    router.route("/desk/outbox*").handler(Gate.may(Action.ACCOUNTS));
    router.get("/desk/outbox").handler(this::show);
    router
        .post("/desk/outbox/again")
        .handler(ctx -> change(ctx, answering.outbox().again(Forms.number(ctx.request(), "mail"))));
    router
        .post("/desk/outbox/by-hand")
        .handler(
            ctx -> change(ctx, answering.outbox().byHand(Forms.number(ctx.request(), "mail"))));
  }

  private void show(RoutingContext ctx) {
    answering
        .outbox()
        .all(MOST)
        .compose(
            mails -> {
              List<Future<Line>> lines = new ArrayList<>();
              mails.forEach(
                  mail ->
                      lines.add(
                          answering.address(mail.key()).map(to -> new Line(mail, to.orElse("")))));
              return Future.all(lines).map(done -> done.<Line>list());
            })
        .onSuccess(
            lines ->
                pages.show(
                    ctx,
                    "desk/outbox.jte",
                    pages.frame(ctx, "outbox.title"),
                    "sends",
                    answering.sends(),
                    "lines",
                    lines))
        .onFailure(ctx::fail);
  }

  private void change(RoutingContext ctx, Future<Void> changed) {
    changed
        .compose(done -> answering.send())
        .onSuccess(done -> Forms.seeOther(ctx, "/desk/outbox"))
        .onFailure(ctx::fail);
  }
}
