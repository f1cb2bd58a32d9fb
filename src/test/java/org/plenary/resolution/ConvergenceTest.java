package org.plenary.resolution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * The browser's {@code sync} with the real ProseMirror against the server's real decisions, in
 * virtual time: delays, losses, duplicates, reconnects, offline stretches, reloads, restarts. What
 * is checked is in {@code web/converge}. More with {@code PLENARY_SEEDS}, {@code PLENARY_CLIENTS},
 * {@code PLENARY_DOCS} in the environment.
 */
class ConvergenceTest {

  private static final Path WEB = Path.of("web").toAbsolutePath();

  /** Two at once: two processors are what everybody has. */
  private static final int AT_ONCE = 2;

  @Test
  void everyReplicaEndsWithTheServersText() throws Exception {
    install();
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Callable<Integer>> parts = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        String part = i + "/" + AT_ONCE;
        parts.add(() -> simulate(part));
      }
      for (Future<Integer> part : threads.invokeAll(parts)) {
        assertEquals(0, part.get(), "The output above says which seed and step.");
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /**
   * Node asks on its standard output, we answer on its input; what is not a question is printed.
   */
  private static int simulate(String part) throws IOException, InterruptedException {
    Process node =
        new ProcessBuilder("node", WEB.resolve("converge/main.mjs").toString(), part)
            .directory(WEB.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    SequencerBridge bridge = new SequencerBridge();
    try (BufferedReader out = node.inputReader(StandardCharsets.UTF_8);
        BufferedWriter in = node.outputWriter(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.startsWith("{")) {
          in.write(bridge.answer(line));
          in.write('\n');
          in.flush();
        } else {
          System.out.println(line);
        }
      }
      return node.waitFor();
    } finally {
      node.destroyForcibly();
    }
  }

  /** The build installs the browser's libraries; a single test run from an IDE does it itself. */
  private static void install() throws IOException, InterruptedException {
    if (Files.isDirectory(WEB.resolve("node_modules/prosemirror-transform"))) {
      return;
    }
    int exit =
        new ProcessBuilder("npm", "ci", "--prefix", WEB.toString()).inheritIO().start().waitFor();
    assertEquals(0, exit, "npm ci --prefix web");
  }
}
