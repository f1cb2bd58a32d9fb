package org.plenary.publication;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.plenary.answer.Answering;
import org.plenary.database.TestDatabase;
import org.plenary.exchange.Import;
import org.plenary.http.Assets;
import org.plenary.http.Cookies;
import org.plenary.http.Csrf;
import org.plenary.http.Edge;
import org.plenary.http.Listening;
import org.plenary.http.Problems;
import org.plenary.http.Site;
import org.plenary.input.DraftApi;
import org.plenary.input.Drafts;
import org.plenary.input.Incoming;
import org.plenary.input.InputApi;
import org.plenary.input.Submissions;
import org.plenary.input.Transcripts;
import org.plenary.journal.Appender;
import org.plenary.journal.Journal;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.meeting.Meetings;
import org.plenary.people.Gate;
import org.plenary.people.People;
import org.plenary.people.Voice;
import org.plenary.proof.Checkpoint;
import org.plenary.proof.Hash;
import org.plenary.publication.desk.Desk;
import org.plenary.publication.desk.IncomingDesk;
import org.plenary.publication.desk.IncomingRoutes;
import org.plenary.publication.desk.OutboxRoutes;
import org.plenary.publication.desk.SubmissionRoutes;
import org.plenary.publication.desk.TranscriptRoutes;
import org.plenary.publication.desk.VersionRoutes;
import org.plenary.record.ErasureRoutes;
import org.plenary.record.Erasures;
import org.plenary.record.LogRoutes;
import org.plenary.record.Signer;
import org.plenary.resolution.Command;
import org.plenary.resolution.Receipt;
import org.plenary.resolution.Resolutions;
import org.plenary.resolution.Submission;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Slice;
import org.plenary.text.Step;

/** The public pages behind their edge, on a real port and a real database. */
final class PublicServer {
  /** For streams; more than are told in one go. */
  static final int PLACES = 120;

  /** A text of two clauses, as it is handed in. */
  static final String LIGHTS =
      """
      RESOLUTION 12 (Rev. Port Lumen, 2026)
      Lights along the coast
      (Harbour Bay, 2018; Port Lumen, 2026)
      considering
      a)\tthat lamps guide every ship;
      b)\tthat fog hides the coast.
      """;

  /** What its documents say of the record, which is not kept here. */
  static final Checkpoint COVERED =
      new Checkpoint("harbour.example/m/wha-28/log", 12, Hash.of(new byte[] {7}));

  final TestDatabase db;
  final int port;
  final People people;
  final Meetings meetings;
  final Resolutions resolutions;
  final Visibility visibility;
  final Router router;
  final Answering answers;
  final Exports exports;
  final Publication publication;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private int seq;

  private PublicServer(TestDatabase db, Appender appender, int port, Router router) {
    this.db = db;
    this.port = port;
    this.router = router;
    Vertx vertx = db.vertx();
    Clock clock = Clock.systemUTC();
    Site site = Site.local(port);
    Cookies cookies = new Cookies(site);
    Csrf csrf = new Csrf(cookies);
    Assets assets = new Assets();
    Pages pages = new Pages(assets, cookies, csrf);
    people = People.open(vertx, db.pool(), clock);
    meetings = new Meetings(db.pool(), clock);
    Journal journal = new Journal(db.pool(), appender);
    visibility = new Visibility(db.pool(), clock, meetings, journal);
    resolutions = new Resolutions(vertx, journal, people.voices(), clock);
    new Edge(site, csrf, new Problems(pages::problem), Desk.LARGE_BODIES).mount(router);
    assets.mount(router);
    router.route().handler(new Gate(cookies, people.sessions())::load);
    Submissions submissions = new Submissions(db.pool(), clock, resolutions, people.voices());
    new InputApi(meetings, resolutions, people, submissions, clock).mount(router);
    new DraftApi(meetings, resolutions, new Drafts(db.pool(), clock), stream -> {}).mount(router);
    publication =
        new Publication(
            vertx,
            vertx.getOrCreateContext(),
            clock,
            site,
            pages,
            new Scripts(),
            db.pool(),
            visibility,
            people,
            meetings,
            resolutions,
            submissions,
            (resolution, version) -> Future.succeededFuture(Optional.of(COVERED)),
            new Streams.Places(PLACES, PLACES));
    publication.mount(router);
    exports = publication.exports();
    answers =
        new Answering(
            vertx,
            clock,
            site,
            db.pool(),
            people,
            meetings,
            resolutions,
            submissions,
            Optional.empty());
    answers.mount(router);
    new OutboxRoutes(pages, answers).mount(router);
    new SubmissionRoutes(pages, meetings, resolutions, submissions).mount(router);
    new ErasureRoutes(
            pages,
            meetings,
            resolutions,
            people.voices(),
            submissions,
            new Erasures(db.pool(), journal, resolutions))
        .mount(router);
    new VersionRoutes(pages, meetings, resolutions).mount(router);
    new TranscriptRoutes(
            pages, meetings, resolutions, people.delegations(), new Transcripts(db.pool(), clock))
        .mount(router);
    Incoming incoming = new Incoming(db.pool(), clock);
    new IncomingRoutes(
            pages, new IncomingDesk(vertx, meetings, resolutions, people.delegations(), incoming))
        .mount(router);
    new LogRoutes(
            vertx,
            site,
            pages,
            new Scripts(),
            db.pool(),
            meetings,
            journal,
            resolutions,
            visibility,
            signer())
        .mount(router);
    new Desk(site, cookies, csrf, pages, people, meetings, Intake.of(vertx, resolutions))
        .mount(router);
  }

