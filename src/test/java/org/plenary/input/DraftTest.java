package org.plenary.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.plenary.database.TestDatabase;
import org.plenary.drafting.Tab;
import org.plenary.input.InputServer.Guest;
import org.plenary.input.InputServer.Reply;
import org.plenary.meeting.AgendaItem;
import org.plenary.people.Capacity;

/** Proposals in private: their delegation works on them, nobody else learns of them. */
class DraftTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();

  private static InputServer server;
  private static Guest amina;
  private static Guest omar;
  private static Guest apt;
  private static Guest chair;
  private static Guest observer;
  private long id;

  @BeforeAll
  static void start() {
    server = InputServer.start(db);
    amina = server.atu();
    omar = server.guest("Sahelia", "ATU", Capacity.HEAD);
    observer = server.guest("Sahelia", "ATU", Capacity.OBSERVER);
    apt = server.apt();
    chair = server.chair();
  }

  @BeforeEach
  void open() {
    id = server.resolution("that ports stay open", "that lights are kept");
  }

  private String path(String rest) {
    return "/api/resolutions/" + id + "/drafts" + rest;
  }

  private JsonObject begin(String kind, String clause) {
    Reply reply =
        server.post(
            path(""),
            amina,
            server.key(),
            new JsonObject().put("kind", kind).put("clause", clause).encode());
    assertEquals(200, reply.status(), reply.json().encode());
    return reply.json();
  }

  private Tab tab(Guest guest, String draft) {
    return db.await(
        Tab.open(
            db.vertx(),
            server.port,
            Long.parseLong(draft),
            "http://localhost:" + server.port,
            guest.cookie()));
  }

  @Test
  void two_of_a_delegation_write_together_and_hand_it_in_once() {
    String draft = begin("mod", "c1").getString("id");
    Tab one = tab(amina, draft).hello("client-of-amina");
    Tab two = tab(omar, draft).hello("client-of-omar");
    assertEquals(1, db.await(one.hears("welcome")).getLong("version"));
    db.await(two.hears("welcome"));
    one.types(1, 1, 6, "all ");
    db.await(two.entry(2));
    two.types(1, 2, 10, "big ");
    db.await(one.entry(3));
    JsonObject shown = server.get(path("/" + draft), omar).json();
    assertEquals("that all big ports stay open", words(shown.getJsonObject("doc")));
    server.send(
        "PATCH",
        path("/" + draft),
        omar,
        server.key(),
        new JsonObject().put("why", "Small ones have closed.").encode());
    Reply done = server.post(path("/" + draft + "/submit"), omar, server.key(), "{}");
    assertEquals(200, done.status(), done.json().encode());
    Reply again = server.post(path("/" + draft + "/submit"), amina, server.key(), "{}");
    assertTrue(again.json().getBoolean("again"));
    assertEquals(done.json().getLong("version"), again.json().getLong("version"));
    JsonArray inputs = server.negotiation(id, apt).getJsonArray("inputs");
    assertEquals(1, inputs.size());
    assertEquals("Small ones have closed.", inputs.getJsonObject(0).getString("why"));
    assertEquals("Sahelia", inputs.getJsonObject(0).getJsonObject("by").getString("name"));
    assertEquals((short) 4004, db.await(one.closed()));
    assertEquals(404, server.get(path("/" + draft), amina).status());
  }

  @Test
  void a_draft_becomes_another_kind_and_a_new_version() {
    String draft = begin("mod", "c2").getString("id");
    server.send(
        "PATCH",
        path("/" + draft),
        amina,
        server.key(),
        "{\"kind\":\"add\",\"symbol\":\"ATU/3/1\"}");
    Tab tab = tab(amina, draft).hello("client-of-amina");
    db.await(tab.hears("welcome"));
    tab.types(1, 1, 1, "also ");
    db.await(tab.entry(2));
    Reply added = server.post(path("/" + draft + "/submit"), amina, server.key(), "{}");
    assertEquals(200, added.status(), added.json().encode());
    int number = added.json().getInteger("number");
    server.act(id, chair, "taken-up", "proposal", number);
    assertEquals(
        List.of("that ports stay open", "that lights are kept", "also that lights are kept"),
        db.await(server.resolutions.state(id)).doc().blocks().stream()
            .map(b -> b.plainText())
            .toList());
    Reply foreign =
        server.post(
            path(""),
            apt,
            server.key(),
            "{\"kind\":\"add\",\"clause\":\"c2\",\"number\":" + number + "}");
    assertEquals("input.foreign", foreign.code());
  }

  @Test
  void two_who_change_different_things_beside_the_text_both_have_their_way() {
    String draft = begin("mod", "c1").getString("id");
    for (String part :
        List.of(
            "{\"why\":\"Some close.\"}", "{\"symbol\":\"ATU/3/7\"}", "{\"kind\":\"editorial\"}")) {
      Guest who = part.contains("why") ? omar : amina;
      assertEquals(
          200, server.send("PATCH", path("/" + draft), who, server.key(), part).status(), part);
    }
    JsonObject now = server.get(path("/" + draft), omar).json();
    assertEquals("Some close.", now.getString("why"));
    assertEquals("ATU/3/7", now.getString("symbol"));
    assertEquals("editorial", now.getString("kind"));
    assertEquals("at", now.getString("place"));
    Reply wrong =
        server.send("PATCH", path("/" + draft), amina, server.key(), "{\"kind\":\"poem\"}");
    assertEquals("act.malformed", wrong.code());
  }

  @Test
  void an_earlier_version_is_there_for_who_comes_back() {
    String draft = begin("mod", "c1").getString("id");
    Tab tab = tab(amina, draft).hello("client-of-amina");
    db.await(tab.hears("welcome"));
    tab.types(1, 1, 6, "all ");
    db.await(tab.entry(2));
    String before = path("/" + draft + "/versions/1");
    assertEquals(
        "that ports stay open", words(server.get(before, omar).json().getJsonObject("doc")));
    String now = path("/" + draft + "/versions/2");
    assertEquals(
        "that all ports stay open", words(server.get(now, omar).json().getJsonObject("doc")));
    for (String no : List.of("0", "3", "x", "99999999999999999999")) {
      assertEquals(
          "version.unknown", server.get(path("/" + draft + "/versions/" + no), omar).code(), no);
    }
    assertEquals("draft.unknown", server.get(before, apt).code());
    assertEquals("action.forbidden", server.get(before, chair).code());
  }

  @Test
  void for_all_others_there_is_no_draft() {
    String draft = begin("sup", "c1").getString("id");
    for (Guest other : List.of(apt, chair, observer, server.secretariat())) {
      boolean may = other == apt;
      String no = may ? "draft.unknown" : "action.forbidden";
      assertEquals(no, server.get(path("/" + draft), other).code());
      assertEquals(no, server.send("PATCH", path("/" + draft), other, server.key(), "{}").code());
      assertEquals(no, server.send("DELETE", path("/" + draft), other, server.key(), "{}").code());
      assertEquals(
          no, server.post(path("/" + draft + "/submit"), other, server.key(), "{}").code());
      for (String door : List.of("", "/entries", "/authors", "/versions/1", "/negotiation")) {
        Reply reply = server.get("/api/resolutions/" + draft + door, other);
        assertEquals("resolution.unknown", reply.code(), door);
      }
      assertEquals(
          "resolution.unknown",
          server
              .act(Long.parseLong(draft), other, "comment", "type", "general", "text", "Hm.")
              .code());
      Throwable refused = assertThrows(Throwable.class, () -> tab(other, draft));
      assertTrue(String.valueOf(refused.getMessage()).contains("404"), refused.toString());
    }
    if (server.get(path(""), apt).json().getJsonArray("drafts").isEmpty()) {
      server.send("DELETE", path("/" + draft), amina, server.key(), "{}");
    }
    assertEquals("draft.unknown", server.get(path("/" + draft), amina).code());
    assertThrows(Throwable.class, () -> tab(amina, draft));
  }

  /** What is typed into drafts is searched wherever anybody else could read. */
  @Test
  void of_fifty_canaries_none_is_heard_outside() {
    Random random = new Random(50);
    List<String> canaries = new ArrayList<>();
    StringBuilder outside = new StringBuilder();
    Handler log = listening(outside);
    PrintStream out = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    AgendaItem item = db.await(server.meetings.resolution(id)).orElseThrow();
    try {
      Tab stranger = tab(apt, String.valueOf(id)).hello("client-of-apt");
      db.await(stranger.hears("welcome"));
      for (int i = 0; i < 10; i++) {
        JsonObject begun = begin(i % 2 == 0 ? "mod" : "add", "c1");
        String draft = begun.getString("id");
        Tab tab = tab(i % 3 == 0 ? omar : amina, draft).hello("canary-client-" + i);
        db.await(tab.hears("welcome"));
        for (int k = 1; k <= 5; k++) {
          String canary = "CANARY" + Long.toString(random.nextLong() >>> 1, 36);
          canaries.add(canary);
          if (k == 4) {
            String body = new JsonObject().put("why", canary).put("symbol", canary).encode();
            server.send("PATCH", path("/" + draft), amina, server.key(), body);
            continue;
          }
          tab.types(k < 4 ? k : 4, k < 4 ? k : 4, 1, canary);
          db.await(tab.entry(k < 4 ? k + 1 : 5));
        }
        outside.append(server.post(path("/" + draft + "/submit"), apt, server.key(), "{}").json());
        outside.append(server.get(path("/" + draft), apt).json());
        // Something that fails with the text at hand.
        String body = "{\"kind\":\"mod\",\"number\":\"" + canaries.get(canaries.size() - 1) + "\"}";
        server.send("PATCH", path("/" + draft), amina, server.key(), body);
        db.await(tab.leave());
      }
      server.type(id, chair.voice(), "c1", 0, "seen ");
      db.await(stranger.entry(2));
      stranger.heard().forEach(outside::append);
      read(outside, item);
    } finally {
      System.setErr(out);
      Logger.getLogger("").removeHandler(log);
    }
    outside.append(printed.toString(StandardCharsets.UTF_8));
    assertEquals(50, canaries.size());
    assertTrue(outside.length() > 20_000, "there was something to read: " + outside.length());
    assertTrue(outside.indexOf("seen ") > 0);
    for (String canary : canaries) {
      assertEquals(-1, outside.indexOf(canary), canary);
    }
    String own = server.get(path(""), omar).json().encode();
    assertTrue(own.contains(canaries.get(3)), "and their own delegation reads them");
  }

  private static Handler listening(StringBuilder into) {
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord one) {
            synchronized (into) {
              into.append(one.getMessage()).append(one.getThrown());
            }
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger.getLogger("").addHandler(handler);
    return handler;
  }

  /** Every door at which another delegation or the public can read. */
  private void read(StringBuilder outside, AgendaItem item) {
    String page = "/m/" + item.meeting() + "/" + item.slug();
    List<String> doors = new ArrayList<>();
    for (String rest : List.of("", "?compare=base", "/text.html", "/text.txt", "/text.json")) {
      doors.add(page + rest);
    }
    doors.addAll(List.of("/", "/m/" + item.meeting(), "/desk", "/draft" + page.substring(2)));
    String api = "/api/resolutions/" + id;
    for (String rest : List.of("", "/entries", "/authors", "/versions/1", "/negotiation")) {
      doors.add(api + rest);
    }
    doors.addAll(List.of(api + "/clauses/c1", api + "/drafts", "/api/me"));
    for (String door : doors) {
      for (Guest reader : List.of(apt, chair, server.secretariat(), observer)) {
        outside.append(server.send(server.request(door, reader.cookie()).GET().build()).body());
      }
      outside.append(server.send(server.request(door, "none=1").GET().build()).body());
    }
  }

  private static String words(JsonObject doc) {
    StringBuilder words = new StringBuilder();
    for (Object block : doc.getJsonArray("content")) {
      for (Object run : ((JsonObject) block).getJsonArray("content", new JsonArray())) {
        words.append(((JsonObject) run).getString("text"));
      }
    }
    assertFalse(words.isEmpty());
    return words.toString();
  }
}
