package org.plenary.publication;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.plenary.negotiation.Contribution;
import org.plenary.publication.PublicRecord.Item;
import org.plenary.refusal.Refusal;
import org.plenary.refusal.Refused;
import org.plenary.resolution.State;

/**
 * What anybody may read of the inputs on a resolution: {@code inputs}, {@code inputs/{number}},
 * {@code c/{clause}} and {@code contributions/{number}} below its address. Always as of the newest
 * version.
 */
final class InputRoutes {
  private static final Set<String> UNKNOWN = Set.of("input.unknown", "contribution.unknown");
  private static final long SLACK_MS = 100;

  private static final String PATH = "/m/:meeting/:resolution";

  private final Pages pages;
  private final PublicRecord record;
  private final Served served;

  /** A page to be rendered: its template, its title, its values. */
  private record Made(String title, @Nullable Object page) {}

  InputRoutes(Pages pages, PublicRecord record, Served served) {
    this.pages = pages;
    this.record = record;
    this.served = served;
  }

  void mount(Router router) {
    Served.get(router, PATH + "/inputs").handler(ctx -> show(ctx, "open/inputs.jte", this::all));
    Served.get(router, PATH + "/inputs/:number")
        .handler(ctx -> show(ctx, "open/input.jte", (item, inputs) -> input(ctx, item, inputs)));
    Served.get(router, PATH + "/contributions/:number")
        .handler(
            ctx ->
                show(
                    ctx,
                    "open/contribution.jte",
                    (item, inputs) -> contribution(ctx, item, inputs)));
    Served.get(router, PATH + "/c/:clause").handler(this::clause);
  }

  private Made all(Item item, Inputs inputs) {
    return new Made(item.agenda().symbol(), InputsPage.of(item, inputs));
  }

  /** Refusal: {@code input.unknown}. */
  private static Made input(RoutingContext ctx, Item item, Inputs inputs) {
    InputView input =
        number(ctx)
            .flatMap(inputs::input)
            .orElseThrow(() -> unknown("input.unknown", "input").asException());
    String name = input.name().isEmpty() ? "№ " + input.number() : input.name();
    return new Made(name + " · " + item.agenda().symbol(), InputPage.of(item, input));
  }

  /** Refusal: {@code contribution.unknown}. */
  private static Made contribution(RoutingContext ctx, Item item, Inputs inputs) {
    Contribution found =
        number(ctx)
            .flatMap(inputs::contribution)
            .orElseThrow(() -> unknown("contribution.unknown", "contribution").asException());
    return new Made(
        found.symbol() + " · " + item.agenda().symbol(),
        ContributionPage.of(item, found, inputs.in(found.number())));
  }

  private static Optional<Integer> number(RoutingContext ctx) {
    String number = ctx.pathParam("number");
    return number.matches("[1-9][0-9]{0,8}")
        ? Optional.of(Integer.valueOf(number))
        : Optional.empty();
  }

  /**
   * Editions are up to a second old: what was made just now, and has an address that its author
   * follows, is looked for once more in the next one.
   */
  private void show(RoutingContext ctx, String template, BiFunction<Item, Inputs, Made> make) {
    newest(ctx, template, make)
        .recover(
            cause ->
                cause instanceof Refused refused && UNKNOWN.contains(refused.refusal().code())
                    ? ctx.vertx()
                        .timer(Editions.EVERY_MS + SLACK_MS)
                        .compose(later -> newest(ctx, template, make))
                    : Future.failedFuture(cause))
        .onFailure(ctx::fail);
  }

  private Future<Rendered.Body> newest(
      RoutingContext ctx, String template, BiFunction<Item, Inputs, Made> make) {
    return item(ctx)
        .compose(
            item -> record.words(item).compose(words -> show(ctx, template, make, item, words)));
  }

  private Future<Rendered.Body> show(
      RoutingContext ctx,
      String template,
      BiFunction<Item, Inputs, Made> make,
      Item item,
      Words words) {
    Frame frame = pages.publicFrame(ctx, "", "").of(item.meeting());
    return served
        .page(
            key(ctx, item, frame, words),
            () ->
                Future.succeededFuture(
                    () -> {
                      Made made = make.apply(item, new Inputs(item, item.edition().state(), words));
                      return served.bytes(
                          template, frame.titled(made.title()), "page", made.page());
                    }))
        .onSuccess(body -> answer(ctx, item, frame, body));
  }

  /** Refusal: {@code clause.unknown}. */
  private void clause(RoutingContext ctx) {
    item(ctx)
        .compose(
            item -> {
              Frame frame = pages.publicFrame(ctx, item.agenda().symbol(), "").of(item.meeting());
              long base = Math.max(1, item.edition().state().base());
              return record
                  .words(item)
                  .compose(
                      words ->
                          served.page(
                              key(ctx, item, frame, words),
                              () ->
                                  record
                                      .state(item, base)
                                      .compose(
                                          first ->
                                              record
                                                  .withBrackets(item, item.edition().state())
                                                  .map(
                                                      now ->
                                                          () ->
                                                              clause(
                                                                  ctx, item, first, now, frame,
                                                                  words)))))
                  .onSuccess(body -> answer(ctx, item, frame, body));
            })
        .onFailure(ctx::fail);
  }

  private byte[] clause(
      RoutingContext ctx, Item item, State base, State now, Frame frame, Words words) {
    Inputs inputs = new Inputs(item, now, words);
    String clause = ctx.pathParam("clause");
    boolean old = base.doc().blocks().stream().anyMatch(block -> block.id().equals(clause));
    if (!inputs.knows(clause) && !old || clause.isEmpty()) {
      throw unknown("clause.unknown", "clause").asException();
    }
    return served.bytes(
        "open/clause.jte", frame, "page", ClausePage.of(item, inputs, base, clause));
  }

  private Future<Item> item(RoutingContext ctx) {
    return record.resolution(ctx.pathParam("meeting"), ctx.pathParam("resolution"));
  }

  private static String key(RoutingContext ctx, Item item, Frame frame, Words words) {
    return String.join(
        " ",
        ctx.request().path(),
        Served.key(item),
        String.valueOf(item.edition().version()),
        frame.language().tag(),
        words.toString());
  }

  private static void answer(RoutingContext ctx, Item item, Frame frame, Rendered.Body body) {
    Served.answer(ctx, frame, "v" + item.edition().version() + "-" + frame.language().tag(), body);
  }

  private static Refusal unknown(String code, String what) {
    return Refusal.of(code, "There is no such " + what + ".");
  }
}
