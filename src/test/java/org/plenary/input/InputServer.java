package org.plenary.input;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
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
import org.plenary.journal.Appender;
import org.plenary.journal.Journal;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.meeting.Meetings;
import org.plenary.people.Capacity;
import org.plenary.people.Delegation;
import org.plenary.people.DelegationKind;
import org.plenary.people.Gate;
import org.plenary.people.People;
import org.plenary.people.SignedIn;
import org.plenary.people.Voice;
import org.plenary.publication.Covering;
import org.plenary.publication.Intake;
import org.plenary.publication.Pages;
import org.plenary.publication.Publication;
import org.plenary.publication.Scripts;
import org.plenary.publication.Visibility;
import org.plenary.publication.desk.Desk;
import org.plenary.resolution.Command;
import org.plenary.resolution.Resolutions;
import org.plenary.resolution.Submission;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Inline;
import org.plenary.text.Kind;
import org.plenary.text.Num;
import org.plenary.text.Slice;
import org.plenary.text.Step;
import org.plenary.wire.DocJson;

/** The API behind its edge, on a real port and a real database, with an invented cast. */
final class InputServer {
  /** Where its meetings sit: no clock is ahead of it. */
  static final ZoneId ZONE = ZoneId.of("Pacific/Kiritimati");

  private static final String PASSWORD = "correct horse battery";
  private static int count;

  final TestDatabase db;
  final People people;
  final Meetings meetings;
  final Resolutions resolutions;
  final Journal journal;
  final Live live;
  final SilenceClock silences;
  final DeferralClock deferrals;
  final int port;
  final Site site;
  final Router router;
  private final Map<String, Delegation> delegations = new TreeMap<>();
  private final Map<String, Guest> guests = new TreeMap<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private int keys;

  /** Somebody signed in. */
  record Guest(String cookie, String csrf, SignedIn who) {
    Voice voice() {
      return who.voice();
    }
  }

  /** What came back. */
  record Reply(int status, JsonObject json) {
    String code() {
      return json.getString("code", "");
    }
  }

  private InputServer(TestDatabase db, Appender appender, int port, Router router, Clock clock) {
    this.db = db;
    this.port = port;
    this.router = router;
    this.site = Site.local(port);
    Cookies cookies = new Cookies(site);
    Csrf csrf = new Csrf(cookies);
    people = People.open(db.vertx(), db.pool(), clock);
    meetings = new Meetings(db.pool(), clock);
    journal = new Journal(db.pool(), appender);
    resolutions = new Resolutions(db.vertx(), journal, people.voices(), clock);
    silences = new SilenceClock(db.vertx(), resolutions, journal, people.voices(), clock);
    deferrals = new DeferralClock(db.vertx(), resolutions, journal, people.voices(), clock);
    Assets assets = new Assets();
    Pages pages = new Pages(assets, cookies, csrf);
    new Edge(site, csrf, new Problems(pages::problem), Desk.LARGE_BODIES).mount(router);
    assets.mount(router);
    router.route().handler(new Gate(cookies, people.sessions())::load);
    router.get("/token").handler(ctx -> ctx.end(csrf.token(ctx)));
    Drafts drafts = new Drafts(db.pool(), clock);
    live =
        new Live(
            db.vertx(),
            site,
            resolutions,
            meetings,
            people.sessions(),
            people.voices(),
            new SocketPlaces(100, 100),
            Limits.DEFAULT,
            drafts::isFor);
    live.mount(router);
    Submissions submissions = new Submissions(db.pool(), clock, resolutions, people.voices());
    new InputApi(meetings, resolutions, people, submissions, clock).mount(router);
    new DraftApi(meetings, resolutions, drafts, live::end).mount(router);
    new Publication(
            db.vertx(),
            db.vertx().getOrCreateContext(),
            clock,
            site,
            pages,
            new Scripts(),
            db.pool(),
            new Visibility(db.pool(), clock, meetings, journal),
            people,
            meetings,
            resolutions,
            submissions,
            Covering.NONE)
        .mount(router);
    new Desk(site, cookies, csrf, pages, people, meetings, Intake.of(db.vertx(), resolutions))
        .mount(router);
  }

