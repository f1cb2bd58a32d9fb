package org.plenary.input;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plenary.negotiation.ProposalKind;
import org.plenary.negotiation.Target;
import org.plenary.people.Voice;

/** The drafts of delegations. Does not ask who is asking: the callers do. Thread-safe. */
public final class Drafts {
  private static final String COLUMNS =
      "id, resolution, delegation, kind, clause, place, amends, number, contribution, base, symbol,"
          + " why, state, version, voice, at";

  private final SqlClient client;
  private final Clock clock;

  public Drafts(SqlClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /** Whether a voice may follow and edit the text of a draft; false for what is none. */
  public Future<Boolean> isFor(long stream, Voice voice) {
    return byId(stream)
        .map(
            found ->
                found
                    .filter(draft -> draft.state() == Draft.State.OPEN && draft.isFor(voice))
                    .isPresent());
  }

  Future<Optional<Draft>> byId(long id) {
    return client
        .preparedQuery("SELECT " + COLUMNS + " FROM draft WHERE id = $1")
        .execute(Tuple.of(id))
        .map(
            rows ->
                rows.size() == 0 ? Optional.empty() : Optional.of(read(rows.iterator().next())));
  }

  /** The open ones of a delegation, the newest first. */
  Future<List<Draft>> of(long resolution, long delegation) {
    return client
        .preparedQuery(
            "SELECT "
                + COLUMNS
                + " FROM draft WHERE resolution = $1 AND delegation = $2 AND state = 'open'"
                + " ORDER BY id DESC")
        .execute(Tuple.of(resolution, delegation))
        .map(
            rows -> {
              List<Draft> found = new ArrayList<>();
              rows.forEach(row -> found.add(read(row)));
              return found;
            });
  }

  /**
   * Begins one; its text is still to be stored. The id and the author's of {@code wanted} are new.
   */
  Future<Draft> begin(Draft wanted, Voice by) {
    return client
        .preparedQuery(
            "INSERT INTO draft (resolution, delegation, kind, clause, place, amends, number,"
                + " contribution, base, symbol, why, voice, at)"
                + " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) RETURNING "
                + COLUMNS)
        .execute(
            Tuple.of(wanted.resolution(), by.delegationId())
                .addString(code(wanted.kind()))
                .addString(wanted.target().clause())
                .addString(code(wanted.target().place()))
                .addInteger(wanted.target().amends())
                .addInteger(wanted.number())
                .addInteger(wanted.contribution())
                .addLong(wanted.base())
                .addString(wanted.symbol())
                .addString(wanted.why())
                .addInteger(by.id())
                .addLong(clock.millis()))
        .map(rows -> read(rows.iterator().next()));
  }

  /** What is said beside a text; null: stays as it is. */
  record Part(
      @Nullable ProposalKind kind,
      Target.@Nullable Place place,
      @Nullable String symbol,
      @Nullable String why,
      @Nullable Integer contribution) {}

  /**
   * Changes what is said beside its text: no more than what is given, so that two who change
   * different things at once both have their way. Answers the draft as it is then.
   */
  Future<Draft> change(Draft draft, Part part) {
    return client
        .preparedQuery(
            "UPDATE draft SET kind = COALESCE($2, kind), place = COALESCE($3, place),"
                + " symbol = COALESCE($4, symbol), why = COALESCE($5, why),"
                + " contribution = COALESCE($6, contribution) WHERE id = $1 RETURNING "
                + COLUMNS)
        .execute(
            Tuple.of(draft.id())
                .addString(part.kind() == null ? null : code(part.kind()))
                .addString(part.place() == null ? null : code(part.place()))
                .addString(part.symbol())
                .addString(part.why())
                .addInteger(part.contribution()))
        .map(rows -> read(rows.iterator().next()));
  }

  /** It is open no longer. */
  Future<Void> end(Draft draft, Draft.State state, long version) {
    return client
        .preparedQuery("UPDATE draft SET state = $2, version = $3 WHERE id = $1")
        .execute(Tuple.of(draft.id(), code(state), version))
        .mapEmpty();
  }

  private static String code(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static Draft read(Row row) {
    return new Draft(
        row.getLong(0),
        row.getLong(1),
        row.getLong(2),
        ProposalKind.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
        new Target(
            row.getString(4),
            Target.Place.valueOf(row.getString(5).toUpperCase(Locale.ROOT)),
            row.getInteger(6)),
        row.getInteger(7),
        row.getInteger(8),
        row.getLong(9),
        row.getString(10),
        row.getString(11),
        Draft.State.valueOf(row.getString(12).toUpperCase(Locale.ROOT)),
        row.getLong(13),
        row.getInteger(14),
        row.getLong(15));
  }
}
