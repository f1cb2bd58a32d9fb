package org.plenary.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.plenary.text.Block;
import org.plenary.text.Redline.Op;

/** An invented contribution in whose plain text old and new words ran together. */
class TangledTextTest {

  private static final String BASE =
      """
      FOREWORD
      Harbours are many.
      RESOLUTION 31 (Rev. Port Aven, 2022)
      Lights of harbours
      (Old Quay, 2014; Port Aven, 2022)
      The World Harbour Assembly (Port Aven, 2022),
      considering
      a)\tthat lamps are old;
      b)\tthat fog is thick;
      c)\tthe resolutions adopted by the Conference:
      i)\tResolution 7 (Rev. Old Quay, 2018) of the Conference, on masts for 2020-2023;
      ii)\tResolution 9 (Rev. Sharm el-Quay, 2018) of the Conference, on sails,
      noting further
      that the Council, at its 2019 session, saw the lamps,
      resolves
      1\tto clean the lamps[footnoteRef:1]1; [1: 1\tOf all sizes.]
      2\tto rest,
      3\tto report.
      """;

  private static final String CONTRIBUTION =
      """
      Abstract:
      Newer lamps are needed.
      MOD\tARB/12A3/1
      RESOLUTION 31 (Rev. Port Aven, 2022Lumen, 2026)
      Lights of harbours
      (Old Quay, 2014; Port Aven, 2022; Lumen, 2026)
      The World Harbour Assembly (Port Aven, 2022Lumen, 2026),
      consideringrecalling
      a)\tthat lamps are old;
      b)\tthat ships are new;
      bc)\tthat fog is thick;
      cd)\tthe resolutions adopted by the Conference:
      i)\tResolution 5 (Bay Town, 2022) of the Conference, on keels;
      i)ii)\tResolution 7 (Rev. Old Quay, 2018Bay Town, 2022) of the Conference, on masts for 2020-20232024-2027;
      ii)iii)\tResolution 9 (Rev. Sharm el-Quay, 2018Bay Town, 2022) of the Conference, on sails,
      noting furtherrecognizing
      that the Council, at its 2019 2024 session, saw the lamps,
      resolves
      1\tto clean the lamps[footnoteRef:1]1; [1: 1\tOf all sizes.]
      2\tto rest,
      32\tto report.,
      3\tthat masts be painted.
      Reasons:\tLamps have changed.
      """;

  private static ReadFile read(String contribution) {
    return Contributions.read(
        contribution.getBytes(StandardCharsets.UTF_8),
        BASE.getBytes(StandardCharsets.UTF_8),
        Import.ids());
  }

  private static TrackedText text(ReadFile file) {
    TrackedText text = file.text();
    assertNotNull(text);
    return text;
  }

  private static String told(ClauseChange change) {
    String runs =
        change.runs().stream()
            .map(
                run ->
                    switch (run.op()) {
                      case SAME -> run.text();
                      case ADDED -> "{+" + run.text() + "+}";
                      case REMOVED -> "{-" + run.text() + "-}";
                    })
            .collect(Collectors.joining());
    return change.kind() + (change.doubtful() ? "? " : " ") + runs;
  }

  @Test
  void everyChangeIsThereAndTheRegions() {
    ReadFile file = read(CONTRIBUTION);
    ReadFile.Part part = file.parts().get(0);
    assertEquals(
        List.of(
            "mod RESOLUTION 31 (Rev. {-Port Aven, 2022-}{+Lumen, 2026+})",
            "mod (Old Quay, 2014; Port Aven, 2022{+; Lumen, 2026+})",
            "mod The World Harbour Assembly ({-Port Aven, 2022-}{+Lumen, 2026+}),",
            "mod {-considering-}{+recalling+}",
            "add {+that ships are new;+}",
            "add {+Resolution 5 (Bay Town, 2022) of the Conference, on keels;+}",
            "mod Resolution 7 (Rev. {-Old Quay, 2018-}{+Bay Town, 2022+}) of the Conference, on"
                + " masts for {-2020-2023-}{+2024-2027+};",
            "mod Resolution 9 (Rev. {-Sharm el-Quay, 2018-}{+Bay Town, 2022+}) of the Conference,"
                + " on sails,",
            "mod {-noting further-}{+recognizing+}",
            "mod? that the Council, at its {-2019 -}{+2024 +}session, saw the lamps,",
            "sup? {-to rest,-}",
            "editorial to report{-.-}{+,+}",
            "add {+that masts be painted.+}"),
        part.changes().stream().map(TangledTextTest::told).toList());
    assertTrue(part.changes().stream().allMatch(change -> change.author().equals("ARB")));
    assertEquals("ARB/12A3/1", part.symbol() == null ? "" : part.symbol().identifier());
    assertEquals("Lamps have changed.", part.reasons());
  }

  /** What was taken out begins with the word that was put in first. */
  @Test
  void namesThatBeginAlikeAreReplacedWhole() {
    String base =
        "RESOLUTION 31 (Lumen, 2022)\nLamps\ninstructs Study Group 16 of the Bureau\n"
            + "1\tto light;\n2\tto report;\n3\tto rest,\nresolves\n1\tto stay;\n2\tto go.\n";
    String mixed =
        "MOD\tARB/12A3/1\nRESOLUTION 31 (Lumen, 2022)\nLamps\n"
            + "instructs Study Group 16Study Group 21 of the Bureau\n"
            + "1\tto light;\n2\tto report;,\n3\tto rest,\nresolves\n1\tto stay;\n2\tto go.\n";
    ReadFile read =
        Contributions.read(
            mixed.getBytes(StandardCharsets.UTF_8),
            base.getBytes(StandardCharsets.UTF_8),
            Import.ids());
    assertEquals(
        List.of(
            "mod instructs {-Study Group 16-}{+Study Group 21+} of the Bureau",
            "editorial to report{-;-}{+,+}",
            "sup? {-to rest,-}"),
        read.parts().get(0).changes().stream().map(TangledTextTest::told).toList());
    rejects(text(read), base);
  }