  static InputServer start(TestDatabase db) {
    return start(db, Clock.systemUTC());
  }

  static InputServer start(TestDatabase db, Clock clock) {
    Promise<InputServer> started = Promise.promise();
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
                                .map(p -> new InputServer(db, appender, p, router, clock)))
                    .onComplete(started));
    return db.await(started.future());
  }

  /** The delegation of that name; another server on the same database may have made it. */
  Delegation delegation(String name, String region) {
    return delegations.computeIfAbsent(
        name,
        n ->
            db.await(people.delegations().all()).stream()
                .filter(one -> one.name().equals(n))
                .findFirst()
                .orElseGet(() -> create(n, region)));
  }

  private Delegation create(String name, String region) {
    DelegationKind kind =
        name.equals("Secretariat") ? DelegationKind.SECRETARIAT : DelegationKind.MEMBER_STATE;
    return db.await(people.delegations().create(name, kind, region));
  }

  /** Somebody of that delegation in that capacity, signed in; the same one each time. */
  Guest guest(String delegation, String region, Capacity capacity) {
    return guests.computeIfAbsent(
        delegation + " " + capacity, k -> invite(delegation(delegation, region), capacity));
  }

  Guest invite(Delegation delegation, Capacity capacity) {
    String login = "guest" + ++count;
    db.await(
        people.accounts().create("Person " + count, login, PASSWORD, delegation.id(), capacity));
    String token =
        db.await(people.signIn().signIn(login, PASSWORD, "10.0." + count % 250 + ".1", "test"))
            .token();
    SignedIn who = db.await(people.sessions().find(token)).orElseThrow();
    String cookie = "sid=" + token;
    String csrf = send(request("/token", cookie).GET().build()).body();
    return new Guest(cookie, csrf, who);
  }

  Guest atu() {
    return guest("Sahelia", "ATU", Capacity.DELEGATE);
  }

  Guest apt() {
    return guest("Coralia", "APT", Capacity.DELEGATE);
  }

  Guest chair() {
    return guest("Norland", "CEPT", Capacity.CHAIR);
  }

  Guest secretariat() {
    return guest("Secretariat", "", Capacity.SECRETARIAT);
  }

  /** A new resolution whose clauses c1, c2 ... read like this. */
  long resolution(String... clauses) {
    String slug = "assembly-" + ++count;
    db.await(
        meetings.create(
            new Meetings.NewMeeting(
                slug,
                "Assembly",
                "Union",
                "Port Lumen",
                LocalDate.of(2026, 11, 2),
                LocalDate.of(2026, 11, 13),
                List.of("en"),
                Meeting.Numbering.ITU,
                ZONE)));
    Voice by = secretariat().voice();
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < clauses.length; i++) {
      blocks.add(block("c" + (i + 1), clauses[i]));
    }
    AgendaItem item =
        db.await(
            meetings.add(
                new Meetings.NewResolution(
                    slug, "res-1", "1", "RESOLUTION 1", "On ports", "en", "ltr", null),
                by,
                id -> io.vertx.core.Future.succeededFuture()));
    submit(item.id(), by, new Command.SetText(new Doc(blocks), "a test"));
    return item.id();
  }

  static Block block(String id, String words) {
    List<Inline> content = words.isEmpty() ? List.of() : List.of(new Inline.Text(words, List.of()));
    return new Block(id, Kind.CLAUSE, 0, Num.AUTO, content);
  }

  /** A text of blocks: id, words, id, words ... */
  static JsonObject doc(String... blocks) {
    List<Block> all = new ArrayList<>();
    for (int i = 0; i + 1 < blocks.length; i += 2) {
      all.add(block(blocks[i], blocks[i + 1]));
    }
    return new JsonObject(DocJson.string(new Doc(all)));
  }

  long submit(long resolution, Voice voice, Command command) {
    return db.await(
            on(() -> resolutions.submit(resolution, new Submission(voice, key(), 1, command))))
        .version();
  }

  /** Types words into a clause at an offset. */
  long type(long resolution, Voice voice, String clause, int offset, String words) {
    var state = db.await(resolutions.state(resolution));
    int at = org.plenary.negotiation.Clauses.position(state.doc(), clause) + 1 + offset;
    Step step = Step.Replace.insert(at, Slice.text(words));
    return submit(resolution, voice, new Command.Edit(state.version(), List.of(List.of(step))));
  }

  /** Splits a clause as the browser does: the second part has that name. */
  long split(long resolution, Voice voice, String clause, int offset, String second) {
    var state = db.await(resolutions.state(resolution));
    var block = org.plenary.negotiation.Clauses.block(state.doc(), clause).orElseThrow();
    int at = org.plenary.negotiation.Clauses.position(state.doc(), clause) + 1 + offset;
    List<Block> two =
        java.util.stream.Stream.of(clause, second)
            .map(id -> new Block(id, block.kind(), block.level(), block.num(), List.of()))
            .toList();
    Step step = new Step.Replace(at, at, Slice.blocks(two, 1, 1), true);
    return submit(resolution, voice, new Command.Edit(state.version(), List.of(List.of(step))));
  }

  /** Joins a clause onto the one before it. */
  long join(long resolution, Voice voice, String clause) {
    var state = db.await(resolutions.state(resolution));
    int at = org.plenary.negotiation.Clauses.position(state.doc(), clause);
    Step step = new Step.Replace(at - 1, at + 1, Slice.EMPTY, true);
    return submit(resolution, voice, new Command.Edit(state.version(), List.of(List.of(step))));
  }

  <T> Future<T> on(java.util.function.Supplier<Future<T>> work) {
    Promise<T> done = Promise.promise();
    resolutions.context().runOnContext(v -> work.get().onComplete(done));
    return done.future();
  }

  String key() {
    return "key-of-test-" + ++keys;
  }

  /** Does an act: name, value, name, value ... */
  Reply act(long resolution, Guest guest, String kind, @Nullable Object... fields) {
    JsonObject body = new JsonObject().put("do", kind);
    for (int i = 0; i + 1 < fields.length; i += 2) {
      body.put((String) fields[i], fields[i + 1]);
    }
    return post("/api/resolutions/" + resolution + "/acts", guest, key(), body.encode());
  }

  Reply post(String path, Guest guest, String key, String body) {
    return send("POST", path, guest, key, body);
  }

  Reply send(String method, String path, Guest guest, String key, String body) {
    return reply(
        send(
            request(path, guest.cookie)
                .header("Origin", "http://localhost:" + port)
                .header("X-Csrf-Token", guest.csrf)
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build()));
  }

  Reply get(String path, Guest guest) {
    return reply(send(request(path, guest.cookie).GET().build()));
  }

  /** A public page below the resolution's own, as anybody reads it. */
  String page(long resolution, String path) {
    AgendaItem item = db.await(meetings.resolution(resolution)).orElseThrow();
    String whole = "/m/" + item.meeting() + "/" + item.slug() + path;
    return send(request(whole, "").setHeader("Accept", "text/html").GET().build()).body();
  }

  JsonObject negotiation(long resolution, Guest guest) {
    return get("/api/resolutions/" + resolution + "/negotiation", guest).json();
  }

  JsonObject clause(long resolution, Guest guest, String clause) {
    return get("/api/resolutions/" + resolution + "/clauses/" + clause, guest).json();
  }

  static JsonObject one(JsonArray all, String name, Object value) {
    return all.stream()
        .map(JsonObject.class::cast)
        .filter(each -> value.equals(each.getValue(name)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name + " " + value + " in " + all));
  }

  private static Reply reply(HttpResponse<String> response) {
    String body = response.body();
    return new Reply(
        response.statusCode(), body.startsWith("{") ? new JsonObject(body) : new JsonObject());
  }

  HttpRequest.Builder request(String path, String cookie) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .header("Accept", "application/json")
        .header("Cookie", cookie);
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
