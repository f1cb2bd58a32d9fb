package org.plenary.cli;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.plenary.answer.Answering;
import org.plenary.answer.Preparation;
import org.plenary.database.Database;
import org.plenary.demo.DemoMeeting;
import org.plenary.demo.Doors;
import org.plenary.drafting.Limits;
import org.plenary.drafting.Live;
import org.plenary.drafting.Rehearsal;
import org.plenary.http.Assets;
import org.plenary.http.Cookies;
import org.plenary.http.Csrf;
import org.plenary.http.Edge;
import org.plenary.http.Listening;
import org.plenary.http.OwnLoop;
import org.plenary.http.Pace;
import org.plenary.http.Problems;
import org.plenary.http.Site;
import org.plenary.http.SocketPlaces;
import org.plenary.input.DeferralClock;
import org.plenary.input.DraftApi;
import org.plenary.input.Drafts;
import org.plenary.input.Incoming;
import org.plenary.input.InputApi;
import org.plenary.input.Preparing;
import org.plenary.input.SilenceClock;
import org.plenary.input.Submissions;
import org.plenary.input.Transcripts;
import org.plenary.journal.Appender;
import org.plenary.journal.Journal;
import org.plenary.meeting.Meetings;
import org.plenary.people.Gate;
import org.plenary.people.People;
import org.plenary.publication.Intake;
import org.plenary.publication.Pages;
import org.plenary.publication.Publication;
import org.plenary.publication.Scripts;
import org.plenary.publication.Visibility;
import org.plenary.publication.desk.Desk;
import org.plenary.publication.desk.IncomingDesk;
import org.plenary.publication.desk.IncomingRoutes;
import org.plenary.publication.desk.OutboxRoutes;
import org.plenary.publication.desk.SubmissionRoutes;
import org.plenary.publication.desk.TextIntake;
import org.plenary.publication.desk.TranscriptRoutes;
import org.plenary.publication.desk.VersionRoutes;
import org.plenary.record.Coverings;
import org.plenary.record.ErasureRoutes;
import org.plenary.record.Erasures;
import org.plenary.record.Integrator;
import org.plenary.record.LogRoutes;
import org.plenary.record.Signer;
import org.plenary.resolution.Resolutions;

/**
 * The server: every room made and connected, on one screen. A new room is made and mounted in the
 * constructor and, where it keeps something open, closed in {@link #stop}. Connections are taken
 * and readers served on one event loop; those who write, the open resolutions and the log live on
 * another, so that an edit never changes threads between its socket and the log, and no reader
 * stands in its way; the record is taken on a third.
 */
final class Server {
  private static final long DRAIN_S = 10;

  /** How long after the start days are looked for to which something was deferred. */
  private static final long DEFERRALS_MS = 5_000;

  /** So long after an edit readers are held back: others will follow. */
  private static final long WRITING_S = 2;

  private final Settings settings;
  private final Database database;
  private final Context context;
  private final Door door;
  private final Router router;
  private final Appender appender;
  private final Resolutions resolutions;
  private final Live live;
  private final Rehearsal rehearsal;
  private final SilenceClock silences;
  private final DeferralClock deferrals;
  private final Answering answering;
  private final Integrator integrator;
  private final Publication publication;
  private final DemoMeeting demo;
  private final List<String> greeting = new ArrayList<>();
  private volatile boolean ready;

