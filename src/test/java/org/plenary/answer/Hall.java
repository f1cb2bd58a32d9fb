package org.plenary.answer;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.plenary.database.TestDatabase;
import org.plenary.drafting.Limits;
import org.plenary.drafting.Live;
import org.plenary.http.Assets;
import org.plenary.http.Cookies;
import org.plenary.http.Csrf;
import org.plenary.http.Edge;
import org.plenary.http.Listening;
import org.plenary.http.Problems;
import org.plenary.http.Site;
import org.plenary.http.SocketPlaces;
import org.plenary.input.DraftApi;
import org.plenary.input.Drafts;
import org.plenary.input.InputApi;
import org.plenary.input.Submissions;
import org.plenary.journal.Appender;
import org.plenary.journal.Journal;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.meeting.Meetings;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.Answer;
import org.plenary.negotiation.CommentType;
import org.plenary.negotiation.Negotiation;
import org.plenary.negotiation.Outcome;
import org.plenary.people.Account;
import org.plenary.people.Capacity;
import org.plenary.people.Delegation;
import org.plenary.people.DelegationKind;
import org.plenary.people.Gate;
import org.plenary.people.People;
import org.plenary.people.Voice;
import org.plenary.publication.Covering;
import org.plenary.publication.Intake;
import org.plenary.publication.Pages;
import org.plenary.publication.Publication;
import org.plenary.publication.Scripts;
import org.plenary.publication.Visibility;
import org.plenary.publication.desk.Desk;
import org.plenary.publication.desk.OutboxRoutes;
import org.plenary.publication.desk.SubmissionRoutes;
import org.plenary.record.ErasureRoutes;
import org.plenary.record.Erasures;
import org.plenary.record.Integrator;
import org.plenary.resolution.Command;
import org.plenary.resolution.Receipt;
import org.plenary.resolution.Resolutions;
import org.plenary.resolution.Submission;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Inline;
import org.plenary.text.Kind;
import org.plenary.text.Num;

/** A small invented meeting with one resolution, behind its edge, with the room of answers. */
final class Hall {
  private static final String PASSWORD = "a long enough password";

  /** A clock that is moved by hand. */
  static final class HandClock extends Clock {
    final AtomicLong now = new AtomicLong(Instant.parse("2028-10-15T09:00:00Z").toEpochMilli());

    @Override
    public long millis() {
      return now.get();
    }

    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(now.get());
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  final TestDatabase db;
  final HandClock clock = new HandClock();
  final People people;
  final Meetings meetings;
  final Resolutions resolutions;
  final Submissions submissions;
  final Answering answering;

  /** What happened is in the record after its pass, not before. */
  final Integrator integrator;

  final Map<String, Account> accounts = new HashMap<>();
  AgendaItem item;
  final int port;
  final Router router;
  private final Map<String, String> tokens = new HashMap<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private int seq;

