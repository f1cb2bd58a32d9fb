package org.plenary.exchange;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

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

  private ReadAside() {}

  /**
   * What a file says, to be corrected and read: plain text as it is, of other forms the text of the
   * first resolution, all changes accepted.
   */
  public static Future<PlainCopy> text(Vertx vertx, Path file) {
    return aside(vertx, () -> PlainCopy.ofJson(Readers.run(List.of(ReadProgram.TEXT, path(file)))));
  }

  /** The resolution in it. */
  public static Future<Handed.Text> resolution(Vertx vertx, PlainCopy copy) {
    return aside(vertx, () -> Handed.text(Readers.run(ReadProgram.COPY, copy.json())));
  }

  /** Fails with the refusals of {@link Transcript#read(byte[])} where it is no transcript. */
  public static Future<Transcript> transcript(Vertx vertx, String text) {
    return aside(vertx, () -> TranscriptJson.ofWhole(Readers.run(ReadProgram.TRANSCRIPT, text)));
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
    return aside(vertx, () -> Handed.of(Readers.run(arguments)));
  }

  private static <T> Future<T> aside(Vertx vertx, Callable<T> reading) {
    return vertx.executeBlocking(reading, false).andThen(read -> prepare(vertx));
  }

  private static String path(Path file) {
    return file.toAbsolutePath().toString();
  }

  /**
   * Starts readers that wait for files, where none do: the next files then need not wait for a
   * virtual machine. A reader reads one file and ends; one that is not used ends by itself.
   */
  public static Future<Void> prepare(Vertx vertx) {
    return vertx.executeBlocking(
        () -> {
          Readers.fill();
          return null;
        },
        false);
  }
}
