package org.plenary.database;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pieces of the log as PostgreSQL would make them; that it takes them: EmbeddedPostgresTest. */
class LogAheadTest {
  @Test
  void makes_the_next_ones_until_there_are_enough(@TempDir Path cluster) throws Exception {
    Path log = Files.createDirectory(cluster.resolve("pg_wal"));
    Files.createDirectory(log.resolve("archive_status"));
    LogAhead ahead = new LogAhead(cluster, RunAs.choose(cluster));
    assertFalse(ahead.make(), "behind nothing");
    for (int i = 0; i < LogAhead.PIECES - 2; i++) {
      Files.createFile(log.resolve(LogAhead.after("0000000100000000000007F0", i)));
    }
    Files.createFile(log.resolve("xlogtemp.ahead"));
    assertTrue(ahead.make());
    assertTrue(ahead.make());
    assertFalse(ahead.make());
    Path last = log.resolve(LogAhead.after("0000000100000000000007F0", LogAhead.PIECES - 1));
    assertArrayEquals(new byte[LogAhead.PIECE_MB << 20], Files.readAllBytes(last));
    assertFalse(Files.exists(log.resolve("xlogtemp.ahead")));
  }

  @Test
  void numbers_them_as_postgresql_does() {
    assertEquals("000000010000000000000002", LogAhead.after("000000010000000000000001", 1));
    assertEquals("00000002000000000000000B", LogAhead.after("000000020000000000000009", 2));
    assertEquals("0000000100000001000007FF", LogAhead.after("0000000100000001000007FE", 1));
    assertEquals("000000010000000200000001", LogAhead.after("0000000100000001000007FE", 3));
  }
}