  @Test
  void rejectingAllGivesTheBaseExactly() {
    TrackedText text = text(read(CONTRIBUTION));
    rejects(text);
    assertEquals(
        List.of("a)", "b)", "c)", "i)", "ii)", "1", "2", "3"),
        text.before() == null
            ? List.of()
            : text.before().doc().blocks().stream()
                .map(block -> text.before().typed().get(block.id()))
                .filter(label -> label != null)
                .toList());
  }

  /** The base is there word by word, and the words of each redline add up to it. */
  /** A real contribution and the text it was made on, where the variable names their folder. */
  @Test
  void rejectingAllOfARealOneGivesTheBaseExactly() throws Exception {
    String folder = System.getenv("PLENARY_SEEDS");
    assumeTrue(folder != null, "PLENARY_SEEDS names no folder");
    byte[] real = Files.readAllBytes(Path.of(folder, "wtsa-resolution-75-rev-geneva-2022.txt"));
    byte[] contribution = Files.readAllBytes(Path.of(folder, "atu-35a18-1-mod-resolution-75.txt"));
    ReadFile read = Contributions.read(contribution, real, Import.ids());
    TrackedText text = read.text();
    assertNotNull(text);
    ReadDocument before = text.before();
    assertNotNull(before);
    assertEquals(words(Import.read(real)), words(before));
    ProposalSymbol symbol = read.parts().get(0).symbol();
    assertEquals("ATU/35A18/1", symbol == null ? "" : symbol.identifier());
    assertTrue(
        text.runs().values().stream()
            .flatMap(List::stream)
            .allMatch(run -> run.op() == Op.SAME || run.author().equals("ATU")));
  }

  private static void rejects(TrackedText text) {
    rejects(text, BASE);
  }

  private static void rejects(TrackedText text, String was) {
    ReadDocument base =
        (ReadDocument) PlainText.read(was.getBytes(StandardCharsets.UTF_8), Import.ids());
    ReadDocument before = text.before();
    assertNotNull(before);
    assertEquals(words(base), words(before));
    for (Block block : before.doc().blocks()) {
      List<TrackedRun> runs = text.runs().get(block.id());
      if (runs != null) {
        assertEquals(
            block.plainText(),
            runs.stream()
                .filter(run -> run.op() != Op.ADDED)
                .map(TrackedRun::text)
                .collect(Collectors.joining()));
      }
    }
  }

  private static List<String> words(ReadDocument read) {
    return read.doc().blocks().stream().map(Block::plainText).toList();
  }

  @Test
  void theTextAfterIsNumberedAsItWasTyped() {
    ReadDocument after = text(read(CONTRIBUTION)).after();
    assertNotNull(after);
    assertEquals(
        List.of("a)", "b)", "c)", "d)", "i)", "ii)", "iii)", "1", "2", "3"),
        after.doc().blocks().stream()
            .map(block -> after.typed().get(block.id()))
            .filter(label -> label != null)
            .toList());
    assertEquals(
        1,
        after.doc().blocks().stream()
            .flatMap(b -> b.content().stream())
            .filter(org.plenary.text.Inline.Footnote.class::isInstance)
            .count());
  }

  @Test
  void theBaseItselfHasNoChanges() {
    ReadFile file = read(BASE);
    assertEquals(List.of(), file.parts().get(0).changes());
  }

  @Test
  void whateverIsPutInRejectingGivesTheBase() {
    long seed = 31;
    Random random = new Random(seed);
    String[] words = {"new", "Lumen, 2026", " soon", "2027", "; and", "x)", "that ", "\n9\tto go;"};
    for (int round = 0; round < 60; round++) {
      StringBuilder out = new StringBuilder(CONTRIBUTION);
      for (int i = 0; i < 6; i++) {
        int from = out.indexOf("considering");
        int at = from + random.nextInt(out.indexOf("Reasons") - from);
        boolean note =
            out.substring(0, at).lastIndexOf("[") > out.substring(0, at).lastIndexOf("]");
        if (!note) {
          out.insert(at, words[random.nextInt(words.length)]);
        }
      }
      rejects(text(read(out.toString())));
    }
  }

  @Test
  void aLongTextIsUntangledInItsTime() {
    Supplier<String> ids = Import.ids();
    StringBuilder base = new StringBuilder("RESOLUTION 1 (Lumen, 2026)\nThe Assembly,\nresolves\n");
    StringBuilder changed =
        new StringBuilder("RESOLUTION 1 (Lumen, 2026)\nThe Assembly,\nresolves\n");
    for (int i = 1; i <= 900; i++) {
      base.append(i).append("\tto do thing number ").append(i * 7919 % 1009).append(";\n");
      changed.append(i).append("\tto do thing number ").append(i * 7919 % 1009);
      changed.append(i % 9 == 0 ? "soon;\n" : ";\n");
    }
    ReadFile file =
        Contributions.read(
            changed.append("x,\n").toString().getBytes(StandardCharsets.UTF_8),
            base.append("x,\n").toString().getBytes(StandardCharsets.UTF_8),
            ids);
    assertEquals(100, file.parts().get(0).changes().size());
  }
}
