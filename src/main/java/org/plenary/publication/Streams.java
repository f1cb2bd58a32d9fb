package org.plenary.publication;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plenary.http.PeerAddress;
import org.plenary.http.Site;
import org.plenary.publication.PublicRecord.Item;
import org.plenary.refusal.Refusal;

/**
 * {@code GET /m/{meeting}/{resolution}/events}: tells readers that there is a newer version, at
 * most once a second, by server-sent events. An event carries the version only; the text is fetched
 * like any page. Who is slow gets the newest and nothing between; who takes nothing for a while is
 * cut off. Places are limited: who came first stays, later ones are told to come back.
 *
 * <p>Everything but the handler of the route lives on the context of the {@link Editions}.
 */
final class Streams {
  /** Places, and of these so many for one address: a whole meeting may sit behind one. */
  record Places(int all, int perAddress) {}

  static final Places PLACES = new Places(10_000, 2_000);

  private static final long BEAT_MS = 15_000;

  /** A stream whose buffer stays full for so long is cut off. */
  private static final long SLOW_MS = 15_000;

  /** Bytes of a stream that may wait in memory. */
  private static final int WAITING = 4_096;

  /** What a browser waits before it connects again, in milliseconds. */
  private static final int RETRY_MS = 5_000;

  private static final Buffer BEAT = Buffer.buffer(": beat\n\n");

  /** One reader. */
  private static final class Stream {
    final HttpServerResponse response;
    final String address;
    long sent;
    long fullSince;

    Stream(HttpServerResponse response, String address, long sent) {
      this.response = response;
      this.address = address;
      this.sent = sent;
    }
  }

  /** The readers of one resolution. */
  private static final class Readers {
    final Item item;
    final Set<Stream> streams = new LinkedHashSet<>();
    Runnable end = () -> {};
    long version;

    /** The newest there is, be it shown or not yet. */
    long newest;

    Buffer event = Buffer.buffer();

    Readers(Item item) {
      this.item = item;
    }
  }

  private final Site site;
  private final PublicRecord record;
  private final Editions editions;
  private final Places places;
  private final Map<Long, Readers> readers = new HashMap<>();
  private final Map<String, Integer> taken = new HashMap<>();
  private int count;

  Streams(Vertx vertx, Site site, PublicRecord record, Editions editions, Places places) {
    this.site = site;
    this.record = record;
    this.editions = editions;
    this.places = places;
    editions
        .context()
        .runOnContext(
            v -> {
              vertx.setPeriodic(BEAT_MS, id -> beat());
              vertx.setPeriodic(Editions.EVERY_MS, id -> lookWhereSomethingWaits());
            });
  }

  void mount(Router router) {
    router.get("/m/:meeting/:resolution/events").handler(this::open);
  }

  private void open(RoutingContext ctx) {
    record
        .resolution(ctx.pathParam("meeting"), ctx.pathParam("resolution"))
        .onSuccess(item -> editions.context().runOnContext(v -> enter(ctx, item)))
        .onFailure(ctx::fail);
  }

  private void enter(RoutingContext ctx, Item item) {
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
    Stream stream = new Stream(ctx.response(), address, after(ctx));
    long id = item.agenda().id();
    ctx.response().closeHandler(v -> editions.context().runOnContext(w -> leave(id, stream)));
    ctx.response()
        .setChunked(true)
        .setWriteQueueMaxSize(WAITING)
        .putHeader("Content-Type", "text/event-stream")
        .putHeader("Cache-Control", "no-store")
        .putHeader("X-Accel-Buffering", "no")
        .write("retry: " + RETRY_MS + "\n\n");
    join(id, stream, item);
  }

  private void join(long id, Stream stream, Item item) {
    Readers there = readers.get(id);
    if (there != null) {
      there.streams.add(stream);
      tell(there, stream);
      return;
    }
    Readers fresh = new Readers(item);
    readers.put(id, fresh);
    fresh.streams.add(stream);
    move(fresh, item.edition());
    tell(fresh, stream);
    editions
        .listen(id, next -> arrived(fresh, next))
        .onSuccess(
            end -> {
              fresh.end = end;
              if (readers.get(id) != fresh) {
                end.run();
              }
            })
        .compose(end -> editions.newest(id, Visibility.Horizon.LIVE))
        .onSuccess(newest -> fresh.newest = Math.max(fresh.newest, newest.version()))
        .onFailure(cause -> List.copyOf(fresh.streams).forEach(one -> one.response.end()));
  }

  /** Which version the reader has: told by the browser when it connects again, else by the page. */
  private static long after(RoutingContext ctx) {
    String last = ctx.request().getHeader("Last-Event-ID");
    String known = last == null ? ctx.request().getParam("after") : last;
    return known != null && known.matches("[0-9]{1,15}") ? Long.parseLong(known) : 0;
  }

  private void arrived(Readers all, Edition next) {
    all.newest = Math.max(all.newest, next.version());
    look(all);
  }

  /** Where the public does not follow at once, time brings what there is already. */
  private void lookWhereSomethingWaits() {
    readers.values().stream().filter(all -> all.version < all.newest).forEach(this::look);
  }

  /** What was withheld meanwhile is told nobody any longer. */
  private void look(Readers all) {
    record
        .now(all.item)
        .onSuccess(
            now -> {
              now.ifPresent(edition -> move(all, edition));
              for (Stream stream : List.copyOf(all.streams)) {
                if (now.isPresent()) {
                  tell(all, stream);
                } else {
                  stream.response.end();
                }
              }
            });
  }

  private static void move(Readers all, Edition next) {
    if (next.version() > all.version) {
      all.version = next.version();
      all.event =
          Buffer.buffer(
              "id: "
                  + next.version()
                  + "\nevent: version\ndata: {\"version\":"
                  + next.version()
                  + ",\"at\":"
                  + next.at()
                  + "}\n\n");
    }
  }

  private void tell(Readers all, Stream stream) {
    if (stream.sent >= all.version) {
      return;
    }
    if (stream.response.writeQueueFull()) {
      full(all, stream);
      return;
    }
    stream.sent = all.version;
    stream.response.write(all.event);
  }

  private void full(Readers all, Stream stream) {
    if (stream.fullSince == 0) {
      stream.fullSince = now();
      stream.response.drainHandler(
          v ->
              editions
                  .context()
                  .runOnContext(
                      w -> {
                        stream.fullSince = 0;
                        tell(all, stream);
                      }));
    }
  }

  private void beat() {
    for (Readers all : List.copyOf(readers.values())) {
      for (Stream stream : List.copyOf(all.streams)) {
        if (!stream.response.writeQueueFull()) {
          stream.response.write(BEAT);
        } else if (stream.fullSince != 0 && now() - stream.fullSince > SLOW_MS) {
          stream.response.reset();
        } else {
          full(all, stream);
        }
      }
    }
  }

  private void leave(long id, Stream stream) {
    Readers all = readers.get(id);
    count--;
    taken.computeIfPresent(stream.address, (a, n) -> n > 1 ? n - 1 : null);
    if (all != null && all.streams.remove(stream) && all.streams.isEmpty()) {
      readers.remove(id);
      all.end.run();
    }
  }

  /** How many follow; for tests and whoever watches the server. Only on the context. */
  int count() {
    return count;
  }

  private static long now() {
    return System.nanoTime() / 1_000_000;
  }
}
