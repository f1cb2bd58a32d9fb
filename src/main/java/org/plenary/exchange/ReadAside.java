package org.plenary.exchange;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.plenary.refusal.Refusal;

/**
 * Reads a stranger's file in a process of its own, with its own small memory and no environment:
 * whatever the file does to its reader, the server does not notice. After the first file others
 * wait, so that the next is read, or refused, without the start of a virtual machine.
 *
 * <p>Refuses with the codes of {@link Contributions#read} and, where the process dies or takes too
 * long, {@code word.failed}; {@code busy} where too many files are read at the same time. Blocks no
 * event loop.
 */
public final class ReadAside {

  /** So long a reader may take; a file of a hundred pages takes a second or two. */
  private static final long MOST_SECONDS = 20;

  private static final int MOST_OUTPUT = 24 << 20;

  /** So many processes at the same time; a further file waits for its turn, not for ever. */
  private static final int MOST_READERS = 2;

  private static final long MOST_WAITING_SECONDS = 15;

  /** Those that were started before there is a file for them: as many as may read at a time. */
  private static final Queue<Process> SPARE = new ConcurrentLinkedQueue<>();

  private static final Semaphore READERS = new Semaphore(MOST_READERS, true);

  private static final List<String> LIMITS =
      List.of(
          "-Xmx256m",
          "-Xss512k",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:-UsePerfData",
          "-Xshare:auto");

  private ReadAside() {}

  /** Whether a file is anything but plain text. Refuses with {@code import.large}. */
  public static boolean isForm(byte[] file) {
    return Contributions.isFormed(file);
  }

  /** The text of the first resolution in it, all changes accepted. */
  public static Future<PlainCopy> text(Vertx vertx, Path file) {
    return vertx
        .executeBlocking(() -> PlainCopy.ofJson(run(List.of(ReadProgram.TEXT, path(file)))), false)
        .andThen(read -> prepare(vertx));
  }

  /**
   * The contribution in it.
   *
   * @param base a file with the text in force, as plain text of ours; null where it is not known
   */
  public static Future<Handed> contribution(Vertx vertx, Path file, @Nullable Path base) {
    List<String> arguments = new ArrayList<>(List.of(ReadProgram.CONTRIBUTION, path(file)));
    if (base != null) {
      arguments.add(path(base));
    }
    return vertx
        .executeBlocking(() -> Handed.of(run(arguments)), false)
        .andThen(read -> prepare(vertx));
  }

  private static String path(Path file) {
    return file.toAbsolutePath().toString();
  }

  private static String run(List<String> arguments) throws IOException, InterruptedException {
    if (!READERS.tryAcquire(MOST_WAITING_SECONDS, TimeUnit.SECONDS)) {
      throw Refusal.of("busy", "Too many files are being read. Try again in a moment.")
          .asException();
    }
    try {
      return alone(arguments);
    } finally {
      READERS.release();
    }
  }

  private static String alone(List<String> arguments) throws IOException, InterruptedException {
    Process reader = taken();
    try (InputStream out = reader.getInputStream()) {
      Thread end = new Thread(() -> endLate(reader), "reader-limit");
      end.setDaemon(true);
      end.start();
      try (OutputStream in = reader.getOutputStream()) {
        in.write(String.join("\n", arguments).getBytes(StandardCharsets.UTF_8));
      }
      byte[] said = out.readNBytes(MOST_OUTPUT);
      if (!reader.waitFor(1, TimeUnit.SECONDS) || reader.exitValue() != 0) {
        throw failed();
      }
      return answer(new String(said, StandardCharsets.UTF_8));
    } catch (IOException ended) {
      // Its time was over, or it died before it was told what to read.
      throw failed();
    } finally {
      reader.destroyForcibly();
    }
  }

  /**
   * Starts readers that wait for files, where none do: the next files then need not wait for a
   * virtual machine. A reader reads one file and ends; one that is not used ends by itself.
   */
  public static Future<Void> prepare(Vertx vertx) {
    return vertx.executeBlocking(
        () -> {
          fill();
          return null;
        },
        false);
  }

  private static synchronized void fill() throws IOException {
    SPARE.removeIf(one -> !one.isAlive());
    while (SPARE.size() < MOST_READERS) {
      SPARE.add(start());
    }
  }

  /** A reader that waits, else a new one. */
  private static Process taken() throws IOException {
    for (Process spare = SPARE.poll(); spare != null; spare = SPARE.poll()) {
      if (spare.isAlive()) {
        return spare;
      }
    }
    return start();
  }

  private static Process start() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(LIMITS);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(ReadProgram.class.getName());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    return builder.start();
  }

  private static void endLate(Process reader) {
    try {
      if (!reader.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
        reader.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String answer(String said) {
    String[] parts = said.split("\n", 3);
    if (parts[0].equals(ReadProgram.READ) && parts.length > 1) {
      return said.substring(ReadProgram.READ.length() + 1);
    }
    if (parts[0].equals(ReadProgram.REFUSED) && parts.length == 3) {
      throw new Refusal(parts[1], parts[2], "text").asException();
    }
    throw failed();
  }

  private static RuntimeException failed() {
    return new Refusal("word.failed", "The file could not be read.", "text").asException();
  }
}
