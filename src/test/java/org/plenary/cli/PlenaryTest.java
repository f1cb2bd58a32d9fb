package org.plenary.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.Main;
import org.plenary.word.WordFile;
import picocli.CommandLine;

class PlenaryTest {
  private final StringWriter err = new StringWriter();
  private final StringWriter out = new StringWriter();

  private int run(String... words) {
    CommandLine line = Plenary.commandLine();
    line.setErr(new PrintWriter(err, true)).setOut(new PrintWriter(out, true));
    return line.execute(words);
  }

  @Test
  void an_unknown_verb_is_a_usage_error() {
    assertEquals(Plenary.USAGE, run("dance"));
    assertTrue(err.toString().contains("dance"));
  }

  @Test
  void a_verb_that_fails_says_why_in_one_line() {
    assertEquals(Plenary.FAILED, run("restore", "target/no-such-file"));
    assertEquals(1, err.toString().lines().count(), err.toString());
    assertTrue(err.toString().contains("no-such-file"));
  }

  @Test
  void a_file_is_read_as_what_it_looks_like_or_as_is_asked() {
    String transcript = "src/test/resources/read/harbour-transcript.txt";
    assertEquals(Plenary.DONE, run("read", transcript));
    assertTrue(out.toString().contains("\"form\" : \"transcript\""));
    assertEquals(Plenary.FAILED, run("read", "--as", "resolution", transcript));
    assertTrue(err.toString().contains("import.form"), err.toString());
    assertEquals(
        Plenary.FAILED,
        run("read", "--as", "transcript", "src/test/resources/read/harbour-en.txt"));
    assertTrue(err.toString().contains("transcript.no-speakers"), err.toString());
    assertEquals(Plenary.USAGE, run("read", "--as", "poem", transcript));
  }

  /** The command itself has too little memory for the file: another process reads it. */
  @Test
  void a_file_is_read_in_a_process_with_memory_of_its_own(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("many.docx");
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 30_000; i++) {
      many.append(WordFile.p(WordFile.r("line " + i * 7919 % 30_011 + " of many")));
    }
    Files.write(file, WordFile.of(many.toString()).bytes());
    Process command =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx8m",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName(),
                "read",
                file.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(Plenary.FAILED, command.waitFor(), said);
    assertEquals("word.large: The file has too many paragraphs.", said.strip());
  }

  @Test
  void each_verb_has_its_heading() throws Exception {
    String page = Files.readString(Path.of("docs/operations.md"));
    for (String verb : Plenary.commandLine().getSubcommands().keySet()) {
      assertTrue(page.contains("\n### " + verb + "\n"), "docs/operations.md has no " + verb);
    }
  }

  @Test
  void the_readme_gives_one_command_to_run_and_one_to_test() throws Exception {
    String readme = Files.readString(Path.of("README.md"));
    String test = command(readme, "Test");
    assertTrue(command(readme, "Run").startsWith("./mvnw "));
    String script = Files.readString(Path.of(".ci/run"));
    assertTrue(script.endsWith("\nexec " + test + "\n"), ".ci/run runs something else");
  }

  /** The one line in the one code block below a heading. */
  private static String command(String readme, String heading) {
    String section = readme.split("\n## " + heading + "\n")[1].split("\n## ")[0];
    var commands = section.lines().filter(line -> line.startsWith("    ")).toList();
    assertEquals(1, commands.size(), heading + ": " + commands);
    return commands.get(0).strip();
  }
}
