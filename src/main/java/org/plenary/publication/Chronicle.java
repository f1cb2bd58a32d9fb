package org.plenary.publication;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.meeting.AgendaItem;
import org.plenary.meeting.Meeting;
import org.plenary.meeting.Publishing;
import org.plenary.people.Voice;
import org.plenary.people.Voices;
import org.plenary.publication.PublicRecord.Item;
import org.plenary.refusal.Refusal;
import org.plenary.resolution.Resolutions;
import org.plenary.resolution.State;

/**
 * The timeline of each resolution. Its lines are made out of the log {@link #CHUNK} entries at a
 * time and kept; only the entries behind the last full chunk are gone through again, so that a
 * reader of a log of any length waits for five hundred entries at most. {@link Chronicler} makes
 * them before anybody asks. Strokes end where a chunk does. Use it from one context.
 */
public final class Chronicle {
  static final int CHUNK = 500;

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String FIND =
      "SELECT body FROM happening WHERE resolution = $1 AND last <= $2"
          + " AND ($3::int[] IS NULL OR voice = ANY($3)) AND ($4::text[] IS NULL OR kind = ANY($4))"
          + " AND ($5::text IS NULL OR $5 = ANY(clauses)) AND (wrote OR NOT $6)"
          + " AND ($7::bigint = 0 OR last < $7) AND last > $8 ORDER BY last ";

  private final Vertx vertx;
  private final Pool pool;
  private final Resolutions resolutions;
  private final Voices voices;
  private final Map<Long, Future<Long>> making = new HashMap<>();

  /**
   * A page of a timeline.
   *
   * @param lines the latest first
   * @param older whether there are older ones
   * @param newer whether there are newer ones
   * @param voices those of the lines and of all who can be asked for
   */
  record Page(List<Happening> lines, boolean older, boolean newer, Map<Integer, Voice> voices) {}

  Chronicle(Vertx vertx, Pool pool, Resolutions resolutions, Voices voices) {
    this.vertx = vertx;
    this.pool = pool;
    this.resolutions = resolutions;
    this.voices = voices;
  }

  /**
   * What happened up to the version that the public is shown.
   *
   * @param writing only what changed the text
   * @param most so many lines; those that end at one version are never parted
   */
  Future<Page> page(Item item, Wanted wanted, boolean writing, int most) {
    long id = item.agenda().id();
    long upTo = item.edition().version();
    long whole = upTo / CHUNK * CHUNK;
    return bringUp(item, whole)
        .compose(done -> tail(item, whole, upTo))
        .compose(
            tail ->
                voices(id, whole, tail)
                    .compose(
                        all -> {
                          Search search = new Search(id, whole, wanted, writing, ids(wanted, all));
                          return find(search, tail, most).map(page -> withVoices(page, all));
                        }));
  }

  private static Page withVoices(Page page, Map<Integer, Voice> all) {
    return new Page(page.lines(), page.older(), page.newer(), all);
  }

  /** What is looked for; {@code voices} null: everybody's. */
  private record Search(
      long id, long upTo, Wanted wanted, boolean writing, @Nullable Set<Integer> voices) {

    boolean takes(Happening line) {
      List<String> kinds = wanted.kinds();
      return (voices == null || voices.contains(line.voice()))
          && (kinds == null || kinds.contains(line.kind()))
          && (wanted.clause().isEmpty() || line.clauses().contains(wanted.clause()))
          && (line.wrote() || !writing)
          && (wanted.before() == 0 || line.last() < wanted.before())
          && line.last() > wanted.after();
    }

    Tuple tuple(int most) {
      List<String> kinds = wanted.kinds();
      return Tuple.from(
          new @Nullable Object[] {
            id,
            upTo,
            voices == null ? null : voices.toArray(Integer[]::new),
            kinds == null ? null : kinds.toArray(String[]::new),
            wanted.clause().isEmpty() ? null : wanted.clause(),
            writing,
            wanted.before(),
            wanted.after(),
            most
          });
    }
  }

