package org.plenary.publication.desk;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.people.Action;
import org.plenary.people.Delegation;
import org.plenary.people.DelegationKind;
import org.plenary.people.Delegations;
import org.plenary.people.Gate;
import org.plenary.people.Region;
import org.plenary.publication.Pages;
import org.plenary.refusal.Refusal;

/** The secretariat's delegations: list and make. */
final class DelegationRoutes {
  private final Pages pages;
  private final Delegations delegations;

  DelegationRoutes(Pages pages, Delegations delegations) {
    this.pages = pages;
    this.delegations = delegations;
  }

  void mount(Router router) {
    router.route("/desk/delegations").handler(Gate.may(Action.ACCOUNTS));
    router.get("/desk/delegations").handler(ctx -> show(ctx, DelegationForm.empty(), null));
    router.post("/desk/delegations").handler(this::create);
  }

  private void show(RoutingContext ctx, DelegationForm form, @Nullable Refusal refusal) {
    Future<List<Delegation>> all = delegations.all();
    Future<List<Region>> regions = delegations.regions();
    Future.all(all, regions)
        .onSuccess(
            both ->
                pages.show(
                    ctx,
                    "desk/delegations.jte",
                    pages.frame(ctx, "delegations.title"),
                    "delegations",
                    all.result(),
                    "regions",
                    regions.result(),
                    "form",
                    form,
                    "refusal",
                    refusal))
        .onFailure(ctx::fail);
  }

  private void create(RoutingContext ctx) {
    DelegationForm form = DelegationForm.of(ctx.request());
    kind(form.kind())
        .compose(kind -> delegations.create(form.name(), kind, form.region()))
        .onSuccess(done -> Forms.seeOther(ctx, "/desk/delegations"))
        .onFailure(failure -> Forms.again(ctx, failure, refusal -> show(ctx, form, refusal)));
  }

  private static Future<DelegationKind> kind(String code) {
    return DelegationKind.of(code)
        .map(Future::succeededFuture)
        .orElseGet(
            () ->
                Future.failedFuture(
                    new Refusal("delegation.kind", "There is no such kind of body.", "kind")
                        .asException()));
  }
}
