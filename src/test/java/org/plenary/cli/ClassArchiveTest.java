package org.plenary.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the Java of the tests, started anew: what one start keeps the next one finds. */
class ClassArchiveTest {
  @TempDir Path home;

  @Test
  void whatOneStartKeepsTheNextOneFinds() throws Exception {
    Path file = home.resolve("kept.jsa");
    assertEquals("made", start(jar("first.jar"), file));
    assertTrue(Files.size(file) > 0);
    assertEquals("found", start(home.resolve("first.jar"), file));
    assertEquals("made", start(jar("next.jar"), file), "It was made of another jar.");
    assertEquals("found", start(home.resolve("next.jar"), file));
    assertEquals(Set.of("first.jar", "next.jar", "kept.jsa"), Set.of(home.toFile().list()));
  }

  @Test
  void aStartLineThatNamesNoFileAsksForNone() {
    assertEquals(Optional.empty(), ClassArchive.missing());
  }

  /** Java keeps classes of jars only. */
  private Path jar(String name) throws IOException {
    Path made = home.resolve(name);
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(made))) {
      for (Class<?> each : new Class<?>[] {ClassArchive.class, Program.class}) {
        String entry = each.getName().replace('.', '/') + ".class";
        jar.putNextEntry(new JarEntry(entry));
        jar.write(each.getClassLoader().getResourceAsStream(entry).readAllBytes());
      }
      // Of another size than others of another name.
      jar.putNextEntry(new JarEntry(name.repeat(9)));
    }
    return made;
  }

  private String start(Path jar, Path file) throws IOException, InterruptedException {
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:SharedArchiveFile=" + file,
                "-cp",
                jar.toString(),
                Program.class.getName())
            .directory(home.toFile())
            .redirectErrorStream(true)
            .start();
    String told = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, java.waitFor(), told);
    return told.lines().reduce("", (before, line) -> line);
  }

  /** A start: makes the file when it is missing. */
  static final class Program {
    private Program() {}

    public static void main(String[] none) throws Exception {
      Optional<Path> missing = ClassArchive.missing();
      if (missing.isPresent()) {
        ClassArchive.write(missing.get());
      }
      System.out.println(missing.isPresent() ? "made" : "found");
    }
  }
}