  private static @Nullable Set<Integer> ids(Wanted wanted, Map<Integer, Voice> all) {
    if (!wanted.asksForVoices()) {
      return null;
    }
    Set<Integer> ids = new HashSet<>();
    all.forEach(
        (id, voice) -> {
          if (wanted.takes(voice)) {
            ids.add(id);
          }
        });
    return ids;
  }

  private Future<Page> find(Search search, List<Happening> tail, int most) {
    boolean forward = search.wanted().after() > 0;
    String order = forward ? "" : "DESC ";
    return pool.preparedQuery(FIND + order + "FETCH FIRST ($9::int) ROWS WITH TIES")
        .execute(search.tuple(most + 1))
        .map(rows -> page(search, rows, tail, most, forward));
  }

  private static Page page(
      Search search, RowSet<Row> rows, List<Happening> tail, int most, boolean forward) {
    List<Happening> found = new ArrayList<>();
    rows.forEach(row -> found.add(read(row.getString(0))));
    tail.stream().filter(search::takes).forEach(found::add);
    Comparator<Happening> byEnd = Comparator.comparingLong(Happening::last);
    found.sort((forward ? byEnd : byEnd.reversed()).thenComparingInt(Happening::part));
    int end = Math.min(most, found.size());
    while (end > 0 && end < found.size() && found.get(end).last() == found.get(end - 1).last()) {
      end++;
    }
    boolean more = end < found.size();
    List<Happening> lines = new ArrayList<>(found.subList(0, end));
    lines.sort(byEnd.reversed().thenComparingInt(Happening::part));
    boolean begun = search.wanted().before() > 0;
    return new Page(lines, forward || more, forward ? more : begun, Map.of());
  }

  /** Everybody of whom there is a line; lines may be made that the public is not shown yet. */
  private Future<Map<Integer, Voice>> voices(long id, long whole, List<Happening> tail) {
    return pool.preparedQuery(
            "SELECT DISTINCT voice FROM happening WHERE resolution = $1 AND last <= $2")
        .execute(Tuple.of(id, whole))
        .compose(
            rows -> {
              Set<Integer> all = new HashSet<>();
              rows.forEach(row -> all.add(row.getInteger(0)));
              tail.forEach(line -> all.add(line.voice()));
              return voices.byIds(all);
            });
  }

  /** The lines behind the last full chunk. */
  private Future<List<Happening>> tail(Item item, long whole, long upTo) {
    long id = item.agenda().id();
    if (upTo == whole) {
      return Future.succeededFuture(List.of());
    }
    return resolutions
        .stateAt(id, whole)
        .compose(
            before ->
                resolutions
                    .entriesAfter(id, whole, (int) (upTo - whole))
                    .compose(
                        entries ->
                            vertx.executeBlocking(
                                () -> Happenings.of(item, before, entries).lines(), false)));
  }

  /**
   * Makes the lines of the next full chunk, whoever may read them.
   *
   * @param version the newest of its log
   * @param behind so many entries without lines make it worth the work
   * @return whether it was
   */
  Future<Boolean> advance(Meeting meeting, AgendaItem agenda, long version, long behind) {
    Item item = new Item(meeting, agenda, Edition.NOTHING, Publishing.LIVE);
    return made(agenda.id())
        .compose(
            done ->
                done + behind > version
                    ? Future.succeededFuture(false)
                    : bringUp(item, done + CHUNK).map(true));
  }

  /** Up to which version there are lines. */
  private Future<Long> made(long id) {
    return pool.preparedQuery(
            "SELECT coalesce(max(version), 0) FROM happening_upto WHERE resolution = $1")
        .execute(Tuple.of(id))
        .map(rows -> rows.iterator().next().getLong(0));
  }

  /** Makes what full chunks are missing up to the end of one. */
  private Future<Long> bringUp(Item item, long whole) {
    long id = item.agenda().id();
    Future<Long> under = making.get(id);
    if (under != null) {
      return under.compose(done -> done < whole ? bringUp(item, whole) : under);
    }
    Future<Long> made = made(id).compose(done -> goOn(item, done, whole, null));
    making.put(id, made);
    made.onComplete(done -> making.remove(id, made));
    return made;
  }

