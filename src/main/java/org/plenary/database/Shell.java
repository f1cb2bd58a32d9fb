package org.plenary.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs short commands to their end. Blocks. */
final class Shell {
  private Shell() {}

  static boolean succeeds(List<String> command) {
    try {
      return start(command).exit == 0;
    } catch (IOException e) {
      return false; // There is no such program here.
    }
  }

  static String output(List<String> command) {
    try {
      return start(command).output;
    } catch (IOException e) {
      return "";
    }
  }

  /** Fails with what the command said when it does not succeed. */
  static void run(List<String> command) throws IOException {
    Result result = start(command);
    if (result.exit != 0) {
      throw new DatabaseException(
          command.get(0) + " failed (" + result.exit + "): " + result.output.strip());
    }
  }

  private record Result(int exit, String output) {}

  private static Result start(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      return new Result(process.waitFor(), output);
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
