package org.plenary.publication.desk;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.people.Account;
import org.plenary.people.Action;
import org.plenary.people.Capacity;
import org.plenary.people.Delegation;
import org.plenary.people.Gate;
import org.plenary.people.Passwords;
import org.plenary.people.People;
import org.plenary.publication.Pages;
import org.plenary.refusal.Refusal;

/** The secretariat's accounts: list, make, end, another password, another membership. */
final class AccountRoutes {
  private final Pages pages;
  private final People people;

  AccountRoutes(Pages pages, People people) {
    this.pages = pages;
    this.people = people;
  }

  void mount(Router router) {
    router.route("/desk/accounts*").handler(Gate.may(Action.ACCOUNTS));
    router.get("/desk/accounts").handler(ctx -> show(ctx, AccountForm.empty(), null, null));
    router.post("/desk/accounts").handler(this::create);
    router.post("/desk/accounts/password").handler(this::password);
    router.post("/desk/accounts/active").handler(this::active);
    router.post("/desk/accounts/email").handler(this::email);
    router.post("/desk/accounts/membership").handler(this::membership);
  }

  private void show(
      RoutingContext ctx,
      AccountForm form,
      @Nullable HandedOut handedOut,
      @Nullable Refusal refusal) {
    Future<List<Account>> accounts = people.accounts().all();
    Future<List<Delegation>> delegations = people.delegations().all();
    Future.all(accounts, delegations)
        .onSuccess(
            all ->
                pages.show(
                    ctx,
                    "desk/accounts.jte",
                    pages.frame(ctx, "accounts.title"),
                    "accounts",
                    accounts.result(),
                    "delegations",
                    delegations.result(),
                    "form",
                    form,
                    "handedOut",
                    handedOut,
                    "refusal",
                    refusal))
        .onFailure(ctx::fail);
  }

  private void create(RoutingContext ctx) {
    AccountForm form = AccountForm.of(ctx.request());
    String password = Passwords.fresh();
    capacity(ctx.request())
        .compose(
            capacity ->
                people
                    .accounts()
                    .create(
                        form.name(),
                        form.login(),
                        password,
                        Forms.number(ctx.request(), "delegation"),
                        capacity))
        .onSuccess(
            account ->
                show(ctx, AccountForm.empty(), new HandedOut(account.login(), password), null))
        .onFailure(failure -> Forms.again(ctx, failure, refusal -> show(ctx, form, null, refusal)));
  }

  private void password(RoutingContext ctx) {
    String password = Passwords.fresh();
    account(ctx.request())
        .compose(
            account ->
                people
                    .accounts()
                    .setPassword(account.id(), password)
                    .map(new HandedOut(account.login(), password)))
        .onSuccess(handedOut -> handOut(ctx, handedOut))
        .onFailure(failure -> again(ctx, failure));
  }

  /** Whoever resets the own password is signed out by it and sees the new one all the same. */
  private void handOut(RoutingContext ctx, HandedOut handedOut) {
    show(ctx, AccountForm.empty(), handedOut, null);
  }

  private void email(RoutingContext ctx) {
    account(ctx.request())
        .compose(
            account ->
                people.mailboxes().set(account.person(), Forms.field(ctx.request(), "email")))
        .onSuccess(done -> Forms.seeOther(ctx, "/desk/accounts"))
        .onFailure(failure -> again(ctx, failure));
  }

  private void active(RoutingContext ctx) {
    boolean active = Forms.field(ctx.request(), "active").equals("true");
    account(ctx.request())
        .compose(
            account ->
                !active && account.id() == Gate.sure(ctx).account()
                    ? Future.failedFuture(
                        Refusal.of("account.own", "Your own account is ended by somebody else.")
                            .asException())
                    : people.accounts().setActive(account.id(), active))
        .onSuccess(done -> Forms.seeOther(ctx, "/desk/accounts"))
        .onFailure(failure -> again(ctx, failure));
  }

  private void membership(RoutingContext ctx) {
    Future<Account> account = account(ctx.request());
    Future<Capacity> capacity = capacity(ctx.request());
    Future.all(account, capacity)
        .compose(
            both ->
                people
                    .accounts()
                    .addMembership(
                        account.result().person(),
                        Forms.number(ctx.request(), "delegation"),
                        capacity.result()))
        .onSuccess(done -> Forms.seeOther(ctx, "/desk/accounts"))
        .onFailure(failure -> again(ctx, failure));
  }

  private void again(RoutingContext ctx, Throwable failure) {
    Forms.again(ctx, failure, refusal -> show(ctx, AccountForm.empty(), null, refusal));
  }

  private Future<Account> account(HttpServerRequest request) {
    return people
        .accounts()
        .byId(Forms.number(request, "account"))
        .map(
            found ->
                found.orElseThrow(
                    () ->
                        new Refusal("account.unknown", "There is no such account.", "account")
                            .asException()));
  }

  private static Future<Capacity> capacity(HttpServerRequest request) {
    return Capacity.of(Forms.field(request, "capacity"))
        .map(Future::succeededFuture)
        .orElseGet(
            () ->
                Future.failedFuture(
                    new Refusal("capacity.unknown", "There is no such capacity.", "capacity")
                        .asException()));
  }
}
