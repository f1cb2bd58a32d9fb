package org.plenary.drafting;

import io.netty.channel.Channel;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.http.HttpServerRequestInternal;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.plenary.http.Origins;
import org.plenary.http.PeerAddress;
import org.plenary.http.Site;
import org.plenary.http.SocketPlaces;
import org.plenary.meeting.Meetings;
import org.plenary.people.Action;
import org.plenary.people.Gate;
import org.plenary.people.Sessions;
import org.plenary.people.SignedIn;
import org.plenary.people.Voice;
import org.plenary.people.Voices;
import org.plenary.refusal.Refusal;
import org.plenary.resolution.Resolutions;

/**
 * {@code GET /live/{resolution}}: opens the line between a browser and a resolution. Everything it
 * holds lives on the context of the open resolutions, on which it must be made and mounted.
 */
public final class Live {
  private static final Logger LOG = Logger.getLogger(Live.class.getName());
  private static final short SIGNED_OUT = 4001;
  private static final short UNKNOWN = 4004;
  private static final short ERASED = 4005;
  private static final short RESTARTS = 1012;

  /** How often an open page is noted as activity, and its session looked at. */
  private static final long TOUCH_MS = 60_000;

  /** Streams that are no resolutions and are for some only: drafts. */
  @FunctionalInterface
  public interface Closed {
    /** Whether somebody may follow and edit it; false also where there is no such stream. */
    Future<Boolean> isFor(long stream, Voice voice);
  }

  /** An open line and the session that opened it. */
  private record Line(LiveSocket socket, long session) {}

  private final Vertx vertx;
  private final Site site;
  private final Resolutions resolutions;
  private final Meetings meetings;
  private final Sessions sessions;
  private final Voices voices;
  private final SocketPlaces places;
  private final Limits limits;
  private final Closed closedStreams;
  private final ContextInternal room;
  private final Map<Long, Audience> audiences = new HashMap<>();
  private final List<Line> lines = new ArrayList<>();
  private final WrittenTexts texts = new WrittenTexts();

  /** Streams found to be resolutions, which they stay for ever. */
  private final Set<Long> found = new HashSet<>();

  private final long toucher;
  private long count;

  public Live(
      Vertx vertx,
      Site site,
      Resolutions resolutions,
      Meetings meetings,
      Sessions sessions,
      Voices voices,
      SocketPlaces places,
      Limits limits,
      Closed closedStreams) {
    this.closedStreams = closedStreams;
    this.room = (ContextInternal) resolutions.context();
    this.vertx = vertx;
    this.site = site;
    this.resolutions = resolutions;
    this.meetings = meetings;
    this.sessions = sessions;
    this.voices = voices;
    this.places = places;
    this.limits = limits;
    resolutions.whenErased(this::beginAnew);
    sessions.onEnd(session -> resolutions.context().runOnContext(v -> signedOut(session)));
    this.toucher = vertx.setPeriodic(TOUCH_MS, id -> touch());
  }

  /** Mounts the route; {@link Gate#load} must come before it. */
  public void mount(Router router) {
    router.get("/live/:resolution").handler(ctx -> inRoom(ctx, () -> open(ctx)));
  }

  /** The request waits unread where its connection was taken. */
  private void inRoom(RoutingContext ctx, Runnable open) {
    ctx.request().pause();
    room.runOnContext(v -> open.run());
  }

  /** Opens a line as the route does, to whom it is told. */
  void open(RoutingContext ctx, SignedIn who, long id) {
    inRoom(ctx, () -> open(ctx, who, Long.valueOf(id)));
  }

  /**
   * Refusals, before there is a socket: {@code origin.foreign}, {@code sign-in.needed}, {@code
   * action.forbidden}, {@code resolution.unknown}, {@code sockets.too-many}.
   */
  private void open(RoutingContext ctx) {
    open(ctx, Gate.who(ctx).orElse(null), number(ctx.pathParam("resolution")));
  }

  private void open(RoutingContext ctx, @Nullable SignedIn who, @Nullable Long id) {
    Refusal refusal = refusal(ctx, who, id);
    if (refusal != null || who == null || id == null) {
      ctx.fail(refusal == null ? unknown().asException() : refusal.asException());
      return;
    }
    isResolution(id)
        .compose(is -> is ? Future.succeededFuture(true) : closedStreams.isFor(id, who.voice()))
        .compose(may -> may ? audience(id) : Future.<Audience>failedFuture(unknown().asException()))
        .onSuccess(audience -> connect(ctx, who, audience))
        .onFailure(ctx::fail);
  }

  private Future<Boolean> isResolution(long stream) {
    return found.contains(stream)
        ? Future.succeededFuture(true)
        : meetings
            .resolution(stream)
            .map(one -> one.isPresent() && (found.add(stream) || found.contains(stream)));
  }

