package org.plenary.publication.desk;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.meeting.Meetings;
import org.plenary.people.Account;
import org.plenary.people.Action;
import org.plenary.people.Gate;
import org.plenary.people.Membership;
import org.plenary.people.People;
import org.plenary.people.Sessions;
import org.plenary.people.SignedIn;
import org.plenary.publication.Pages;
import org.plenary.refusal.Refusal;

/** The start page of a signed-in person: the agenda, the own memberships and sessions. */
final class StartPage {
  private final Pages pages;
  private final People people;
  private final Meetings meetings;

  StartPage(Pages pages, People people, Meetings meetings) {
    this.pages = pages;
    this.people = people;
    this.meetings = meetings;
  }

  void mount(Router router) {
    router.get("/desk").handler(Gate.may(Action.READ)).handler(ctx -> show(ctx, null));
  }

  void show(RoutingContext ctx, @Nullable Refusal refusal) {
    SignedIn who = Gate.sure(ctx);
    Future<List<Agenda>> agendas = agendas();
    Future<List<Membership>> others = others(who);
    Future<List<Sessions.Listed>> sessions = people.sessions().ofAccount(who.account());
    long person = who.voice().personId();
    Future<String> email =
        people.mailboxes().of(List.of(person)).map(found -> found.getOrDefault(person, ""));
    Future.all(agendas, others, sessions, email)
        .onSuccess(
            all ->
                pages.show(
                    ctx,
                    "desk/start.jte",
                    pages.frame(ctx, "desk.title"),
                    "who",
                    who,
                    "agendas",
                    agendas.result(),
                    "others",
                    others.result(),
                    "sessions",
                    sessions.result(),
                    "email",
                    email.result(),
                    "refusal",
                    refusal))
        .onFailure(ctx::fail);
  }

  private Future<List<Agenda>> agendas() {
    return meetings
        .all()
        .compose(
            all ->
                Future.all(
                        all.stream()
                            .map(
                                meeting ->
                                    meetings
                                        .agenda(meeting.slug())
                                        .map(items -> new Agenda(meeting, items)))
                            .toList())
                    .map(done -> done.<Agenda>list()));
  }

  private Future<List<Membership>> others(SignedIn who) {
    return people
        .accounts()
        .byId(who.account())
        .map(
            account ->
                account.map(Account::memberships).orElse(List.of()).stream()
                    .filter(one -> one.id() != who.membership())
                    .toList());
  }
}
