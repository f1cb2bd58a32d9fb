package org.plenary.input;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.plenary.database.TestDatabase;
import org.plenary.input.InputServer.Guest;
import org.plenary.input.InputServer.Reply;
import org.plenary.people.Capacity;
import org.plenary.resolution.OpenResolution;

/** Silence procedures end by their clock, by nobody's hand. */
class SilenceClockTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();

  private static final AtomicLong NOW = new AtomicLong(Instant.now().toEpochMilli());

  /** A clock that the test sets. */
  private static final Clock CLOCK =
      new Clock() {
        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          return Instant.ofEpochMilli(NOW.get());
        }
      };

  private static final long WHILE = 120_000;

  private InputServer server;
  private Guest chair;
  private long id;

  @BeforeEach
  void open() {
    server = InputServer.start(db, CLOCK);
    chair = server.invite(server.delegation("Norland of " + NOW.get(), "CEPT"), Capacity.CHAIR);
    NOW.addAndGet(1);
    id = server.resolution("that ports stay open", "that lights are kept");
    Reply opened =
        server.act(
            id, chair, "silence", "clauses", new JsonArray().add("c1"), "until", NOW.get() + WHILE);
    assertEquals(200, opened.status(), opened.json().encode());
  }

  /** Completes when a silence procedure of the resolution has ended. */
  private Future<Void> ended(InputServer at) {
    Promise<Void> done = Promise.promise();
    at.resolutions
        .context()
        .runOnContext(
            v ->
                at.resolutions
                    .open(id)
                    .onSuccess(
                        open -> {
                          open.follow(batch -> look(open, done));
                          look(open, done);
                        })
                    .onFailure(done::tryFail));
    return done.future();
  }

  private static void look(OpenResolution open, Promise<Void> done) {
    if (open.state().negotiation().silences().get(1).end() != null) {
      done.tryComplete();
    }
  }

  private String status(InputServer at) {
    return db.await(at.resolutions.state(id)).negotiation().status("c1").code();
  }

  @Test
  void it_ends_when_its_clock_has_run_out_and_its_clauses_are_agreed() {
    Future<Void> ended = ended(server);
    server.type(id, chair.voice(), "c2", 0, "x ");
    assertEquals("open", status(server));
    NOW.addAndGet(WHILE);
    server.type(id, chair.voice(), "c2", 0, "y ");
    db.await(ended);
    assertEquals("agreed", status(server));
    JsonObject silence = server.negotiation(id, chair).getJsonArray("silences").getJsonObject(0);
    assertEquals("server", silence.getJsonObject("end").getJsonObject("by").getString("capacity"));
  }

  /** Not by a silence, but by the same hands: a day that comes is noted in the log. */
  @Test
  void an_input_deferred_to_a_day_is_owed_an_answer_again_when_it_comes_where_the_meeting_sits() {
    Reply said =
        server.act(
            id,
            chair,
            "comment",
            "clause",
            "c2",
            "from",
            -1,
            "to",
            -1,
            "type",
            "general",
            "text",
            "Which lights?");
    int number = said.json().getInteger("number");
    LocalDate tomorrow = LocalDate.ofInstant(CLOCK.instant(), InputServer.ZONE).plusDays(1);
    Reply answered =
        server.act(
            id,
            chair,
            "answer",
            "answers",
            new JsonArray()
                .add(
                    new JsonObject()
                        .put("input", number)
                        .put("outcome", "deferred")
                        .put("until", tomorrow + "-11:00")
                        .put("why", "The list of lights comes tomorrow.")));
    assertEquals(200, answered.status(), answered.json().encode());
    assertEquals(List.of(), server.negotiation(id, chair).getJsonArray("owed").getList());
    db.await(server.on(() -> server.resolutions.close()));
    NOW.set(tomorrow.atStartOfDay(InputServer.ZONE).toInstant().toEpochMilli());
    InputServer next = InputServer.start(db, CLOCK);
    db.await(next.on(() -> next.deferrals.start()));
    db.await(noted(next));
    assertEquals(
        java.util.Set.of(number), db.await(next.resolutions.state(id)).negotiation().owed());
  }

  /** Completes when the log says that a day has come. */
  private Future<Void> noted(InputServer at) {
    Promise<Void> done = Promise.promise();
    at.resolutions
        .context()
        .runOnContext(
            v ->
                at.resolutions
                    .open(id)
                    .onSuccess(
                        open -> {
                          open.follow(batch -> owed(open, done));
                          owed(open, done);
                        })
                    .onFailure(done::tryFail));
    return done.future();
  }

  private static void owed(OpenResolution open, Promise<Void> done) {
    if (!open.state().negotiation().owed().isEmpty()) {
      done.tryComplete();
    }
  }

  @Test
  void it_ends_also_if_the_server_was_down_then() {
    db.await(server.on(() -> server.resolutions.close()));
    NOW.addAndGet(2 * WHILE);
    InputServer next = InputServer.start(db, CLOCK);
    db.await(next.on(() -> next.silences.start()));
    db.await(ended(next));
    assertEquals("agreed", status(next));
  }

  @Test
  void an_objection_breaks_it_and_the_clock_means_nothing_any_more() {
    Guest atu =
        server.invite(server.delegation("Sahelia of " + NOW.get(), "ATU"), Capacity.DELEGATE);
    Reply broken =
        server.act(
            id, atu, "silence-end", "number", 1, "broken", true, "why", "Not all ports are safe.");
    assertEquals(200, broken.status(), broken.json().encode());
    assertEquals(
        "action.forbidden",
        server.act(id, atu, "silence-end", "number", 1, "broken", false).code());
    NOW.addAndGet(2 * WHILE);
    server.type(id, chair.voice(), "c2", 0, "z ");
    assertEquals("open", status(server));
    JsonObject position = server.clause(id, atu, "c1").getJsonArray("positions").getJsonObject(0);
    assertEquals("object", position.getString("stance"), "the objection stands");
    assertEquals("Not all ports are safe.", position.getString("why"));
  }

  @Test
  void it_waits_for_the_answers_that_are_owed() {
    Guest atu =
        server.invite(server.delegation("Savannia of " + NOW.get(), "ATU"), Capacity.DELEGATE);
    Reply comment =
        server.act(id, atu, "comment", "clause", "c1", "type", "general", "text", "Which ports?");
    NOW.addAndGet(2 * WHILE);
    server.type(id, chair.voice(), "c2", 0, "w ");
    assertEquals("open", status(server));
    Future<Void> ended = ended(server);
    server.act(
        id,
        chair,
        "answer",
        "answers",
        new JsonArray()
            .add(
                new JsonObject()
                    .put("input", comment.json().getInteger("number"))
                    .put("outcome", "noted")
                    .put("why", "The annex lists the ports.")));
    db.await(ended);
    assertEquals("agreed", status(server));
  }
}