  private Server(
      Vertx vertx,
      Settings settings,
      Database database,
      Appender appender,
      Door door,
      Router router,
      Signer signer) {
    this.settings = settings;
    this.database = database;
    this.context = vertx.getOrCreateContext();
    this.appender = appender;
    this.door = door;
    this.router = router;
    Clock clock = Clock.systemUTC();
    Site site = new Site(settings.originsAt(door.http().actualPort()), Set.of());
    Cookies cookies = new Cookies(site);
    Csrf csrf = new Csrf(cookies);
    Assets assets = new Assets();
    Pages pages = new Pages(assets, cookies, csrf);
    People people = People.open(vertx, database.pool(), clock);
    Meetings meetings = new Meetings(database.pool(), clock);
    Journal journal = new Journal(database.pool(), appender);
    Journal past = new Journal(database.reading(), appender);
    Meetings read = new Meetings(database.reading(), clock);
    resolutions = new Resolutions(vertx, journal, past, people.voices(), clock);
    Erasures erasures = new Erasures(database.pool(), journal, resolutions);
    Submissions submissions =
        new Submissions(database.pool(), clock, resolutions, people.voices(), erasures);
    answering =
        new Answering(
            vertx,
            clock,
            site,
            database.pool(),
            people,
            meetings,
            resolutions,
            submissions,
            settings.mail());
    Settings.Most most = settings.most();
    SocketPlaces places = new SocketPlaces(most.socketsPerAddress(), most.socketsPerPerson());
    Drafts drafts = new Drafts(database.pool(), clock);
    silences = new SilenceClock(vertx, resolutions, journal, people.voices(), clock);
    deferrals = new DeferralClock(vertx, resolutions, journal, people.voices(), clock);
    live =
        new Live(
            vertx,
            site,
            resolutions,
            meetings,
            people.sessions(),
            people.voices(),
            places,
            new Limits(most.commitsPerSecond(), Listening.SOCKET_MESSAGE),
            drafts::isFor);
    rehearsal =
        new Rehearsal(vertx, site, resolutions, meetings, people.sessions(), people.voices(), live);
    Visibility visibility = new Visibility(database.reading(), clock, read, past);
    Journal quiet = new Journal(database.beside(), appender);
    Meetings besideMeetings = new Meetings(database.beside(), clock);
    integrator =
        new Integrator(
            vertx,
            clock,
            site,
            database.beside(),
            quiet,
            besideMeetings,
            people.voices(),
            new Visibility(database.beside(), clock, besideMeetings, quiet),
            signer);
    TextIntake intake = Intake.of(vertx, resolutions);
    Transcripts transcripts = new Transcripts(database.pool(), clock);
    demo =
        new DemoMeeting(
            people,
            meetings,
            new Doors(
                resolutions,
                new Preparing(resolutions, drafts),
                new Preparation(database.pool(), clock),
                transcripts,
                submissions));

    new Edge(site, csrf, new Problems(pages::problem), Desk.LARGE_BODIES).mount(router);
    router.get("/health").handler(this::health);
    assets.mount(router);
    router.route().handler(new Gate(cookies, people.sessions())::load);
    router.route().handler(rehearsal::look);
    live.mount(router);
    router.route().handler(readers(vertx)::take);
    new LogRoutes(
            vertx,
            site,
            pages,
            new Scripts(),
            database.reading(),
            read,
            past,
            resolutions,
            visibility,
            signer)
        .mount(router);
    publication =
        new Publication(
            vertx,
            door.context(),
            clock,
            site,
            pages,
            new Scripts(),
            database.reading(),
            visibility,
            people,
            read,
            resolutions,
            submissions,
            new Coverings(vertx, database.reading()));
    publication.mountPublic(router);
    router.route().handler(ctx -> context.runOnContext(v -> ctx.next()));
    answering.mount(router);
    new OutboxRoutes(pages, answering).mount(router);
    new SubmissionRoutes(pages, meetings, resolutions, submissions).mount(router);
    new ErasureRoutes(pages, meetings, resolutions, people.voices(), submissions, erasures)
        .mount(router);
    new VersionRoutes(pages, meetings, resolutions).mount(router);
    new TranscriptRoutes(pages, meetings, resolutions, people.delegations(), transcripts)
        .mount(router);
    IncomingDesk incoming =
        new IncomingDesk(
            vertx,
            meetings,
            resolutions,
            people.delegations(),
            new Incoming(database.pool(), clock));
    new IncomingRoutes(pages, incoming).mount(router);
    new Desk(site, cookies, csrf, pages, people, meetings, intake).mount(router);
    new InputApi(meetings, resolutions, people, submissions, clock).mount(router);
    new DraftApi(meetings, resolutions, drafts, live::end).mount(router);
    publication.mountSignedIn(router);
  }

  /** Those who are signed in wait for nobody. */
  private Pace readers(Vertx vertx) {
    return Pace.ofReaders(
        vertx,
        () -> appender.wasUsedWithin(WRITING_S, TimeUnit.SECONDS),
        ctx -> Gate.who(ctx).isPresent());
  }

