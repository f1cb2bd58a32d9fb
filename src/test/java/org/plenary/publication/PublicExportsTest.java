package org.plenary.publication;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.plenary.database.TestDatabase;
import org.plenary.exchange.PdfRendererTest;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.negotiation.Act;
import org.plenary.negotiation.Answer;
import org.plenary.negotiation.CommentType;
import org.plenary.negotiation.Outcome;
import org.plenary.people.Capacity;
import org.plenary.people.Voice;
import org.plenary.resolution.Cast;
import org.plenary.resolution.Command;
import org.plenary.word.Line;
import org.plenary.word.View;
import org.plenary.word.WordReader;

/** Paper, the final text in one file, and waiting for what takes long. */
@Timeout(90)
class PublicExportsTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();

  private static final String TEXT =
      """
      RESOLUTION 12 (Rev. Port Lumen, 2026)
      Lights along the coast
      considering
      a)\tthat lamps guide every ship;
      b)\tthat fog hides the coast.
      """;

  private static PublicServer server;
  private static Meeting meeting;
  private static Voice amina;
  private static Voice chair;
  private static Voice secretariat;

  @BeforeAll
  static void begin() {
    server = PublicServer.start(db);
    amina = Cast.voice(db, "Amina Diallo", "ATU", Capacity.DELEGATE);
    chair = Cast.voice(db, "Vera Lind", "RCC", Capacity.CHAIR);
    secretariat = Cast.voice(db, "Ines Okoro", "CEPT", Capacity.SECRETARIAT);
    meeting = server.meeting("paper", "World Harbour Assembly");
  }

  private static AgendaItem item(String slug) {
    AgendaItem item = server.resolution(meeting, slug, "RESOLUTION 12", "Lights", chair);
    server.store(item, TEXT, secretariat);
    return item;
  }

  private static HttpResponse<byte[]> get(String path, String accept) {
    return send(HttpRequest.newBuilder(server.uri(path)).header("Accept", accept).build());
  }

  private static HttpResponse<byte[]> send(HttpRequest request) {
    try {
      return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void says(AgendaItem item, String text) {
    Act act = new Act.Commented(0, "", -1, -1, "", 0, CommentType.GENERAL, Set.of(), text);
    server.submit(item, amina, new Command.Do(act));
  }

  private static long version(AgendaItem item, String path) {
    long version = db.await(server.resolutions.state(item.id())).version();
    Events.await(server, path, version);
    return version;
  }

  @Test
  void tables_and_texts_for_paper_are_for_everybody_and_the_same_at_a_version() throws Exception {
    AgendaItem item = item("tables");
    String path = "/m/paper/tables";
    server.type(item, amina, "fog hides", "thick ");
    says(item, "Keep them lit.");
    long version = version(item, path);
    for (String report : List.of("text", "disposition", "consolidated")) {
      String address = path + "/" + report + ".pdf?v=" + version;
      HttpResponse<byte[]> pdf = get(address, "*/*");
      assertEquals(200, pdf.statusCode(), address);
      assertEquals("application/pdf", pdf.headers().firstValue("Content-Type").orElseThrow());
      PdfRendererTest.assertAccessible(pdf.body());
      assertArrayEquals(pdf.body(), get(address, "*/*").body());
    }
    List<String> table = lines(get(path + "/consolidated.docx?v=" + version, "*/*").body());
    assertTrue(table.contains("b) that fog hides the coast."), table::toString);
    assertTrue(table.contains("that thick fog hides the coast."), table::toString);
    assertTrue(table.contains("Base text"), table::toString);
    List<String> report = lines(get(path + "/disposition.docx?v=" + version, "*/*").body());
    assertTrue(report.contains("Keep them lit."), report::toString);
    assertTrue(report.contains("Awaits its answer"), report::toString);
    for (String gone : List.of("/consolidated.pdf?v=999", "/disposition.docx?v=999")) {
      assertEquals(404, get(path + gone, "*/*").statusCode(), gone);
    }
    String page = server.get(path).body();
    for (String form : List.of("text.pdf", "consolidated.docx", "disposition.pdf")) {
      assertTrue(page.contains(path + "/" + form), form);
    }
    assertFalse(page.contains("final.zip"));
    assertEquals(422, get(path + "/final.zip", "*/*").statusCode());
  }

  private static List<String> lines(byte[] file) {
    return WordReader.read(file).lines(View.ACCEPTED).stream().map(Line::text).toList();
  }

  @Test
  void adoption_makes_one_file_of_all() throws Exception {
    AgendaItem item = item("adopted");
    String path = "/m/paper/adopted";
    server.type(item, amina, "fog hides", "thick ");
    says(item, "Keep them lit.");
    Answer answer =
        new Answer(
            1, Outcome.NOTED, "Light.", "", List.of(), "It was noted with thanks.", 0, "", 0, "");
    server.submit(item, chair, new Command.Do(new Act.Answered(List.of(answer))));
    server.submit(item, chair, new Command.Do(new Act.Adopted("")));
    long version = version(item, path);
    HttpResponse<byte[]> zip = get(path + "/final.zip", "*/*");
    assertEquals(200, zip.statusCode());
    assertArrayEquals(zip.body(), get(path + "/final.zip", "*/*").body());
    Map<String, byte[]> files = unzip(zip.body(), "paper-adopted-v" + version + "/");
    String sums = new String(files.remove("SHA256SUMS"));
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(file.getValue());
      String line = HexFormat.of().formatHex(digest) + "  " + file.getKey() + "\n";
      assertTrue(sums.contains(line), file.getKey());
    }
    assertEquals(files.size(), sums.lines().count());
    assertEquals(
        Set.of(
            "text.html",
            "text.txt",
            "text.md",
            "text.json",
            "text.docx",
            "text.pdf",
            "text.xml",
            "redline.docx",
            "redline.pdf",
            "consolidated.docx",
            "consolidated.pdf",
            "disposition.docx",
            "disposition.pdf",
            "disposition.csv",
            "disposition.xlsx",
            "disposition.json"),
        files.keySet());
    assertEquals(
        List.of("b)\tthat fog hides the coast."),
        WordReader.read(files.get("redline.docx")).lines(View.REJECTED).stream()
            .map(Line::text)
            .filter(line -> line.startsWith("b)"))
            .toList());
    assertTrue(server.get(path).body().contains(path + "/final.zip"));
    db.await(server.visibility.withhold(item.id(), true, chair));
    assertEquals(404, get(path + "/final.zip", "*/*").statusCode());
  }

  private static Map<String, byte[]> unzip(byte[] zip, String folder) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        assertTrue(entry.getName().startsWith(folder), entry.getName());
        files.put(entry.getName().substring(folder.length()), in.readAllBytes());
      }
    }
    return files;
  }

  @Test
  void a_browser_waits_on_a_page_that_needs_no_script_and_can_give_up() {
    AgendaItem item = item("waiting");
    String path = "/m/paper/waiting";
    version(item, path);
    CountDownLatch open = new CountDownLatch(1);
    try {
      for (int i = 0; i < Exports.AT_ONCE; i++) {
        server.exports.join("busy " + i, "/", () -> Future.succeededFuture(blocked(open)));
      }
      HttpResponse<byte[]> sent = get(path + "/text.pdf?v=1", "text/html,*/*");
      assertEquals(303, sent.statusCode());
      String waiting = sent.headers().firstValue("Location").orElseThrow();
      assertTrue(waiting.startsWith(path + "/wait/"), waiting);
      HttpResponse<byte[]> page = get(waiting, "text/html");
      String html = new String(page.body());
      assertTrue(html.contains("http-equiv=\"refresh\""), html);
      assertTrue(html.contains("<progress"), html);
      assertTrue(html.contains("<a href=\"/m/paper\">"), "the way back to the meeting");
      assertEquals(403, post(waiting, "", "").statusCode(), "without a token");
      String cookie = page.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
      String csrf = html.split("name=\"csrf\" value=\"")[1].split("\"")[0];
      assertEquals(303, post(waiting, cookie, csrf).statusCode());
      String over = new String(get(waiting, "text/html").body());
      assertFalse(over.contains("http-equiv=\"refresh\""), over);
      assertTrue(over.contains(path + "/text.pdf?v=1"), over);
      assertEquals(Exports.AT_ONCE, server.exports.underway(), "nobody waits: not made");

      String again =
          get(path + "/text.pdf?v=1", "text/html").headers().firstValue("Location").get();
      open.countDown();
      HttpResponse<byte[]> after = get(again, "*/*");
      for (int i = 0; i < 200 && after.statusCode() != 303; i++) {
        Thread.sleep(100);
        after = get(again, "*/*");
      }
      assertEquals(path + "/text.pdf?v=1", after.headers().firstValue("Location").orElseThrow());
      String ready = new String(get(again, "text/html").body());
      assertTrue(ready.contains("content=\"0; url=" + path + "/text.pdf?v=1\""), ready);
      assertTrue(ready.contains("The document is ready"), ready);
      assertFalse(ready.contains("<progress"), "a page that stays says that it is done");
      assertEquals(200, get(path + "/text.pdf?v=1", "text/html").statusCode());
      assertEquals(404, get(path + "/wait/unknown", "text/html").statusCode());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      open.countDown();
    }
  }

  private static Exports.Work blocked(CountDownLatch open) {
    return percent -> {
      open.await();
      return new byte[0];
    };
  }

  private static HttpResponse<byte[]> post(String path, String cookie, String csrf) {
    return send(
        HttpRequest.newBuilder(server.uri(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", "http://localhost:" + server.port)
            .header("Cookie", cookie.isEmpty() ? "a=b" : cookie)
            .POST(HttpRequest.BodyPublishers.ofString("csrf=" + csrf))
            .build());
  }
}
