package org.plenary.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.postgresql.PGConnection;

/** Fills an empty database from a {@link Backup}. Blocks. */
public final class Restore {
  private Restore() {}

  /**
   * Puts the backup into a database that has no tables yet. The whole file is checked before
   * anything is written, and all rows go in by one transaction. The tables are made as they were
   * when the backup was taken; the next start of the server brings them up to date.
   *
   * @return how many rows went in
   * @throws DatabaseException when the file is damaged, of a newer server or no backup, or the
   *     database is not empty
   */
  public static long from(Path file, DatabaseConfig config) throws IOException, SQLException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      Manifest manifest = Manifest.parse(read(zip, "manifest.json").readAllBytes());
      check(zip, manifest);
      try (Access access = Access.to(config)) {
        return fill(zip, manifest, access.owner(), config);
      }
    } catch (ZipException e) {
      throw new DatabaseException(file + " is damaged or no backup: " + e.getMessage(), e);
    }
  }

  private static InputStream read(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new DatabaseException("the backup has no " + name);
    }
    return zip.getInputStream(entry);
  }

  private static void check(ZipFile zip, Manifest manifest) throws IOException {
    for (Manifest.Part part : manifest.tables()) {
      MessageDigest sha256 = Backup.sha256();
      try (InputStream in = new DigestInputStream(read(zip, part.file()), sha256)) {
        in.transferTo(java.io.OutputStream.nullOutputStream());
      }
      if (!HexFormat.of().formatHex(sha256.digest()).equals(part.sha256())) {
        throw new DatabaseException("the backup is damaged: " + part.file());
      }
    }
  }

  private static long fill(ZipFile zip, Manifest manifest, Address owner, DatabaseConfig config)
      throws IOException, SQLException {
    try (Connection connection = owner.connect()) {
      if (!Tables.inOrder(connection).isEmpty()) {
        throw new DatabaseException(
            "the database is not empty; a backup only goes into an empty one");
      }
      String password =
          config instanceof DatabaseConfig.External external ? external.appPassword() : null;
      Migrations.applyUpTo(new DatabaseConfig.External(owner, password), manifest.migrations());
      connection.setAutoCommit(false);
      long rows = load(zip, manifest, connection);
      connection.commit();
      return rows;
    }
  }

  private static long load(ZipFile zip, Manifest manifest, Connection connection)
      throws IOException, SQLException {
    List<Tables.Table> there = Tables.inOrder(connection);
    List<Tables.Table> brought = manifest.tables().stream().map(Manifest.Part::table).toList();
    if (!java.util.Set.copyOf(there).equals(java.util.Set.copyOf(brought))) {
      throw new DatabaseException("the backup's tables are not those of its migrations");
    }
    truncate(connection, there);
    long rows = 0;
    for (Manifest.Part part : manifest.tables()) {
      rows += copy(zip, part, connection);
    }
    for (Map.Entry<String, Long> sequence : manifest.sequences().entrySet()) {
      setSequence(connection, sequence.getKey(), sequence.getValue());
    }
    return rows;
  }

  /** Migrations fill some tables; the backup has these rows too. */
  private static void truncate(Connection connection, List<Tables.Table> tables)
      throws SQLException {
    List<String> names = tables.stream().map(table -> Migrations.quote(table.name())).toList();
    try (Statement statement = connection.createStatement()) {
      statement.execute("TRUNCATE " + String.join(", ", names));
    }
  }

  private static long copy(ZipFile zip, Manifest.Part part, Connection connection)
      throws IOException, SQLException {
    try (InputStream in = read(zip, part.file())) {
      long rows =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn("COPY " + part.table().target() + " FROM STDIN (ENCODING 'UTF8')", in);
      if (rows != part.rows()) {
        throw new DatabaseException(
            part.name() + ": " + rows + " rows instead of " + part.rows() + "; nothing restored");
      }
      return rows;
    }
  }

  private static void setSequence(Connection connection, String name, long value)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT setval(?::regclass, ?)")) {
      statement.setString(1, Migrations.quote(name));
      statement.setLong(2, value);
      statement.execute();
    }
  }
}