  private Future<Long> goOn(Item item, long done, long whole, @Nullable State carried) {
    if (done == 0 && whole > 0 && carried == null) {
      return upTo(pool, item.agenda().id(), 0).compose(v -> goOn(item, 0, whole, State.EMPTY));
    }
    if (done >= whole) {
      return Future.succeededFuture(done);
    }
    long id = item.agenda().id();
    Future<State> before =
        carried == null ? resolutions.stateAt(id, done) : Future.succeededFuture(carried);
    return before.compose(
        state ->
            resolutions
                .entriesAfter(id, done, CHUNK)
                .compose(
                    entries ->
                        vertx.executeBlocking(() -> Happenings.of(item, state, entries), false))
                .compose(made -> store(id, done + CHUNK, made.lines()).map(made.after()))
                .compose(after -> goOn(item, done + CHUNK, whole, after)));
  }

  /** Nothing is stored that stands on lines which were forgotten meanwhile. */
  private Future<Void> store(long id, long upTo, List<Happening> lines) {
    List<Tuple> rows = new ArrayList<>();
    for (Happening line : lines) {
      rows.add(
          Tuple.of(id, line.last(), line.part(), line.voice(), line.kind())
              .addArrayOfString(line.clauses().toArray(String[]::new))
              .addBoolean(line.wrote())
              .addString(write(line)));
    }
    return pool.withTransaction(
        client ->
            alone(client, id)
                .compose(v -> stands(client, id, upTo - CHUNK))
                .compose(
                    stands ->
                        stands
                            ? insert(client, rows).compose(done -> upTo(client, id, upTo))
                            : Future.failedFuture(
                                Refusal.of("busy", "Something is being erased.").asException()))
                .mapEmpty());
  }

  /** One at a time makes or forgets lines of a resolution, until the transaction ends. */
  private static Future<?> alone(SqlClient client, long id) {
    return client
        .preparedQuery("SELECT pg_advisory_xact_lock(hashtextextended('happening', $1))")
        .execute(Tuple.of(id));
  }

  private static Future<Boolean> stands(SqlClient client, long id, long upTo) {
    return client
        .preparedQuery("SELECT 1 FROM happening_upto WHERE resolution = $1 AND version = $2")
        .execute(Tuple.of(id, upTo))
        .map(rows -> rows.size() > 0);
  }

  private static Future<?> upTo(SqlClient client, long id, long upTo) {
    return client
        .preparedQuery(
            "INSERT INTO happening_upto (resolution, version) VALUES ($1, $2)"
                + " ON CONFLICT DO NOTHING")
        .execute(Tuple.of(id, upTo));
  }

  /**
   * Forgets the lines of a resolution: they know words that are being erased. They are made again
   * out of its log.
   *
   * @param client within the transaction that erases
   */
  public static Future<Void> forget(SqlClient client, long resolution) {
    Tuple which = Tuple.of(resolution);
    return alone(client, resolution)
        .compose(
            v -> client.preparedQuery("DELETE FROM happening WHERE resolution = $1").execute(which))
        .compose(
            v ->
                client
                    .preparedQuery("DELETE FROM happening_upto WHERE resolution = $1")
                    .execute(which))
        .mapEmpty();
  }

  private static Future<?> insert(SqlConnection client, List<Tuple> rows) {
    return rows.isEmpty()
        ? Future.succeededFuture()
        : client
            .preparedQuery(
                "INSERT INTO happening (resolution, last, part, voice, kind, clauses, wrote, body)"
                    + " VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING")
            .executeBatch(rows);
  }

  private static String write(Happening line) {
    try {
      return JSON.writeValueAsString(line);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Happening read(String body) {
    try {
      return JSON.readValue(body, Happening.class);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("A line of a timeline cannot be read.", damaged);
    }
  }
}
