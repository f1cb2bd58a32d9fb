package org.plenary.database;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;

/**
 * Writes everything the database holds into one file: a zip of one file a table and a {@link
 * Manifest}. All tables are of one moment; the server may run on meanwhile. Blocks.
 */
public final class Backup {
  private static final String MIGRATIONS =
      "SELECT version, checksum FROM flyway_schema_history WHERE success AND version IS NOT NULL"
          + " ORDER BY installed_rank";

  private Backup() {}

  /**
   * Takes a backup. The file appears under its name only when it is whole and on disk; only this
   * user can read it.
   *
   * @return how many rows it holds
   * @throws DatabaseException when there is such a file already, or nothing to back up
   */
  public static long take(DatabaseConfig config, Path file, Clock clock)
      throws IOException, SQLException {
    if (Files.exists(file)) {
      throw new DatabaseException(file + " is there already");
    }
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(part);
    Files.createFile(
        part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (Access access = Access.to(config);
        Connection connection = access.owner().connect()) {
      Manifest manifest = write(connection, part, clock);
      force(part);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      return manifest.tables().stream().mapToLong(Manifest.Part::rows).sum();
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static Manifest write(Connection connection, Path file, Clock clock)
      throws IOException, SQLException {
    connection.setAutoCommit(false);
    connection.setReadOnly(true);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    if (Migrations.one(connection, "SELECT to_regclass('flyway_schema_history')::text") == null) {
      throw new DatabaseException("this database has never been used by a server");
    }
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      List<Manifest.Part> parts = new ArrayList<>();
      for (Tables.Table table : Tables.inOrder(connection)) {
        parts.add(copy(connection, table, zip));
      }
      Manifest manifest =
          new Manifest(
              Manifest.FORMAT,
              clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
              migrations(connection),
              parts,
              Tables.sequences(connection));
      zip.putNextEntry(new ZipEntry("manifest.json"));
      zip.write(manifest.toJson());
      zip.closeEntry();
      return manifest;
    }
  }

  static List<Manifest.Migration> migrations(Connection connection) throws SQLException {
    return Tables.rows(connection, MIGRATIONS).stream()
        .map(row -> new Manifest.Migration(row.get(0), Integer.parseInt(row.get(1))))
        .toList();
  }

  private static Manifest.Part copy(Connection connection, Tables.Table table, ZipOutputStream zip)
      throws IOException, SQLException {
    Manifest.Part empty = new Manifest.Part(table.name(), table.columns(), 0, "");
    zip.putNextEntry(new ZipEntry(empty.file()));
    MessageDigest sha256 = sha256();
    long rows;
    try (OutputStream out = new DigestOutputStream(new Unclosed(zip), sha256)) {
      rows =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyOut("COPY " + table.target() + " TO STDOUT (ENCODING 'UTF8')", out);
    }
    zip.closeEntry();
    return new Manifest.Part(
        table.name(), table.columns(), rows, HexFormat.of().formatHex(sha256.digest()));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Leaves the archive open when one of its files ends. */
  private static final class Unclosed extends FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() {
      // The archive goes on.
    }
  }
}
