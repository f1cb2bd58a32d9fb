package org.plenary.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the browser's checks say is in words. */
class VerifyPageTest {
  private static final Path CHECKS = Path.of("web/src/verify");

  /** A code in what was found good, and behind the index of what was found bad. */
  private static final List<Pattern> SAID =
      List.of(
          Pattern.compile("code: '([a-z-]+)'"),
          Pattern.compile("(?:check|Found)\\((?:[^;]*?), '([a-z-]+)'[,)]"));

  @Test
  void the_page_has_words_for_everything_that_the_checks_say() throws IOException {
    Set<String> said = new TreeSet<>();
    try (Stream<Path> files = Files.list(CHECKS)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".ts")).toList()) {
        if (!file.toString().endsWith(".test.ts")) {
          String source = Files.readString(file);
          for (Pattern pattern : SAID) {
            pattern.matcher(source).results().forEach(found -> said.add(found.group(1)));
          }
        }
      }
    }
    assertTrue(said.contains("settings-good") && said.contains("setting-now"), said.toString());
    said.removeAll(new VerifyPage(null, List.of(), "").says());
    assertEquals(Set.of(), said);
  }
}
