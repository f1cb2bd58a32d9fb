package org.plenary.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** npm's own ProseMirror, in a Node child process: {@code web/oracle/steps.mjs}. */
final class Oracle implements AutoCloseable {

  private static final Path WEB = Path.of("web").toAbsolutePath();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process node;
  private final BufferedWriter in;
  private final BufferedReader out;

  Oracle() throws IOException, InterruptedException {
    install();
    node =
        new ProcessBuilder("node", WEB.resolve("oracle/steps.mjs").toString())
            .directory(WEB.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    in = new BufferedWriter(new OutputStreamWriter(node.getOutputStream(), StandardCharsets.UTF_8));
    out = new BufferedReader(new InputStreamReader(node.getInputStream(), StandardCharsets.UTF_8));
  }

  /** The build installs the browser's libraries; a single test run from an IDE does it itself. */
  private static void install() throws IOException, InterruptedException {
    if (Files.isDirectory(WEB.resolve("node_modules/prosemirror-transform"))) {
      return;
    }
    int exit =
        new ProcessBuilder("npm", "ci", "--prefix", WEB.toString()).inheritIO().start().waitFor();
    if (exit != 0) {
      throw new IllegalStateException("npm ci --prefix web failed: the oracle needs its libraries");
    }
  }

  /** Sends a batch; {@link #receive} gives the answers in order. */
  void send(String batch) throws IOException {
    in.write(batch);
    in.write('\n');
    in.flush();
  }

  JsonNode receive() throws IOException {
    String line = out.readLine();
    if (line == null) {
      throw new IOException("the oracle died");
    }
    return JSON.readTree(line);
  }

  @Override
  public void close() throws IOException {
    in.close();
    node.destroy();
  }
}
