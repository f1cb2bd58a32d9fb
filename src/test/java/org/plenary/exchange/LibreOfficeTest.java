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
import org.opentest4j.AssertionFailedError;
import org.plenary.text.Doc;
import org.plenary.text.Profile;

/**
 * Word files of ours that LibreOffice opened and wrote anew are the same texts with the same
 * changes, and where it accepts or rejects all of these, the text is ours after or before them.
 * Skipped where the program {@code soffice} is not installed; accepting and rejecting also where
 * the environment does not say how many redlines by chance are to be tried ({@code
 * PLENARY_REDLINES}, from {@code PLENARY_REDLINES_SEED}).
 */
class LibreOfficeTest {
  private static final int SEED = 64;
  private static final int WAIT_SECONDS = 240;

  /** In the language of LibreOffice's macros. */
  private static final String MACRO =
      """
      Sub Settle
        Dim hidden(0) As New com.sun.star.beans.PropertyValue
        hidden(0).Name = "Hidden" : hidden(0).Value = True
        Dim word(0) As New com.sun.star.beans.PropertyValue
        word(0).Name = "FilterName" : word(0).Value = "MS Word 2007 XML"
        Dim none()
        Dim folder As String : folder = "%1$s"
        Dim ways : ways = Array("saved", "accepted", "rejected")
        Dim commands : commands = Array("", "AcceptAll", "RejectAll")
        Dim dispatcher : dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
        Dim i, way, doc
        For i = 0 To %2$d
          For way = 0 To 2
            doc = StarDesktop.loadComponentFromURL(folder & i & ".docx", "_blank", 0, hidden())
            If way > 0 Then
              dispatcher.executeDispatch(doc.CurrentController.Frame, ".uno:" & commands(way) & "TrackedChanges", "", 0, none())
            End If
            doc.storeToURL(folder & ways(way) & "-" & i & ".docx", word())
            doc.close(True)
          Next
        Next
        StarDesktop.terminate()
      End Sub
      """;

  private record Pair(String language, Doc before, Doc after) {}

  @Test
  void whatLibreOfficeWritesIsTheSame(@TempDir Path folder) throws Exception {
    String program = program();
    assumeTrue(program != null, "soffice is not installed: the way through LibreOffice is not run");
    Map<String, Pair> pairs = new HashMap<>();
    Random random = new Random(SEED);
    for (String language : Drafts.LANGUAGES) {
      Doc before = Drafts.draft(random, language);
      Doc after = RoundTripTest.later(before, random, language);
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

  @Test
  void acceptingAndRejectingAllThereGivesOurTexts(@TempDir Path folder) throws Exception {
    String many = System.getenv("PLENARY_REDLINES");
    assumeTrue(many != null, "PLENARY_REDLINES is not set: nothing is accepted or rejected there");
    String program = program();
    assumeTrue(program != null, "soffice is not installed");
    String said = System.getenv("PLENARY_REDLINES_SEED");
    int first = said == null ? new Random().nextInt(1_000_000) : Integer.parseInt(said);
    System.out.println("Redlines through LibreOffice from seed " + first);
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < Integer.parseInt(many); i++) {
      Random random = new Random(first + i);
      String language = Drafts.LANGUAGES.get(i % Drafts.LANGUAGES.size());
      Doc before = Drafts.draft(random, language);
      Pair pair = new Pair(language, before, RoundTripTest.later(before, random, language));
      pairs.add(pair);
      Files.write(
          folder.resolve(i + ".docx"), RoundTripTest.redline(language, before, pair.after()));
    }
    runMacro(program, folder, pairs.size());
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      Pair pair = pairs.get(i);
      Profile profile = Drafts.profile(pair.language());
      String named = "seed " + (first + i) + " in " + pair.language() + ", ";
      byte[] saved = written(folder, "saved", i);
      check(
          wrong,
          named + "saved",
          () -> RoundTripTest.redline(pair.language(), pair.before(), pair.after(), saved));
      ReadDocument after = settled(written(folder, "accepted", i));
      check(wrong, named + "accepted", () -> same(pair.after(), profile, after));
      ReadDocument before = settled(written(folder, "rejected", i));
      check(wrong, named + "rejected", () -> same(pair.before(), profile, before));
    }
    assertEquals(List.of(), wrong, wrong.size() + " of " + pairs.size());
  }

  private static void check(List<String> wrong, String named, Runnable check) {
    try {
      check.run();
    } catch (AssertionError different) {
      wrong.add(named + ": " + first(different));
    }
  }

  /** The first line that is not the same. */
  private static String first(AssertionError different) {
    if (different instanceof AssertionFailedError failed && failed.isActualDefined()) {
      List<String> ours = failed.getExpected().getStringRepresentation().lines().toList();
      List<String> theirs = failed.getActual().getStringRepresentation().lines().toList();
      for (int i = 0; i < Math.min(ours.size(), theirs.size()); i++) {
        if (!ours.get(i).equals(theirs.get(i))) {
          return ours.get(i) + " became " + theirs.get(i);
        }
      }
    }
    return String.valueOf(different.getMessage());
  }

  private static void same(Doc ours, Profile profile, ReadDocument theirs) {
    assertEquals(RoundTripTest.shape(ours, profile), RoundTripTest.shape(theirs));
    assertEquals(RoundTripTest.looks(ours, profile, true), RoundTripTest.looks(theirs));
  }

  private static byte[] written(Path folder, String how, int number) throws IOException {
    return Files.readAllBytes(folder.resolve(how + "-" + number + ".docx"));
  }

  /** The text of a file in which nothing is tracked any more. */
  private static ReadDocument settled(byte[] file) {
    TrackedText text = RoundTripTest.read(file);
    assertEquals(text.before(), text.after(), "nothing is tracked");
    return text.newest();
  }

  /** Has each file written three times: as it is, with all accepted, with all rejected. */
  private static void runMacro(String program, Path folder, int files)
      throws IOException, InterruptedException {
    // The first start puts an empty module where ours is to be.
    run(program, folder, List.of("--terminate_after_init"));
    Path library = folder.resolve("profile/user/basic/Standard");
    Files.writeString(
        library.resolve("Module1.xba"),
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            + "<script:module xmlns:script=\"http://openoffice.org/2000/script\""
            + " script:name=\"Module1\" script:language=\"StarBasic\">"
            + new Html().text(MACRO.formatted(folder.toUri(), files - 1))
            + "</script:module>");
    run(program, folder, List.of("macro:///Standard.Module1.Settle"));
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
    List<String> words = new ArrayList<>(List.of("--convert-to", "docx", "--outdir"));
    words.add(folder.resolve("out").toString());
    try (Stream<Path> files = Files.list(folder)) {
      files.map(Path::toString).filter(name -> name.endsWith(".docx")).forEach(words::add);
    }
    run(program, folder, words);
  }

  private static void run(String program, Path folder, List<String> words)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program, "--headless", "--norestore"));
    command.add("-env:UserInstallation=" + folder.resolve("profile").toUri());
    command.addAll(words);
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    try {
      assertTrue(process.waitFor(WAIT_SECONDS, TimeUnit.SECONDS), "it does not end");
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    assertEquals(0, process.exitValue(), Files.readString(folder.resolve("log")));
  }
}