  private @Nullable Refusal refusal(
      RoutingContext ctx, @Nullable SignedIn who, @Nullable Long resolution) {
    Optional<Refusal> foreign = Origins.checkHandshake(site, ctx.request());
    if (foreign.isPresent()) {
      return foreign.get();
    }
    if (who == null) {
      return Refusal.of("sign-in.needed", "Sign in first.");
    }
    if (!who.may(Action.FOLLOW)) {
      return Refusal.of("action.forbidden", "This is not for your capacity.");
    }
    return resolution == null ? unknown() : null;
  }

  private static Refusal unknown() {
    return Refusal.of("resolution.unknown", "There is no such resolution.");
  }

  private static @Nullable Long number(String text) {
    return text.matches("[1-9][0-9]{0,17}") ? Long.valueOf(text) : null;
  }

  private Future<Audience> audience(long id) {
    Audience there = audiences.get(id);
    if (there != null) {
      return Future.succeededFuture(there);
    }
    return resolutions
        .open(id)
        .compose(
            open ->
                open.authors()
                    .compose(authors -> voices.byIds(authors.voices()))
                    .map(
                        known -> {
                          Audience audience =
                              audiences.computeIfAbsent(
                                  id, i -> new Audience(vertx, room, open, voices, texts));
                          audience.introduce(known.values());
                          return audience;
                        }));
  }

  private void connect(RoutingContext ctx, SignedIn who, Audience audience) {
    HttpServerRequestInternal request = (HttpServerRequestInternal) ctx.request();
    ContextInternal hall = request.context();
    if (audience.isClosed()) {
      audience(audience.resolution().id())
          .onSuccess(another -> connect(ctx, who, another))
          .onFailure(ctx::fail);
      return;
    }
    String address = PeerAddress.of(site, ctx.request());
    Optional<Refusal> full = places.enter(address, who.voice().personId());
    if (full.isPresent()) {
      ctx.fail(full.get().asException());
      return;
    }
    // Frames built once for all go straight to the channel, which Vert.x gives only internally.
    Channel channel = ((ConnectionBase) request.connection()).channel();
    audience.expect();
    hall.runOnContext(
        v ->
            Future.succeededFuture()
                .compose(w -> request.toWebSocket())
                .map(ws -> Peer.of(channel, hall, room))
                .onComplete(
                    done ->
                        room.runOnContext(
                            w -> {
                              if (done.succeeded()) {
                                connected(done.result(), who, audience, address);
                              } else {
                                places.leave(address, who.voice().personId());
                                left(audience, audience.turnAway());
                              }
                            })));
  }

  private void connected(Peer peer, SignedIn who, Audience audience, String address) {
    Line[] line = new Line[1];
    LiveSocket socket =
        new LiveSocket(
            vertx,
            audience,
            peer,
            Long.toString(++count, 36),
            who.voice(),
            limits,
            one -> {
              lines.remove(line[0]);
              places.leave(address, who.voice().personId());
              left(audience, audience.leave(one));
            });
    line[0] = new Line(socket, who.session());
    lines.add(line[0]);
    peer.hear(socket);
  }

  private void left(Audience audience, boolean last) {
    if (last) {
      audiences.remove(audience.resolution().id(), audience);
      audience.close();
    }
  }

  /** Nobody may follow a stream any longer: its lines are closed. Call it from any context. */
  public void end(long stream) {
    resolutions
        .context()
        .runOnContext(
            v -> {
              Audience audience = audiences.get(stream);
              for (Line line : List.copyOf(lines)) {
                if (audience != null && line.socket.audience() == audience) {
                  line.socket.close(UNKNOWN, "resolution.unknown");
                }
              }
            });
  }

  /** What browsers hold of it is no longer so: they load it again. */
  private void beginAnew(long resolution) {
    texts.forget(resolution);
    Audience audience = audiences.remove(resolution);
    if (audience != null) {
      audience.close();
      for (Line line : List.copyOf(lines)) {
        if (line.socket.audience() == audience) {
          line.socket.close(ERASED, "text.erased");
        }
      }
    }
  }

  private void signedOut(long session) {
    for (Line line : List.copyOf(lines)) {
      if (line.session == session) {
        line.socket.close(SIGNED_OUT, "signed.out");
      }
    }
  }

  /** An open page keeps its session from going idle, and ends with it. */
  private void touch() {
    lines.stream()
        .map(Line::session)
        .distinct()
        .toList()
        .forEach(
            session ->
                sessions
                    .touch(session)
                    .onSuccess(
                        valid -> {
                          if (!valid) {
                            signedOut(session);
                          }
                        }));
  }

  /** Tells every browser that the server restarts; they come back by themselves. */
  public void close() {
    vertx.cancelTimer(toucher);
    for (Line line : List.copyOf(lines)) {
      line.socket.close(RESTARTS, "server.restarts");
    }
  }
}
