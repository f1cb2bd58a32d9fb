package org.plenary.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.plenary.database.TestDatabase;

class SessionsTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();

  /** A clock that is put forward by hand. */
  private static final class HandClock extends Clock {
    private volatile Instant now = Instant.parse("2028-10-14T08:00:00Z");

    void forward(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private static final HandClock CLOCK = new HandClock();
  private static People people;
  private static Account amina;

  @BeforeAll
  static void make() {
    people = People.open(db.vertx(), db.pool(), CLOCK);
    Delegation sahelia =
        db.await(people.delegations().create("Sahelia", DelegationKind.MEMBER_STATE, "ATU"));
    amina =
        db.await(
            people
                .accounts()
                .create("Amina", "amina", "long enough it is", sahelia.id(), Capacity.DELEGATE));
  }

  private static Sessions.Opened open() {
    return db.await(
        people.sessions().open(amina.id(), amina.memberships().get(0).id(), "Firefox/1"));
  }

  private static boolean valid(Sessions.Opened opened) {
    return db.await(people.sessions().find(opened.token())).isPresent();
  }

  @Test
  void ends_without_activity_and_activity_keeps_it() {
    Sessions.Opened idle = open();
    Sessions.Opened busy = open();
    CLOCK.forward(Duration.ofMinutes(29));
    assertTrue(db.await(people.sessions().touch(busy.session())));
    CLOCK.forward(Duration.ofMinutes(2));
    assertFalse(valid(idle));
    assertTrue(valid(busy));
    assertFalse(db.await(people.sessions().touch(idle.session())), "an ended one came back");
  }

  @Test
  void ends_twelve_hours_after_the_sign_in_whatever_is_done() {
    Sessions.Opened opened = open();
    for (int i = 0; i < 12 * 60 / 20 - 1; i++) {
      CLOCK.forward(Duration.ofMinutes(20));
      assertTrue(valid(opened), "after " + (i + 1) * 20 + " minutes");
    }
    CLOCK.forward(Duration.ofMinutes(20));
    assertFalse(valid(opened));
  }

  @Test
  void sweeping_tells_which_sessions_ran_out() {
    List<Long> ended = new CopyOnWriteArrayList<>();
    people.sessions().onEnd(ended::add);
    Sessions.Opened old = open();
    CLOCK.forward(Duration.ofMinutes(31));
    Sessions.Opened fresh = open();
    db.await(people.sessions().sweep());
    assertTrue(ended.contains(old.session()));
    assertFalse(ended.contains(fresh.session()));
  }

  @Test
  void the_database_never_sees_the_token() {
    Sessions.Opened opened = open();
    long rows =
        db.await(
            db.pool()
                .preparedQuery("SELECT count(*) FROM session s WHERE s::text LIKE '%' || $1 || '%'")
                .execute(Tuple.of(opened.token()))
                .map(found -> found.iterator().next().getLong(0)));
    assertEquals(0, rows);
    assertTrue(db.await(people.sessions().find("x' OR true --")).isEmpty());
  }

  @Test
  void a_voice_is_made_once_and_never_changes() {
    long membership = amina.memberships().get(0).id();
    Voice first = db.await(people.voices().ofMembership(membership));
    assertEquals(first, db.await(people.voices().ofMembership(membership)));
    assertEquals(first, db.await(new Voices(db.pool()).byId(first.id())));
    assertThrows(
        Exception.class,
        () -> db.await(db.pool().query("UPDATE voice SET region = 'RCC'").execute()));
    assertThrows(Exception.class, () -> db.await(db.pool().query("DELETE FROM voice").execute()));
    db.await(db.pool().query("UPDATE delegation SET name = 'New Sahelia'").execute());
    Voice renamed = db.await(people.voices().ofMembership(membership));
    assertNotEquals(first.id(), renamed.id());
    assertEquals("Sahelia", db.await(new Voices(db.pool()).byId(first.id())).delegation());
  }
}
