package org.plenary.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What came out, held against a file that somebody has looked at. {@code ./mvnw test
 * -Dtest='Golden*Test' -Dgolden=write} writes the files anew: read the difference before it is
 * committed.
 */
public final class Golden {
  private static final Path FILES = Path.of("src/test/resources/golden");

  private Golden() {}

  public static void check(String name, String actual) throws IOException {
    Path file = FILES.resolve(name);
    if ("write".equals(System.getProperty("golden"))) {
      Files.createDirectories(FILES);
      Files.writeString(file, actual);
    }
    assertTrue(Files.exists(file), "There is no " + file + " to compare with.");
    assertEquals(Files.readString(file), actual);
  }
}
