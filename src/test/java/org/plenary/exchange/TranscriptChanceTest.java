package org.plenary.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.plenary.exchange.Transcript.FlagKind;
import org.plenary.exchange.Transcript.Furniture;
import org.plenary.exchange.Transcript.Intervention;
import org.plenary.exchange.Transcript.Paragraph;
import org.plenary.refusal.Refused;

/** Transcripts by chance: no word is lost or given to somebody else. */
class TranscriptChanceTest {
  private static final long SEED = Long.getLong("plenary.fuzz.seed", System.nanoTime());

  /** A transcript by chance, with furniture between the lines; and what was said, word by word. */
  private record Meeting(String text, List<String> said) {}

  private static Meeting meeting(Random random) {
    List<String> said = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int page = 1;
    int turns = 1 + random.nextInt(12);
    for (int turn = 0; turn < turns; turn++) {
      String name = "SPEAKER NAMED " + (char) ('A' + random.nextInt(20));
      StringBuilder words = new StringBuilder();
      text.append(">> ").append(name).append(':');
      for (int i = 1 + random.nextInt(60); i > 0; i--) {
        String word = "w" + random.nextInt(1_000) + (random.nextInt(8) == 0 ? "." : "");
        words.append(' ').append(word);
        text.append(' ').append(word);
        if (random.nextInt(9) == 0) {
          text.append(random.nextBoolean() ? " \n" : "\n\n ");
        }
        if (random.nextInt(40) == 0) {
          text.append("\n\nHarbour Lights, Sitting 3\n\n").append(page++).append("\n\f");
        }
      }
      text.append(random.nextBoolean() ? "\n" : "\n\n");
      said.add(name + ":" + words);
    }
    return new Meeting(text.toString(), said);
  }

  @Test
  void no_word_is_lost_or_given_to_somebody_else() {
    for (int n = 0; n < 300; n++) {
      Meeting meeting = meeting(new Random(SEED + n));
      Transcript read = Transcript.read(meeting.text());
      List<String> found = new ArrayList<>();
      for (Intervention one : read.interventions()) {
        String words =
            one.paragraphs().stream().map(Paragraph::text).collect(Collectors.joining(" "));
        found.add(one.label() + ": " + words);
      }
      List<String> expected = meeting.said();
      long heads = read.dropped().stream().filter(d -> d.kind() == Furniture.HEAD).count();
      if (heads == 0) {
        found.replaceAll(text -> text.replace(" Harbour Lights, Sitting 3", ""));
      }
      assertEquals(expected, found, "-Dplenary.fuzz.seed=" + SEED + " case " + n);
    }
  }

  @Test
  void chance_is_read_or_refused() {
    List<String> parts =
        List.of(
            ">>",
            ">> ",
            "A:",
            "JO DOE:",
            "\n",
            "\n\n",
            "\f",
            "12",
            "https://a.example/",
            "(",
            ")",
            "\uD83D",
            "\uDE00",
            "\u202E",
            "word ",
            "-",
            "--",
            ".",
            "***",
            "：",
            "&gt;&gt;",
            "[?]",
            "00:01:02",
            "\u00AD",
            "Head 1");
    for (int n = 0; n < 2_000; n++) {
      Random random = new Random(SEED + n);
      String text =
          Stream.generate(() -> parts.get(random.nextInt(parts.size())))
              .limit(random.nextInt(60))
              .collect(Collectors.joining());
      String seed = "-Dplenary.fuzz.seed=" + SEED + " case " + n;
      try {
        Transcript read = Transcript.read(text);
        assertFalse(read.interventions().isEmpty(), seed);
        assertTrue(read.toJson().toString().length() > 10, seed);
        for (Intervention one : read.interventions()) {
          assertEquals(one.label() == null, one.has(FlagKind.UNNAMED), seed);
        }
      } catch (Refused no) {
        assertEquals("transcript.no-speakers", no.refusal().code(), seed);
      }
    }
  }
}
