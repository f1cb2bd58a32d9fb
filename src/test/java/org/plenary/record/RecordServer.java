package org.plenary.record;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.plenary.database.TestDatabase;
import org.plenary.http.Assets;
import org.plenary.http.Cookies;
import org.plenary.http.Csrf;
import org.plenary.http.Listening;
import org.plenary.http.Problems;
import org.plenary.http.Site;
import org.plenary.journal.Appender;
import org.plenary.journal.Journal;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.meeting.Meetings;
import org.plenary.meeting.Publishing;
import org.plenary.meeting.Settings;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.CommentType;
import org.plenary.people.Voice;
import org.plenary.people.Voices;
import org.plenary.publication.Pages;
import org.plenary.publication.Scripts;
import org.plenary.publication.Visibility;
import org.plenary.resolution.Command;
import org.plenary.resolution.Receipt;
import org.plenary.resolution.Resolutions;
import org.plenary.resolution.Submission;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Inline;
import org.plenary.text.Kind;
import org.plenary.text.Num;
import org.plenary.text.Slice;
import org.plenary.text.Step;

/** A meeting whose record is kept, on a real database and a real port. */
public final class RecordServer {
  final TestDatabase db;
  final Path home;
  final Meetings meetings;
  public final Resolutions resolutions;
  final Visibility visibility;
  final Meeting meeting;
  Integrator integrator;
  public final Journal journal;
  private final int port;
  private final HttpClient client = HttpClient.newHttpClient();
  private int seq;

  private RecordServer(TestDatabase db, Appender appender, int port, Router router, Path home)
      throws IOException {
    this.db = db;
    this.home = home;
    this.port = port;
    Clock clock = Clock.systemUTC();
    meetings = new Meetings(db.pool(), clock);
    journal = new Journal(db.pool(), appender);
    resolutions = new Resolutions(db.vertx(), journal, new Voices(db.pool()), clock);
    visibility = new Visibility(db.pool(), clock, meetings, journal);
    Signer signer = Signer.in(home);
    integrator = integrator(signer);
    router.route().failureHandler(new Problems((ctx, refusal) -> refusal.code()));
    new LogRoutes(
            db.vertx(),
            Site.local(port),
            pages(),
            new Scripts(),
            db.pool(),
            meetings,
            journal,
            resolutions,
            visibility,
            signer)
        .mount(router);
    Meeting known = meetings.bySlug("record").await().orElse(null);
    meeting =
        known != null
            ? known
            : meetings
                .create(
                    new Meetings.NewMeeting(
                        "record",
                        "World Harbour Assembly",
                        "World Harbour Union",
                        "Port Meridian",
                        LocalDate.of(2028, 10, 14),
                        LocalDate.of(2028, 10, 24),
                        List.of("en"),
                        Meeting.Numbering.ITU,
                        ZoneOffset.UTC))
                .await();
  }

  private Pages pages() {
    Cookies cookies = new Cookies(Site.local(port));
    return new Pages(new Assets(), cookies, new Csrf(cookies));
  }

  private Integrator integrator(Signer signer) {
    return new Integrator(
        db.vertx(),
        Clock.systemUTC(),
        Site.local(port),
        db.pool(),
        journal,
        meetings,
        new Voices(db.pool()),
        visibility,
        signer);
  }

  public static RecordServer start(TestDatabase db, Path home) {
    Promise<Integer> listening = Promise.promise();
    Router router = Router.router(db.vertx());
    Promise<Appender> opened = Promise.promise();
    db.vertx()
        .runOnContext(
            v -> {
              Appender.open(db.vertx(), db.database().options()).onComplete(opened);
              db.vertx()
                  .createHttpServer(Listening.options())
                  .requestHandler(router)
                  .listen(0, "127.0.0.1")
                  .map(HttpServer::actualPort)
                  .onComplete(listening);
            });
    try {
      return new RecordServer(
          db, db.await(opened.future()), db.await(listening.future()), router, home);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The whole server once more, on another port. */
  RecordServer again() {
    return start(db, home);
  }

  /** As after a restart: nothing in memory, the same key and the same last checkpoint. */
  void restart() {
    try {
      integrator = integrator(Signer.in(home));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  public void integrate() {
    db.await(integrator.all());
  }

  void choose(Publishing publishing, Voice by) {
    db.await(meetings.publish(meeting.slug(), publishing, by));
  }

  /** The meeting is told to sit elsewhere from now on. */
  void moves(String place, Voice by) {
    Meeting now = db.await(meetings.named(meeting.slug()));
    Settings is = now.settings();
    Settings wanted =
        new Settings(
            is.title(),
            is.organization(),
            place,
            is.starts(),
            is.ends(),
            is.languages(),
            is.zone(),
            is.invitesPublic(),
            is.contestDays());
    db.await(meetings.settings().change(meeting.slug(), now.revision(), wanted, by));
  }

  public AgendaItem resolution(String slug, Voice by) {
    AgendaItem item =
        db.await(
            meetings.add(
                new Meetings.NewResolution(
                    meeting.slug(), slug, "4.1", "RESOLUTION 9", "Lamps", "en", "ltr", null),
                by,
                id -> Future.succeededFuture()));
    Doc text =
        new Doc(
            List.of(
                block("t1", Kind.TITLE, "Lamps along the coast"),
                block("c1", Kind.CLAUSE, "that lamps guide every ship;"),
                block("c2", Kind.CLAUSE, "that fog hides the coast.")));
    submit(item, by, new Command.SetText(text, "a test"));
    return item;
  }

  private static Block block(String id, Kind kind, String words) {
    return new Block(id, kind, 0, Num.AUTO, List.of(new Inline.Text(words, List.of())));
  }

  public Receipt type(AgendaItem item, Voice voice, String words) {
    long version = db.await(resolutions.state(item.id())).version();
    Step step = new Step.Replace(1, 1, Slice.text(words), false);
    return submit(item, voice, new Command.Edit(version, List.of(List.of(step))));
  }

  public Receipt says(AgendaItem item, Voice voice, String words) {
    return submit(
        item,
        voice,
        new Command.Do(
            new Act.Commented(0, "", -1, -1, "", 0, CommentType.GENERAL, Set.of(), words)));
  }

  /** Somebody without an account hands something in. */
  void submits(AgendaItem item) {
    Voice anybody = db.await(new Voices(db.pool()).publicVoice());
    submit(item, anybody, new Command.Do(new Act.Submitted(0, "", "academia", "c".repeat(64))));
  }

  public Receipt submit(AgendaItem item, Voice voice, Command command) {
    return db.await(
        on(
            () ->
                resolutions.submit(
                    item.id(), new Submission(voice, "test-of-" + voice.id(), ++seq, command))));
  }

  private <T> Future<T> on(Supplier<Future<T>> work) {
    Promise<T> done = Promise.promise();
    resolutions.context().runOnContext(v -> work.get().onComplete(done));
    return done.future();
  }

  /** What an insider does with the database's own superuser. */
  void sql(String... statements) {
    try (Connection connection = db.owner();
        Statement statement = connection.createStatement()) {
      for (String one : statements) {
        statement.execute(one);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  HttpResponse<byte[]> get(String path) {
    return page("/" + path);
  }

  HttpResponse<byte[]> page(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/m/record/log" + path))
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  String url() {
    return "http://localhost:" + port + "/m/record/log";
  }
}
