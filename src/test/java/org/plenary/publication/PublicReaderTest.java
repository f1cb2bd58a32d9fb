package org.plenary.publication;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.plenary.database.TestDatabase;
import org.plenary.exchange.Export;
import org.plenary.exchange.Format;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.ClauseStatus;
import org.plenary.people.Capacity;
import org.plenary.people.Voice;
import org.plenary.resolution.Cast;
import org.plenary.resolution.Command;
import org.plenary.text.Kind;

/** What somebody without an account and without a script reads, over real HTTP. */
@Timeout(60)
class PublicReaderTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();

  private static final String TEXT =
      """
      RESOLUTION 12 (Rev. Port Lumen, 2026)
      Lights along the coast
      (Harbour Bay, 2018; Port Lumen, 2026)
      The World Harbour Assembly (Port Lumen, 2026),
      considering
      a)\tthat lamps guide every ship;
      b)\tthat fog hides the coast,
      resolves
      1\tto keep all lamps lit;
      2\tto mend what is broken.
      """;

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
  void publish() {
    int n = NAMES.incrementAndGet();
    meeting = server.meeting("harbour-" + n, "World Harbour Assembly " + n);
    item = server.resolution(meeting, "lights", "RESOLUTION 12", "Lights along the coast", chair);
    server.store(item, TEXT, secretariat);
    path = "/m/" + meeting.slug() + "/lights";
  }

  @Test
  void the_start_page_leads_to_the_meeting_and_the_meeting_to_its_resolutions() {
    assertTrue(server.get("/").body().contains("href=\"/m/" + meeting.slug() + "\""));
    String agenda = server.get("/m/" + meeting.slug()).body();
    assertTrue(agenda.contains("href=\"" + path + "\""), agenda);
    assertTrue(agenda.contains("Base text"), agenda);
    assertTrue(agenda.contains("0 of 4 clauses agreed"), agenda);
  }

  @Test
  void the_page_shows_the_text_with_links_to_its_clauses() {
    HttpResponse<String> page = server.get(path);
    assertEquals(200, page.statusCode());
    String clause =
        server.text(item).blocks().stream()
            .filter(block -> block.kind() == Kind.CLAUSE)
            .findFirst()
            .orElseThrow()
            .id();
    assertTrue(page.body().contains("id=\"c-" + clause + "\""), page.body());
    assertTrue(page.body().contains("href=\"#c-" + clause + "\""));
    assertTrue(page.body().contains("that lamps guide every ship;"));
    assertTrue(page.body().contains("<h1"));
  }

  @Test
  void latest_changes_name_region_delegation_capacity_and_place_but_no_person() {
    see(server.type(item, amina, "lamps guide", "new ").version());
    String page = server.get(path).body();
    assertTrue(page.contains(">ATU</span>"), page);
    assertTrue(page.contains("Delegation of Amina Diallo</bdi>, delegate"), page);
    assertTrue(page.contains("<em>considering</em> a)"), page);
    assertTrue(page.matches("(?s).*<ins><span class=\"sr\">\\[added: </span>new .*"), page);
    assertFalse(page.replace("Delegation of Amina Diallo", "").contains("Amina"), page);
    assertFalse(page.contains("test-of-"), "the name of a tab");
  }

  @Test
  void strokes_of_one_voice_in_one_clause_are_one_change() {
    server.type(item, amina, "lamps guide", "b");
    server.type(item, amina, "lamps guide", "right ");
    see(server.type(item, amina, "fog hides", "thick ").version());
    String page = server.get(path).body();
    assertEquals(2, page.split("<p class=\"where\">Changed", -1).length - 1, page);
    assertTrue(page.contains("</span>bright <span"), page);
  }

  @Test
  void a_reader_who_has_the_version_is_not_sent_it_again() {
    HttpResponse<String> first = server.get(path);
    String tag = first.headers().firstValue("ETag").orElseThrow();
    assertTrue(tag.startsWith("\"v1-en-"), tag);
    HttpResponse<String> again = server.get(path, "If-None-Match", tag);
    assertEquals(304, again.statusCode());
    assertEquals("", again.body());
    assertEquals(200, server.get(path + "?lang=ar", "If-None-Match", tag).statusCode());
    see(server.type(item, amina, "lamps guide", "new ").version());
    HttpResponse<String> changed = server.get(path, "If-None-Match", tag);
    assertEquals(200, changed.statusCode());
    assertNotEquals(tag, changed.headers().firstValue("ETag").orElseThrow());
  }

  @Test
  void every_version_stays_readable_and_leads_to_its_neighbours() {
    server.type(item, amina, "lamps guide", "new ");
    see(server.type(item, amina, "fog hides", "thick ").version());
    String second = server.get(path + "?v=2").body();
    assertTrue(second.contains("that new lamps"), second);
    assertFalse(second.contains("thick"), second);
    assertTrue(second.contains("This is an earlier version."));
    assertTrue(second.contains("rel=\"prev\" href=\"" + path + "?v=1\""), second);
    assertTrue(second.contains("rel=\"next\" href=\"" + path + "?v=3\""), second);
    assertFalse(server.get(path + "?v=1").body().contains("rel=\"prev\""));
  }

  @Test
  void two_versions_are_compared_word_by_word() {
    see(server.type(item, amina, "lamps guide", "new ").version());
    for (String query : List.of("?compare=base", "?from=1&to=2")) {
      String page = server.get(path + query).body();
      assertTrue(page.contains("marked against version 1"), page);
      assertTrue(page.contains("<ins><span class=\"sr\">[added: </span>new "), page);
      assertTrue(page.contains("fate-changed"), page);
    }
    assertTrue(server.get(path + "?from=2&to=1").body().contains("<del>"));
  }

  @Test
  void an_export_of_a_version_is_the_same_bytes_for_ever() {
    byte[] expected =
        Export.bytes(
            Format.TXT,
            meeting,
            item,
            db.await(server.resolutions.state(item.id())),
            PublicServer.COVERED);
    see(server.type(item, amina, "lamps guide", "new ").version());
    for (Format format : Format.values()) {
      String name = path + "/text." + format.extension();
      HttpResponse<String> one = server.get(name + "?v=1", "Accept", "*/*");
      assertEquals(200, one.statusCode());
      assertEquals(one.body(), server.get(name + "?v=1", "Accept", "*/*").body());
      assertNotEquals(one.body(), server.get(name, "Accept", "*/*").body());
      // What a public submission said stands in the JSON, and can be erased.
      assertEquals(
          format != Format.JSON,
          one.headers().firstValue("Cache-Control").orElseThrow().contains("immutable"));
      assertFalse(
          server.get(name).headers().firstValue("Cache-Control").orElseThrow().contains("immut"));
      assertEquals(
          "attachment; filename=\"" + meeting.slug() + "-lights-v1." + format.extension() + "\"",
          one.headers().firstValue("Content-Disposition").orElseThrow());
    }
    String text = server.get(path + "/text.txt?v=1").body();
    assertArrayEquals(expected, text.getBytes(StandardCharsets.UTF_8));
    for (Format format : Format.values()) {
      String export = server.get(path + "/text." + format.extension() + "?v=1").body();
      String root = PublicServer.COVERED.root().base64();
      boolean packed = format == Format.DOCX || format == Format.PDF;
      assertEquals(!packed, export.contains(root), format + " without the record");
    }
    assertTrue(text.contains("a)\tthat lamps guide every ship;\n"), text);
  }

  @Test
  void what_the_secretariat_withholds_is_as_if_it_had_never_been() {
    String clause = server.text(item).blocks().get(5).id();
    List<String> paths =
        List.of(path, path + "?v=1", path + "?compare=base", path + "/text.html", path + "/events");
    db.await(server.visibility.withhold(item.id(), true, secretariat));
    HttpResponse<String> never = server.get("/m/" + meeting.slug() + "/never");
    for (String one : paths) {
      HttpResponse<String> answer = server.get(one);
      assertEquals(404, answer.statusCode(), one);
      assertFalse(answer.body().contains("lamps") || answer.body().contains(clause), one);
    }
    assertEquals(
        never.body().replace("/never", "/x"), server.get(path).body().replace("/lights", "/x"));
    assertFalse(server.get("/m/" + meeting.slug()).body().contains("Lights"));
    db.await(server.visibility.withhold(item.id(), false, secretariat));
    assertEquals(200, server.get(path).statusCode());
  }

  @Test
  void a_resolution_without_a_text_is_not_shown() {
    server.resolution(meeting, "empty", "RESOLUTION 13", "Not yet written", chair);
    assertEquals(404, server.get("/m/" + meeting.slug() + "/empty").statusCode());
    assertEquals(404, server.get("/m/" + meeting.slug() + "/empty/text.json").statusCode());
    assertFalse(server.get("/m/" + meeting.slug()).body().contains("Not yet written"));
  }

  @Test
  void agreed_clauses_are_listed_and_counted() {
    String clause =
        server.text(item).blocks().stream()
            .filter(block -> block.plainText().startsWith("that fog"))
            .findFirst()
            .orElseThrow()
            .id();
    Command agree = new Command.Do(new Act.StatusDeclared(clause, ClauseStatus.AGREED, ""));
    see(server.submit(item, chair, agree).version());
    String page = server.get(path).body();
    assertTrue(page.contains("1 of 4 clauses agreed"), page);
    assertTrue(page.contains("id=\"agreed\""), page);
    assertTrue(page.contains("<em>considering</em> b)"), page);
  }

  @Test
  void what_was_never_meant_to_be_asked_is_refused_and_not_a_bug() {
    List<String> hostile =
        List.of(
            path + "?v=-1",
            path + "?v=0",
            path + "?v=2",
            path + "?v=1" + "0".repeat(30),
            path + "?v=1.5",
            path + "?v=%00",
            path + "?v=<script>",
            path + "?from=1&to=99",
            path + "?from=x",
            path + "/text.rtf",
            path + "/text.html?v=77",
            path + "/..%2f..%2fetc",
            "/m/%2e%2e/x",
            "/m/" + meeting.slug() + "/unknown",
            "/m/unknown",
            "/m/UPPER'--");
    for (String one : hostile) {
      String safe = one.replace("<", "%3C").replace(">", "%3E");
      HttpResponse<String> answer = server.get(safe);
      assertTrue(List.of(400, 404).contains(answer.statusCode()), one + answer.statusCode());
      assertFalse(answer.body().contains("<script>"), one);
    }
    assertEquals(200, server.get(path + "?compare=everything&v=1").statusCode());
  }

  @Test
  void markup_in_texts_titles_and_names_stays_text() {
    String evil = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'";
    Meeting marked = server.meeting("marked-" + NAMES.incrementAndGet(), "Meeting " + evil);
    Voice mallory = Cast.voice(db, "Mallory " + evil, "APT", Capacity.DELEGATE);
    AgendaItem bad = server.resolution(marked, "bad", "RESOLUTION " + evil, "On " + evil, chair);
    server.store(bad, TEXT.replace("that fog hides", "that " + evil + " hides"), secretariat);
    String address = "/m/" + marked.slug() + "/bad";
    Events.await(server, address, server.type(bad, mallory, "lamps guide", evil).version());
    for (String one :
        List.of(
            "/",
            "/m/" + marked.slug(),
            address,
            address + "?compare=base",
            address + "/text.html")) {
      String page = server.get(one).body();
      assertTrue(page.contains("&lt;script&gt;") || page.contains("&lt;script>"), one);
      assertFalse(page.contains("<script>alert"), one);
      assertFalse(page.contains("<img src=x"), one);
    }
  }

  @Test
  void the_interface_speaks_arabic_and_the_text_keeps_its_own_language() {
    String page = server.get(path, "Accept-Language", "ar").body();
    assertTrue(page.contains("<html lang=\"ar\" dir=\"rtl\">"), page);
    assertTrue(page.contains("<article class=\"resolution\" lang=\"en\" dir=\"ltr\">"), page);
    assertTrue(page.contains("أحدث التغييرات"), page);
  }

  @Test
  void the_api_of_the_drafting_page_is_for_those_who_are_signed_in() {
    for (String one : List.of("", "/versions/1", "/authors", "/entries")) {
      assertEquals(401, server.get("/api/resolutions/" + item.id() + one).statusCode(), one);
    }
    assertEquals(302, server.get("/draft/" + meeting.slug() + "/lights").statusCode());
  }

  /** Waits until the public is shown that version. */
  private void see(long version) {
    Events.await(server, path, version);
  }
}
