package org.plenary.publication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.plenary.database.TestDatabase;
import org.plenary.input.SubmissionRules;
import org.plenary.input.Submissions;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.meeting.Publishing;
import org.plenary.meeting.Publishing.Mode;
import org.plenary.meeting.Settings;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.ClauseStatus;
import org.plenary.negotiation.CommentType;
import org.plenary.people.Capacity;
import org.plenary.people.Delegation;
import org.plenary.people.DelegationKind;
import org.plenary.people.Voice;
import org.plenary.publication.desk.TestBrowser;
import org.plenary.resolution.Cast;
import org.plenary.resolution.Command;
import org.plenary.text.Block;
import org.plenary.text.Kind;

/** A meeting that is public with a delay or at stages, read at every address that is public. */
@Timeout(60)
class PublishingTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();

  private static final String TEXT =
      """
      RESOLUTION 12 (Port Lumen, 2026)
      Lights along the coast
      The World Harbour Assembly (Port Lumen, 2026),
      resolves
      1\tto keep all lamps lit;
      2\tto mend lenses.
      """;

  private static final String CANARY = "zinnober";
  private static final AtomicInteger NAMES = new AtomicInteger();
  private static PublicServer server;
  private static Voice secretariat;
  private static Voice amina;
  private static Voice chair;

  private Meeting meeting;
  private AgendaItem item;
  private String path;

  @BeforeAll
  static void start() {
    server = PublicServer.start(db);
    secretariat = Cast.voice(db, "Ines Okoro", "CEPT", Capacity.SECRETARIAT);
    amina = Cast.voice(db, "Amina Diallo", "ATU", Capacity.DELEGATE);
    chair = Cast.voice(db, "Vera Lind", "RCC", Capacity.CHAIR);
  }

  @BeforeEach
  void prepare() {
    int n = NAMES.incrementAndGet();
    meeting = server.meeting("slow-" + n, "World Harbour Assembly " + n);
    item = server.resolution(meeting, "lights", "RESOLUTION 12", "Lights along the coast", chair);
    server.store(item, TEXT, secretariat);
    path = "/m/" + meeting.slug() + "/lights";
  }

  private void choose(Mode mode, int minutes) {
    db.await(server.meetings.publish(meeting.slug(), new Publishing(mode, minutes), secretariat));
  }

  @Test
  void what_is_changed_of_a_meeting_is_told_to_everybody() {
    String before = server.get("/m/" + meeting.slug()).body();
    assertFalse(before.contains("What was changed"), before);
    Settings now = meeting.settings();
    Settings wanted =
        new Settings(
            now.title(),
            now.organization(),
            now.place(),
            now.starts(),
            now.ends(),
            now.languages(),
            ZoneId.of("Asia/Tokyo"),
            !now.invitesPublic(),
            3);
    db.await(
        server.meetings.settings().change(meeting.slug(), meeting.revision(), wanted, secretariat));
    String page = server.get("/m/" + meeting.slug()).body();
    assertTrue(page.contains("What was changed"), page);
    assertTrue(page.contains("from \u206814\u2069 to \u20683\u2069"), page);
    assertTrue(page.contains("to \u2068Asia/Tokyo\u2069"), page);
    assertTrue(page.contains("</strong>\ninvited"), page);
    assertTrue(page.contains("Delegation of Ines Okoro</bdi> · secretariat"), page);
    assertFalse(page.replace("Delegation of Ines", "").contains("Ines"), "no person is named");
  }

  private String clause() {
    return server.text(item).blocks().stream()
        .filter(block -> block.kind() == Kind.CLAUSE)
        .findFirst()
        .map(Block::id)
        .orElseThrow();
  }

  /** Something is typed and something is said, both with a word that nobody outside may read. */
  private long happens() {
    server.type(item, amina, "lamps lit", CANARY + " ");
    Act remark =
        new Act.Commented(
            0, clause(), -1, -1, "", 0, CommentType.GENERAL, Set.of(), "On " + CANARY + ".");
    return server.submit(item, amina, new Command.Do(remark)).version();
  }

  /** What happened so far happened so much earlier. */
  private void pass(int minutes) {
    try (Connection connection = db.owner();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "UPDATE entry SET at = at - " + minutes * 60_000L + " WHERE resolution = " + item.id());
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private List<String> values(String part, long version) {
    return switch (part) {
      case "meeting" -> List.of(meeting.slug());
      case "resolution" -> List.of("lights");
      case "version" -> List.of("1", String.valueOf(version - 1), String.valueOf(version));
      case "number", "input" -> List.of("1");
      case "clause" -> List.of(clause());
      case "delegation" -> List.of(String.valueOf(amina.delegationId()));
      case "region" -> List.of("ATU");
      case "chunk" -> List.of("0.json");
      default -> List.of("x".repeat(24));
    };
  }

  private void fill(String route, long version, Set<String> into) {
    int colon = route.indexOf(':');
    if (colon < 0) {
      into.add(route);
      return;
    }
    String rest = route.substring(colon + 1);
    String part = rest.split("[^a-z]", 2)[0];
    for (String value : values(part, version)) {
      fill(route.substring(0, colon) + value + rest.substring(part.length()), version, into);
    }
  }

  /** Every public address that ends, from the routes themselves. */
  private Set<String> addresses(long version) {
    Set<String> all = new TreeSet<>();
    for (Route route : server.router.getRoutes()) {
      String at = route.getPath();
      if (at != null
          && at.startsWith("/m/")
          && route.methods() != null
          && route.methods().contains(HttpMethod.GET)
          && !at.endsWith("/events")
          && !at.contains("*")
          && !at.endsWith(".pdf")) {
        fill(at, version, all);
      }
    }
    for (String query :
        List.of(
            "?v=" + version,
            "?compare=base",
            "?from=1&to=" + version,
            "?show=authors",
            "?v=" + version + "&show=authors")) {
      all.add(path + query);
    }
    for (String query : List.of("?at=" + version, "?at=2", "?clause=" + clause())) {
      all.add(path + "/playback" + query);
    }
    all.add(path + "/text.json?v=" + version);
    all.add(path + "/authors.json?v=" + version);
    all.add(path + "/timeline.json?after=1");
    return all;
  }

  private Map<String, HttpResponse<String>> readAll(long version) {
    Map<String, HttpResponse<String>> read = new TreeMap<>();
    addresses(version).forEach(address -> read.put(address, server.get(address)));
    return read;
  }

  private static List<String> telling(Map<String, HttpResponse<String>> read, String word) {
    return read.entrySet().stream()
        .filter(one -> (one.getValue().body() + one.getValue().headers().map()).contains(word))
        .map(Map.Entry::getKey)
        .toList();
  }

  @Test
  void no_public_address_tells_of_what_is_not_shown_yet_and_many_do_afterwards() {
    choose(Mode.DELAY, 15);
    pass(20);
    assertEquals(200, server.get(path).statusCode());
    Map<String, HttpResponse<String>> before = readAll(2);
    long version = happens();
    Map<String, HttpResponse<String>> during = readAll(version);
    assertEquals(List.of(), telling(during, CANARY));
    assertEquals(List.of(), telling(during, "Diallo"), "nor that there is something, or whose");
    for (String address : List.of("/m/" + meeting.slug(), path, path + "/timeline")) {
      assertEquals(
          before.get(address).headers().firstValue("ETag"),
          during.get(address).headers().firstValue("ETag"),
          address);
    }
    assertEquals(404, during.get(path + "?v=" + version).statusCode());
    choose(Mode.LIVE, 0);
    Events.await(server, path, version);
    List<String> after = telling(readAll(version), CANARY);
    assertTrue(after.size() > 25, after.toString());
  }

  @Test
  void readers_are_told_when_the_delay_is_over() {
    choose(Mode.DELAY, 15);
    pass(20);
    try (Events events = Events.open(server, path + "/events")) {
      assertEquals(1, events.next());
      long version = happens();
      assertFalse(server.get(path).body().contains(CANARY));
      pass(20);
      assertEquals(version, events.next());
      assertTrue(server.get(path).body().contains(CANARY));
      assertTrue(server.get(path + "/timeline").body().contains(CANARY));
    }
  }

  private void handIn(String words) {
    Submissions submissions =
        new Submissions(db.pool(), Clock.systemUTC(), server.resolutions, server.people.voices());
    db.await(
        submissions.hand(
            item.id(),
            "slow-key-" + item.id(),
            new SubmissionRules.Filled(clause(), words, "academia", "", "", false)));
  }

  @Test
  void a_clause_tells_of_a_submission_that_nobody_has_looked_at_and_not_what_it_says() {
    handIn("On " + CANARY + ".");
    for (String where : List.of(path, path + "/c/" + clause())) {
      Events.await(server, path, 2);
      String page = server.get(where).body();
      assertTrue(page.contains(path + "/inputs/1\">№ 1</a>"), page);
      assertFalse(page.contains(CANARY), page);
    }
  }

  @Test
  void what_a_contributor_said_is_hidden_at_once() {
    handIn("On " + CANARY + ".");
    long shown =
        server.submit(item, secretariat, new Command.Do(new Act.Moderated(1, true, ""))).version();
    choose(Mode.DELAY, 15);
    pass(20);
    String json = path + "/text.json?v=" + shown;
    assertTrue(server.get(json).body().contains(CANARY), server.get(json).body());
    server.submit(item, secretariat, new Command.Do(new Act.Moderated(1, false, "It names one.")));
    long late = System.nanoTime() + 10_000_000_000L;
    while (server.get(json).body().contains(CANARY) && System.nanoTime() < late) {
      Thread.onSpinWait();
    }
    assertEquals(List.of(), telling(readAll(shown), CANARY));
    assertFalse(server.get(path).body().contains("It names one."), "why is told later");
  }

  @Test
  void at_stages_the_text_is_shown_when_a_clause_is_agreed_and_not_what_follows() {
    choose(Mode.STAGES, 0);
    assertTrue(server.get(path).body().contains("to mend lenses"), "the base text");
    server.type(item, amina, "lamps lit", CANARY + " ");
    assertFalse(server.get(path).body().contains(CANARY));
    Act agreed = new Act.StatusDeclared(clause(), ClauseStatus.AGREED, "");
    long version = server.submit(item, chair, new Command.Do(agreed)).version();
    server.type(item, amina, "mend lenses", "carmine ");
    Events.await(server, path, version);
    String page = server.get(path).body();
    assertTrue(page.contains(CANARY), page);
    assertFalse(page.contains("carmine"), page);
    assertEquals(200, server.get(path + "/heard").statusCode());
  }

  @Test
  void what_is_not_shown_at_all_yet_is_on_no_agenda() {
    choose(Mode.DELAY, 15);
    assertEquals(200, server.get(path).statusCode(), "it was public before the choice");
    AgendaItem fresh = server.resolution(meeting, "fog", "RESOLUTION 13", "Fog signals", chair);
    server.store(fresh, TEXT, secretariat);
    assertEquals(404, server.get("/m/" + meeting.slug() + "/fog").statusCode());
    assertFalse(server.get("/m/" + meeting.slug()).body().contains("Fog signals"));
    assertFalse(server.get("/m/" + meeting.slug() + "/log/verify").body().contains("Fog signals"));
  }

  @Test
  void the_page_of_the_meeting_says_when_it_is_public_and_since_when() {
    String page = server.get("/m/" + meeting.slug()).body();
    assertTrue(page.contains("Everything is public as it happens."), page);
    choose(Mode.DELAY, 90);
    choose(Mode.DELAY, 1_440);
    page = server.get("/m/" + meeting.slug()).body();
    assertTrue(page.contains("What happens becomes public 90 minutes later."), page);
    assertTrue(page.contains("What happens becomes public 1 day later."), page);
    assertTrue(server.get(path).body().contains("What happens becomes public 1 day later."));
  }

  private static TestBrowser signedIn(String login, long delegation, Capacity capacity) {
    db.await(
        server.people.accounts().create(login, login, "a long password", delegation, capacity));
    return new TestBrowser(server.port).signIn(login, "a long password");
  }

  @Test
  void the_secretariat_chooses_at_the_desk_and_nobody_else() {
    String desk = "/desk/publishing";
    Delegation office =
        db.await(server.people.delegations().create("Office", DelegationKind.SECRETARIAT, ""));
    TestBrowser ines = signedIn("ines", office.id(), Capacity.SECRETARIAT);
    assertTrue(ines.get(desk).body().contains(meeting.title()));
    String[] delayed = {"meeting", meeting.slug(), "mode", "delay", "minutes", "60"};
    assertEquals(303, ines.post(desk, delayed).statusCode());
    assertTrue(ines.get(desk).body().contains("What happens becomes public 1 hour later."));
    delayed[5] = "10081";
    HttpResponse<String> refused = ines.post(desk, delayed);
    assertEquals(422, refused.statusCode());
    assertTrue(refused.body().contains("A delay is between one minute and a week."));
    assertEquals(400, ines.post(desk, "meeting", meeting.slug(), "mode", "never").statusCode());
    assertEquals(404, ines.post(desk, "meeting", "none", "mode", "live").statusCode());
    TestBrowser vera = signedIn("vera", chair.delegationId(), Capacity.CHAIR);
    assertEquals(403, vera.post(desk, delayed).statusCode());
    assertEquals(1, db.await(server.meetings.publishing(meeting.id())).size());
  }

  @Test
  void the_chair_names_a_version_at_the_desk_once() {
    String desk = "/desk/versions/" + meeting.slug() + "/lights";
    TestBrowser vera = signedIn("vera2", chair.delegationId(), Capacity.CHAIR);
    String page = vera.get(desk).body();
    assertTrue(page.contains("No version has a name yet."), page);
    String key = page.split("name=\"key\" value=\"")[1].split("\"")[0];
    String[] fields = {"key", key, "name", "First reading", "version", "1"};
    assertEquals(303, vera.post(desk, fields).statusCode());
    assertEquals(303, vera.post(desk, fields).statusCode(), "sent twice");
    assertTrue(vera.get(desk).body().contains("First reading"));
    assertEquals(2, db.await(server.resolutions.state(item.id())).version());
    fields[1] = key.replace(key.charAt(0), key.charAt(0) == 'a' ? 'b' : 'a');
    fields[5] = "99";
    HttpResponse<String> refused = vera.post(desk, fields);
    assertEquals(4, refused.statusCode() / 100, refused.body());
    TestBrowser delegate = signedIn("delegate", amina.delegationId(), Capacity.DELEGATE);
    assertEquals(403, delegate.get(desk).statusCode());
  }
}
