package org.plenary.database;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
  private static final String ENTRIES =
      "SELECT md5(string_agg(e::text, '|' ORDER BY resolution, version)) FROM entry e";

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-04T05:06:07Z"), ZoneOffset.UTC);

  @TempDir Path directory;

  private static DatabaseConfig at(Address address) {
    return new DatabaseConfig.External(address, null);
  }

  private static void execute(Address address, String... sql) throws SQLException {
    try (Connection connection = address.connect();
        Statement statement = connection.createStatement()) {
      for (String each : sql) {
        statement.execute(each);
      }
    }
  }

  private static String one(Address address, String sql) throws SQLException {
    try (Connection connection = address.connect()) {
      return Migrations.one(connection, sql);
    }
  }

  /** A database with awkward characters in it, and its backup. */
  private Address filled(Path file) throws IOException, SQLException {
    Address address = TestDatabase.fresh();
    execute(
        address,
        "UPDATE region SET place = 7 WHERE code = 'APT'",
        "INSERT INTO person (name, created) VALUES (E'Ab\\\\c\\td\\ne', now()), (NULL, now())",
        "INSERT INTO account (person, login, created) SELECT id, 'who' || id, now() FROM person",
        "INSERT INTO entry SELECT 1, v, 'edit', 1, v, 'abcdefgh', v, '{\"a\":\"قرار 决议 😀\"}'"
            + " FROM generate_series(1, 1000) v");
    Backup.take(at(address), file, CLOCK);
    return address;
  }

  private static final String CONTENT =
      """
      SELECT md5(concat((SELECT string_agg(e::text, '|' ORDER BY version) FROM entry e),
        (SELECT string_agg(p::text, '|' ORDER BY id) FROM person p),
        (SELECT string_agg(a::text, '|' ORDER BY id) FROM account a),
        (SELECT string_agg(r::text, '|' ORDER BY code) FROM region r)))""";

  @Test
  void comes_back_as_it_was() throws Exception {
    Path file = directory.resolve("one.backup");
    Address before = filled(file);
    Address after = TestDatabase.empty();
    assertTrue(Restore.from(file, at(after)) > 1000);
    assertEquals(one(before, CONTENT), one(after, CONTENT));
    assertEquals("7", one(after, "SELECT place FROM region WHERE code = 'APT'"));
    // Numbers go on where they were.
    assertEquals(
        one(before, "SELECT last_value + 1 FROM person_id_seq"),
        one(after, "INSERT INTO person (created) VALUES (now()) RETURNING id"));
    // The application finds its privileges, and the restored database is backed up the same.
    assertEquals(
        "1000",
        one(Migrations.apply((DatabaseConfig.External) at(after)), "SELECT count(*) FROM entry"));
  }

  @Test
  void is_of_one_moment_private_and_never_overwrites() throws Exception {
    Path file = directory.resolve("one.backup");
    Address address = filled(file);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    byte[] bytes = Files.readAllBytes(file);
    assertThrows(DatabaseException.class, () -> Backup.take(at(address), file, CLOCK));
    assertArrayEquals(bytes, Files.readAllBytes(file));
    assertFalse(Files.exists(directory.resolve("one.backup.part")));
  }

  @Test
  void does_not_go_into_a_database_in_use() throws Exception {
    Path file = directory.resolve("one.backup");
    Address address = filled(file);
    DatabaseException no =
        assertThrows(DatabaseException.class, () -> Restore.from(file, at(address)));
    assertTrue(no.getMessage().contains("not empty"), no.getMessage());
    assertEquals("1000", one(address, "SELECT count(*) FROM entry"));
  }

  /** A bit that means nothing, such as one of a time that nobody reads, may be another. */
  @Test
  void a_damaged_file_is_refused_or_restored_to_the_letter() throws Exception {
    Path file = directory.resolve("one.backup");
    String good = one(filled(file), ENTRIES);
    byte[] bytes = Files.readAllBytes(file);
    int refused = 0;
    for (int i = 1; i < 8; i++) {
      byte[] flipped = bytes.clone();
      flipped[bytes.length * i / 10] ^= 0x10;
      if (isRefused(flipped, good)) {
        refused++;
      }
    }
    assertTrue(refused >= 4, refused + " of 7 were refused");
    assertTrue(isRefused(Arrays.copyOf(bytes, bytes.length / 2), good));
  }

  private boolean isRefused(byte[] damaged, String good) throws Exception {
    Address target = TestDatabase.empty();
    Path file = Files.write(directory.resolve("damaged.backup"), damaged);
    try {
      Restore.from(file, at(target));
    } catch (DatabaseException refused) {
      assertEquals("0", one(target, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"));
      return true;
    }
    assertEquals(good, one(target, ENTRIES));
    return false;
  }

  @Test
  void an_exchanged_table_is_found() throws Exception {
    Path file = directory.resolve("one.backup");
    filled(file);
    try (FileSystem zip = FileSystems.newFileSystem(file)) {
      Path table = zip.getPath("tables/entry.copy");
      Files.writeString(table, Files.readString(table).replace("edit", "gone"));
    }
    DatabaseException no =
        assertThrows(DatabaseException.class, () -> Restore.from(file, at(TestDatabase.empty())));
    assertEquals("the backup is damaged: tables/entry.copy", no.getMessage());
  }

  @Test
  void a_backup_of_a_newer_server_is_refused() throws Exception {
    Path file = directory.resolve("one.backup");
    filled(file);
    try (FileSystem zip = FileSystems.newFileSystem(file)) {
      Path json = zip.getPath("manifest.json");
      Manifest old = Manifest.parse(Files.readAllBytes(json));
      java.util.List<Manifest.Migration> more = new java.util.ArrayList<>(old.migrations());
      more.add(new Manifest.Migration("9999", 1));
      Files.write(json, new Manifest(1, old.taken(), more, old.tables(), old.sequences()).toJson());
    }
    DatabaseException no =
        assertThrows(DatabaseException.class, () -> Restore.from(file, at(TestDatabase.empty())));
    assertTrue(no.getMessage().contains("newer"), no.getMessage());
  }

  @Test
  void no_backup_no_restore() throws Exception {
    Path file = Files.writeString(directory.resolve("x"), "no zip", StandardCharsets.UTF_8);
    assertThrows(DatabaseException.class, () -> Restore.from(file, at(TestDatabase.empty())));
    assertThrows(
        DatabaseException.class,
        () -> Backup.take(at(TestDatabase.empty()), directory.resolve("y"), CLOCK));
    assertFalse(Files.exists(directory.resolve("y")));
  }
}
