package org.plenary.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
 * The processes in which files are read, see {@link ReadAside}. Blocks, so not for an event loop;
 * thread-safe. Knows nothing of Vert.x: a command that reads one file must not wait for it.
 */
public final class Readers {

  /** So long a reader may take; a file of a hundred pages takes a second or two. */
  private static final long MOST_SECONDS = 20;

  private static final int MOST_OUTPUT = 24 << 20;

  /** Printed for a person, with what every line reads. */
  private static final int MOST_FOUND = 192 << 20;

  /** So many processes at the same time; a further file waits for its turn, not for ever. */
  private static final int MOST_READERS = 2;

  private static final long MOST_WAITING_SECONDS = 15;

  /** Those that were started before there is a file for them: as many as may read at a time. */
  private static final Queue<Process> SPARE = new ConcurrentLinkedQueue<>();

  private static final Semaphore PLACES = new Semaphore(MOST_READERS, true);

  private static final List<String> LIMITS =
      List.of(
          "-Xmx256m",
          "-Xss512k",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:-UsePerfData",
          "-Xshare:auto");

  private Readers() {}

  /** What a file can be read as. */
  public enum Form {
    RESOLUTION,
    TRANSCRIPT
  }

  /**
   * What is found in a file, printed as JSON, see {@link ReadFileJson}.
   *
   * <p>Refuses with the codes of {@link Contributions#read} and {@link Transcript#read}, with
   * {@code word.failed} where the process dies or takes too long.
   *
   * @param base the text in force, for plain text in which changes ran together; null for none
   * @param form null: what it looks like
   */
  public static String found(Path file, @Nullable Path base, @Nullable Form form)
      throws IOException, InterruptedException {
    return run(
        List.of(
            ReadProgram.FOUND,
            file.toAbsolutePath().toString(),
            base == null ? "" : base.toAbsolutePath().toString(),
            form == null ? "" : form.name()),
        MOST_FOUND);
  }

  /** Starts one for a file that is about to be named: it does not rehearse. */
  public static void begin() throws IOException {
    SPARE.add(start(ReadProgram.AT_ONCE));
  }

  /**
   * The first resolution in a file, its tracked changes accepted.
   *
   * <p>Refuses as {@link #found} does.
   */
  public static Handed.Text resolution(Path file) throws IOException, InterruptedException {
    return Handed.text(run(List.of(ReadProgram.RESOLUTION, file.toAbsolutePath().toString())));
  }

  /** Of words that are in no file. */
  static String run(String job, String words) throws IOException, InterruptedException {
    Path file = Files.createTempFile("plenary-incoming", "");
    try {
      return run(List.of(job, Files.writeString(file, words).toString()));
    } finally {
      Files.delete(file);
    }
  }

  static String run(List<String> arguments) throws IOException, InterruptedException {
    return run(arguments, MOST_OUTPUT);
  }

  private static String run(List<String> arguments, int most)
      throws IOException, InterruptedException {
    if (!PLACES.tryAcquire(MOST_WAITING_SECONDS, TimeUnit.SECONDS)) {
      throw Refusal.of("busy", "Too many files are being read. Try again in a moment.")
          .asException();
    }
    try {
      return alone(arguments, most);
    } finally {
      PLACES.release();
    }
  }

  private static String alone(List<String> arguments, int most)
      throws IOException, InterruptedException {
    Process reader = taken();
    try (InputStream out = reader.getInputStream()) {
      Thread end = new Thread(() -> endLate(reader), "reader-limit");
      end.setDaemon(true);
      end.start();
      try (OutputStream in = reader.getOutputStream()) {
        in.write(String.join("\n", arguments).getBytes(StandardCharsets.UTF_8));
      }
      byte[] said = out.readNBytes(most);
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

  /** Starts those that wait for files, where none do. */
  static synchronized void fill() throws IOException {
    SPARE.removeIf(one -> !one.isAlive());
    while (SPARE.size() < MOST_READERS) {
      SPARE.add(start(ReadProgram.REHEARSED));
    }
  }

  /** A reader that waits, else a new one. */
  private static Process taken() throws IOException {
    for (Process spare = SPARE.poll(); spare != null; spare = SPARE.poll()) {
      if (spare.isAlive()) {
        return spare;
      }
    }
    return start(ReadProgram.AT_ONCE);
  }

  private static Process start(String how) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(LIMITS);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(ReadProgram.class.getName());
    command.add(how);
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
