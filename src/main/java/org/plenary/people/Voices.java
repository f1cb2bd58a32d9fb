package org.plenary.people;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import org.plenary.refusal.Refusal;

/** Finds and makes voices. Voices do not change, so all that were seen are kept. Thread-safe. */
public final class Voices {
  private static final String SELECT =
      "SELECT v.id, v.person, p.name, v.delegation, v.delegation_name, v.region, v.capacity"
          + " FROM voice v JOIN person p ON p.id = v.person ";
  private static final String INSERT =
      "INSERT INTO voice (person, delegation, delegation_name, region, capacity)"
          + " SELECT m.person, d.id, d.name, coalesce(d.region, ''), m.capacity"
          + " FROM membership m JOIN delegation d ON d.id = m.delegation"
          + " WHERE m.id = $1 ON CONFLICT DO NOTHING";
  private static final String OF_MEMBERSHIP =
      SELECT
          + "JOIN membership m ON m.person = v.person AND m.delegation = v.delegation"
          + " AND m.capacity = v.capacity JOIN delegation d ON d.id = m.delegation"
          + " AND d.name = v.delegation_name AND coalesce(d.region, '') = v.region"
          + " WHERE m.id = $1";

  private final SqlClient client;
  private final Map<Integer, Voice> known = new ConcurrentHashMap<>();

  public Voices(SqlClient client) {
    this.client = client;
  }

  /**
   * The voice of a membership as it stands now; made where it is new.
   *
   * <p>Refusal: {@code membership.unknown}.
   */
  public Future<Voice> ofMembership(long membership) {
    return find(membership)
        .compose(
            found ->
                found.isPresent()
                    ? Future.succeededFuture(found)
                    : client
                        .preparedQuery(INSERT)
                        .execute(Tuple.of(membership))
                        .compose(done -> find(membership)))
        .map(
            found ->
                found.orElseThrow(
                    () ->
                        Refusal.of("membership.unknown", "There is no such membership.")
                            .asException()));
  }

  private Future<Optional<Voice>> find(long membership) {
    return client
        .preparedQuery(OF_MEMBERSHIP)
        .execute(Tuple.of(membership))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false).findFirst().map(this::remember));
  }

  /**
   * The voice with that number.
   *
   * <p>Refusal: {@code voice.unknown}.
   */
  public Future<Voice> byId(int id) {
    return byIds(List.of(id))
        .map(
            found -> {
              Voice voice = found.get(id);
              if (voice == null) {
                throw Refusal.of("voice.unknown", "There is no such voice.").asException();
              }
              return voice;
            });
  }

  /** The server's own voice: for what happens without anybody asking for it. */
  public Future<Voice> server() {
    return only(Capacity.SERVER);
  }

  /** The voice of everybody without an account. */
  public Future<Voice> publicVoice() {
    return only(Capacity.PUBLIC);
  }

  private Future<Voice> only(Capacity capacity) {
    return known.values().stream()
        .filter(voice -> voice.capacity() == capacity)
        .findFirst()
        .map(Future::succeededFuture)
        .orElseGet(
            () ->
                client
                    .preparedQuery(SELECT + "WHERE v.capacity = $1 AND v.delegation IS NULL")
                    .execute(Tuple.of(capacity.code()))
                    .map(rows -> remember(rows.iterator().next())));
  }

  /** The voices with those numbers; numbers without a voice are left out. */
  public Future<Map<Integer, Voice>> byIds(Collection<Integer> ids) {
    Map<Integer, Voice> found = new HashMap<>();
    List<Integer> missing = new ArrayList<>();
    for (Integer id : ids) {
      Voice voice = known.get(id);
      if (voice == null) {
        missing.add(id);
      } else {
        found.put(id, voice);
      }
    }
    if (missing.isEmpty()) {
      return Future.succeededFuture(found);
    }
    return client
        .preparedQuery(SELECT + "WHERE v.id = ANY($1)")
        .execute(Tuple.of(missing.toArray(Integer[]::new)))
        .map(
            rows -> {
              rows.forEach(row -> found.put(row.getInteger(0), remember(row)));
              return found;
            });
  }

  /** Forgets what is kept in memory, so that an erased name is not shown any longer. */
  public void forget() {
    known.clear();
  }

  private Voice remember(Row row) {
    Voice voice = read(row, 0);
    known.put(voice.id(), voice);
    return voice;
  }

  /**
   * Reads id, person, name, delegation, delegation_name, region, capacity from seven columns on.
   */
  static Voice read(Row row, int at) {
    String name = row.getString(at + 2);
    Long delegation = row.getLong(at + 3);
    return new Voice(
        row.getInteger(at),
        row.getLong(at + 1),
        name == null ? Voice.ERASED : name,
        delegation == null ? 0 : delegation,
        row.getString(at + 4),
        row.getString(at + 5),
        Capacity.of(row.getString(at + 6)).orElse(Capacity.OBSERVER));
  }
}
