package org.plenary.meeting;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plenary.people.Voice;
import org.plenary.refusal.Refusal;

/**
 * The settings of meetings: each change is kept with who made it and when, and cannot be taken out
 * of the history again. Does not ask who is asking: the callers do. Thread-safe.
 */
public final class MeetingSettings {
  private final SqlClient client;
  private final Clock clock;
  private final Meetings meetings;

  MeetingSettings(SqlClient client, Clock clock, Meetings meetings) {
    this.client = client;
    this.clock = clock;
    this.meetings = meetings;
  }

  /**
   * One setting that was changed.
   *
   * @param field its code; {@code slug} first where the meeting was opened, then every other one
   * @param was empty where the meeting was opened
   * @param voice number of the voice that changed it
   * @param at in milliseconds since 1970
   */
  public record Changed(String field, String was, String now, int voice, long at) {}

  /**
   * Opens a meeting. Each setting that it is opened with is kept as its first change.
   *
   * <p>Refusals: {@code meeting.slug}, {@code meeting.taken}, {@code meeting.title}, {@code
   * meeting.organization}, {@code meeting.place}, {@code meeting.dates}, {@code meeting.languages},
   * {@code meeting.contest-days}.
   */
  public Future<Meeting> open(String slug, Meeting.Numbering numbering, Settings wanted, Voice by) {
    Optional<Refusal> refusal = SettingsRules.slug(slug).or(() -> SettingsRules.check(wanted));
    if (refusal.isPresent()) {
      return Meetings.refused(refusal.get());
    }
    Map<String, String> first = opening(slug, numbering, wanted);
    Tuple values = values(wanted).addValue(slug).addString(numbering.code());
    return client
        .preparedQuery(
            "WITH made AS (INSERT INTO meeting (title, organization, place, starts, ends,"
                + " languages, zone, invites_public, contest_days, slug, numbering, created)"
                + " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11,"
                + " to_timestamp($12::bigint / 1000.0)) RETURNING id)"
                + " INSERT INTO meeting_change (meeting, field, was, now, voice, at)"
                + " SELECT made.id, c.field, '', c.now, $13, $12::bigint FROM made,"
                + " unnest($14::text[], $15::text[]) AS c (field, now)")
        .execute(
            values
                .addLong(clock.millis())
                .addInteger(by.id())
                .addArrayOfString(first.keySet().toArray(String[]::new))
                .addArrayOfString(first.values().toArray(String[]::new)))
        .recover(failure -> Meetings.taken(failure, SettingsRules.TAKEN))
        .compose(done -> meetings.bySlug(slug))
        .map(Optional::orElseThrow);
  }

  private static Map<String, String> opening(
      String slug, Meeting.Numbering numbering, Settings wanted) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("slug", slug);
    all.put("numbering", numbering.code());
    all.putAll(wanted.written());
    return all;
  }

  /**
   * Changes the settings of a meeting; nothing is kept where they are as they were.
   *
   * <p>Refusals: those of {@link #open}; {@code meeting.unknown}; {@code meeting.stale} where they
   * were changed since they were read.
   *
   * @param revision that of the meeting as it was read
   */
  public Future<Void> change(String slug, int revision, Settings wanted, Voice by) {
    Optional<Refusal> refusal = SettingsRules.check(wanted);
    if (refusal.isPresent()) {
      return Meetings.refused(refusal.get());
    }
    return meetings.named(slug).compose(found -> change(found, revision, wanted, by));
  }

  private Future<Void> change(Meeting now, int revision, Settings wanted, Voice by) {
    Map<String, String> old = now.settings().written();
    List<String> fields = new ArrayList<>();
    List<String> was = new ArrayList<>();
    List<String> becomes = new ArrayList<>();
    wanted
        .written()
        .forEach(
            (field, value) -> {
              String before = old.getOrDefault(field, "");
              if (!before.equals(value)) {
                fields.add(field);
                was.add(before);
                becomes.add(value);
              }
            });
    if (now.revision() != revision) {
      return stale();
    }
    if (fields.isEmpty()) {
      return Future.succeededFuture();
    }
    return client
        .preparedQuery(
            "WITH done AS (UPDATE meeting SET title = $1, organization = $2, place = $3,"
                + " starts = $4, ends = $5, languages = $6, zone = $7, invites_public = $8,"
                + " contest_days = $9, revision = revision + 1"
                + " WHERE id = $10 AND revision = $11 RETURNING id)"
                + " INSERT INTO meeting_change (meeting, field, was, now, voice, at)"
                + " SELECT done.id, c.field, c.was, c.now, $15, $16 FROM done,"
                + " unnest($12::text[], $13::text[], $14::text[]) AS c (field, was, now)")
        .execute(
            values(wanted)
                .addLong(now.id())
                .addInteger(revision)
                .addArrayOfString(fields.toArray(String[]::new))
                .addArrayOfString(was.toArray(String[]::new))
                .addArrayOfString(becomes.toArray(String[]::new))
                .addInteger(by.id())
                .addLong(clock.millis()))
        .compose(rows -> rows.rowCount() == 0 ? stale() : Future.succeededFuture());
  }

  private static Future<Void> stale() {
    return Meetings.refused(
        Refusal.of("meeting.stale", "Somebody has changed these settings meanwhile."));
  }

  /**
   * Invites people without an account to hand something in on the meeting's resolutions, or no
   * longer.
   *
   * <p>Refusals: {@code meeting.unknown}, {@code meeting.stale}.
   */
  public Future<Void> invitePublic(String slug, boolean invites, Voice by) {
    return meetings
        .named(slug)
        .compose(found -> change(found, found.revision(), found.settings().inviting(invites), by));
  }

  /** What was changed, the oldest first. */
  public Future<List<Changed>> changes(long meeting) {
    return client
        .preparedQuery(
            "SELECT field, was, now, voice, at FROM meeting_change WHERE meeting = $1"
                + " ORDER BY id")
        .execute(Tuple.of(meeting))
        .map(
            rows -> {
              List<Changed> found = new ArrayList<>();
              for (Row row : rows) {
                found.add(
                    new Changed(
                        row.getString(0),
                        row.getString(1),
                        row.getString(2),
                        row.getInteger(3),
                        row.getLong(4)));
              }
              return found;
            });
  }

  private static Tuple values(Settings it) {
    return Tuple.of(it.title(), it.organization(), it.place())
        .addLocalDate(it.starts())
        .addLocalDate(it.ends())
        .addArrayOfString(it.languages().toArray(String[]::new))
        .addString(it.zone().getId())
        .addBoolean(it.invitesPublic())
        .addInteger(it.contestDays());
  }
}