  /** Database, rooms, routes, then listen. Fails with what the verb tells whoever runs it. */
  static Future<Server> start(
      Vertx vertx, Settings settings, Future<Database.Ready> ready, boolean demo) {
    Future<Void> warm = Rehearsal.warmUp(vertx);
    return ready
        .map(one -> Database.open(vertx, one))
        .compose(
            database ->
                open(vertx, settings, database)
                    .recover(e -> database.close().transform(x -> Future.failedFuture(e))))
        .compose(server -> demo ? server.loadDemo() : server.allowDemo())
        .compose(server -> warm.compose(done -> server.rehearse()).map(server))
        .compose(server -> server.silences.start().map(server))
        // The first browsers come before it: a day is not missed by some seconds.
        .onSuccess(server -> vertx.setTimer(DEFERRALS_MS, id -> server.deferrals.start()))
        .onSuccess(server -> server.answering.start())
        .compose(server -> server.record(vertx))
        .onSuccess(server -> server.ready = true);
  }

  private Future<Void> rehearse() {
    return rehearsal.ofLines(door.context(), router);
  }

  /** The record is taken on an event loop of its own; readers give way to those who write. */
  private Future<Server> record(Vertx vertx) {
    return OwnLoop.giveWay(vertx, door.context())
        .compose(done -> OwnLoop.of(vertx))
        .map(
            own -> {
              own.runOnContext(v -> integrator.start());
              publication.start();
              return this;
            });
  }

  /** The invented meeting, once; whoever starts the server is told who can sign in. */
  private Future<Server> loadDemo() {
    greeting.addAll(DemoMeeting.whoCanSignIn());
    return demo.loadOnce()
        .map(this)
        .recover(e -> stop().transform(stopped -> Future.failedFuture(e)));
  }

  /** One that was loaded by an earlier start is still there, with its password. */
  private Future<Server> allowDemo() {
    return demo.isThere()
        .map(
            there -> {
              if (there) {
                settings.allowDemo();
              }
              return this;
            })
        .recover(e -> stop().transform(stopped -> Future.failedFuture(e)));
  }

  private static Future<Server> open(Vertx vertx, Settings settings, Database database) {
    Promise<Server> opened = Promise.promise();
    vertx
        .getOrCreateContext()
        .runOnContext(
            v ->
                Appender.open(vertx, database.options())
                    .compose(appender -> listen(vertx, settings, database, appender))
                    .onComplete(opened));
    return opened.future();
  }

  /** Listens first: which port it is decides which pages are ours. */
  private static Future<Server> listen(
      Vertx vertx, Settings settings, Database database, Appender appender) {
    Router router = Router.router(vertx);
    Promise<Void> mounted = Promise.promise();
    return Door.open(vertx, settings, router, mounted.future())
        .compose(
            door ->
                vertx
                    .executeBlocking(() -> Signer.in(settings.record()), false)
                    .map(
                        signer ->
                            new Server(vertx, settings, database, appender, door, router, signer)))
        .onComplete(done -> mounted.complete());
  }

  /** 200 once it has started and while the database answers: for whoever watches the server. */
  private void health(RoutingContext ctx) {
    if (!ready) {
      ctx.response().setStatusCode(503).end("starting\n");
      return;
    }
    database
        .pool()
        .query("SELECT 1")
        .execute()
        .onSuccess(rows -> ctx.response().end("ok\n"))
        .onFailure(e -> ctx.response().setStatusCode(503).end("no database\n"));
  }

  /** What to tell whoever started it. */
  List<String> greeting() {
    List<String> lines = new ArrayList<>();
    lines.add("Plenary is at " + settings.address(door.http().actualPort()));
    lines.addAll(greeting);
    return lines;
  }

  int port() {
    return door.http().actualPort();
  }

  /**
   * Sends the browsers away (they come back to the next server), takes no more requests, lets those
   * under way end (10 s at most), stores what waits, then closes the database.
   */
  Future<Void> stop() {
    Promise<Void> stopped = Promise.promise();
    context.runOnContext(
        v -> {
          live.close();
          answering.close();
          publication.close();
          door.http()
              .shutdown(DRAIN_S, TimeUnit.SECONDS)
              .transform(done -> integrator.close())
              .transform(done -> resolutions.close())
              .transform(done -> appender.close())
              .transform(done -> database.close())
              .onComplete(stopped);
        });
    return stopped.future();
  }
}
