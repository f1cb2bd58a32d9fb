package org.plenary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/refusals.md says all that the code can say, and nothing else. */
class RefusalsTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Path DOCUMENT = Path.of("docs/refusals.md");

  /** A refusal being made: its code is the first text after the call's name. */
  private static final Pattern MADE =
      Pattern.compile(
          "(?:Refusal\\.of|new Refusal|Decision\\.refuse|\\brefused?)\\(\\s*(?:pending,\\s*)?\"([a-z.-]+)\"");

  /** A code with its sentence, as rules hand them on. */
  private static final Pattern SAID =
      Pattern.compile("(?<!findings),\\s*\"([a-z-]+(?:\\.[a-z-]+)+)\",\\s*\"[A-Z]");

  private static final Pattern ROW = Pattern.compile("^\\| `([a-z0-9.-]+)` \\|", Pattern.MULTILINE);

  @Test
  void every_refusal_that_is_made_is_documented() throws IOException {
    Set<String> made = found(MADE, sources());
    made.addAll(found(SAID, sources()));
    assertTrue(made.size() > 40, "refusals are found in the sources: " + made);
    made.removeAll(documented());
    assertEquals(Set.of(), made, "not in " + DOCUMENT);
  }

  @Test
  void every_refusal_that_is_documented_is_made() throws IOException {
    String sources = sources();
    Set<String> stale = documented();
    stale.removeIf(code -> sources.contains('"' + code + '"'));
    assertEquals(Set.of(), stale, "in " + DOCUMENT + " but nowhere in " + SOURCES);
  }

  /** Whoever takes files in reads the pages in one of six languages; these come from reading. */
  @Test
  void what_is_said_of_files_is_said_in_the_readers_language() throws IOException {
    String messages = Files.readString(Path.of("src/main/resources/messages/en.json"));
    Set<String> untold = documented();
    untold.removeIf(
        code ->
            !code.matches("(import|word|transcript|incoming|turn|part|wish)\\..*")
                || code.equals("part.open")
                || messages.contains("\"refusal." + code + "\""));
    assertEquals(Set.of(), untold, "without a message");
  }

  @Test
  void the_document_is_in_order() throws IOException {
    Matcher rows = ROW.matcher(Files.readString(DOCUMENT));
    String last = "";
    while (rows.find()) {
      assertTrue(last.compareTo(rows.group(1)) < 0, last + " before " + rows.group(1));
      last = rows.group(1);
    }
  }

  private static Set<String> documented() throws IOException {
    return found(ROW, Files.readString(DOCUMENT));
  }

  private static Set<String> found(Pattern pattern, String text) {
    Set<String> codes = new TreeSet<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      codes.add(matcher.group(1));
    }
    return codes;
  }

  private static String sources() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        all.append(Files.readString(file)).append('\n');
      }
    }
    return all.toString();
  }
}
