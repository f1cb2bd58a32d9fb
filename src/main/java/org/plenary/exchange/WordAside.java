package org.plenary.exchange;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.plenary.refusal.Refusal;
import org.plenary.word.WordReader;

/**
 * Reads a stranger's Word file in a process of its own, with its own small memory and no
 * environment: whatever the file does to its reader, the server does not notice.
 *
 * <p>Refuses with the codes of {@link Contributions#read} and, where the process dies or takes too
 * long, {@code word.failed}. Blocks no event loop.
 */
public final class WordAside {

  /** So long a reader may take; a file of a hundred pages takes one second. */
  private static final long MOST_SECONDS = 10;

  private static final int MOST_OUTPUT = 8 << 20;

  private static final List<String> LIMITS =
      List.of("-Xmx256m", "-Xss512k", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private WordAside() {}

  /** Whether a file begins as Word's do. */
  public static boolean isForm(byte[] file) {
    return WordReader.isForm(file);
  }

  /** The text of the first resolution in it, all changes accepted, as plain text of ours. */
  public static Future<String> text(Vertx vertx, Path file) {
    return vertx.executeBlocking(() -> text(file), false);
  }

  private static String text(Path file) throws IOException, InterruptedException {
    Process reader = start(file);
    try (InputStream out = reader.getInputStream()) {
      reader.getOutputStream().close();
      Thread end = new Thread(() -> endLate(reader), "word-reader-limit");
      end.setDaemon(true);
      end.start();
      byte[] said = out.readNBytes(MOST_OUTPUT);
      if (!reader.waitFor(1, TimeUnit.SECONDS) || reader.exitValue() != 0) {
        throw failed();
      }
      return answer(new String(said, StandardCharsets.UTF_8));
    } finally {
      reader.destroyForcibly();
    }
  }

  private static Process start(Path file) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(LIMITS);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(WordToText.class.getName());
    command.add(file.toAbsolutePath().toString());
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
    if (parts[0].equals(WordToText.READ) && parts.length > 1) {
      return said.substring(WordToText.READ.length() + 1);
    }
    if (parts[0].equals(WordToText.REFUSED) && parts.length == 3) {
      throw new Refusal(parts[1], parts[2], "text").asException();
    }
    throw failed();
  }

  private static RuntimeException failed() {
    return new Refusal("word.failed", "The file could not be read.", "text").asException();
  }
}