  private Hall(
      TestDatabase db, Appender appender, int port, Router router, Optional<MailServer> mail) {
    this.db = db;
    this.port = port;
    this.router = router;
    Vertx vertx = db.vertx();
    Site site = Site.local(port);
    Cookies cookies = new Cookies(site);
    Csrf csrf = new Csrf(cookies);
    Pages pages = new Pages(new Assets(), cookies, csrf);
    people = People.open(vertx, db.pool(), clock);
    meetings = new Meetings(db.pool(), clock);
    Journal journal = new Journal(db.pool(), appender);
    resolutions = new Resolutions(vertx, journal, people.voices(), clock);
    submissions = new Submissions(db.pool(), clock, resolutions, people.voices());
    answering =
        new Answering(
            vertx, clock, site, db.pool(), people, meetings, resolutions, submissions, mail);
    new Edge(site, csrf, new Problems(pages::problem), Desk.LARGE_BODIES).mount(router);
    router.route().handler(new Gate(cookies, people.sessions())::load);
    answering.mount(router);
    Drafts drafts = new Drafts(db.pool(), clock);
    Live live =
        new Live(
            vertx,
            site,
            resolutions,
            meetings,
            people.sessions(),
            people.voices(),
            new SocketPlaces(100, 100),
            Limits.DEFAULT,
            drafts::isFor);
    live.mount(router);
    new DraftApi(meetings, resolutions, drafts, live::end).mount(router);
    new InputApi(meetings, resolutions, people, submissions, clock).mount(router);
    Visibility visibility = new Visibility(db.pool(), clock, meetings, journal);
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
            Covering.NONE)
        .mount(router);
    new OutboxRoutes(pages, answering).mount(router);
    new SubmissionRoutes(pages, meetings, resolutions, submissions).mount(router);
    new ErasureRoutes(
            pages,
            meetings,
            resolutions,
            people.voices(),
            submissions,
            new Erasures(db.pool(), journal, resolutions))
        .mount(router);
    integrator =
        new FarRooms(vertx, clock, site, db.pool(), pages, people, meetings, resolutions)
            .mount(router, journal, visibility);
    new Desk(site, cookies, csrf, pages, people, meetings, Intake.of(vertx, resolutions))
        .mount(router);
  }

