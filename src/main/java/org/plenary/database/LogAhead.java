package org.plenary.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes pieces of PostgreSQL's log before they are needed, beside it. A commit that finds a piece
 * full waits until the next is filled with zeros: 8 ms for 2 MB. PostgreSQL itself writes over old
 * ones, which a new cluster does not have; those made here are what it makes: named by their
 * number, all zeros, there at once or not at all.
 */
final class LogAhead implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(LogAhead.class.getName());

  /** The size of a piece, in MB: what {@code initdb --wal-segsize} is told. */
  static final int PIECE_MB = 2;

  /** So many are enough: some minutes of fifty people who type, and then there are old ones. */
  static final int PIECES = 64;

  /** Whoever has started the server or comes back to it is served first. */
  private static final long AFTER_MS = 10_000;

  /** Commits come between. */
  private static final long PAUSE_MS = 200;

  private static final long CLOSING_MS = 2_000;
  private static final long IN_ONE_LOG = (1L << 32) / (PIECE_MB << 20);

  /** PostgreSQL clears away what is so named when it starts after a crash. */
  private static final String PART = "xlogtemp.ahead";

  private final Path log;
  private final RunAs runAs;
  private final Thread thread;

  LogAhead(Path cluster, RunAs runAs) {
    this.log = cluster.resolve("pg_wal");
    this.runAs = runAs;
    this.thread = new Thread(this::run, "log-ahead");
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      Thread.sleep(AFTER_MS);
      while (make()) {
        Thread.sleep(PAUSE_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      if (!thread.isInterrupted()) {
        LOG.log(System.Logger.Level.WARNING, "No pieces of the log ahead: {0}", e.toString());
      }
    }
  }

  /** Makes one behind the newest; false: there are enough. */
  boolean make() throws IOException {
    List<String> there = pieces();
    if (there.isEmpty() || there.size() >= PIECES) {
      return false;
    }
    Path part = log.resolve(PART);
    Files.deleteIfExists(part);
    zeros(part);
    runAs.own(part);
    try {
      Files.createLink(log.resolve(after(there.get(there.size() - 1), 1)), part);
    } catch (FileAlreadyExistsException e) {
      // PostgreSQL was quicker.
    } finally {
      Files.deleteIfExists(part);
    }
    return true;
  }

  private List<String> pieces() throws IOException {
    try (Stream<Path> files = Files.list(log)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("[0-9A-F]{24}"))
          .sorted()
          .toList();
    }
  }

  /** The name of a later piece: its timeline, and its number in two parts. */
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

  /** Makes no more. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(CLOSING_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
