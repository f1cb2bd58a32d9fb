package org.plenary.meeting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.plenary.database.TestDatabase;
import org.plenary.meeting.Meetings.NewResolution;
import org.plenary.people.Capacity;
import org.plenary.people.Voice;
import org.plenary.refusal.Refused;
import org.plenary.resolution.Cast;

/** A resolution is there when its text is, and not before. */
class MeetingsTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  private static Meetings meetings;
  private static Voice ines;

  @BeforeAll
  static void convene() {
    meetings = new Meetings(db.pool(), Clock.systemUTC());
    ines = Cast.voice(db, "Ines Okoro", "CEPT", Capacity.SECRETARIAT);
    db.await(
        meetings.create(
            new Meetings.NewMeeting(
                "assembly",
                "Assembly",
                "Union",
                "Port Lumen",
                LocalDate.of(2026, 11, 2),
                LocalDate.of(2026, 11, 13),
                List.of("en"),
                Meeting.Numbering.ITU,
                ZoneOffset.UTC)));
  }

  private static NewResolution resolution(
      String meeting, String slug, Meeting.Numbering numbering) {
    return new NewResolution(meeting, slug, "1", "RESOLUTION 1", "On", "en", "ltr", numbering);
  }

  private static boolean listed(String slug) {
    return db.await(meetings.agenda("assembly")).stream().anyMatch(one -> one.slug().equals(slug));
  }

  @Test
  void it_is_listed_when_its_text_is_stored_under_its_number() {
    Promise<Void> text = Promise.promise();
    List<Long> numbers = new ArrayList<>();
    Promise<Void> asked = Promise.promise();
    Future<AgendaItem> adding =
        meetings.add(
            resolution("assembly", "waits", null),
            ines,
            id -> {
              numbers.add(id);
              asked.complete();
              return text.future();
            });
    db.await(asked.future());
    assertFalse(listed("waits"));
    text.complete();
    assertEquals(numbers, List.of(db.await(adding).id()));
    assertTrue(listed("waits"));
  }

  @Test
  void where_its_text_fails_there_is_none_and_it_may_be_tried_again() {
    NewResolution wanted = resolution("assembly", "again", null);
    List<Long> numbers = new ArrayList<>();
    assertThrows(
        RuntimeException.class,
        () ->
            db.await(
                meetings.add(
                    wanted,
                    ines,
                    id -> {
                      numbers.add(id);
                      return Future.failedFuture("the log is away");
                    })));
    assertFalse(listed("again"));
    AgendaItem there = db.await(meetings.add(wanted, ines, id -> Future.succeededFuture()));
    assertTrue(there.id() > numbers.get(0), "the log of the first attempt is used again");
    assertTrue(listed("again"));
  }

  @Test
  void what_is_refused_is_refused_before_a_text_is_stored() {
    db.await(
        meetings.add(resolution("assembly", "one", null), ines, id -> Future.succeededFuture()));
    assertEquals("resolution.taken", refusal(resolution("assembly", "one", null)));
    assertEquals("meeting.unknown", refusal(resolution("nowhere", "two", null)));
    assertEquals("resolution.slug", refusal(resolution("assembly", "No", null)));
  }

  private static String refusal(NewResolution wanted) {
    Future<AgendaItem> adding =
        meetings.add(
            wanted,
            ines,
            id -> {
              throw new AssertionError("a text was stored");
            });
    return assertThrows(Refused.class, () -> db.await(adding)).refusal().code();
  }

  @Test
  void it_may_be_numbered_otherwise_than_its_meeting() {
    for (Meeting.Numbering numbering : Meeting.Numbering.values()) {
      NewResolution wanted = resolution("assembly", "by-" + numbering.code(), numbering);
      db.await(meetings.add(wanted, ines, id -> Future.succeededFuture()));
      AgendaItem there = db.await(meetings.resolution("assembly", wanted.slug())).orElseThrow();
      assertEquals(numbering, there.numbering());
    }
    NewResolution plain = resolution("assembly", "as-its-meeting", null);
    assertNull(db.await(meetings.add(plain, ines, id -> Future.succeededFuture())).numbering());
  }
}
