package org.plenary.record;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;
import java.util.Optional;
import org.plenary.meeting.Meetings;
import org.plenary.proof.Checkpoint;
import org.plenary.proof.Note;
import org.plenary.refusal.Refusal;

/** Finds the log that a request is about, with its newest checkpoint. Thread-safe. */
final class OpenLogs {
  private final Pool pool;
  private final Meetings meetings;

  /** A log that is there. */
  record Open(long meeting, String origin, Note note, Checkpoint head) {}

  OpenLogs(Pool pool, Meetings meetings) {
    this.pool = pool;
    this.meetings = meetings;
  }

  /** Refusal: {@code log.unknown}. */
  Future<Open> of(RoutingContext ctx) {
    return meetings
        .bySlug(ctx.pathParam("meeting"))
        .compose(
            meeting ->
                meeting.isEmpty()
                    ? Future.succeededFuture(Optional.<Open>empty())
                    : of(meeting.get().id()))
        .map(found -> found.orElseThrow(() -> unknown("log.unknown", "log").asException()));
  }

  /** Empty before the first entry. */
  Future<Optional<Open>> of(long meeting) {
    Future<Optional<String>> origin = RecordTables.origin(pool, meeting);
    Future<Optional<Note>> head = RecordTables.head(pool, meeting);
    return Future.all(origin, head)
        .map(
            both ->
                head.result()
                    .map(
                        note ->
                            new Open(
                                meeting,
                                origin.result().orElseThrow(),
                                note,
                                Checkpoint.parse(note.text()))));
  }

  static Refusal unknown(String code, String what) {
    return Refusal.of(code, "There is no such " + what + ".");
  }
}
