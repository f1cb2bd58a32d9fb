package org.plenary.answer;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plenary.refusal.Refusal;

/**
 * Answers before they are published, and who wrote which version of them when. Rows are only added.
 * Does not ask who is asking: the callers do. Thread-safe.
 */
final class Drafts {
  private static final String COLUMNS = "id, input, body, voice, at";

  private final SqlClient client;
  private final Clock clock;

  Drafts(SqlClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /**
   * One version of a draft.
   *
   * @param revision rises with each version in the whole room
   * @param draft null: it was dropped, or published
   */
  record Kept(long revision, int input, @Nullable Draft draft, int voice, long at) {}

  /** All versions, the newest first. */
  Future<List<Kept>> history(long resolution, int input) {
    return client
        .preparedQuery(
            "SELECT "
                + COLUMNS
                + " FROM answer_draft WHERE resolution = $1 AND input = $2 ORDER BY id DESC"
                + " LIMIT 200")
        .execute(Tuple.of(resolution, input))
        .map(Drafts::kept);
  }

  /** The drafts of a resolution that are neither dropped nor published, by input. */
  Future<List<Kept>> all(long resolution) {
    return client
        .preparedQuery(
            "SELECT * FROM (SELECT DISTINCT ON (input) "
                + COLUMNS
                + " FROM answer_draft WHERE resolution = $1 ORDER BY input, id DESC) newest"
                + " WHERE body IS NOT NULL ORDER BY input")
        .execute(Tuple.of(resolution))
        .map(Drafts::kept);
  }

  /**
   * Keeps a version, null to drop the draft.
   *
   * <p>Refusal: {@code answer-draft.stale}, somebody else has written meanwhile.
   *
   * @param seen the revision that was changed, 0 where there was none; empty: whatever there is
   */
  Future<Void> keep(
      long resolution, int input, @Nullable Draft draft, Optional<Long> seen, int voice) {
    return client
        .preparedQuery(
            "INSERT INTO answer_draft (resolution, input, body, voice, at)"
                + " SELECT $1, $2, $3, $4, $5 WHERE $6::bigint IS NULL OR $6 = coalesce("
                + "(SELECT max(id) FROM answer_draft WHERE resolution = $1 AND input = $2), 0)")
        .execute(
            Tuple.of(resolution, input, draft == null ? null : draft.json().encode(), voice)
                .addLong(clock.millis())
                .addLong(seen.orElse(null)))
        .map(
            rows -> {
              if (rows.rowCount() == 0) {
                throw Refusal.of(
                        "answer-draft.stale", "Somebody else has changed this draft meanwhile.")
                    .asException();
              }
              return null;
            });
  }

  /** Drops the drafts of inputs that were answered. */
  Future<Void> published(long resolution, Collection<Integer> inputs, int voice) {
    return client
        .preparedQuery(
            "INSERT INTO answer_draft (resolution, input, body, voice, at)"
                + " SELECT $1, input, NULL, $3, $4 FROM (SELECT DISTINCT ON (input) input, body"
                + " FROM answer_draft WHERE resolution = $1 AND input = ANY($2)"
                + " ORDER BY input, id DESC) newest WHERE body IS NOT NULL")
        .execute(Tuple.of(resolution, inputs.toArray(Integer[]::new), voice, clock.millis()))
        .mapEmpty();
  }

  private static List<Kept> kept(Iterable<Row> rows) {
    List<Kept> list = new ArrayList<>();
    for (Row row : rows) {
      String body = row.getString(2);
      list.add(
          new Kept(
              row.getLong(0),
              row.getInteger(1),
              body == null ? null : Draft.read(new JsonObject(body)),
              row.getInteger(3),
              row.getLong(4)));
    }
    return list;
  }
}
