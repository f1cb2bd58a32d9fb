package org.plenary.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** What PostgreSQL writes about itself into {@code postmaster.pid}. */
record PidFile(List<String> lines) {
  private static final int PORT_LINE = 3;
  private static final int STATUS_LINE = 7;
  private static final long ORPHAN_STOP_S = 60;

  static PidFile read(Path cluster) throws IOException {
    try {
      return new PidFile(Files.readAllLines(cluster.resolve("postmaster.pid")));
    } catch (NoSuchFileException e) {
      return new PidFile(List.of());
    }
  }

  boolean isReady(long pid) {
    return lines.size() > STATUS_LINE
        && lines.get(0).strip().equals(Long.toString(pid))
        && lines.get(STATUS_LINE).strip().equals("ready");
  }

  /** Where a PostgreSQL that runs on this cluster listens. */
  OptionalInt port(Path cluster) {
    return lines.size() > PORT_LINE && postgres(cluster).isPresent()
        ? OptionalInt.of(Integer.parseInt(lines.get(PORT_LINE).strip()))
        : OptionalInt.empty();
  }

  /**
   * Ends a PostgreSQL that was left on this cluster, and waits for its end. Only for who holds the
   * home's lock: then no living server needs it. A process that merely got the same id is left
   * alone.
   */
  static void endOrphan(Path cluster) throws IOException {
    Optional<ProcessHandle> orphan = read(cluster).postgres(cluster);
    if (orphan.isEmpty()) {
      return;
    }
    Shell.succeeds(List.of("kill", "-INT", Long.toString(orphan.get().pid())));
    try {
      orphan.get().onExit().get(ORPHAN_STOP_S, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      throw new DatabaseException(
          "an older PostgreSQL (process " + orphan.get().pid() + ") does not stop", e);
    }
  }

  private Optional<ProcessHandle> postgres(Path cluster) {
    if (lines.isEmpty() || !lines.get(0).strip().matches("[0-9]{1,18}")) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
        .filter(ProcessHandle::isAlive)
        .filter(process -> runs(process, cluster));
  }

  private static boolean runs(ProcessHandle process, Path cluster) {
    // A zombie has no arguments, and neither has a process that is not ours to look at.
    return process
        .info()
        .arguments()
        .map(arguments -> List.of(arguments).contains(cluster.toString()))
        .orElse(false);
  }
}
