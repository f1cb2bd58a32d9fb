package org.plenary.input;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.exchange.Wish;
import org.plenary.negotiation.Target;
import org.plenary.people.Voice;
import org.plenary.refusal.Refusal;

/**
 * Files that contributions come in, with what the secretariat says of their parts before anything
 * is on record. Does not ask who is asking: the callers do. Thread-safe.
 */
public final class Incoming {

  /** A part that is about no resolution: left out. */
  public static final long NONE = 0;

  /** A part that is the text of a resolution that is not there yet. */
  public static final long NEW = -1;

  private static final int MOST_LISTED = 200;
  private static final int MOST_NAME = 200;
  private static final int MOST_LINE = 300;
  private static final String OUT = "out";
  private static final String LISTED =
      "SELECT i.id, m.slug, i.name, d.name, i.symbol, i.at FROM incoming i JOIN meeting m ON m.id ="
          + " i.meeting JOIN delegation d ON d.id = i.delegation ";

  private final SqlClient client;
  private final Clock clock;

  public Incoming(SqlClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /**
   * One in a list.
   *
   * @param meeting slug of the meeting
   * @param name of the file
   * @param delegation its name
   * @param at in milliseconds since 1970
   */
  public record Listed(
      long id, String meeting, String name, String delegation, String symbol, long at) {}

  /**
   * The envelope, as it will be put on record.
   *
   * @param delegation number of the delegation that hands it in
   */
  public record Envelope(
      long delegation, String symbol, String source, String title, String item) {}

  /**
   * A part that somebody, or the reader, gave to a resolution.
   *
   * @param resolution number, {@link #NONE} or {@link #NEW}
   * @param reading JSON of the part read by means of that resolution; null: as the file was read
   */
  public record Assigned(long resolution, @Nullable String reading) {}

  /** One with everything. */
  public record Kept(
      Listed listed,
      Envelope envelope,
      String reading,
      Map<Integer, Assigned> parts,
      Map<Integer, Map<String, Wish.Choice>> choices) {
    public Kept {
      parts = Map.copyOf(parts);
      choices = Map.copyOf(choices);
    }
  }

  /** The newest first, at most 200. */
  public Future<List<Listed>> all() {
    return client
        .query(LISTED + "ORDER BY i.id DESC LIMIT " + MOST_LISTED)
        .execute()
        .map(
            rows -> {
              List<Listed> found = new ArrayList<>();
              rows.forEach(row -> found.add(listed(row)));
              return found;
            });
  }

  /**
   * Keeps one; completes with its number.
   *
   * @param meeting number of the meeting
   * @param reading JSON of what was read
   */
  public Future<Long> keep(
      long meeting, String name, Buffer file, String reading, Envelope envelope, Voice by) {
    return client
        .preparedQuery(
            "INSERT INTO incoming (meeting, name, file, reading, delegation, symbol, source, title,"
                + " item, voice, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
                + " RETURNING id")
        .execute(
            Tuple.of(meeting, line(name, MOST_NAME))
                .addBuffer(file)
                .addString(reading)
                .addLong(envelope.delegation())
                .addString(line(envelope.symbol(), MOST_LINE))
                .addString(line(envelope.source(), MOST_LINE))
                .addString(line(envelope.title(), MOST_LINE))
                .addString(line(envelope.item(), MOST_LINE))
                .addInteger(by.id())
                .addLong(clock.millis()))
        .map(rows -> rows.iterator().next().getLong(0));
  }

  /** What no database keeps is no word of anybody. */
  private static String line(String text, int most) {
    String clean = text.replaceAll("[\\p{Cntrl}\uFFFD]+", " ").strip();
    int end = Math.min(clean.length(), most);
    boolean half = end > 0 && Character.isHighSurrogate(clean.charAt(end - 1));
    return clean.substring(0, half ? end - 1 : end);
  }

  /** The file itself. Refusal: {@code incoming.unknown}. */
  public Future<Buffer> file(long id) {
    return client
        .preparedQuery("SELECT file FROM incoming WHERE id = $1")
        .execute(Tuple.of(id))
        .map(
            rows -> {
              if (rows.size() == 0) {
                throw unknown();
              }
              return rows.iterator().next().getBuffer(0);
            });
  }

  /** That one. Refusal: {@code incoming.unknown}. */
  public Future<Kept> byId(long id) {
    return client
        .preparedQuery(
            LISTED.replace(
                    " FROM incoming",
                    ", i.delegation, i.source, i.title, i.item, i.reading FROM incoming")
                + "WHERE i.id = $1")
        .execute(Tuple.of(id))
        .compose(
            rows -> {
              if (rows.size() == 0) {
                return Future.failedFuture(unknown());
              }
              Row row = rows.iterator().next();
              Envelope envelope =
                  new Envelope(
                      row.getLong(6),
                      row.getString(4),
                      row.getString(7),
                      row.getString(8),
                      row.getString(9));
              Future<Map<Integer, Assigned>> parts = parts(id);
              Future<Map<Integer, Map<String, Wish.Choice>>> choices = choices(id);
              return Future.all(parts, choices)
                  .map(
                      both ->
                          new Kept(
                              listed(row),
                              envelope,
                              row.getString(10),
                              parts.result(),
                              choices.result()));
            });
  }

  private static Listed listed(Row row) {
    return new Listed(
        row.getLong(0),
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getLong(5));
  }

  private static RuntimeException unknown() {
    return Refusal.of("incoming.unknown", "There is no such file.").asException();
  }

  private Future<Map<Integer, Assigned>> parts(long id) {
    return client
        .preparedQuery("SELECT part, resolution, reading FROM incoming_part WHERE incoming = $1")
        .execute(Tuple.of(id))
        .map(
            rows -> {
              Map<Integer, Assigned> found = new HashMap<>();
              rows.forEach(
                  row ->
                      found.put(row.getInteger(0), new Assigned(row.getLong(1), row.getString(2))));
              return found;
            });
  }

  private Future<Map<Integer, Map<String, Wish.Choice>>> choices(long id) {
    return client
        .preparedQuery("SELECT part, wish, clause, place FROM incoming_choice WHERE incoming = $1")
        .execute(Tuple.of(id))
        .map(
            rows -> {
              Map<Integer, Map<String, Wish.Choice>> found = new HashMap<>();
              for (Row row : rows) {
                String place = row.getString(3);
                Wish.Choice choice =
                    place.equals(OUT)
                        ? new Wish.Choice("", null)
                        : new Wish.Choice(
                            row.getString(2), Target.Place.valueOf(place.toUpperCase(Locale.ROOT)));
                found
                    .computeIfAbsent(row.getInteger(0), part -> new HashMap<>())
                    .put(row.getString(1), choice);
              }
              return found;
            });
  }

  /** Changes the envelope. */
  public Future<Void> change(long id, Envelope envelope) {
    return client
        .preparedQuery(
            "UPDATE incoming SET delegation = $2, symbol = $3, source = $4, title = $5, item = $6"
                + " WHERE id = $1")
        .execute(
            Tuple.of(
                id,
                envelope.delegation(),
                line(envelope.symbol(), MOST_LINE),
                line(envelope.source(), MOST_LINE),
                line(envelope.title(), MOST_LINE),
                line(envelope.item(), MOST_LINE)))
        .mapEmpty();
  }

  /** Gives a part to a resolution; what was said of its changes is forgotten. */
  public Future<Void> assign(long id, int part, Assigned to) {
    return client
        .preparedQuery("DELETE FROM incoming_choice WHERE incoming = $1 AND part = $2")
        .execute(Tuple.of(id, part))
        .compose(
            done ->
                client
                    .preparedQuery(
                        "INSERT INTO incoming_part (incoming, part, resolution, reading) VALUES"
                            + " ($1, $2, $3, $4) ON CONFLICT (incoming, part) DO UPDATE SET"
                            + " resolution = excluded.resolution, reading = excluded.reading")
                    .execute(Tuple.of(id, part, to.resolution(), to.reading())))
        .mapEmpty();
  }

  /** Says of which clause a change is; null: as it was found. */
  public Future<Void> choose(long id, int part, String wish, Wish.@Nullable Choice choice) {
    if (choice == null) {
      return client
          .preparedQuery(
              "DELETE FROM incoming_choice WHERE incoming = $1 AND part = $2 AND wish = $3")
          .execute(Tuple.of(id, part, wish))
          .mapEmpty();
    }
    Target.Place place = choice.place();
    return client
        .preparedQuery(
            "INSERT INTO incoming_choice (incoming, part, wish, clause, place) VALUES ($1, $2, $3,"
                + " $4, $5) ON CONFLICT (incoming, part, wish) DO UPDATE SET clause ="
                + " excluded.clause, place = excluded.place")
        .execute(
            Tuple.of(
                id,
                part,
                wish,
                choice.clause(),
                place == null ? OUT : place.name().toLowerCase(Locale.ROOT)))
        .mapEmpty();
  }

  /** Removes it. What was put on record out of it stays. */
  public Future<Void> remove(long id) {
    return client
        .preparedQuery("DELETE FROM incoming WHERE id = $1")
        .execute(Tuple.of(id))
        .mapEmpty();
  }
}
