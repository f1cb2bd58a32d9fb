package org.plenary.publication.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.plenary.database.TestDatabase;
import org.plenary.meeting.Meeting;

/** The secretariat's forms. */
class DeskTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  private static final Pattern PASSWORD = Pattern.compile("[a-z2-9]{5}(-[a-z2-9]{5}){3}");
  private static final String TEXT = "RESOLUTION 12 (Port Meridian, 2028)\nOn open ports\nresolves";
  private static TestServer server;
  private static TestBrowser secretariat;

  @BeforeAll
  static void start() {
    server = TestServer.start(db.vertx(), db.pool(), Clock.systemUTC());
    TestPeople.fill(server);
    secretariat = new TestBrowser(server).signIn("ines");
  }

  @Test
  void a_new_account_signs_in_with_the_password_shown_once() {
    long sahelia =
        server.people.delegations().all().await().stream()
            .filter(one -> one.name().equals("Sahelia"))
            .findFirst()
            .orElseThrow()
            .id();
    String[] fields = {
      "name", "Kofi Mensah", "login", "kofi", "delegation", "" + sahelia, "capacity", "delegate"
    };
    HttpResponse<String> made = secretariat.post("/desk/accounts", fields);
    Matcher password = PASSWORD.matcher(made.body());
    assertTrue(password.find(), made.body());
    assertEquals("no-store", made.headers().firstValue("cache-control").orElseThrow());
    assertFalse(secretariat.get("/desk/accounts").body().contains(password.group()));

    TestBrowser kofi = new TestBrowser(server);
    kofi.get("/sign-in");
    String[] in = {"login", "kofi", "password", password.group()};
    assertEquals(303, kofi.post("/sign-in", in).statusCode());

    assertEquals(409, secretariat.post("/desk/accounts", fields).statusCode());
    fields[3] = "kofi2";
    for (String capacity : new String[] {"secretariat", "server", "public"}) {
      fields[7] = capacity;
      assertEquals(422, secretariat.post("/desk/accounts", fields).statusCode(), capacity);
    }
    assertTrue(
        server.people.accounts().all().await().stream()
            .noneMatch(account -> account.login().equals("kofi2")),
        "a refused account left something");
  }

  @Test
  void ending_an_account_ends_its_sessions() {
    TestBrowser omar = new TestBrowser(server).signIn("omar");
    long id =
        server.people.accounts().all().await().stream()
            .filter(account -> account.login().equals("omar"))
            .findFirst()
            .orElseThrow()
            .id();
    secretariat.post("/desk/accounts/active", "account", "" + id, "active", "false");
    assertEquals(401, omar.get("/api/me").statusCode());
    omar.get("/sign-in");
    String[] in = {"login", "omar", "password", TestServer.PASSWORD};
    assertEquals(401, omar.post("/sign-in", in).statusCode());
  }

  @Test
  void a_text_is_shown_before_anything_is_stored() {
    secretariat.get("/desk/resolutions/new");
    HttpResponse<String> preview =
        secretariat.post(
            "/desk/resolutions/new",
            "meeting",
            "wta-28",
            "language",
            "en",
            "text",
            TEXT,
            "step",
            "read");
    assertEquals(200, preview.statusCode());
    assertTrue(preview.body().contains("value=\"resolution-12\""), preview.body());
    assertTrue(preview.body().contains("value=\"On open ports\""), preview.body());
    assertTrue(server.meetings.resolution("wta-28", "resolution-12").await().isEmpty());
    int before = server.stored.size();

    String[] fields = {
      "meeting",
      "wta-28",
      "language",
      "en",
      "symbol",
      "RESOLUTION 12",
      "title",
      "On open ports",
      "slug",
      "resolution-12",
      "item",
      "4",
      "text",
      TEXT,
      "step",
      "store",
      "voice",
      "99"
    };
    HttpResponse<String> stored = secretariat.post("/desk/resolutions/new", fields);
    assertEquals(303, stored.statusCode(), stored.body());
    assertEquals(before + 1, server.stored.size());
    TestServer.Stored last = server.stored.get(before);
    assertEquals("Ines Okoro", last.by());
    assertEquals(TEXT.strip(), last.text());
    assertTrue(secretariat.get("/desk").body().contains("/draft/wta-28/resolution-12"));
    assertEquals(409, secretariat.post("/desk/resolutions/new", fields).statusCode());
    assertEquals(before + 1, server.stored.size());
  }

  @Test
  void where_the_text_is_not_stored_there_is_no_resolution_and_it_may_be_tried_again() {
    secretariat.get("/desk/resolutions/new");
    String[] fields = {
      "meeting",
      "wta-28",
      "language",
      "en",
      "symbol",
      "RESOLUTION 14",
      "title",
      "On gates",
      "slug",
      "resolution-14",
      "text",
      "RESOLUTION 14",
      "step",
      "store"
    };
    server.broken = true;
    assertEquals(500, secretariat.post("/desk/resolutions/new", fields).statusCode());
    assertTrue(server.meetings.resolution("wta-28", "resolution-14").await().isEmpty());
    server.broken = false;
    secretariat.get("/desk/resolutions/new");
    assertEquals(303, secretariat.post("/desk/resolutions/new", fields).statusCode());
    long id = server.meetings.resolution("wta-28", "resolution-14").await().orElseThrow().id();
    assertEquals(1, server.stored.stream().filter(one -> one.resolution() == id).count());
  }

  @Test
  void the_numbering_is_found_shown_and_kept_with_the_resolution() {
    secretariat.get("/desk/resolutions/new");
    String[] fields = {
      "meeting", "wta-28", "language", "en", "symbol", "RESOLUTION 15", "title", "On quays",
      "slug", "resolution-15", "text", "RESOLUTION 15", "step", "read", "numbering", ""
    };
    String found = secretariat.post("/desk/resolutions/new", fields).body();
    assertTrue(found.contains("<option value=\"un\" selected>"), found);
    fields[13] = "store";
    assertEquals(303, secretariat.post("/desk/resolutions/new", fields).statusCode());
    assertEquals(Meeting.Numbering.UN, numbering("resolution-15"));
    fields[9] = "resolution-16";
    fields[15] = "itu";
    assertEquals(303, secretariat.post("/desk/resolutions/new", fields).statusCode());
    assertEquals(Meeting.Numbering.ITU, numbering("resolution-16"));
  }

  private static Meeting.Numbering numbering(String slug) {
    return server.meetings.resolution("wta-28", slug).await().orElseThrow().numbering();
  }

  @Test
  void a_file_is_read_instead_of_the_field_and_must_be_utf8() {
    HttpResponse<String> read = upload("RESOLUTION 13\nقرار".getBytes(StandardCharsets.UTF_8));
    assertEquals(200, read.statusCode());
    assertTrue(read.body().contains("قرار"), read.body());
    assertEquals(422, upload(new byte[] {(byte) 0xff, (byte) 0xfe, 0x41}).statusCode());
    assertEquals(413, upload(new byte[3 * 1024 * 1024]).statusCode());
  }

  private static HttpResponse<String> upload(byte[] file) {
    secretariat.get("/desk/resolutions/new");
    String head =
        part("csrf", secretariat.csrf)
            + part("meeting", "wta-28")
            + part("language", "ar")
            + part("step", "read")
            + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"../../x.txt\"\r\n"
            + "Content-Type: text/plain\r\n\r\n";
    HttpRequest request =
        secretariat
            .request("/desk/resolutions/new")
            .header("Origin", secretariat.origin())
            .header("Content-Type", "multipart/form-data; boundary=b")
            .POST(
                BodyPublishers.concat(
                    BodyPublishers.ofString(head),
                    BodyPublishers.ofByteArray(file),
                    BodyPublishers.ofString("\r\n--b--\r\n")))
            .build();
    return secretariat.send(request);
  }

  private static String part(String name, String value) {
    return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
  }

  @Test
  void the_language_is_chosen_and_remembered() {
    TestBrowser browser = new TestBrowser(server);
    assertTrue(browser.get("/sign-in").body().contains("<html lang=\"en\" dir=\"ltr\">"));
    assertTrue(browser.get("/sign-in?lang=ar").body().contains("<html lang=\"ar\" dir=\"rtl\">"));
    assertTrue(browser.get("/sign-in").body().contains("تسجيل الدخول"));
    assertTrue(browser.get("/sign-in?lang=xx").body().contains("dir=\"rtl\""));
  }
}
