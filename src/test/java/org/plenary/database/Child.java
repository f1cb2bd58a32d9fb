package org.plenary.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A JVM of its own that runs an embedded PostgreSQL, so that it can be killed. */
final class Child {
  private static final long WAIT_S = 60;
  private final Process jvm;
  private final String said;

  private Child(Process jvm, String said) {
    this.jvm = jvm;
    this.said = said;
  }

  /** What the other JVM runs. */
  public static void main(String[] args) throws Exception {
    try {
      EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(args[0]));
      System.out.println(postgres.pid());
    } catch (DatabaseException e) {
      System.out.println(e.getMessage());
      System.exit(1);
    }
    System.in.read();
    System.exit(0);
  }

  static Child start(Path home) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process jvm =
        new ProcessBuilder(
                java,
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                home.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader reader = jvm.inputReader(StandardCharsets.UTF_8);
    return new Child(jvm, String.valueOf(reader.readLine()));
  }

  /** Its first line: the process id of its PostgreSQL, or why there is none. */
  String said() {
    return said;
  }

  ProcessHandle postgres() {
    return ProcessHandle.of(Long.parseLong(said)).orElseThrow();
  }

  /** kill -9 */
  void kill() throws Exception {
    jvm.destroyForcibly();
    jvm.onExit().get(WAIT_S, TimeUnit.SECONDS);
  }

  int awaitExit() throws Exception {
    return jvm.onExit().get(WAIT_S, TimeUnit.SECONDS).exitValue();
  }

  /** Ends as a program does that knows nothing of databases. */
  void leave() throws Exception {
    jvm.getOutputStream().close();
    jvm.onExit().get(WAIT_S, TimeUnit.SECONDS);
  }
}
