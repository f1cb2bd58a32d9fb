package org.plenary.publication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.plenary.database.TestDatabase;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.meeting.Publishing;
import org.plenary.people.Capacity;
import org.plenary.people.Voice;
import org.plenary.resolution.Cast;
import org.plenary.resolution.State;

/** Timelines of logs that are longer than one chunk: made beforehand, once, and never too much. */
@Timeout(90)
class LongHistoryTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();

  private static PublicServer server;
  private static Voice amina;
  private static Voice boris;
  private static Voice chair;
  private static Voice secretariat;

  @BeforeAll
  static void meet() {
    server = PublicServer.start(db);
    amina = Cast.voice(db, "Amina Diallo", "ATU", Capacity.DELEGATE);
    boris = Cast.voice(db, "Boris Petrov", "RCC", Capacity.DELEGATE);
    chair = Cast.voice(db, "Vera Lind", "CEPT", Capacity.CHAIR);
    secretariat = Cast.voice(db, "Ines Okoro", "CEPT", Capacity.SECRETARIAT);
    server.meeting("history", "World Harbour Assembly");
  }

  private static List<JsonObject> all(JsonArray array) {
    return array.stream().map(JsonObject.class::cast).toList();
  }

  /** Up to which version lines are kept. */
  private static long kept(AgendaItem item) {
    return db.await(
            db.pool()
                .query(
                    "SELECT coalesce(max(version), 0) FROM happening_upto WHERE resolution = "
                        + item.id())
                .execute())
        .iterator()
        .next()
        .getLong(0);
  }

  @Test
  void a_long_log_is_gone_through_once_and_versions_in_its_middle_are_exact() {
    AgendaItem long1 = server.resolution("history", "long", Meeting.Numbering.ITU, chair);
    server.store(long1, PublicServer.LIGHTS, secretariat);
    for (int i = 0; i < 1_240; i++) {
      server.type(long1, i % 100 < 50 ? amina : boris, "guide", i % 10 == 9 ? " " : "x");
    }
    String there = "/m/history/long";
    db.await(server.publication.madeBeforehand());
    assertEquals(1_000, kept(long1), "full chunks are made before anybody asks");
    Events.await(server, there, 1_241);
    State exact = db.await(server.resolutions.stateAt(long1.id(), 700));
    JsonObject film = new JsonObject(server.get(there + "/playback/1.json").body());
    assertEquals(500, film.getInteger("after"));
    assertEquals(1_000, film.getInteger("upTo"));
    assertTrue(server.get(there + "?v=700").body().contains(words(exact)));
    List<JsonObject> all = new ArrayList<>();
    String next = there + "/timeline.json";
    while (next != null) {
      JsonObject page = new JsonObject(server.get(next).body());
      all.addAll(all(page.getJsonArray("changes")));
      String older = page.getString("older");
      next = older == null ? null : older.substring(older.indexOf("/m/"));
    }
    long versions =
        all.stream()
            .filter(one -> one.getString("what").equals("changed"))
            .mapToLong(one -> one.getLong("last") - one.getLong("first") + 1)
            .sum();
    assertTrue(versions >= 1_100, "all of it is told: " + versions);
    assertEquals(1_000, kept(long1), "and no others");
    db.await(db.pool().query("DELETE FROM snapshot").execute().mapEmpty());
    assertEquals(exact, db.await(server.resolutions.stateAt(long1.id(), 700)));
    assertEquals(exact.doc(), db.await(server.resolutions.moment(long1.id(), 700)).state().doc());
  }

  private static String words(State state) {
    return state.doc().blocks().stream()
        .filter(block -> block.plainText().contains("guide"))
        .findFirst()
        .orElseThrow()
        .plainText()
        .strip();
  }

  @Test
  void lines_that_are_made_beforehand_are_not_told_before_the_text_is_public() {
    Meeting staged = server.meeting("staged", "Staged Harbour Assembly");
    db.await(
        server.meetings.publish("staged", new Publishing(Publishing.Mode.STAGES, 0), secretariat));
    AgendaItem item =
        server.resolution(staged, "lights", "RESOLUTION 13", "Lights along the coast", chair);
    server.store(item, PublicServer.LIGHTS, secretariat);
    for (int i = 0; i < 510; i++) {
      server.type(item, boris, "guide", "x");
    }
    db.await(server.publication.madeBeforehand());
    assertEquals(500, kept(item));
    String there = "/m/staged/lights/timeline";
    List<JsonObject> told =
        all(new JsonObject(server.get(there + ".json").body()).getJsonArray("changes"));
    assertEquals(List.of("text-set"), told.stream().map(one -> one.getString("what")).toList());
    assertFalse(server.get(there).body().contains("Boris"), "nor who can be asked for");
  }
}
