package org.plenary.publication.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.plenary.database.TestDatabase;
import org.plenary.people.Account;
import org.plenary.people.Capacity;

class SignInTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start(db.vertx(), db.pool(), Clock.systemUTC());
    TestPeople.fill(server);
  }

  private TestBrowser browser() {
    return new TestBrowser(server);
  }

  private static JsonObject me(TestBrowser browser) {
    return new JsonObject(browser.get("/api/me").body());
  }

  @Test
  void the_right_password_leads_to_the_desk() {
    TestBrowser browser = browser();
    browser.get("/sign-in");
    HttpResponse<String> answer =
        browser.post("/sign-in", "login", " Amina ", "password", TestServer.PASSWORD);
    assertEquals(303, answer.statusCode());
    assertEquals("/desk", answer.headers().firstValue("location").orElseThrow());
    String desk = browser.get("/desk").body();
    assertTrue(desk.contains("Amina Diallo") && desk.contains("Sahelia"), desk);
    JsonObject voice = me(browser).getJsonObject("voice");
    assertEquals("ATU", voice.getString("region"));
    assertEquals("delegate", voice.getString("capacity"));
  }

  @Test
  void wrong_password_unknown_login_and_ended_account_look_the_same() {
    Account gone =
        TestPeople.account(
            server.people,
            "Gone",
            "gone",
            server.people.delegations().all().await().get(0),
            Capacity.OBSERVER);
    server.people.accounts().setActive(gone.id(), false).await();
    for (String[] pair :
        new String[][] {
          {"omar", "wrong password"},
          {"nobody", TestServer.PASSWORD},
          {"gone", TestServer.PASSWORD},
          {"x' OR 1=1 --", "y"}
        }) {
      TestBrowser browser = browser();
      browser.get("/sign-in");
      HttpResponse<String> answer = browser.post("/sign-in", "login", pair[0], "password", pair[1]);
      assertEquals(401, answer.statusCode(), pair[0]);
      assertTrue(answer.body().contains("Login or password is wrong."), answer.body());
      assertFalse(browser.cookies.containsKey("sid"));
    }
  }

  @Test
  void ten_tries_and_no_more_whatever_a_forwarded_header_says() {
    TestBrowser browser = browser();
    browser.get("/sign-in");
    List<Integer> answers = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      answers.add(
          browser
              .send(
                  browser
                      .form("/sign-in", "login", "edda", "password", "wrong " + i)
                      .header("Origin", browser.origin())
                      .header("X-Forwarded-For", "10.0.0." + i)
                      .header("Forwarded", "for=10.0.0." + i)
                      .build())
              .statusCode());
    }
    long tried = answers.stream().filter(status -> status == 401).count();
    assertTrue(tried <= 10 && tried >= 5, answers.toString());
    assertEquals(429, answers.get(11));
    assertEquals(
        429,
        browser.post("/sign-in", "login", "EDDA", "password", TestServer.PASSWORD).statusCode());
  }

  @Test
  void a_planted_session_cookie_is_not_taken_up() {
    TestBrowser browser = browser();
    String planted = "A".repeat(43);
    browser.cookies.put("sid", planted);
    browser.signIn("otto");
    assertNotEquals(planted, browser.cookies.get("sid"));
    TestBrowser attacker = browser();
    attacker.cookies.put("sid", planted);
    assertEquals(401, attacker.get("/api/me").statusCode());
  }

  @Test
  void signing_in_again_ends_the_session_before() {
    TestBrowser browser = browser().signIn("otto");
    String before = browser.cookies.get("sid");
    browser.post("/sign-in", "login", "otto", "password", TestServer.PASSWORD);
    assertNotEquals(before, browser.cookies.get("sid"));
    TestBrowser old = browser();
    old.cookies.put("sid", before);
    assertEquals(401, old.get("/api/me").statusCode());
  }

  @Test
  void cookies_are_kept_from_scripts_and_other_sites() {
    TestBrowser browser = browser();
    String visitor = setCookie(browser.get("/sign-in"), "vid=");
    String session =
        setCookie(
            browser.post("/sign-in", "login", "vera", "password", TestServer.PASSWORD), "sid=");
    Stream.of(visitor, session)
        .forEach(
            cookie -> {
              assertTrue(cookie.contains("HTTPOnly"), cookie);
              assertTrue(cookie.contains("SameSite=Lax"), cookie);
              assertTrue(cookie.contains("Path=/"), cookie);
              assertFalse(cookie.contains("Domain"), cookie);
            });
  }

  private static String setCookie(HttpResponse<String> response, String start) {
    return response.headers().allValues("set-cookie").stream()
        .filter(cookie -> cookie.startsWith(start))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void signing_out_ends_the_session_on_the_server_too() {
    TestBrowser browser = browser().signIn("vera");
    String token = browser.cookies.get("sid");
    assertEquals(303, browser.post("/sign-out").statusCode());
    assertFalse(browser.cookies.containsKey("sid"));
    browser.cookies.put("sid", token);
    assertEquals(401, browser.get("/api/me").statusCode());
  }

  @Test
  void a_revoked_session_ends_at_once_and_is_told() {
    List<Long> ended = new CopyOnWriteArrayList<>();
    server.people.sessions().onEnd(ended::add);
    TestBrowser here = browser().signIn("amina");
    TestBrowser there = browser().signIn("amina");
    long other =
        server.people.sessions().ofAccount(accountOf("amina")).await().stream()
            .mapToLong(listed -> listed.session())
            .max()
            .orElseThrow();
    assertEquals(
        303, here.post("/desk/sessions/revoke", "session", String.valueOf(other)).statusCode());
    assertEquals(401, there.get("/api/me").statusCode());
    assertEquals(200, here.get("/api/me").statusCode());
    assertTrue(ended.contains(other));
  }

  @Test
  void nobody_ends_the_session_of_somebody_else() {
    TestBrowser otto = browser().signIn("otto");
    long ottos = server.people.sessions().ofAccount(accountOf("otto")).await().get(0).session();
    TestBrowser amina = browser().signIn("amina");
    amina.post("/desk/sessions/revoke", "session", String.valueOf(ottos));
    assertEquals(200, otto.get("/api/me").statusCode());
  }

  @Test
  void another_capacity_needs_the_password_and_gives_another_session() {
    Account account =
        TestPeople.account(
            server.people,
            "Zoe Two",
            "zoe",
            server.people.delegations().all().await().stream()
                .filter(one -> one.name().equals("Norland"))
                .findFirst()
                .orElseThrow(),
            Capacity.DELEGATE);
    long norland = account.memberships().get(0).delegation().id();
    server.people.accounts().addMembership(account.person(), norland, Capacity.CHAIR).await();
    long chair =
        server.people.accounts().byId(account.id()).await().orElseThrow().memberships().get(1).id();
    TestBrowser browser = browser().signIn("zoe");
    String before = browser.cookies.get("sid");

    String[] asked = {"membership", String.valueOf(chair), "password", "wrong"};
    assertEquals(401, browser.post("/desk/capacity", asked).statusCode());
    assertEquals("delegate", me(browser).getJsonObject("voice").getString("capacity"));

    asked[3] = TestServer.PASSWORD;
    assertEquals(303, browser.post("/desk/capacity", asked).statusCode());
    assertEquals("chair", me(browser).getJsonObject("voice").getString("capacity"));
    assertNotEquals(before, browser.cookies.get("sid"));
    TestBrowser old = browser();
    old.cookies.put("sid", before);
    assertEquals(401, old.get("/api/me").statusCode());
  }

  @Test
  void nobody_takes_a_membership_of_somebody_else() {
    long secretariat =
        server
            .people
            .accounts()
            .byId(accountOf("ines"))
            .await()
            .orElseThrow()
            .memberships()
            .get(0)
            .id();
    TestBrowser browser = browser().signIn("omar");
    HttpResponse<String> answer =
        browser.post(
            "/desk/capacity",
            "membership",
            String.valueOf(secretariat),
            "password",
            TestServer.PASSWORD);
    assertEquals(404, answer.statusCode());
    assertEquals("observer", me(browser).getJsonObject("voice").getString("capacity"));
  }

  @Test
  void forged_fields_change_nothing() {
    TestBrowser browser = browser();
    browser.get("/sign-in");
    browser.post(
        "/sign-in",
        "login",
        "vera",
        "password",
        TestServer.PASSWORD,
        "capacity",
        "secretariat",
        "region",
        "ATU",
        "person",
        "1",
        "membership",
        "1",
        "voice",
        "1");
    JsonObject voice = me(browser).getJsonObject("voice");
    assertEquals("chair", voice.getString("capacity"));
    assertEquals("CEPT", voice.getString("region"));
    assertEquals("Vera Lind", voice.getString("person"));
  }

  @Test
  void after_the_sign_in_one_goes_to_pages_of_ours_only() {
    for (String next : List.of("//evil.example", "https://evil.example", "/\\evil", "/sign-out")) {
      assertEquals("/desk", Forms.safeNext(next));
    }
    assertEquals("/draft/wta-28/res-75", Forms.safeNext("/draft/wta-28/res-75"));
  }

  @Test
  void changing_the_password_signs_out_everywhere() {
    TestPeople.account(
        server.people,
        "Pia",
        "pia",
        server.people.delegations().all().await().get(0),
        Capacity.DELEGATE);
    TestBrowser browser = browser().signIn("pia");
    String[] fields = {"password", TestServer.PASSWORD, "fresh", "short"};
    assertEquals(422, browser.post("/desk/password", fields).statusCode());
    fields[3] = "another long password";
    assertEquals(303, browser.post("/desk/password", fields).statusCode());
    assertFalse(browser.cookies.containsKey("sid"));
    browser.get("/sign-in");
    assertEquals(
        401,
        browser.post("/sign-in", "login", "pia", "password", TestServer.PASSWORD).statusCode());
    assertEquals(
        303,
        browser.post("/sign-in", "login", "pia", "password", "another long password").statusCode());
  }

  private static long accountOf(String login) {
    return server.people.accounts().all().await().stream()
        .filter(account -> account.login().equals(login))
        .findFirst()
        .orElseThrow()
        .id();
  }
}
