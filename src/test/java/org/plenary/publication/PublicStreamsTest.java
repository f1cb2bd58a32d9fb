package org.plenary.publication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.plenary.database.TestDatabase;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.people.Capacity;
import org.plenary.people.Voice;
import org.plenary.resolution.Cast;

/** What readers of a public page are told as it happens, over real HTTP. */
@Timeout(60)
class PublicStreamsTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();

  private static final String TEXT =
      """
      RESOLUTION 12 (Rev. Port Lumen, 2026)
      Lights along the coast
      The World Harbour Assembly (Port Lumen, 2026),
      considering
      a)\tthat lamps guide every ship;
      b)\tthat fog hides the coast,
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
    meeting = server.meeting("streams-" + n, "World Harbour Assembly " + n);
    item = server.resolution(meeting, "lights", "RESOLUTION 12", "Lights along the coast", chair);
    server.store(item, TEXT, secretariat);
    path = "/m/" + meeting.slug() + "/lights";
  }

  @Test
  void readers_are_told_of_a_newer_version() {
    try (Events events = Events.open(server, path + "/events?after=1")) {
      assertEquals(200, events.status());
      assertEquals("text/event-stream", events.header("Content-Type"));
      long version = server.type(item, amina, "lamps guide", "new ").version();
      assertEquals(version, events.next());
      assertTrue(server.get(path).body().contains("that new lamps"));
    }
  }

  @Test
  void who_comes_back_is_told_the_newest_version_at_once() {
    server.type(item, amina, "lamps guide", "new ");
    see(server.type(item, amina, "fog hides", "thick ").version());
    try (Events events = Events.open(server, path + "/events", "Last-Event-ID", "1")) {
      assertEquals(3, events.next());
    }
  }

  @Test
  void fast_typing_reaches_a_reader_as_few_events_and_the_last_one_is_the_newest() {
    try (Events events = Events.open(server, path + "/events?after=1")) {
      long last = 0;
      for (int i = 0; i < 40; i++) {
        last = server.type(item, amina, "lamps guide", "x").version();
      }
      int told = 0;
      for (long version = 0; version < last; told++) {
        version = events.next();
        assertTrue(version > 0, "the stream ended");
      }
      assertTrue(told < 20, "told " + told + " times");
    }
  }

  @Test
  void whoever_follows_a_meeting_is_told_what_happens_in_each_of_its_resolutions() {
    AgendaItem other = another();
    String whole = "/m/" + meeting.slug();
    long seen = follows(whole);
    try (Events events = Events.open(server, whole + "/events?after=" + seen)) {
      server.type(item, amina, "lamps guide", "new ");
      assertEquals(seen + 1, events.next());
      assertEquals("version", events.kind());
      server.type(other, amina, "lamps guide", "old ");
      assertEquals(seen + 2, events.next());
      assertEquals(seen + 2, follows(whole), "the page shows what was told");
    }
    try (Events events = Events.open(server, whole + "/events")) {
      assertEquals(seen + 2, events.next(), "the sum of all, not of some");
    }
    assertEquals(404, server.get("/m/never/events").statusCode());
  }

  @Test
  void who_saw_what_is_shown_no_longer_is_told_to_look_anew() {
    AgendaItem other = another();
    String whole = "/m/" + meeting.slug();
    long seen = follows(whole);
    try (Events events = Events.open(server, whole + "/events?after=" + (seen - 1))) {
      assertEquals(seen, events.next());
      db.await(server.visibility.withhold(other.id(), true, secretariat));
      server.type(other, amina, "lamps guide", "old ");
      assertEquals(seen - 1, events.next(), "one version of one resolution less");
      assertEquals("anew", events.kind());
      assertEquals(seen - 1, follows(whole));
    }
  }

  private AgendaItem another() {
    AgendaItem other = server.resolution(meeting, "fog", "RESOLUTION 13", "Fog", chair);
    server.store(other, TEXT, secretariat);
    return other;
  }

  /** What a page says that it shows of its meeting. */
  private static long follows(String path) {
    Matcher told =
        Pattern.compile("data-follow=\"" + path + "/events\\?after=([0-9]+)\"")
            .matcher(server.get(path).body());
    assertTrue(told.find(), "the page follows nothing");
    return Long.parseLong(told.group(1));
  }

  @Test
  void places_are_limited_and_who_came_first_stays_and_all_of_them_are_told() {
    List<Events> readers = new ArrayList<>();
    try {
      for (int i = 0; i < PublicServer.PLACES; i++) {
        readers.add(Events.open(server, path + "/events?after=1"));
      }
      assertEquals(200, readers.get(PublicServer.PLACES - 1).status());
      try (Events late = Events.open(server, path + "/events?after=1")) {
        assertEquals(503, late.status());
        assertEquals("30", late.header("Retry-After"));
      }
      long version = server.type(item, amina, "lamps guide", "new ").version();
      for (Events one : readers) {
        assertEquals(version, one.next());
      }
    } finally {
      readers.forEach(Events::close);
    }
  }

  /** Waits until the public is shown that version. */
  private void see(long version) {
    Events.await(server, path, version);
  }
}
