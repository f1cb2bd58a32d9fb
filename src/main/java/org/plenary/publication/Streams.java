package org.plenary.publication;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.plenary.http.PeerAddress;
import org.plenary.http.Site;
import org.plenary.publication.PublicRecord.Item;
import org.plenary.publication.PublicRecord.Whole;
import org.plenary.refusal.Refusal;

/**
 * {@code GET /m/{meeting}/{resolution}/events} and {@code GET /m/{meeting}/events}: tells readers
 * that there is something newer, at most once a second and resolution, by server-sent events. An
 * event carries a number only; the page is fetched like any. Places are limited: who came first
 * stays, later ones are told to come back.
 *
 * <p>Everything but the handlers of the routes lives on the context of the {@link Editions}.
 */
final class Streams {
  /** Places, and of these so many for one address: a whole meeting may sit behind one. */
  record Places(int all, int perAddress) {}

  static final Places PLACES = new Places(10_000, 2_000);

  private static final long BEAT_MS = 15_000;

  /** Bytes of a stream that may wait in memory. */
  private static final int WAITING = 4_096;

  /** What a browser waits before it connects again, in milliseconds. */
  private static final int RETRY_MS = 5_000;

  /** Those who follow one address, and what ends that it is watched for them. */
  private static final class Group {
    final Audience audience;
    Runnable end = () -> {};
    Runnable beat = () -> {};

    Group(Audience audience) {
      this.audience = audience;
    }
  }

  private final Site site;
  private final PublicRecord record;
  private final Editions editions;
  private final Watch watch;
  private final Places places;
  private final Map<String, Group> groups = new HashMap<>();
  private final Map<String, Integer> taken = new HashMap<>();
  private int count;

  Streams(Vertx vertx, Site site, PublicRecord record, Editions editions, Places places) {
    this.site = site;
    this.record = record;
    this.editions = editions;
    this.watch = new Watch(record, editions);
    this.places = places;
    editions
        .context()
        .runOnContext(
            v -> {
              vertx.setPeriodic(BEAT_MS, id -> beat());
              vertx.setPeriodic(Editions.EVERY_MS, id -> watch.lookWhereSomethingWaits());
            });
  }

  void mount(Router router) {
    router.get("/m/:meeting/events").handler(this::openMeeting);
    router.get("/m/:meeting/:resolution/events").handler(this::openResolution);
  }

  private void openResolution(RoutingContext ctx) {
    record
        .resolution(ctx.pathParam("meeting"), ctx.pathParam("resolution"))
        .onSuccess(
            item -> enter(ctx, "resolution " + item.agenda().id(), group -> follow(group, item)))
        .onFailure(ctx::fail);
  }

  private void openMeeting(RoutingContext ctx) {
    record
        .whole(ctx.pathParam("meeting"))
        .onSuccess(
            whole -> enter(ctx, "meeting " + whole.meeting().id(), group -> follow(group, whole)))
        .onFailure(ctx::fail);
  }

  private void follow(Group group, Item item) {
    group.end =
        watch.listen(
            item,
            edition -> {
              if (edition == null) {
                group.audience.end();
              } else {
                group.audience.show(edition.version(), edition.at());
              }
            });
  }

  private void follow(Group group, Whole whole) {
    MeetingNews news = new MeetingNews(watch, group.audience);
    group.end = news::end;
    group.beat = () -> record.whole(whole.meeting().slug()).onSuccess(news::take);
    news.take(whole);
  }

  /**
   * A reader comes in.
   *
   * @param begin follows for a group that nobody was in
   */
  private void enter(RoutingContext ctx, String key, Consumer<Group> begin) {
    editions.context().runOnContext(v -> enterHere(ctx, key, begin));
  }

  private void enterHere(RoutingContext ctx, String key, Consumer<Group> begin) {
    if (ctx.response().closed()) {
      return;
    }
    String address = PeerAddress.of(site, ctx.request());
    if (count >= places.all() || taken.getOrDefault(address, 0) >= places.perAddress()) {
      ctx.response().putHeader("Retry-After", "30");
      ctx.fail(
          Refusal.of("streams.busy", "Too many follow just now; the page works without.")
              .asException());
      return;
    }
    count++;
    taken.merge(address, 1, Integer::sum);
    Audience.Stream stream = new Audience.Stream(ctx.response(), address, after(ctx));
    ctx.response().closeHandler(v -> editions.context().runOnContext(w -> leave(key, stream)));
    ctx.response()
        .setChunked(true)
        .setWriteQueueMaxSize(WAITING)
        .putHeader("Content-Type", "text/event-stream")
        .putHeader("Cache-Control", "no-store")
        .putHeader("X-Accel-Buffering", "no")
        .write("retry: " + RETRY_MS + "\n\n");
    Group there = groups.get(key);
    Group group = there == null ? new Group(new Audience(editions)) : there;
    group.audience.add(stream);
    if (there == null) {
      groups.put(key, group);
      begin.accept(group);
    }
  }

  /** Which version the reader has: told by the browser when it connects again, else by the page. */
  private static long after(RoutingContext ctx) {
    String last = ctx.request().getHeader("Last-Event-ID");
    String known = last == null ? ctx.request().getParam("after") : last;
    return known != null && known.matches("[0-9]{1,15}") ? Long.parseLong(known) : 0;
  }

  private void beat() {
    for (Group group : List.copyOf(groups.values())) {
      group.beat.run();
      group.audience.beat();
    }
  }

  private void leave(String key, Audience.Stream stream) {
    Group group = groups.get(key);
    count--;
    taken.computeIfPresent(stream.address, (a, n) -> n > 1 ? n - 1 : null);
    if (group != null && group.audience.remove(stream)) {
      groups.remove(key);
      group.end.run();
    }
  }

  /** How many follow; for tests and whoever watches the server. Only on the context. */
  int count() {
    return count;
  }
}
