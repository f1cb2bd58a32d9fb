package org.plenary.publication.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.plenary.database.TestDatabase;
import org.plenary.http.Edge;

/** What every route stands behind, tried on the routes there are. */
class EdgeTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  private static TestServer server;
  private static TestBrowser secretariat;

  @BeforeAll
  static void start() {
    server = TestServer.start(db.vertx(), db.pool(), Clock.systemUTC());
    TestPeople.fill(server);
    secretariat = new TestBrowser(server).signIn("ines");
  }

  /** The paths of all routes that change something, as the router knows them. */
  private static List<String> unsafePaths() {
    return server.router.getRoutes().stream()
        .filter(route -> route.getPath() != null && route.methods() != null)
        .filter(route -> route.methods().contains(HttpMethod.POST))
        .map(route -> route.getPath())
        .distinct()
        .toList();
  }

  @TestFactory
  Stream<DynamicTest> no_route_changes_anything_without_token_and_own_origin() {
    List<String> paths = unsafePaths();
    assertTrue(paths.size() >= 10, paths.toString());
    return paths.stream().map(path -> dynamicTest(path, () -> assertGuarded(path)));
  }

  private static void assertGuarded(String path) {
    TestBrowser own = secretariat;
    String token = own.csrf;
    assertEquals(403, own.send(own.form(path).build()).statusCode(), "no origin");
    for (String origin :
        List.of(
            "null",
            "http://evil.example",
            own.origin() + ".evil.example",
            own.origin() + "0",
            own.origin().replace("http:", "https:"))) {
      assertEquals(
          403, own.send(own.form(path).header("Origin", origin).build()).statusCode(), origin);
    }
    for (String site : List.of("cross-site", "same-site", "none")) {
      HttpRequest request =
          own.form(path).header("Origin", own.origin()).header("Sec-Fetch-Site", site).build();
      assertEquals(403, own.send(request).statusCode(), site);
    }
    own.csrf = "";
    assertEquals(403, own.post(path).statusCode(), "no token");
    own.csrf = "A".repeat(token.length());
    assertEquals(403, own.post(path).statusCode(), "wrong token");
    own.csrf = token;
    assertEquals(200, own.get("/api/me").statusCode(), "still signed in");
  }

  @Test
  void a_token_of_another_browser_is_of_no_use() {
    TestBrowser other = new TestBrowser(server).signIn("otto");
    TestBrowser own = new TestBrowser(server).signIn("amina");
    own.csrf = other.csrf;
    assertEquals(403, own.post("/sign-out").statusCode());
  }

  @TestFactory
  Stream<DynamicTest> only_the_secretariat_gets_at_its_pages() {
    Set<String> own = Set.of("/desk/accounts", "/desk/delegations", "/desk/resolutions/new");
    return Stream.of("amina", "otto", "vera", "edda", "omar")
        .map(
            login ->
                dynamicTest(
                    login,
                    () -> {
                      TestBrowser browser = new TestBrowser(server).signIn(login);
                      for (String path : own) {
                        assertEquals(403, browser.get(path).statusCode(), path);
                      }
                      browser.get("/desk");
                      for (String path : unsafePaths()) {
                        if (own.stream().anyMatch(path::startsWith)) {
                          assertEquals(403, browser.post(path, "name", "X").statusCode(), path);
                        }
                      }
                    }));
  }

  @Test
  void the_public_is_sent_to_the_sign_in_and_programs_are_told() {
    TestBrowser nobody = new TestBrowser(server);
    for (String path : List.of("/desk", "/desk/accounts", "/desk/resolutions/new")) {
      HttpResponse<String> answer = nobody.get(path);
      assertEquals(302, answer.statusCode());
      assertEquals("/sign-in?next=" + path, answer.headers().firstValue("location").orElseThrow());
    }
    HttpResponse<String> me = nobody.get("/api/me");
    assertEquals(401, me.statusCode());
    assertEquals("application/problem+json", me.headers().firstValue("content-type").orElseThrow());
    assertEquals("sign-in.needed", new JsonObject(me.body()).getString("code"));
  }

  @TestFactory
  Stream<DynamicTest> paths_that_could_be_read_in_two_ways_are_nobodys() {
    return Stream.of(
            "/static/../messages/en.json",
            "/static/%2e%2e/messages/en.json",
            "/static/%2e%2e%2fmessages/en.json",
            "/static/..%2fmessages%2fen.json",
            "/static/..%5cmessages",
            "/static/..\\messages\\en.json",
            "/static/%252e%252e/messages/en.json",
            "/static//etc/passwd",
            "/static/.hidden",
            "/static/plenary.css%00.txt",
            "/static/plenary.css/",
            "/static/",
            "/static",
            "/static/%c0%ae%c0%ae/messages/en.json",
            "/static/....//messages/en.json",
            "//desk/accounts",
            "/desk/./accounts",
            "/desk/%61ccounts",
            "/desk/accounts%2f",
            "/sign-in%0d%0aSet-Cookie:x=y",
            "/desk;x=1/accounts")
        .map(
            path ->
                dynamicTest(
                    path,
                    () -> {
                      String status = raw("GET " + path + " HTTP/1.1");
                      assertTrue(
                          status.startsWith("HTTP/1.1 404") || status.startsWith("HTTP/1.1 400"),
                          status);
                    }));
  }

  /** The status line of a request that no client library would send. */
  private static String raw(String requestLine) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.port)) {
      socket.setSoTimeout(10_000);
      String request = requestLine + "\r\nHost: localhost:" + server.port + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))
          .readLine();
    }
  }

  @Test
  void too_long_addresses_headers_and_bodies_are_refused() throws IOException {
    assertEquals("414", raw("GET /" + "a".repeat(4000) + " HTTP/1.1").split(" ")[1]);
    String longHeader = "GET / HTTP/1.1\r\nX-Long: " + "a".repeat(10_000);
    assertEquals("431", raw(longHeader).split(" ")[1]);
    String tooMuch = "x".repeat(Edge.BODY + 1);
    HttpResponse<String> answer = secretariat.post("/desk/accounts", "name", tooMuch);
    assertEquals(413, answer.statusCode());
    assertEquals(200, secretariat.get("/desk").statusCode());
  }

  @Test
  void a_broken_form_is_refused_and_nothing_of_the_inside_is_told() {
    TestBrowser browser = new TestBrowser(server).signIn("vera");
    HttpRequest broken =
        browser
            .request("/desk/password")
            .header("Origin", browser.origin())
            .header("Content-Type", "multipart/form-data; boundary=x")
            .POST(BodyPublishers.ofString("--x\r\nnonsense"))
            .build();
    int status = browser.send(broken).statusCode();
    assertTrue(status == 400 || status == 403, "status " + status);
    HttpResponse<String> bug = browser.get("/bug");
    assertEquals(500, bug.statusCode());
    assertFalse(bug.body().contains("inside secret") || bug.body().contains("Exception"));
  }

  @Test
  void every_answer_carries_the_headers_refusals_too() {
    for (String path : List.of("/sign-in", "/static/plenary.css", "/none", "/bug", "/api/me")) {
      HttpResponse<String> answer = new TestBrowser(server).get(path);
      String policy = answer.headers().firstValue("content-security-policy").orElse("");
      assertTrue(policy.contains("default-src 'none'"), path);
      assertFalse(policy.contains("unsafe"), policy);
      assertEquals("nosniff", answer.headers().firstValue("x-content-type-options").orElse(""));
      assertEquals("same-origin", answer.headers().firstValue("referrer-policy").orElse(""));
    }
  }

  @Test
  void an_asset_by_its_hash_is_kept_for_ever_and_else_asked_for_again() {
    TestBrowser browser = new TestBrowser(server);
    String page = browser.get("/sign-in").body();
    int at = page.indexOf("/static/plenary.css?v=");
    String url = page.substring(at, page.indexOf('"', at));
    HttpResponse<String> byHash = browser.get(url);
    assertTrue(byHash.headers().firstValue("cache-control").orElseThrow().contains("immutable"));
    HttpResponse<String> plain = browser.get("/static/plenary.css?v=0");
    assertEquals("no-cache", plain.headers().firstValue("cache-control").orElseThrow());
    String tag = plain.headers().firstValue("etag").orElseThrow();
    assertEquals(
        304,
        browser
            .get("/static/plenary.css", request -> request.header("If-None-Match", tag))
            .statusCode());
  }

  @Test
  void names_are_text_and_never_markup() {
    String name = "<img src=x onerror=alert(1)>\"'><script>alert(2)</script>\u202E\u0000";
    secretariat.get("/desk/delegations");
    secretariat.post(
        "/desk/delegations", "name", name, "kind", "civil-society", "region", "", "id", "1");
    String list = secretariat.get("/desk/delegations").body();
    assertFalse(list.contains("<img") && list.contains("onerror=alert(1)>"), list);
    assertFalse(list.contains("<script>"), list);
    assertTrue(list.contains("&lt;script&gt;alert(2)&lt;/script&gt;"), list);
    assertFalse(list.contains("\u202E"), "bidi override kept");
    HttpResponse<String> again =
        secretariat.post("/desk/accounts", "name", "x", "login", "\"><script>x", "capacity", "no");
    assertEquals(404, again.statusCode());
    assertFalse(again.body().contains("<script>"), again.body());
  }
}
