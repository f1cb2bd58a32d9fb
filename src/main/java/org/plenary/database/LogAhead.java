package org.plenary.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.stream.Stream;

/**
 * Makes pieces of PostgreSQL's log before they are needed. A commit that finds a piece full waits
 * until the next is filled with zeros: 8 ms for 2 MB. PostgreSQL itself writes over old ones, which
 * a new cluster does not have; those made here are what it makes: named by their number, all zeros.
 */
final class LogAhead {
  private LogAhead() {}

  /** The size of a piece, in MB: what {@code initdb --wal-segsize} is told. */
  static final int PIECE_MB = 2;

  private static final long IN_ONE_LOG = (1L << 32) / (PIECE_MB << 20);
  private static final int DIGITS = 24;

  /**
   * Makes so many behind the newest.
   *
   * @param cluster one that nobody runs
   */
  static void make(Path cluster, int pieces, RunAs runAs) throws IOException {
    Path log = cluster.resolve("pg_wal");
    String newest = newest(log);
    for (int i = 1; i <= pieces; i++) {
      Path piece = log.resolve(after(newest, i));
      zeros(piece);
      runAs.own(piece);
    }
  }

  private static String newest(Path log) throws IOException {
    try (Stream<Path> files = Files.list(log)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("[0-9A-F]{" + DIGITS + "}"))
          .max(Comparator.naturalOrder())
          .orElseThrow(() -> new IOException("There is no log in " + log));
    }
  }

  /** The name of a piece: its timeline, and its number in two parts. */
  static String after(String name, int pieces) {
    long number =
        Long.parseLong(name.substring(8, 16), 16) * IN_ONE_LOG
            + Long.parseLong(name.substring(16), 16)
            + pieces;
    return name.substring(0, 8)
        + String.format("%08X%08X", number / IN_ONE_LOG, number % IN_ONE_LOG);
  }

  private static void zeros(Path file) throws IOException {
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer zeros = ByteBuffer.allocate(PIECE_MB << 20);
      while (zeros.hasRemaining()) {
        out.write(zeros);
      }
      out.force(true);
    }
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(
          file, EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
    }
  }
}
