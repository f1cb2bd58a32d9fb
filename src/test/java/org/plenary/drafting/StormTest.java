package org.plenary.drafting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plenary.demo.DemoMeeting;

/**
 * Many tabs at a real server over real sockets, with broken links and repeated commits; and with
 * {@code kill -9} of the server and of PostgreSQL under load: {@code web/converge/storm.ts}. Longer
 * with {@code PLENARY_STORM_SECONDS} and {@code PLENARY_STORM_KILLS} in the environment, and with a
 * packaged server when {@code PLENARY_STORM_SERVER} is the line that starts it.
 */
class StormTest {

  private static final Path WEB = Path.of("web").toAbsolutePath();

  @TempDir Path data;

  @ParameterizedTest
  @ValueSource(ints = {20, 50})
  void allTabsEndWithTheServersText(int tabs) throws Exception {
    storm(tabs, "5", "0");
  }

  @Test
  void nothingAcknowledgedIsLostWhenServerAndDatabaseAreKilled() throws Exception {
    storm(12, "1", "2");
  }

  private void storm(int tabs, String seconds, String kills) throws Exception {
    ProcessBuilder node = new ProcessBuilder("node", WEB.resolve("converge/storm.mjs").toString());
    Map<String, String> settings = node.environment();
    settings.put("PLENARY_SERVER", new ObjectMapper().writeValueAsString(server()));
    settings.put("PLENARY_PASSWORD", DemoMeeting.PASSWORD);
    settings.put("PLENARY_STORM_DATA", data.toString());
    settings.put("PLENARY_STORM_CLIENTS", Integer.toString(tabs));
    settings.putIfAbsent("PLENARY_STORM_SEED", "20261");
    settings.putIfAbsent("PLENARY_STORM_SECONDS", seconds);
    settings.putIfAbsent("PLENARY_STORM_KILLS", kills);
    assertEquals(0, run(node), "The output above says what is wrong.");
  }

  private static List<String> server() {
    String packaged = System.getenv("PLENARY_STORM_SERVER");
    return packaged != null
        ? List.of(packaged.trim().split("\\s+"))
        : List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            "org.plenary.Main",
            "serve",
            "--demo");
  }

  private static int run(ProcessBuilder command) throws IOException, InterruptedException {
    Process node = command.redirectErrorStream(true).start();
    try (BufferedReader out = node.inputReader(StandardCharsets.UTF_8)) {
      out.lines().forEach(System.out::println);
      return node.waitFor();
    } finally {
      node.destroy();
    }
  }
}
