package org.plenary.input;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.plenary.negotiation.Input;

/** The words of public submissions, which stand beside the log. Thread-safe. */
final class SubmissionTable {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String COLUMNS =
      "commitment, salt, words, name, email, named, at, erased IS NOT NULL";

  private final SqlClient client;

  SubmissionTable(SqlClient client) {
    this.client = client;
  }

  /** Keeps words under a receipt; what is kept under it already stays as it is. */
  Future<Void> store(long resolution, String receipt, SubmissionRules.Filled filled, long at) {
    byte[] salt = new byte[16];
    RANDOM.nextBytes(salt);
    String hex = HexFormat.of().formatHex(salt);
    return client
        .preparedQuery(
            "INSERT INTO submission (resolution, receipt, commitment, salt, words, name, email,"
                + " named, at) VALUES ($1, $2, $3, $4, $5, nullif($6, ''), nullif($7, ''), $8, $9)"
                + " ON CONFLICT DO NOTHING")
        .execute(
            Tuple.of(
                    resolution,
                    receipt,
                    SubmissionRules.commitment(hex, filled.words()),
                    hex,
                    filled.words(),
                    filled.name())
                .addString(filled.email())
                .addBoolean(filled.named())
                .addLong(at))
        .mapEmpty();
  }

  /** What is kept under a receipt. */
  Future<Optional<Submissions.Kept>> find(long resolution, String receipt) {
    return client
        .preparedQuery(
            "SELECT " + COLUMNS + " FROM submission WHERE resolution = $1 AND receipt = $2")
        .execute(Tuple.of(resolution, receipt))
        .map(rows -> kept(rows).stream().findFirst());
  }

  /** Takes out what is kept under a receipt. */
  Future<Void> delete(long resolution, String receipt) {
    return client
        .preparedQuery("DELETE FROM submission WHERE resolution = $1 AND receipt = $2")
        .execute(Tuple.of(resolution, receipt))
        .mapEmpty();
  }

  /** What is kept of these, by their numbers. */
  Future<Map<Integer, Submissions.Kept>> words(
      long resolution, Collection<Input.PublicInput> inputs) {
    if (inputs.isEmpty()) {
      return Future.succeededFuture(Map.of());
    }
    return client
        .preparedQuery(
            "SELECT " + COLUMNS + " FROM submission WHERE resolution = $1 AND commitment = ANY($2)")
        .execute(
            Tuple.of(resolution)
                .addArrayOfString(
                    inputs.stream().map(Input.PublicInput::commitment).toArray(String[]::new)))
        .map(
            rows -> {
              Map<String, Submissions.Kept> byCommitment = new HashMap<>();
              kept(rows).forEach(one -> byCommitment.put(one.commitment(), one));
              Map<Integer, Submissions.Kept> byNumber = new TreeMap<>();
              for (Input.PublicInput input : inputs) {
                Submissions.Kept one = byCommitment.get(input.commitment());
                if (one != null) {
                  byNumber.put(input.number(), one);
                }
              }
              return byNumber;
            });
  }

  /** Where the answer is to go; empty where no address was given. */
  Future<Optional<String>> address(long resolution, String commitment) {
    return client
        .preparedQuery(
            "SELECT email FROM submission WHERE resolution = $1"
                + " AND commitment = $2 AND email IS NOT NULL")
        .execute(Tuple.of(resolution, commitment))
        .map(
            rows -> {
              for (Row row : rows) {
                return Optional.of(row.getString(0));
              }
              return Optional.empty();
            });
  }

  /** Resolutions with something that the secretariat has not looked at. */
  Future<List<Long>> waiting() {
    return client
        .query("SELECT DISTINCT resolution FROM submission WHERE NOT looked ORDER BY 1")
        .execute()
        .map(
            rows -> {
              List<Long> found = new ArrayList<>();
              rows.forEach(row -> found.add(row.getLong(0)));
              return found;
            });
  }

  Future<Void> looked(long resolution, String commitment) {
    return client
        .preparedQuery(
            "UPDATE submission SET looked = true WHERE resolution = $1 AND commitment = $2")
        .execute(Tuple.of(resolution, commitment))
        .mapEmpty();
  }

  /** Leaves nothing of the words, the salt, the name and the address. */
  Future<Void> erase(long resolution, String commitment, long at) {
    return client
        .preparedQuery(
            "UPDATE submission SET words = '', salt = '', name = NULL,"
                + " email = NULL, erased = $3, looked = true"
                + " WHERE resolution = $1 AND commitment = $2")
        .execute(Tuple.of(resolution, commitment, at))
        .mapEmpty();
  }

  private static List<Submissions.Kept> kept(Iterable<Row> rows) {
    List<Submissions.Kept> list = new ArrayList<>();
    for (Row row : rows) {
      String name = row.getString(3);
      list.add(
          new Submissions.Kept(
              row.getString(0),
              row.getString(1),
              row.getString(2),
              name == null ? "" : name,
              row.getString(4) != null,
              row.getBoolean(5),
              row.getLong(6),
              row.getBoolean(7)));
    }
    return list;
  }
}
