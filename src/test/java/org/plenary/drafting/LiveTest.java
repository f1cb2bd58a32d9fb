package org.plenary.drafting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plenary.database.TestDatabase;
import org.plenary.http.Cookies;
import org.plenary.http.Csrf;
import org.plenary.http.Edge;
import org.plenary.http.Problems;
import org.plenary.http.Site;
import org.plenary.http.SocketPlaces;
import org.plenary.journal.Appender;
import org.plenary.journal.Journal;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.meeting.Meetings;
import org.plenary.people.Account;
import org.plenary.people.Capacity;
import org.plenary.people.Delegation;
import org.plenary.people.DelegationKind;
import org.plenary.people.Gate;
import org.plenary.people.People;
import org.plenary.people.SignedIn;
import org.plenary.people.Voice;
import org.plenary.resolution.Command;
import org.plenary.resolution.Resolutions;
import org.plenary.resolution.Submission;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Inline;
import org.plenary.text.Kind;
import org.plenary.text.Num;

/** The live protocol over real sockets on a real database. */
class LiveTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();

  private static final Clock CLOCK = Clock.systemUTC();
  private static int count;
  private static People people;
  private static Guest iris;
  private static Guest amina;
  private static Guest karl;
  private static Guest olga;

  private Resolutions resolutions;
  private Live live;
  private int port;
  private String origin;
  private long resolution;

  /** Somebody signed in. */
  private record Guest(String login, String cookie, SignedIn who) {
    Voice voice() {
      return who.voice();
    }
  }

  @BeforeAll
  static void invite() {
    people = People.open(db.vertx(), db.pool(), CLOCK);
    iris = guest("iris", "Iris Novak", DelegationKind.SECRETARIAT, "", Capacity.SECRETARIAT);
    amina = guest("amina", "Amina Diallo", DelegationKind.MEMBER_STATE, "ATU", Capacity.DELEGATE);
    karl = guest("karl", "Karl Lindqvist", DelegationKind.MEMBER_STATE, "CEPT", Capacity.DELEGATE);
    olga = guest("olga", "Olga Petrova", DelegationKind.CIVIL_SOCIETY, "", Capacity.OBSERVER);
  }

  private static Guest guest(
      String login, String name, DelegationKind kind, String region, Capacity capacity) {
    Delegation delegation =
        db.await(people.delegations().create("Delegation of " + name, kind, region));
    Account account =
        db.await(
            people
                .accounts()
                .create(name, login, "correct horse battery", delegation.id(), capacity));
    assertNotNull(account);
    return signIn(login);
  }

  private static Guest signIn(String login) {
    String token =
        db.await(people.signIn().signIn(login, "correct horse battery", "127.0.0.1", "test"))
            .token();
    SignedIn who = db.await(people.sessions().find(token)).orElseThrow();
    return new Guest(login, "sid=" + token, who);
  }

  @BeforeEach
  void open() {
    Meetings meetings = new Meetings(db.pool(), CLOCK);
    AgendaItem item = agenda(meetings);
    resolution = item.id();
    port = db.await(start(meetings));
    origin = "http://127.0.0.1:" + port;
    Command text = new Command.SetText(text(), "a test");
    db.await(resolutions.submit(resolution, new Submission(iris.voice(), "import-iris", 1, text)));
  }

  private static AgendaItem agenda(Meetings meetings) {
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
                ZoneOffset.UTC)));
    return db.await(
        meetings.add(
            new Meetings.NewResolution(
                slug, "res-1", "1", "RESOLUTION 1", "On tests", "en", "ltr", null),
            iris.voice(),
            id -> Future.succeededFuture()));
  }

  private Future<Integer> start(Meetings meetings) {
    Promise<Integer> listening = Promise.promise();
    db.vertx()
        .runOnContext(
            v ->
                Appender.open(db.vertx(), db.database().options())
                    .compose(appender -> listen(meetings, appender))
                    .onComplete(listening));
    return listening.future();
  }

  private Future<Integer> listen(Meetings meetings, Appender appender) {
    Journal journal = new Journal(db.pool(), appender);
    resolutions = new Resolutions(db.vertx(), journal, people.voices(), CLOCK);
    Router router = Router.router(db.vertx());
    return Doors.listen(db.vertx(), router)
        .map(
            http -> {
              Site site = new Site(List.of("http://127.0.0.1:" + http.actualPort()), Set.of());
              Cookies cookies = new Cookies(site);
              new Edge(site, new Csrf(cookies), new Problems((c, r) -> r.sentence()), Set.of())
                  .mount(router);
              router.route().handler(new Gate(cookies, people.sessions())::load);
              live =
                  new Live(
                      db.vertx(),
                      site,
                      resolutions,
                      meetings,
                      people.sessions(),
                      people.voices(),
                      new SocketPlaces(50, 5),
                      Limits.DEFAULT,
                      (stream, voice) -> Future.succeededFuture(false));
              live.mount(router);
              return http.actualPort();
            });
  }

  @AfterEach
  void close() {
    Promise<Void> closed = Promise.promise();
    resolutions
        .context()
        .runOnContext(
            v -> {
              live.close();
              resolutions.close().onComplete(closed);
            });
    db.await(closed.future());
  }

  private static Doc text() {
    return new Doc(
        List.of(
            new Block(
                "call", Kind.CALL, 0, Num.AUTO, List.of(new Inline.Text("noting", List.of()))),
            new Block(
                "aaaa", Kind.CLAUSE, 0, Num.AUTO, List.of(new Inline.Text("one", List.of())))));
  }

  private Tab tab(Guest guest) {
    return db.await(Tab.open(db.vertx(), port, resolution, origin, guest.cookie()));
  }

  private Tab welcomed(Guest guest, String client) {
    Tab tab = tab(guest).hello(client);
    db.await(tab.hears("welcome"));
    return tab;
  }

  private int rejected(String from, String cookie, long id) {
    Throwable cause =
        assertThrows(Throwable.class, () -> db.await(Tab.open(db.vertx(), port, id, from, cookie)));
    while (cause != null && !(cause instanceof UpgradeRejectedException)) {
      cause = cause.getCause();
    }
    assertNotNull(cause);
    return ((UpgradeRejectedException) cause).getStatus();
  }

  @Test
  void only_our_own_page_and_only_signed_in_people_get_a_line() {
    assertEquals(403, rejected("", amina.cookie(), resolution));
    assertEquals(403, rejected("null", amina.cookie(), resolution));
    assertEquals(403, rejected("http://evil.example", amina.cookie(), resolution));
    assertEquals(403, rejected(origin + ".evil.example", amina.cookie(), resolution));
    assertEquals(403, rejected("https://127.0.0.1:" + port, amina.cookie(), resolution));
    assertEquals(401, rejected(origin, "", resolution));
    assertEquals(401, rejected(origin, "sid=" + "x".repeat(43), resolution));
    assertEquals(404, rejected(origin, amina.cookie(), 999_999));
  }

  @Test
  void an_edit_reaches_everybody_stamped_by_the_server() {
    Tab mine = welcomed(amina, "amina-tab");
    Tab other = welcomed(karl, "karl--tab");
    mine.types(1, 1, 9, "A");
    JsonObject seen = db.await(other.entry(2));
    assertEquals(seen, db.await(mine.entry(2)));
    assertEquals("edit", seen.getString("kind"));
    assertEquals(amina.voice().id(), seen.getInteger("by"));
    assertEquals("amina-tab", seen.getString("client"));
    JsonObject voices = db.await(other.hears("welcome")).getJsonObject("voices");
    assertEquals("ATU", voices.getJsonObject("" + amina.voice().id()).getString("region"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"by", "region", "person", "capacity", "at", "voice", "v"})
  void who_speaks_cannot_be_said_in_a_message(String field) {
    Tab mine = welcomed(amina, "amina-tab");
    mine.say(
        "{\"t\":\"commit\",\"seq\":1,\"base\":1,\"groups\":[],\""
            + field
            + "\":"
            + karl.voice().id()
            + "}");
    assertEquals("message.malformed", db.await(mine.hears("refused")).getString("code"));
    assertEquals((short) 1008, db.await(mine.closed()));
    assertEquals(1, db.await(resolutions.state(resolution)).version());
  }

  @Test
  void an_observer_follows_but_cannot_edit() {
    Tab watching = welcomed(olga, "olga--tab");
    assertFalse(db.await(watching.hears("welcome")).getJsonArray("rights").contains("edit"));
    watching.types(1, 1, 9, "A");
    JsonObject refused = db.await(watching.hears("refused"));
    assertEquals("right.missing", refused.getString("code"));
    assertEquals(1, refused.getInteger("seq"));
    welcomed(amina, "amina-tab").types(1, 1, 9, "A");
    assertNotNull(db.await(watching.entry(2)));
  }

  @Test
  void a_commit_sent_again_after_a_lost_line_is_stored_once() {
    Tab first = welcomed(amina, "amina-tab").types(1, 1, 9, "A");
    db.await(first.entry(2));
    db.await(first.leave());
    Tab again = tab(amina).hello("amina-tab", 1);
    assertEquals(1, db.await(again.hears("welcome")).getInteger("seq"));
    assertNull(db.await(again.hears("welcome")).getValue("doc"));
    db.await(again.entry(2));
    again.types(1, 1, 9, "A").types(2, 1, 9, "B");
    assertEquals(2, db.await(again.entry(3)).getInteger("seq"));
  }

  @Test
  void an_answer_to_a_ping_is_no_message() {
    Tab mine = welcomed(amina, "amina-tab");
    mine.pongs().types(1, 1, 9, "A");
    assertNotNull(db.await(mine.entry(2)));
  }

  @Test
  void a_client_name_of_somebody_else_is_refused() {
    db.await(welcomed(amina, "amina-tab").types(1, 1, 9, "A").entry(2));
    Tab thief = tab(karl).hello("amina-tab");
    assertEquals("client.foreign", db.await(thief.hears("refused")).getString("code"));
  }

  @Test
  void carets_are_seen_by_the_others_and_gone_with_their_tab() {
    Tab mine = welcomed(amina, "amina-tab");
    Tab other = welcomed(karl, "karl--tab");
    mine.say("{\"t\":\"presence\",\"version\":1,\"anchor\":9,\"head\":10}");
    JsonObject seen = db.await(other.hears(m -> hasCaret(m, amina)));
    assertEquals(1, seen.getJsonArray("changed").size());
    Tab late = welcomed(iris, "iris--tab");
    assertEquals(1, db.await(late.hears("welcome")).getJsonArray("others").size());
    db.await(mine.leave());
    db.await(
        other.hears(m -> "presence".equals(m.getString("t")) && !m.getJsonArray("gone").isEmpty()));
  }

  private static boolean hasCaret(JsonObject message, Guest guest) {
    return "presence".equals(message.getString("t"))
        && message.getJsonArray("changed").stream()
            .anyMatch(one -> ((JsonObject) one).getInteger("voice") == guest.voice().id());
  }

  @Test
  void what_is_no_message_is_refused_and_the_line_cut() {
    assertEquals((short) 1008, db.await(welcomed(amina, "amina-tab").say("[]").closed()));
    assertEquals((short) 1008, db.await(tab(amina).say("{\"t\":\"hello\"}").closed()));
    assertEquals((short) 1003, db.await(tab(amina).sayBinary(new byte[] {1}).closed()));
    byte[] broken = "{\"t\":\"x\u00e9".getBytes(StandardCharsets.ISO_8859_1);
    assertEquals((short) 1007, db.await(tab(amina).sayRaw(broken).closed()));
    assertNotNull(db.await(tab(amina).say("x".repeat(300_000)).closed()));
    assertEquals(1, db.await(resolutions.state(resolution)).version());
  }

  @Test
  void without_hello_there_is_nothing() {
    Tab silent = tab(amina).types(1, 1, 9, "A");
    assertEquals("hello.missing", db.await(silent.hears("refused")).getString("code"));
    assertEquals(1, db.await(resolutions.state(resolution)).version());
  }

  @Test
  void a_reader_who_does_not_read_is_caught_up_from_the_log_and_slows_nobody() {
    Tab slow = welcomed(karl, "karl--tab").pause();
    Tab mine = welcomed(amina, "amina-tab");
    String page = "word ".repeat(2_000);
    int pages = 120;
    for (int i = 1; i <= pages; i++) {
      mine.types(i, i, 9, page);
      db.await(mine.entry(i + 1));
    }
    slow.resume();
    for (int v = 2; v <= pages + 1; v++) {
      assertEquals(v, db.await(slow.entry(v)).getInteger("v"));
    }
    mine.types(pages + 1, pages + 1, 9, "end");
    assertNotNull(db.await(slow.entry(pages + 2)));
    long entries =
        slow.heard().stream()
            .filter(m -> "entries".equals(m.getString("t")))
            .mapToLong(m -> m.getJsonArray("entries").size())
            .sum();
    assertEquals(pages + 1, entries, "each entry once");
  }

  @Test
  void a_session_that_ends_takes_its_lines_with_it() {
    Guest again = signIn("karl");
    Tab tab = welcomed(again, "karl-next");
    db.await(people.sessions().end(again.who().session()));
    assertEquals((short) 4001, db.await(tab.closed()));
  }

  @Test
  void who_has_a_text_of_which_something_is_erased_loads_it_again() {
    Tab tab = welcomed(amina, "amina-tab");
    tab.types(1, 1, 9, "before ");
    db.await(tab.entry(2));
    db.await(resolutions.erasing(resolution, () -> io.vertx.core.Future.succeededFuture()));
    assertEquals((short) 4005, db.await(tab.closed()));
    Tab next = welcomed(amina, "amina-next");
    next.types(1, 2, 9, "after ");
    assertNotNull(db.await(next.entry(3)));
  }

  /** As after a lost line: many come back at once, and the first of them gives up again. */
  @Test
  void a_room_stays_open_for_those_who_are_at_the_door() {
    Tab first = welcomed(amina, "amina-tab");
    Tab late = tab(karl);
    db.await(first.leave());
    db.await(first.closed());
    late.hello("karl--tab");
    db.await(late.hears("welcome"));
    late.types(1, 1, 9, "A");
    assertNotNull(db.await(late.entry(2)));
    welcomed(iris, "iris--tab").types(1, 2, 9, "B");
    assertNotNull(db.await(late.entry(3)));
  }

  @Test
  void nobody_takes_all_places() {
    for (int i = 0; i < 5; i++) {
      tab(karl);
    }
    assertEquals(429, rejected(origin, karl.cookie(), resolution));
    assertTrue(db.await(tab(amina).hello("amina-tab").hears("welcome")).containsKey("doc"));
  }
}
