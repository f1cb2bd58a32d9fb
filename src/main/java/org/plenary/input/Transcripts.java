package org.plenary.input;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plenary.people.Voice;
import org.plenary.refusal.Refusal;

/**
 * Transcripts of meetings that statements are taken out of, and for whom their speakers speak. No
 * record: what is taken becomes an entry, see {@link Turn}. Does not ask who is asking: the callers
 * do. Thread-safe.
 */
public final class Transcripts {
  private static final int MOST_SOURCE = 200;

  private final SqlClient client;
  private final Clock clock;

  public Transcripts(SqlClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /**
   * One in a list.
   *
   * @param meeting slug of the meeting
   * @param at in milliseconds since 1970
   */
  public record Listed(long id, String meeting, String source, long at) {}

  /**
   * One with its words.
   *
   * @param delegations numbers of the delegations by name of the speaker, as far as they are known
   */
  public record Kept(Listed listed, String words, Map<String, Long> delegations) {
    public Kept {
      delegations = Map.copyOf(delegations);
    }
  }

  /** The newest first. */
  public Future<List<Listed>> all() {
    return client
        .query(
            "SELECT t.id, m.slug, t.source, t.at FROM transcript t JOIN meeting m ON m.id ="
                + " t.meeting ORDER BY t.id DESC")
        .execute()
        .map(
            rows -> {
              List<Listed> found = new ArrayList<>();
              rows.forEach(row -> found.add(listed(row)));
              return found;
            });
  }

  /**
   * Keeps a transcript; completes with its number.
   *
   * <p>Refusals: {@code transcript.source} (1 to 200 characters on one line), {@code
   * transcript.taken} (a transcript of the meeting that is at hand has this name).
   *
   * @param meeting number of the meeting
   */
  public Future<Long> keep(long meeting, String source, String words, Voice by) {
    if (source.isBlank() || source.length() > MOST_SOURCE || source.contains("\n")) {
      return Future.failedFuture(
          new Refusal("transcript.source", "Say what this is the transcript of.", "source")
              .asException());
    }
    return client
        .preparedQuery(
            "INSERT INTO transcript (meeting, source, words, voice, at) SELECT $1, $2, $3, $4, $5"
                + " WHERE NOT EXISTS (SELECT 1 FROM transcript WHERE meeting = $1 AND source = $2)"
                + " RETURNING id")
        .execute(Tuple.of(meeting, source, words, by.id(), clock.millis()))
        .map(
            rows -> {
              if (rows.size() == 0) {
                throw new Refusal("transcript.taken", "Another transcript has this name.", "source")
                    .asException();
              }
              return rows.iterator().next().getLong(0);
            });
  }

  /**
   * That one.
   *
   * <p>Refusal: {@code transcript.unknown}.
   */
  public Future<Kept> byId(long id) {
    return client
        .preparedQuery(
            "SELECT t.id, m.slug, t.source, t.at, t.words FROM transcript t JOIN meeting m ON m.id"
                + " = t.meeting WHERE t.id = $1")
        .execute(Tuple.of(id))
        .compose(
            rows -> {
              if (rows.size() == 0) {
                return Future.failedFuture(
                    Refusal.of("transcript.unknown", "There is no such transcript.").asException());
              }
              Row row = rows.iterator().next();
              return delegations(id).map(known -> new Kept(listed(row), row.getString(4), known));
            });
  }

  private static Listed listed(Row row) {
    return new Listed(row.getLong(0), row.getString(1), row.getString(2), row.getLong(3));
  }

  private Future<Map<String, Long>> delegations(long id) {
    return client
        .preparedQuery("SELECT speaker, delegation FROM transcript_speaker WHERE transcript = $1")
        .execute(Tuple.of(id))
        .map(
            rows -> {
              Map<String, Long> known = new HashMap<>();
              rows.forEach(row -> known.put(row.getString(0), row.getLong(1)));
              return known;
            });
  }

  /** Says for whom a speaker speaks; 0: for nobody that is known. */
  public Future<Void> speaksFor(long id, String speaker, long delegation) {
    return delegation == 0
        ? client
            .preparedQuery("DELETE FROM transcript_speaker WHERE transcript = $1 AND speaker = $2")
            .execute(Tuple.of(id, speaker))
            .mapEmpty()
        : client
            .preparedQuery(
                "INSERT INTO transcript_speaker (transcript, speaker, delegation) VALUES ($1, $2,"
                    + " $3) ON CONFLICT (transcript, speaker) DO UPDATE SET delegation ="
                    + " excluded.delegation")
            .execute(Tuple.of(id, speaker, delegation))
            .mapEmpty();
  }

  /** Removes it. The statements that were taken out of it stay: they are entries. */
  public Future<Void> remove(long id) {
    return client
        .preparedQuery("DELETE FROM transcript WHERE id = $1")
        .execute(Tuple.of(id))
        .mapEmpty();
  }
}
