package org.plenary.drafting;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.plenary.http.Handshakes;
import org.plenary.http.Site;
import org.plenary.journal.Entry;
import org.plenary.meeting.Meetings;
import org.plenary.negotiation.Author;
import org.plenary.negotiation.By;
import org.plenary.negotiation.Negotiation;
import org.plenary.people.Capacity;
import org.plenary.people.Gate;
import org.plenary.people.Rights;
import org.plenary.people.Sessions;
import org.plenary.people.SignedIn;
import org.plenary.people.Voice;
import org.plenary.people.Voices;
import org.plenary.resolution.ActJson;
import org.plenary.resolution.Command;
import org.plenary.resolution.Decision;
import org.plenary.resolution.OpenResolution;
import org.plenary.resolution.Resolutions;
import org.plenary.resolution.State;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Inline;
import org.plenary.text.Kind;
import org.plenary.text.Num;
import org.plenary.wire.DocJson;

/**
 * Goes through what a browser will ask for, without any effect that anybody could see, until the
 * virtual machine has compiled it: the first to come after a restart do not wait for that. Ends as
 * soon as somebody comes. Made and called on the context of the resolutions.
 */
public final class Rehearsal {
  private static final Logger LOG = Logger.getLogger(Rehearsal.class.getName());

  /** The start waits no longer for the rehearsal. */
  private static final long REHEARSAL_S = 10;

  /** How often the rehearsal asks. */
  private static final int LOOKS = 20;

  /** How often lines are opened on when the start no longer waits, until somebody comes. */
  private static final int LINES_BESIDE = 200;

  /** How often it goes through the whole site, most of which the start has used already. */
  private static final int KNOCKS = 8;

  private static final int ROUNDS = 60;
  private static final int BLOCKS = 100;
  private static final int COMMITS_IN_ROUND = 40;

  private static final byte[] COMMIT =
      """
      {"t":"commit","seq":1,"base":0,"groups":[[{"stepType":"replace","from":5,"to":5,\
      "slice":{"content":[{"type":"text","text":"x"}]}}]]}"""
          .getBytes(UTF_8);

  private static final String HELLO = "{\"t\":\"hello\",\"protocol\":1,\"client\":\"rehearsal\"}";
  private static final Voice NOBODY = new Voice(0, 0, "", 0, "", "", Capacity.EDITOR);

  private final Vertx vertx;
  private final Site site;
  private final Resolutions resolutions;
  private final Meetings meetings;
  private final Sessions sessions;
  private final Voices voices;
  private final Live live;

  /** Whether somebody came who means it. */
  private volatile boolean met;

  public Rehearsal(
      Vertx vertx,
      Site site,
      Resolutions resolutions,
      Meetings meetings,
      Sessions sessions,
      Voices voices,
      Live live) {
    this.vertx = vertx;
    this.site = site;
    this.resolutions = resolutions;
    this.meetings = meetings;
    this.sessions = sessions;
    this.voices = voices;
    this.live = live;
  }

  /** Looks who comes; mount it behind {@link Gate#load}. */
  public void look(RoutingContext ctx) {
    met |= Gate.who(ctx).isPresent() || ctx.request().path().equals("/sign-in");
    ctx.next();
  }

  private static void failed(Throwable cause) {
    LOG.log(Level.WARNING, "The rehearsal failed.", cause);
  }

  /**
   * Goes through what the first browsers will ask for, beside everything else and before there is
   * any room; never fails: without it the first ones wait a little.
   */
  public static Future<Void> warmUp(Vertx vertx) {
    return vertx
        .<Void>executeBlocking(
            () -> {
              run();
              return null;
            },
            false)
        .onFailure(Rehearsal::failed)
        .otherwiseEmpty();
  }

