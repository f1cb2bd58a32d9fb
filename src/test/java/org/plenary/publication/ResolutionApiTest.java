package org.plenary.publication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plenary.database.TestDatabase;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.people.Capacity;
import org.plenary.people.DelegationKind;
import org.plenary.people.Voice;
import org.plenary.publication.desk.TestBrowser;
import org.plenary.resolution.Cast;

/** What the drafting page asks over HTTP: in each capacity, signed out, and with bad input. */
@Timeout(60)
class ResolutionApiTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();

  private static final String TEXT =
      """
      RESOLUTION 12 (Rev. Port Lumen, 2026)
      Lights along the coast
      The World Harbour Assembly (Port Lumen, 2026),
      considering
      a)\tthat lamps guide every ship;
      b)\tthat fog hides the coast,
      resolves
      1\tto keep all lamps lit;
      2\tto mend what is broken.
      """;

  private static final String PASSWORD = "a long enough password";
  private static final AtomicInteger NAMES = new AtomicInteger();
  private static final Map<Capacity, TestBrowser> SIGNED_IN = new EnumMap<>(Capacity.class);
  private static PublicServer server;
  private static TestBrowser nobody;
  private static Voice ines;
  private static Voice amina;

  private AgendaItem item;
  private String api;
  private String clause;

  @BeforeAll
  static void start() {
    server = PublicServer.start(db);
    ines = Cast.voice(db, "Ines Okoro", "CEPT", Capacity.SECRETARIAT);
    amina = Cast.voice(db, "Amina Diallo", "ATU", Capacity.DELEGATE);
    long harbour =
        db.await(server.people.delegations().create("Harbour", DelegationKind.SECRETARIAT, ""))
            .id();
    for (Capacity capacity :
        List.of(Capacity.OBSERVER, Capacity.DELEGATE, Capacity.CHAIR, Capacity.SECRETARIAT)) {
      String login = capacity.code();
      db.await(
          server.people.accounts().create("Person " + login, login, PASSWORD, harbour, capacity));
      SIGNED_IN.put(capacity, new TestBrowser(server.port).signIn(login, PASSWORD));
    }
    nobody = new TestBrowser(server.port);
    nobody.get("/sign-in");
  }

  @BeforeEach
  void draft() {
    Meeting meeting = server.meeting("harbour-" + NAMES.incrementAndGet(), "Harbour Assembly");
    item = server.resolution(meeting, "lights", "RESOLUTION 12", "Lights along the coast", ines);
    server.store(item, TEXT, ines);
    api = "/api/resolutions/" + item.id();
    clause =
        server.text(item).blocks().stream()
            .filter(block -> block.plainText().startsWith("that fog"))
            .findFirst()
            .orElseThrow()
            .id();
  }

  private static TestBrowser as(Capacity capacity) {
    TestBrowser browser = SIGNED_IN.get(capacity);
    if (browser == null) {
      throw new AssertionError("nobody is " + capacity);
    }
    return browser;
  }

  private static JsonObject ok(HttpResponse<String> answer) {
    assertEquals(200, answer.statusCode(), answer.body());
    return new JsonObject(answer.body());
  }

  private static void refused(int status, String code, HttpResponse<String> answer) {
    assertEquals(status, answer.statusCode(), answer.body());
    assertEquals(code, new JsonObject(answer.body()).getString("code"), answer.body());
  }

  private HttpResponse<String> declare(TestBrowser who, String id, String body, String key) {
    return who.postJson(api + "/clauses/" + id + "/status", body, "Idempotency-Key", key);
  }

  private static String key() {
    return "declaration-" + NAMES.incrementAndGet();
  }

  @Test
  void the_chair_declares_a_clause_agreed_once_and_opens_it_with_a_reason() {
    TestBrowser chair = as(Capacity.CHAIR);
    String key = key();
    JsonObject first = ok(declare(chair, clause, "{\"status\":\"agreed\"}", key));
    assertEquals(new JsonObject("{\"version\":2,\"again\":false}"), first);
    JsonObject again = ok(declare(chair, clause, "{\"status\":\"agreed\"}", key));
    assertEquals(new JsonObject("{\"version\":2,\"again\":true}"), again);
    assertTrue(db.await(server.resolutions.state(item.id())).agreed().contains(clause));

    refused(422, "clause.status.same", declare(chair, clause, "{\"status\":\"agreed\"}", key()));
    refused(422, "reason.missing", declare(chair, clause, "{\"status\":\"open\"}", key()));
    ok(declare(chair, clause, "{\"status\":\"open\",\"reason\":\"That was a slip.\"}", key()));
    assertTrue(db.await(server.resolutions.state(item.id())).agreed().isEmpty());
  }

  @Test
  void a_clause_is_declared_by_those_who_may_and_by_nobody_else() {
    String agreed = "{\"status\":\"agreed\"}";
    for (Capacity capacity : List.of(Capacity.OBSERVER, Capacity.DELEGATE)) {
      refused(403, "action.forbidden", declare(as(capacity), clause, agreed, key()));
    }
    refused(401, "sign-in.needed", declare(nobody, clause, agreed, key()));
    TestBrowser forged = new TestBrowser(server.port);
    refused(403, "csrf.token", declare(forged, clause, agreed, key()));
    String key = key();
    ok(declare(as(Capacity.CHAIR), clause, agreed, key));
    refused(403, "client.foreign", declare(as(Capacity.SECRETARIAT), clause, agreed, key));
    assertEquals(2, db.await(server.resolutions.state(item.id())).version());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no json",
        "[]",
        "null",
        "{}",
        "{\"status\":\"maybe\"}",
        "{\"status\":7}",
        "{\"status\":[\"agreed\"]}",
      })
  void a_declaration_that_cannot_be_read_changes_nothing(String body) {
    refused(400, "request.malformed", declare(as(Capacity.CHAIR), clause, body, key()));
    assertEquals(1, db.await(server.resolutions.state(item.id())).version());
  }

  @Test
  void a_declaration_is_refused_for_what_is_wrong_with_it() {
    TestBrowser chair = as(Capacity.CHAIR);
    String agreed = "{\"status\":\"agreed\"}";
    refused(404, "clause.unknown", declare(chair, "nowhere", agreed, key()));
    for (String bad : List.of("short", "x".repeat(41), "with space in it")) {
      refused(422, "idempotency.key", declare(chair, clause, agreed, bad));
    }
    refused(422, "idempotency.key", chair.postJson(api + "/clauses/" + clause + "/status", agreed));
    String reason = "{\"status\":\"agreed\",\"reason\":\"%s\"}";
    refused(
        422, "words.too-long", declare(chair, clause, reason.formatted("x".repeat(8_001)), key()));
    for (String hostile : List.of("a\\u0000b", "a\\ud800b")) {
      refused(400, "words.malformed", declare(chair, clause, reason.formatted(hostile), key()));
    }
    assertEquals(1, db.await(server.resolutions.state(item.id())).version());
    api = "/api/resolutions/999999";
    refused(404, "resolution.unknown", declare(chair, clause, agreed, key()));
  }

  @Test
  void the_secretariat_takes_a_text_back_from_the_public_and_gives_it_back() {
    TestBrowser secretariat = as(Capacity.SECRETARIAT);
    String page = "/m/" + item.meeting() + "/lights";
    ok(secretariat.postJson(api + "/visibility", "{\"withheld\":true}"));
    assertEquals(404, server.get(page).statusCode());
    ok(as(Capacity.DELEGATE).get(api));
    ok(secretariat.postJson(api + "/visibility", "{\"withheld\":false}"));
    assertEquals(200, server.get(page).statusCode());
  }

  @Test
  void visibility_is_for_the_secretariat_and_needs_a_yes_or_no() {
    String path = api + "/visibility";
    String body = "{\"withheld\":true}";
    for (Capacity capacity : List.of(Capacity.OBSERVER, Capacity.DELEGATE, Capacity.CHAIR)) {
      refused(403, "action.forbidden", as(capacity).postJson(path, body));
    }
    refused(401, "sign-in.needed", nobody.postJson(path, body));
    TestBrowser secretariat = as(Capacity.SECRETARIAT);
    for (String bad : List.of("", "{}", "[true]", "{\"withheld\":\"yes\"}", "{\"withheld\":1}")) {
      refused(400, "request.malformed", secretariat.postJson(path, bad));
    }
    for (String id : List.of("999999", "0", "x", "9".repeat(30))) {
      String other = "/api/resolutions/" + id + "/visibility";
      refused(404, "resolution.unknown", secretariat.postJson(other, body));
    }
    assertEquals(200, server.get("/m/" + item.meeting() + "/lights").statusCode());
  }

  @Test
  void versions_are_read_by_everybody_who_is_signed_in_and_stay() {
    server.type(item, amina, "lamps guide", "new ");
    for (Capacity capacity : SIGNED_IN.keySet()) {
      HttpResponse<String> first = as(capacity).get(api + "/versions/1");
      JsonObject json = ok(first);
      assertEquals(1, json.getInteger("version"));
      assertFalse(json.getJsonObject("doc").encode().contains("new lamps"));
      assertTrue(
          first.headers().firstValue("Cache-Control").orElseThrow().startsWith("private"),
          "another person's proxy may keep it");
      assertTrue(as(capacity).get(api + "/versions/2").body().contains("new lamps"));
    }
    for (String bad : List.of("3", "-1", "x", "1.0", "01", "9".repeat(30))) {
      refused(404, "version.unknown", json(as(Capacity.DELEGATE), "/versions/" + bad));
    }
    refused(401, "sign-in.needed", json(nobody, "/versions/1"));
  }

  @Test
  void authors_are_told_with_their_voices() {
    long at = server.type(item, amina, "lamps guide", "new ").version();
    JsonObject json = ok(json(as(Capacity.OBSERVER), "/authors"));
    assertEquals(at, json.getLong("version"));
    JsonArray voices = json.getJsonArray("voices");
    assertTrue(
        voices.stream()
            .map(JsonObject.class::cast)
            .anyMatch(
                voice ->
                    voice.getInteger("id") == amina.id()
                        && voice.getString("region").equals("ATU")
                        && voice.getString("capacity").equals("delegate")),
        voices.encode());
    assertEquals(
        4,
        json.getJsonArray("spans").stream()
            .map(JsonObject.class::cast)
            .filter(span -> span.getInteger("voice") == amina.id())
            .mapToInt(span -> span.getInteger("to") - span.getInteger("from"))
            .sum());
    refused(401, "sign-in.needed", json(nobody, "/authors"));
  }

  @Test
  void entries_are_read_on_from_a_version() {
    server.type(item, amina, "lamps guide", "new ");
    server.type(item, amina, "fog hides", "thick ");
    JsonObject all = ok(json(as(Capacity.OBSERVER), "/entries"));
    assertEquals(List.of(1, 2, 3), versions(all));
    assertEquals(null, all.getValue("next"));
    assertEquals(List.of(3), versions(ok(json(as(Capacity.OBSERVER), "/entries?after=2"))));
    assertEquals(List.of(), versions(ok(json(as(Capacity.OBSERVER), "/entries?after=77"))));
    for (String bad : List.of("-1", "x", "1.5", "", "9".repeat(30))) {
      refused(400, "request.malformed", json(as(Capacity.OBSERVER), "/entries?after=" + bad));
    }
    refused(401, "sign-in.needed", json(nobody, "/entries"));
  }

  private static List<Integer> versions(JsonObject json) {
    return json.getJsonArray("entries").stream()
        .map(JsonObject.class::cast)
        .map(entry -> entry.getInteger("v"))
        .toList();
  }

  @Test
  void a_resolutions_own_numbering_wins_over_its_meetings() {
    assertEquals("itu", ok(json(as(Capacity.OBSERVER), "")).getString("profile"));
    AgendaItem other = server.resolution(item.meeting(), "quays", Meeting.Numbering.UN, ines);
    server.store(other, TEXT, ines);
    api = "/api/resolutions/" + other.id();
    assertEquals("unga", ok(json(as(Capacity.OBSERVER), "")).getString("profile"));
    String page = "/m/" + other.meeting() + "/quays";
    assertTrue(server.get(page + "/text.json").body().contains("\"profile\":\"unga\""));
    assertTrue(server.get(page).body().contains("<bdi>1.</bdi>"), server.get(page).body());
    assertFalse(server.get(page.replace("quays", "lights")).body().contains("<bdi>1.</bdi>"));
  }

  private HttpResponse<String> json(TestBrowser who, String path) {
    return who.get(api + path, request -> request.setHeader("Accept", "application/json"));
  }
}
