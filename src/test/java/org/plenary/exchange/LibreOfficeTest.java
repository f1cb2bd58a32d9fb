package org.plenary.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.text.Doc;

/**
 * Word files of ours that LibreOffice opened and wrote anew are the same texts with the same
 * changes. Skipped where the program {@code soffice} is not installed.
 */
class LibreOfficeTest {
  private static final int SEED = 64;
  private static final int WAIT_SECONDS = 240;

  private record Pair(String language, Doc before, Doc after) {}

  @Test
  void whatLibreOfficeWritesIsTheSame(@TempDir Path folder) throws Exception {
    String program = program();
    assumeTrue(program != null, "soffice is not installed: the way through LibreOffice is not run");
    Map<String, Pair> pairs = new HashMap<>();
    Random random = new Random(SEED);
    for (String language : Drafts.LANGUAGES) {
      Doc before = Drafts.draft(random, language);
      Doc after = Drafts.edited(before, random, language);
      String name = language + ".docx";
      pairs.put(name, new Pair(language, before, after));
      Files.write(
          folder.resolve("redline-" + name), RoundTripTest.redline(language, before, after));
      Files.write(
          folder.resolve("clean-" + name), RoundTripTest.export(Format.DOCX, after, language));
    }
    convert(program, folder);
    for (Map.Entry<String, Pair> one : pairs.entrySet()) {
      Pair pair = one.getValue();
      byte[] redline = Files.readAllBytes(folder.resolve("out/redline-" + one.getKey()));
      RoundTripTest.redline(pair.language(), pair.before(), pair.after(), redline);
      byte[] clean = Files.readAllBytes(folder.resolve("out/clean-" + one.getKey()));
      assertEquals(
          RoundTripTest.shape(pair.after(), Drafts.profile(pair.language())),
          RoundTripTest.shape(Import.read(clean)),
          one.getKey());
    }
  }

  private static String program() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.of(path.split(File.pathSeparator))
        .map(folder -> new File(folder, "soffice"))
        .filter(File::canExecute)
        .map(File::getPath)
        .findFirst()
        .orElse(null);
  }

  private static void convert(String program, Path folder)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                program,
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                "docx",
                "--outdir",
                folder.resolve("out").toString()));
    try (Stream<Path> files = Files.list(folder)) {
      files.map(Path::toString).filter(name -> name.endsWith(".docx")).forEach(command::add);
    }
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    assertTrue(process.waitFor(WAIT_SECONDS, TimeUnit.SECONDS), "it does not end");
    assertEquals(0, process.exitValue(), Files.readString(folder.resolve("log")));
  }
}
