package org.plenary.publication.desk;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;
import org.plenary.http.Cookies;
import org.plenary.http.Csrf;
import org.plenary.http.PeerAddress;
import org.plenary.http.Site;
import org.plenary.people.Action;
import org.plenary.people.Gate;
import org.plenary.people.People;
import org.plenary.people.Rights;
import org.plenary.people.Sessions;
import org.plenary.people.SignedIn;
import org.plenary.people.Voice;
import org.plenary.publication.Pages;
import org.plenary.refusal.Refusal;

/** Signing in and out, another capacity, another password, one's sessions, and who am I. */
final class SignInRoutes {
  private final Site site;
  private final Cookies cookies;
  private final Csrf csrf;
  private final Pages pages;
  private final People people;
  private final StartPage start;

  SignInRoutes(Site site, Cookies cookies, Csrf csrf, Pages pages, People people, StartPage start) {
    this.site = site;
    this.cookies = cookies;
    this.csrf = csrf;
    this.pages = pages;
    this.people = people;
    this.start = start;
  }

  void mount(Router router) {
    router.get("/sign-in").handler(this::form);
    router.post("/sign-in").handler(this::signIn);
    router.post("/sign-out").handler(this::signOut);
    router.post("/desk/capacity").handler(Gate.may(Action.READ)).handler(this::change);
    router.post("/desk/password").handler(Gate.may(Action.READ)).handler(this::password);
    router.post("/desk/email").handler(Gate.may(Action.READ)).handler(this::email);
    router.post("/desk/sessions/revoke").handler(Gate.may(Action.READ)).handler(this::revoke);
    router.get("/api/me").handler(Gate.may(Action.READ)).handler(this::me);
  }

  private void form(RoutingContext ctx) {
    String next = Forms.safeNext(ctx.request().getParam("next", "/desk"));
    if (Gate.who(ctx).isPresent()) {
      ctx.redirect(next);
    } else {
      show(ctx, "", next, null);
    }
  }

  private void show(RoutingContext ctx, String login, String next, @Nullable Refusal refusal) {
    pages.show(
        ctx,
        "desk/signIn.jte",
        pages.frame(ctx, "sign-in.title"),
        "login",
        login,
        "next",
        next,
        "refusal",
        refusal);
  }

  private void signIn(RoutingContext ctx) {
    String login = Forms.field(ctx.request(), "login");
    String next = Forms.safeNext(Forms.field(ctx.request(), "next"));
    people
        .signIn()
        .signIn(login, Forms.field(ctx.request(), "password"), address(ctx), agent(ctx))
        .compose(opened -> endBefore(ctx).map(opened))
        .onSuccess(opened -> enter(ctx, opened, next))
        .onFailure(
            failure -> Forms.again(ctx, failure, refusal -> show(ctx, login, next, refusal)));
  }

  /** A session this browser still had is replaced, not kept beside the new one. */
  private Future<Void> endBefore(RoutingContext ctx) {
    return Gate.who(ctx)
        .map(old -> people.sessions().end(old.session()))
        .orElse(Future.succeededFuture());
  }

  private void enter(RoutingContext ctx, Sessions.Opened opened, String next) {
    cookies.setSession(ctx, opened.token());
    Forms.seeOther(ctx, next);
  }

  private void signOut(RoutingContext ctx) {
    cookies.clearSession(ctx);
    endBefore(ctx).onSuccess(done -> Forms.seeOther(ctx, "/sign-in")).onFailure(ctx::fail);
  }

  private void change(RoutingContext ctx) {
    people
        .signIn()
        .change(
            Gate.sure(ctx),
            Forms.number(ctx.request(), "membership"),
            Forms.field(ctx.request(), "password"),
            address(ctx),
            agent(ctx))
        .onSuccess(opened -> enter(ctx, opened, "/desk"))
        .onFailure(failure -> Forms.again(ctx, failure, refusal -> start.show(ctx, refusal)));
  }

  private void password(RoutingContext ctx) {
    people
        .signIn()
        .changePassword(
            Gate.sure(ctx),
            Forms.field(ctx.request(), "password"),
            Forms.field(ctx.request(), "fresh"),
            address(ctx))
        .onSuccess(
            done -> {
              cookies.clearSession(ctx);
              Forms.seeOther(ctx, "/sign-in");
            })
        .onFailure(failure -> Forms.again(ctx, failure, refusal -> start.show(ctx, refusal)));
  }

  private void revoke(RoutingContext ctx) {
    people
        .sessions()
        .revoke(Gate.sure(ctx).account(), Forms.number(ctx.request(), "session"))
        .onSuccess(done -> Forms.seeOther(ctx, "/desk"))
        .onFailure(ctx::fail);
  }

  private void email(RoutingContext ctx) {
    people
        .mailboxes()
        .set(Gate.sure(ctx).voice().personId(), Forms.field(ctx.request(), "email"))
        .onSuccess(done -> Forms.seeOther(ctx, "/desk"))
        .onFailure(failure -> Forms.again(ctx, failure, refusal -> start.show(ctx, refusal)));
  }

  private void me(RoutingContext ctx) {
    SignedIn who = Gate.sure(ctx);
    ctx.response().putHeader("Cache-Control", "no-store");
    ctx.json(
        new JsonObject()
            .put("login", who.login())
            .put("voice", voice(who.voice()))
            .put("rights", Rights.codes(who.voice().capacity()))
            .put("ends", who.created().plus(Sessions.ABSOLUTE).toEpochMilli())
            .put("csrf", csrf.token(ctx)));
  }

  private static JsonObject voice(Voice voice) {
    return new JsonObject()
        .put("id", voice.id())
        .put("person", voice.person())
        .put("delegation", voice.delegation())
        .put("region", voice.region())
        .put("capacity", voice.capacity().code());
  }

  private String address(RoutingContext ctx) {
    return PeerAddress.of(site, ctx.request());
  }

  private static String agent(RoutingContext ctx) {
    String agent = ctx.request().getHeader("User-Agent");
    return agent == null ? "" : agent;
  }
}
