package org.plenary.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a database holds, as its catalogue tells; without Flyway's own table. */
final class Tables {
  /** The application's table of each room, whatever rooms there are. */
  private static final String TABLES =
      """
      SELECT c.oid, c.relname FROM pg_class c
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
        AND c.relname <> 'flyway_schema_history'
      ORDER BY c.relname""";

  private static final String REFERENCES =
      """
      SELECT c.relname, r.relname FROM pg_constraint f
      JOIN pg_class c ON c.oid = f.conrelid JOIN pg_class r ON r.oid = f.confrelid
      WHERE f.contype = 'f' AND f.conrelid <> f.confrelid
        AND f.connamespace = 'public'::regnamespace""";

  private Tables() {}

  /** Names and columns of all tables, each after those that it refers to. */
  static List<Table> inOrder(Connection connection) throws SQLException {
    Map<String, Table> left = new TreeMap<>();
    for (List<String> row : rows(connection, TABLES)) {
      left.put(row.get(1), new Table(row.get(1), columns(connection, row.get(0))));
    }
    List<List<String>> references = rows(connection, REFERENCES);
    List<Table> ordered = new ArrayList<>();
    while (!left.isEmpty()) {
      List<String> ready =
          left.keySet().stream()
              .filter(name -> references.stream().noneMatch(r -> r.get(0).equals(name)))
              .toList();
      if (ready.isEmpty()) {
        throw new DatabaseException("tables refer to each other in a circle: " + left.keySet());
      }
      ready.forEach(name -> ordered.add(java.util.Objects.requireNonNull(left.remove(name))));
      references.removeIf(r -> ready.contains(r.get(1)));
    }
    return ordered;
  }

  record Table(String name, List<String> columns) {
    /** For a COPY: the name and the columns in their order. */
    String target() {
      return Migrations.quote(name)
          + " ("
          + String.join(", ", columns.stream().map(Migrations::quote).toList())
          + ")";
    }
  }

  private static List<String> columns(Connection connection, String table) throws SQLException {
    return rows(
            connection,
            "SELECT attname FROM pg_attribute WHERE attrelid = "
                + table
                + " AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum")
        .stream()
        .map(row -> row.get(0))
        .toList();
  }

  /** The last number that each sequence gave, for those that gave one. */
  static Map<String, Long> sequences(Connection connection) throws SQLException {
    Map<String, Long> values = new TreeMap<>();
    String sql =
        "SELECT sequencename, last_value FROM pg_sequences"
            + " WHERE schemaname = 'public' AND last_value IS NOT NULL";
    for (List<String> row : rows(connection, sql)) {
      values.put(row.get(0), Long.valueOf(row.get(1)));
    }
    return values;
  }

  static List<List<String>> rows(Connection connection, String sql) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int width = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int column = 1; column <= width; column++) {
          row.add(String.valueOf(result.getString(column)));
        }
        rows.add(row);
      }
    }
    return rows;
  }
}