  /**
   * Makes ready for those who come first; does nothing that anybody could see, and never fails:
   * without it the first ones wait a little.
   *
   * @param door the context on which the site is served
   * @param all what serves the site
   */
  public Future<Void> ofLines(Context door, Handler<HttpServerRequest> all) {
    return resolutions
        .openBusiest()
        .compose(
            open ->
                look(open, LOOKS)
                    .compose(done -> openLines(open, LOOKS))
                    .compose(done -> knock(door, all, open))
                    .onSuccess(done -> openLines(open, LINES_BESIDE).onFailure(Rehearsal::failed)))
        .timeout(REHEARSAL_S, TimeUnit.SECONDS)
        .onFailure(Rehearsal::failed)
        .<Void>mapEmpty()
        .otherwiseEmpty();
  }

  /** As far as nobody comes who means it. */
  private Future<Void> openLines(List<OpenResolution> open, int times) {
    if (open.isEmpty()) {
      return Future.succeededFuture();
    }
    SignedIn nobody = new SignedIn(0, 0, "", 0, NOBODY, Instant.EPOCH);
    return handshakes().rehearse(ctx -> live.open(ctx, nobody, open.get(0).id()), HELLO, times);
  }

  /** The way through the whole site to {@link #open}, which refuses. */
  private Future<Void> knock(
      Context door, Handler<HttpServerRequest> all, List<OpenResolution> open) {
    if (open.isEmpty()) {
      return Future.succeededFuture();
    }
    String path = "/live/" + open.get(0).id();
    Promise<Void> knocked = Promise.promise();
    door.runOnContext(
        v ->
            handshakes()
                .knock(all, path, Sessions.tokenOfNobody(), KNOCKS)
                .onComplete(done -> resolutions.context().runOnContext(x -> knocked.handle(done))));
    return knocked.future();
  }

  private Handshakes handshakes() {
    return new Handshakes(vertx, site, () -> met);
  }

  /** Asks all that a first browser's opening asks, on every connection there is. */
  private Future<Void> look(List<OpenResolution> open, int times) {
    if (times == 0) {
      return Future.succeededFuture();
    }
    List<Future<?>> asked = new ArrayList<>();
    for (OpenResolution one : open) {
      asked.add(sessions.rehearse());
      asked.add(meetings.resolution(one.id()));
      asked.add(one.authors().compose(authors -> voices.byIds(authors.voices())));
      asked.add(one.rehearse());
    }
    return Future.join(asked).compose(done -> look(open, times - 1));
  }

  /** Takes a few hundred milliseconds; call it beside the event loop. */
  private static void run() {
    ActJson.rehearse();
    State state = new State(0, text(), 0, Negotiation.NONE);
    for (int round = 0; round < ROUNDS; round++) {
      Frames.welcome(welcome(state), DocJson.string(state.doc()).getBytes(UTF_8)).release();
      for (int i = 0; i < COMMITS_IN_ROUND; i++) {
        commit(state);
      }
    }
  }

  private static Message.Welcome welcome(State state) {
    return new Message.Welcome(
        state.version(),
        0,
        "",
        NOBODY,
        List.of(NOBODY),
        Rights.codes(NOBODY.capacity()),
        Set.of(),
        List.of());
  }

  private static void commit(State state) {
    if (MessageJson.read(COMMIT) instanceof Message.Commit commit
        && new Command.Edit(commit.base(), commit.groups())
                .decide(state, List.of(), new Author(By.of(NOBODY), 0))
            instanceof Decision.Accepted accepted) {
      long version = accepted.state().version();
      Entry entry = new Entry(0, version, "edit", 0, 0, "rehearsal", commit.seq(), "{}");
      Frames.entries(List.of(entry)).release();
    }
  }

  private static Doc text() {
    List<Block> blocks = new java.util.ArrayList<>();
    for (int i = 0; i < BLOCKS; i++) {
      List<Inline> words = List.of(new Inline.Text("to be said again and again", List.of()));
      blocks.add(new Block("b" + i, Kind.CLAUSE, 0, Num.AUTO, words));
    }
    return new Doc(blocks);
  }
}
