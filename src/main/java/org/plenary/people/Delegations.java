package org.plenary.people;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plenary.refusal.Refusal;

/** Regions and delegations. Thread-safe. */
public final class Delegations {
  static final String COLUMNS = "d.id, d.name, d.kind, coalesce(d.region, '')";

  private final SqlClient client;
  private final Clock clock;

  public Delegations(SqlClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /** In the order of lists. */
  public Future<List<Region>> regions() {
    return client
        .query("SELECT code, names, color FROM region ORDER BY place, code")
        .execute()
        .map(
            rows -> {
              List<Region> list = new ArrayList<>();
              rows.forEach(row -> list.add(region(row)));
              return list;
            });
  }

  /** By name. */
  public Future<List<Delegation>> all() {
    return client
        .query("SELECT " + COLUMNS + " FROM delegation d ORDER BY d.name")
        .execute()
        .map(
            rows -> {
              List<Delegation> list = new ArrayList<>();
              rows.forEach(row -> list.add(read(row, 0)));
              return list;
            });
  }

  /**
   * Makes a delegation.
   *
   * <p>Refusals: {@code delegation.name}, {@code delegation.taken}, {@code region.unknown}.
   *
   * @param region a region's code, or empty
   */
  public Future<Delegation> create(String name, DelegationKind kind, String region) {
    String clean = Names.clean(name);
    if (!Names.fits(clean, 200)) {
      return Future.failedFuture(
          new Refusal("delegation.name", "A name has 1 to 200 characters.", "name").asException());
    }
    return client
        .preparedQuery(
            "INSERT INTO delegation (name, kind, region, created)"
                + " SELECT $1, $2, nullif($3, ''), $4"
                + " WHERE $3 = '' OR EXISTS (SELECT FROM region WHERE code = $3)"
                + " RETURNING id")
        .execute(Tuple.of(clean, kind.code(), region, clock.instant().atOffset(ZoneOffset.UTC)))
        .recover(
            failure ->
                Future.failedFuture(
                    Taken.as(
                        failure,
                        new Refusal(
                            "delegation.taken", "There is a delegation of that name.", "name"))))
        .map(
            rows -> {
              if (rows.size() == 0) {
                throw new Refusal("region.unknown", "There is no such region.", "region")
                    .asException();
              }
              return new Delegation(rows.iterator().next().getLong(0), clean, kind, region);
            });
  }

  private static Region region(Row row) {
    Map<String, String> names = new LinkedHashMap<>();
    row.get(JsonObject.class, 1).forEach(one -> names.put(one.getKey(), (String) one.getValue()));
    return new Region(row.getString(0), names, row.getString(2));
  }

  /** Reads the four {@link #COLUMNS}. */
  static Delegation read(Row row, int at) {
    return new Delegation(
        row.getLong(at),
        row.getString(at + 1),
        DelegationKind.of(row.getString(at + 2)).orElseThrow(),
        row.getString(at + 3));
  }
}
