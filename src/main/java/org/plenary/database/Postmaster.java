package org.plenary.database;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One running PostgreSQL. It ends with this JVM whatever ends the JVM: a watchdog beside it reads
 * our pipe, and at its end (closed by us or by the kernel) asks for a fast shutdown. Blocks.
 */
final class Postmaster {
  private static final long READY_MS = 300_000; // Recovery after a crash may take its time.
  private static final long STOP_MS = 30_000;
  private static final long LOG_LIMIT_BYTES = 10_000_000;

  /** A socket's path may have 103 bytes (macOS; 107 on Linux); its name takes these of them. */
  private static final int SOCKET_PATH = 103 - "/.s.PGSQL.65535".length();

  /**
   * The watchdog is made by a process that ends at once, so that PostgreSQL does not find a child
   * it does not know. A line means "it is gone, let go", the end of the pipe "end it". Signals to
   * the terminal's group are not for these two: the server stops PostgreSQL last.
   */
  private static final String SCRIPT =
      """
      exec 3<&0 </dev/null
      ( trap '' HUP INT QUIT TERM; ( read -r word <&3 || kill -INT $$ ) & )
      exec "$@" 3<&-
      """;

  /** What a small server needs; whatever keeps answered commits safe cannot be set otherwise. */
  private static final List<String> SETTINGS =
      List.of(
          "fsync=on",
          "full_page_writes=on",
          "synchronous_commit=on",
          "listen_addresses=127.0.0.1",
          "max_connections=40",
          "shared_buffers=128MB",
          // So much log is kept to be written over: making a new piece of it is slow.
          "min_wal_size=256MB",
          "max_wal_size=512MB",
          // Few processes: no workers for I/O, replication or parallel queries.
          "io_method=sync",
          "max_worker_processes=0",
          "max_parallel_workers=0",
          "max_logical_replication_workers=0",
          "max_wal_senders=0",
          "jit=off",
          "update_process_title=off",
          // One call writes and flushes the log of a commit: most of what an edit waits for.
          "wal_sync_method=open_datasync",
          // Our passwords are random: stretching them only keeps connections waiting.
          "scram_iterations=16",
          "timezone=UTC",
          "log_timezone=UTC",
          "log_checkpoints=off",
          // Statements hold texts and names; these have no place in a log.
          "log_min_error_statement=panic",
          "log_parameter_max_length_on_error=0");

  private final Process process;
  private final Path cluster;

  private Postmaster(Process process, Path cluster) {
    this.process = process;
    this.cluster = cluster;
  }

  /**
   * Starts PostgreSQL and waits until it takes connections.
   *
   * @throws DatabaseException when it ends before that
   */
  static Postmaster start(Path binaries, RunAs runAs, Home home, int port) throws IOException {
    rotate(home.log());
    List<String> command = new ArrayList<>(ownSession());
    command.addAll(List.of("/bin/sh", "-c", SCRIPT, "postgresql"));
    command.addAll(runAs.command(List.of(binaries.resolve("bin/postgres").toString())));
    command.addAll(List.of("-D", home.cluster().toString(), "-p", Integer.toString(port)));
    command.addAll(
        List.of(
            "-c",
            "unix_socket_directories="
                + sockets(home.cluster()).map(Postmaster::quoted).orElse("")));
    for (String setting : SETTINGS) {
      command.addAll(List.of("-c", setting));
    }
    Process process =
        new ProcessBuilder(command)
            .directory(home.cluster().toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(home.log().toFile()))
            .start();
    Postmaster postmaster = new Postmaster(process, home.cluster());
    postmaster.awaitReady(home.log());
    return postmaster;
  }

  /**
   * Where the Unix socket of a cluster is: in its own directory, which is for its user only.
   * Nowhere if the path is too long for a socket.
   */
  static Optional<Path> sockets(Path cluster) {
    int length = cluster.toString().getBytes(StandardCharsets.UTF_8).length;
    return length <= SOCKET_PATH ? Optional.of(cluster) : Optional.empty();
  }

  /** As one member of a list: a directory's name may hold commas and spaces. */
  private static String quoted(Path directory) {
    return '"' + directory.toString().replace("\"", "\"\"") + '"';
  }

  /** The words that put a command into a session of its own without changing its process id. */
  private static List<String> ownSession() {
    List<String> perl = List.of("perl", "-e", "use POSIX; POSIX::setsid(); exec @ARGV");
    return Shell.succeeds(List.of("setsid", "true")) ? List.of("setsid") : perl;
  }

  private static void rotate(Path log) throws IOException {
    if (Files.exists(log) && Files.size(log) > LOG_LIMIT_BYTES) {
      Files.move(
          log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private void awaitReady(Path log) throws IOException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(READY_MS);
    while (!PidFile.read(cluster).isReady(process.pid())) {
      if (awaitExit(5)) {
        letGo();
        throw new DatabaseException("PostgreSQL did not start; " + log + " says why");
      }
      if (System.nanoTime() > end) {
        stop();
        throw new DatabaseException("PostgreSQL did not get ready; " + log + " says why");
      }
    }
  }

  /** Waits until it has ended, by whatever cause. */
  void awaitExit() {
    while (!awaitExit(Integer.MAX_VALUE)) {
      // Runs on.
    }
    letGo();
  }

  private boolean awaitExit(long milliseconds) {
    try {
      return process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DatabaseException("interrupted while waiting for PostgreSQL", e);
    }
  }

  /** Tells the watchdog not to signal a process id that may have passed to somebody else. */
  private void letGo() {
    try (OutputStream pipe = process.getOutputStream()) {
      pipe.write("gone\n".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      // The watchdog has gone too.
    }
  }

  long pid() {
    return process.pid();
  }

  /** A fast shutdown: open transactions are rolled back, everything committed is on disk. */
  void stop() throws IOException {
    process.getOutputStream().close();
    if (!awaitExit(STOP_MS)) {
      throw new DatabaseException("PostgreSQL (process " + pid() + ") is slow to stop; left to it");
    }
  }
}
