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
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.plenary.people.Voice;
import org.plenary.refusal.Refusal;

/** Meetings and their agenda. Does not ask who is asking: the callers do. Thread-safe. */
public final class Meetings {
  private static final String MEETING =
      "SELECT id, slug, title, organization, place, starts, ends, languages, numbering"
          + " FROM meeting ";
  private static final String ITEM =
      "SELECT r.id, m.slug, r.slug, r.item, r.symbol, r.title, r.language, r.direction"
          + " FROM resolution r JOIN meeting m ON m.id = r.meeting ";

  /** 4, 4.1 before 12; those without a number last. */
  private static final String AGENDA_ORDER =
      "ORDER BY substring(r.item from '[0-9]+')::numeric NULLS LAST, r.item, r.id";

  private static final String SLUG = "[a-z0-9][a-z0-9-]{0,63}";
  private static final String UNIQUE_VIOLATION = "23505";

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
      Meeting.Numbering numbering) {}

  /** Refusals: {@code meeting.slug}, {@code meeting.taken}. */
  public Future<Meeting> create(NewMeeting meeting) {
    if (!meeting.slug().matches(SLUG)) {
      return refused(
          new Refusal(
              "meeting.slug", "An address has lower-case letters, digits, hyphens.", "slug"));
    }
    return client
        .preparedQuery(
            "INSERT INTO meeting (slug, title, organization, place, starts, ends, languages,"
                + " numbering, created) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)")
        .execute(
            Tuple.of(meeting.slug(), meeting.title(), meeting.organization(), meeting.place())
                .addLocalDate(meeting.starts())
                .addLocalDate(meeting.ends())
                .addArrayOfString(meeting.languages().toArray(String[]::new))
                .addString(meeting.numbering().name().toLowerCase(Locale.ROOT))
                .addOffsetDateTime(now()))
        .recover(
            failure ->
                taken(
                    failure,
                    new Refusal("meeting.taken", "There is a meeting of that address.", "slug")))
        .compose(done -> bySlug(meeting.slug()))
        .map(Optional::orElseThrow);
  }

  /** What is needed to put a resolution on the agenda; see {@link AgendaItem}. */
  public record NewResolution(
      String meeting,
      String slug,
      String item,
      String symbol,
      String title,
      String language,
      String direction) {}

  /**
   * Puts a resolution on the agenda. Its log is empty.
   *
   * <p>Refusals: {@code resolution.slug}, {@code resolution.symbol}, {@code resolution.title},
   * {@code resolution.language}, {@code resolution.taken}, {@code meeting.unknown}.
   */
  public Future<AgendaItem> add(NewResolution resolution, Voice by) {
    Optional<Refusal> refusal = AgendaRules.check(resolution);
    if (refusal.isPresent()) {
      return refused(refusal.get());
    }
    return client
        .preparedQuery(
            "INSERT INTO resolution (meeting, slug, item, symbol, title, language, direction,"
                + " voice, created)"
                + " SELECT id, $2, $3, $4, $5, $6, $7, $8, $9 FROM meeting WHERE slug = $1"
                + " RETURNING id")
        .execute(
            Tuple.of(
                    resolution.meeting(),
                    resolution.slug(),
                    resolution.item(),
                    resolution.symbol(),
                    resolution.title(),
                    resolution.language())
                .addString(resolution.direction())
                .addInteger(by.id())
                .addOffsetDateTime(now()))
        .recover(
            failure ->
                taken(
                    failure,
                    new Refusal(
                        "resolution.taken", "There is a resolution of that address.", "slug")))
        .compose(
            rows ->
                rows.size() == 0
                    ? refused(Refusal.of("meeting.unknown", "There is no such meeting."))
                    : resolution(rows.iterator().next().getLong(0)).map(Optional::orElseThrow));
  }

  private static <T> Future<T> refused(Refusal refusal) {
    return Future.failedFuture(refusal.asException());
  }

  private static <T> Future<T> taken(Throwable failure, Refusal refusal) {
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
        Meeting.Numbering.valueOf(row.getString(8).toUpperCase(Locale.ROOT)));
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
        row.getString(7));
  }
}
