package org.plenary.meeting;

import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.plenary.people.Voice;
import org.plenary.refusal.Refusal;

/** Meetings and their agenda. Does not ask who is asking: the callers do. Thread-safe. */
public final class Meetings {
  private static final String MEETING =
      "SELECT id, slug, title, organization, place, starts, ends, languages, numbering,"
          + " invites_public, zone, contest_days, revision FROM meeting ";
  private static final String ITEM =
      "SELECT r.id, m.slug, r.slug, r.item, r.symbol, r.title, r.language, r.direction,"
          + " r.numbering"
          + " FROM resolution r JOIN meeting m ON m.id = r.meeting ";

  /** 4, 4.1 before 12; those without a number last. */
  private static final String AGENDA_ORDER =
      "ORDER BY substring(r.item from '[0-9]+')::numeric NULLS LAST, r.item, r.id";

  private static final String UNIQUE_VIOLATION = "23505";
  private static final Refusal RESOLUTION_TAKEN =
      new Refusal("resolution.taken", "There is a resolution of that address.", "slug");

  private final SqlClient client;
  private final Clock clock;

  public Meetings(SqlClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /** The latest first. */
  public Future<List<Meeting>> all() {
    return client
        .query(MEETING + "ORDER BY starts DESC, id DESC")
        .execute()
        .map(rows -> list(rows, Meetings::meeting));
  }

  public Future<Optional<Meeting>> bySlug(String slug) {
    return client
        .preparedQuery(MEETING + "WHERE slug = $1")
        .execute(Tuple.of(slug))
        .map(rows -> list(rows, Meetings::meeting).stream().findFirst());
  }

  /** The meeting of that number; empty where there is none. */
  public Future<Optional<Meeting>> byId(long id) {
    return client
        .preparedQuery(MEETING + "WHERE id = $1")
        .execute(Tuple.of(id))
        .map(rows -> list(rows, Meetings::meeting).stream().findFirst());
  }

  /** The meeting that somebody names. Refusal: {@code meeting.unknown}. */
  public Future<Meeting> named(String slug) {
    return bySlug(slug)
        .map(
            found ->
                found.orElseThrow(
                    () ->
                        new Refusal("meeting.unknown", "There is no such meeting.", "meeting")
                            .asException()));
  }

  /** The meeting's resolutions, in the order of the agenda. */
  public Future<List<AgendaItem>> agenda(String meeting) {
    return client
        .preparedQuery(ITEM + "WHERE m.slug = $1 " + AGENDA_ORDER)
        .execute(Tuple.of(meeting))
        .map(rows -> list(rows, Meetings::item));
  }

  public Future<Optional<AgendaItem>> resolution(String meeting, String slug) {
    return client
        .preparedQuery(ITEM + "WHERE m.slug = $1 AND r.slug = $2")
        .execute(Tuple.of(meeting, slug))
        .map(rows -> list(rows, Meetings::item).stream().findFirst());
  }

  /** By the number its log goes by. */
  public Future<Optional<AgendaItem>> resolution(long id) {
    return client
        .preparedQuery(ITEM + "WHERE r.id = $1")
        .execute(Tuple.of(id))
        .map(rows -> list(rows, Meetings::item).stream().findFirst());
  }

  /** What is needed for a new meeting; see {@link Meeting}. */
  public record NewMeeting(
      String slug,
      String title,
      String organization,
      String place,
      LocalDate starts,
      LocalDate ends,
      List<String> languages,
      Meeting.Numbering numbering,
      ZoneId zone) {}

  /** Refusals: {@code meeting.slug}, {@code meeting.taken}. */
  public Future<Meeting> create(NewMeeting meeting) {
    Optional<Refusal> refusal = SettingsRules.slug(meeting.slug());
    if (refusal.isPresent()) {
      return refused(refusal.get());
    }
    return client
        .preparedQuery(
            "INSERT INTO meeting (slug, title, organization, place, starts, ends, languages,"
                + " numbering, zone, created) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)")
        .execute(
            Tuple.of(meeting.slug(), meeting.title(), meeting.organization(), meeting.place())
                .addLocalDate(meeting.starts())
                .addLocalDate(meeting.ends())
                .addArrayOfString(meeting.languages().toArray(String[]::new))
                .addString(meeting.numbering().code())
                .addString(meeting.zone().getId())
                .addOffsetDateTime(now()))
        .recover(failure -> taken(failure, SettingsRules.TAKEN))
        .compose(done -> bySlug(meeting.slug()))
        .map(Optional::orElseThrow);
  }

  /** The settings of meetings, and who changed them. */
  public MeetingSettings settings() {
    return new MeetingSettings(client, clock, this);
  }

  /** What was chosen of when the public is shown a meeting, the oldest choice first. */
  public Future<List<Publishing.Chosen>> publishing(long meeting) {
    return publishing(Set.of(meeting)).map(found -> found.getOrDefault(meeting, List.of()));
  }

  /** The same of several meetings; those for which nothing was chosen are missing. */
  public Future<Map<Long, List<Publishing.Chosen>>> publishing(Set<Long> meetings) {
    return client
        .preparedQuery(
            "SELECT meeting, mode, minutes, at FROM publishing WHERE meeting = ANY($1)"
                + " ORDER BY id")
        .execute(Tuple.of(meetings.toArray(Long[]::new)))
        .map(
            rows -> {
              Map<Long, List<Publishing.Chosen>> found = new HashMap<>();
              for (Row row : rows) {
                Publishing.Mode mode = Publishing.Mode.of(row.getString(1)).orElseThrow();
                found
                    .computeIfAbsent(row.getLong(0), id -> new ArrayList<>())
                    .add(
                        new Publishing.Chosen(
                            new Publishing(mode, row.getInteger(2)), row.getLong(3)));
              }
              return found;
            });
  }

  /**
   * Chooses when the public is shown a meeting from now on; the choices before are kept.
   *
   * <p>Refusals: {@code meeting.unknown}, {@code meeting.delay}.
   */
  public Future<Void> publish(String meeting, Publishing publishing, Voice by) {
    boolean delayed = publishing.mode() == Publishing.Mode.DELAY;
    int minutes = publishing.minutes();
    if (delayed ? minutes < 1 || minutes > Publishing.MOST_MINUTES : minutes != 0) {
      return refused(
          new Refusal("meeting.delay", "A delay is between a minute and a week.", "minutes"));
    }
    return client
        .preparedQuery(
            "INSERT INTO publishing (meeting, mode, minutes, voice, at)"
                + " SELECT id, $2, $3, $4, $5 FROM meeting WHERE slug = $1")
        .execute(Tuple.of(meeting, publishing.mode().code(), minutes, by.id(), clock.millis()))
        .compose(
            rows ->
                rows.rowCount() == 0
                    ? refused(Refusal.of("meeting.unknown", "There is no such meeting."))
                    : Future.succeededFuture());
  }

  /** What is needed to put a resolution on the agenda; see {@link AgendaItem}. */
  public record NewResolution(
      String meeting,
      String slug,
      String item,
      String symbol,
      String title,
      String language,
      String direction,
      Meeting.@Nullable Numbering numbering) {}

  /**
   * Puts a resolution on the agenda when its text is stored, not before: where {@code text} fails,
   * there is no resolution, and the same may be tried again.
   *
   * @param text stores the text in the log of the number that it is given; completes when it is
   *     durable
   *     <p>Refusals: {@code resolution.slug}, {@code resolution.symbol}, {@code resolution.title},
   *     {@code resolution.language}, {@code resolution.taken}, {@code meeting.unknown}; these but a
   *     simultaneous {@code resolution.taken} come before {@code text} is called. And those of
   *     {@code text}.
   */
  public Future<AgendaItem> add(
      NewResolution resolution, Voice by, Function<Long, Future<?>> text) {
    Optional<Refusal> refusal = AgendaRules.check(resolution);
    if (refusal.isPresent()) {
      return refused(refusal.get());
    }
    return draw(resolution)
        .compose(id -> text.apply(id).compose(stored -> insert(id, resolution, by)));
  }

  /** The number that the resolution will have. */
  private Future<Long> draw(NewResolution resolution) {
    return client
        .preparedQuery(
            "SELECT nextval('resolution_id_seq'), EXISTS (SELECT FROM resolution r"
                + " WHERE r.meeting = m.id AND r.slug = $2) FROM meeting m WHERE m.slug = $1")
        .execute(Tuple.of(resolution.meeting(), resolution.slug()))
        .compose(
            rows -> {
              if (rows.size() == 0) {
                return refused(Refusal.of("meeting.unknown", "There is no such meeting."));
              }
              Row row = rows.iterator().next();
              return row.getBoolean(1)
                  ? refused(RESOLUTION_TAKEN)
                  : Future.succeededFuture(row.getLong(0));
            });
  }

  private Future<AgendaItem> insert(long id, NewResolution resolution, Voice by) {
    Meeting.Numbering numbering = resolution.numbering();
    return client
        .preparedQuery(
            "INSERT INTO resolution (id, meeting, slug, item, symbol, title, language, direction,"
                + " numbering, voice, created) OVERRIDING SYSTEM VALUE"
                + " SELECT $1, id, $3, $4, $5, $6, $7, $8, $9, $10, $11 FROM meeting"
                + " WHERE slug = $2")
        .execute(
            Tuple.of(id, resolution.meeting(), resolution.slug(), resolution.item())
                .addString(resolution.symbol())
                .addString(resolution.title())
                .addString(resolution.language())
                .addString(resolution.direction())
                .addString(numbering == null ? null : numbering.code())
                .addInteger(by.id())
                .addOffsetDateTime(now()))
        .recover(failure -> taken(failure, RESOLUTION_TAKEN))
        .compose(done -> resolution(id))
        .map(Optional::orElseThrow);
  }

  static <T> Future<T> refused(Refusal refusal) {
    return Future.failedFuture(refusal.asException());
  }

  static <T> Future<T> taken(Throwable failure, Refusal refusal) {
    return failure instanceof PgException pg && UNIQUE_VIOLATION.equals(pg.getSqlState())
        ? refused(refusal)
        : Future.failedFuture(failure);
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
    List<T> list = new ArrayList<>();
    rows.forEach(row -> list.add(read.apply(row)));
    return list;
  }

  private static Meeting meeting(Row row) {
    return new Meeting(
        row.getLong(0),
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getLocalDate(5),
        row.getLocalDate(6),
        List.of(row.getArrayOfStrings(7)),
        Meeting.Numbering.of(row.getString(8)).orElseThrow(),
        row.getBoolean(9),
        ZoneId.of(row.getString(10)),
        row.getInteger(11),
        row.getInteger(12));
  }

  private static AgendaItem item(Row row) {
    return new AgendaItem(
        row.getLong(0),
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        Meeting.Numbering.of(row.getString(8)).orElse(null));
  }
}