  private static Signer signer() {
    try {
      return Signer.in(
          Files.createTempDirectory(Files.createDirectories(Path.of("target", "records")), "of"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static PublicServer start(TestDatabase db) {
    Promise<PublicServer> started = Promise.promise();
    Router router = Router.router(db.vertx());
    db.vertx()
        .runOnContext(
            v ->
                Appender.open(db.vertx(), db.database().options())
                    .compose(
                        appender ->
                            db.vertx()
                                .createHttpServer(Listening.options())
                                .requestHandler(router)
                                .listen(0, "127.0.0.1")
                                .map(HttpServer::actualPort)
                                .map(port -> new PublicServer(db, appender, port, router)))
                    .onComplete(started));
    return db.await(started.future());
  }

  Meeting meeting(String slug, String title) {
    return db.await(
        meetings.create(
            new Meetings.NewMeeting(
                slug,
                title,
                "World Harbour Union",
                "Port Meridian",
                LocalDate.of(2028, 10, 14),
                LocalDate.of(2028, 10, 24),
                List.of("en", "ar"),
                Meeting.Numbering.ITU,
                ZoneOffset.UTC)));
  }

  AgendaItem resolution(Meeting meeting, String slug, String symbol, String title, Voice by) {
    return db.await(
        meetings.add(
            new Meetings.NewResolution(
                meeting.slug(), slug, "4.1", symbol, title, "en", "ltr", null),
            by,
            id -> Future.succeededFuture()));
  }

  AgendaItem resolution(String meeting, String slug, Meeting.Numbering numbering, Voice by) {
    return db.await(
        meetings.add(
            new Meetings.NewResolution(
                meeting, slug, "4.2", "RESOLUTION 13", "Quays", "en", "ltr", numbering),
            by,
            id -> Future.succeededFuture()));
  }

  Receipt store(AgendaItem item, String text, Voice by) {
    return db.await(Import.store(resolutions, item.id(), Import.read(text), "a test", by));
  }

  Doc text(AgendaItem item) {
    return db.await(resolutions.state(item.id())).doc();
  }

  Receipt submit(AgendaItem item, Voice voice, Command command) {
    return db.await(
        on(
            () ->
                resolutions.submit(
                    item.id(), new Submission(voice, "test-of-" + voice.id(), ++seq, command))));
  }

  /** Puts words before the first occurrence of others, as somebody types them. */
  Receipt type(AgendaItem item, Voice voice, String before, String words) {
    long version = db.await(resolutions.state(item.id())).version();
    Step step = new Step.Replace(find(item, before), find(item, before), Slice.text(words), false);
    return submit(item, voice, new Command.Edit(version, List.of(List.of(step))));
  }

  private int find(AgendaItem item, String words) {
    int at = 0;
    for (Block block : text(item).blocks()) {
      int found = block.plainText().indexOf(words);
      if (found >= 0) {
        return at + 1 + found;
      }
      at += block.nodeSize();
    }
    throw new AssertionError("not in the text: " + words);
  }

  private <T> Future<T> on(Supplier<Future<T>> work) {
    Promise<T> done = Promise.promise();
    resolutions.context().runOnContext(v -> work.get().onComplete(done));
    return done.future();
  }

  URI uri(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  HttpClient client() {
    return client;
  }

  /** As a browser without a script asks; headers are name, value, name, value ... */
  HttpResponse<String> get(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(path)).header("Accept", "text/html").GET();
    for (int i = 0; i + 1 < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