  /** Opens the doors; with an empty database also invites the people. */
  static Hall open(TestDatabase db, Optional<MailServer> mail) {
    Promise<Hall> opened = Promise.promise();
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
                                .map(port -> new Hall(db, appender, port, router, mail)))
                    .onComplete(opened));
    return db.await(opened.future());
  }

  /** Six people, and a resolution of two clauses, {@code c1} and {@code c2}. */
  Hall fill() {
    Delegation secretariat = delegation("Secretariat", DelegationKind.SECRETARIAT, "");
    Delegation sahelia = delegation("Sahelia", DelegationKind.MEMBER_STATE, "ATU");
    Delegation norland = delegation("Norland", DelegationKind.MEMBER_STATE, "CEPT");
    account("ines", secretariat, Capacity.SECRETARIAT);
    account("amina", sahelia, Capacity.DELEGATE);
    account("kofi", sahelia, Capacity.HEAD);
    account("otto", norland, Capacity.DELEGATE);
    account("vera", norland, Capacity.CHAIR);
    account("omar", norland, Capacity.OBSERVER);
    db.await(
        meetings.create(
            new Meetings.NewMeeting(
                "wha-28",
                "World Harbour Assembly 2028",
                "World Harbour Union",
                "Port Meridian",
                LocalDate.of(2028, 10, 14),
                LocalDate.of(2028, 10, 24),
                List.of("en", "ar"),
                Meeting.Numbering.ITU,
                ZoneOffset.UTC)));
    item =
        db.await(
            meetings.add(
                new Meetings.NewResolution(
                    "wha-28", "ports", "4.1", "RESOLUTION 12", "On open ports", "en", "ltr", null),
                voice("ines"),
                id -> Future.succeededFuture()));
    submit("ines", new Command.SetText(text(), "test"));
    return this;
  }

  private static Doc text() {
    return new Doc(
        List.of(
            clause("c1", "that harbours keep their lights on"),
            clause("c2", "to publish tide tables every year")));
  }

  private static Block clause(String id, String words) {
    return new Block(id, Kind.CLAUSE, 0, Num.AUTO, List.of(new Inline.Text(words, List.of())));
  }

  private Delegation delegation(String name, DelegationKind kind, String region) {
    return db.await(people.delegations().create(name, kind, region));
  }

  private void account(String login, Delegation delegation, Capacity capacity) {
    accounts.put(
        login,
        db.await(people.accounts().create(login, login, PASSWORD, delegation.id(), capacity)));
  }

  Future<Void> invitePublic(boolean invites) {
    return meetings.settings().invitePublic("wha-28", invites, voice("ines"));
  }

  Voice voice(String login) {
    long membership = accounts.get(login).memberships().get(0).id();
    return db.await(people.voices().ofMembership(membership));
  }

  Negotiation negotiation() {
    return db.await(resolutions.state(item.id())).negotiation();
  }

  Receipt submit(String login, Command command) {
    Voice voice = voice(login);
    return db.await(
        on(
            () ->
                resolutions.submit(
                    item.id(), new Submission(voice, "tab-of-" + voice.id(), ++seq, command))));
  }

  Receipt act(String login, Act act) {
    return submit(login, new Command.Do(act));
  }

  /** A remark on the first clause; its number. */
  int comment(String login, String text) {
    act(
        login,
        new Act.Commented(0, "c1", -1, -1, "", 0, CommentType.GENERAL, java.util.Set.of(), text));
    return negotiation().inputs().size();
  }

  /** The chair answers; the version of the answer. */
  long answer(int input, Outcome outcome, String why) {
    String until = outcome == Outcome.DEFERRED ? "the next sitting" : "";
    Answer answer =
        new Answer(input, outcome, "You asked for lights.", "", List.of(), why, 0, "c1", 0, until);
    return act("vera", new Act.Answered(List.of(answer))).version();
  }

  <T> Future<T> on(Supplier<Future<T>> work) {
    Promise<T> done = Promise.promise();
    resolutions.context().runOnContext(v -> work.get().onComplete(done));
    return done.future();
  }

  /** Looks for something that happens by itself, until it is there. */
  void until(Supplier<Boolean> there, String what) {
    for (int i = 0; i < 2_000; i++) {
      if (there.get()) {
        return;
      }
      db.await(db.vertx().timer(5));
    }
    throw new AssertionError("never came: " + what);
  }

  /** A page as a browser shows it; the cookie is {@code name=value}, may be empty. */
  HttpResponse<String> page(String cookie, String path) {
    return send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .header("Accept", "text/html")
            .header("Cookie", cookie.isEmpty() ? "none=none" : cookie)
            .build());
  }

  /** A file as a script fetches it. */
  byte[] file(String cookie, String path) {
    try {
      return client
          .send(
              HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                  .header("Cookie", cookie.isEmpty() ? "none=none" : cookie)
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray())
          .body();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** A form as a browser sends it: name, value, name, value ... */
  HttpResponse<String> form(String cookie, String path, String... fields) {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i + 1 < fields.length; i += 2) {
      body.append(fields[i]).append('=');
      body.append(java.net.URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8)).append('&');
    }
    return send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .header("Accept", "text/html")
            .header("Cookie", cookie)
            .header("Origin", "http://localhost:" + port)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build());
  }

  /** The cookie of somebody who is signed in. */
  String cookie(String login) {
    return "sid=" + token(login);
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Asks as somebody who is signed in; empty login: as nobody. */
  HttpResponse<String> ask(String login, String method, String path, JsonObject body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    if (!login.isEmpty()) {
      request.header("Cookie", "sid=" + token(login));
      request.header("Idempotency-Key", "hall-key-" + ++seq);
      if (!method.equals("GET")) {
        JsonObject me = new JsonObject(ask(login, "GET", "/api/me", null).body());
        request.header("X-Csrf-Token", me.getString("csrf"));
      }
    }
    request.header("Origin", "http://localhost:" + port).header("Content-Type", "application/json");
    request.method(
        method,
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body.encode()));
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  JsonObject get(String login, String path) {
    HttpResponse<String> answer = ask(login, "GET", path, null);
    if (answer.statusCode() != 200) {
      throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return new JsonObject(answer.body());
  }

  /** Hours go by: limits are forgotten, and everybody signs in anew. */
  void hoursLater() {
    clock.now.addAndGet(7 * 3_600_000L);
    tokens.clear();
  }

  private String token(String login) {
    return tokens.computeIfAbsent(
        login,
        name -> db.await(people.signIn().signIn(name, PASSWORD, "127.0.0.1", "test")).token());
  }
}
