package org.plenary.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plenary.exchange.Transcript.Dropped;
import org.plenary.exchange.Transcript.FlagKind;
import org.plenary.exchange.Transcript.Furniture;
import org.plenary.exchange.Transcript.Intervention;
import org.plenary.exchange.Transcript.Paragraph;
import org.plenary.exchange.Transcript.Speaker;
import org.plenary.refusal.Refused;

class TranscriptTest {

  private static final long SEED = Long.getLong("plenary.fuzz.seed", System.nanoTime());

  private static String fixture() {
    try (InputStream in =
        TranscriptTest.class.getResourceAsStream("/read/harbour-transcript.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final Transcript HARBOUR = Transcript.read(fixture());

  private static List<String> labels(Transcript read) {
    return read.interventions().stream().map(one -> String.valueOf(one.label())).toList();
  }

  private static List<String> paragraphs(Transcript read, int index) {
    return read.interventions().get(index).paragraphs().stream().map(Paragraph::text).toList();
  }

  private static List<String> reasons(Transcript read, int index) {
    return read.interventions().get(index).flags().stream()
        .map(flag -> flag.kind().wire() + ": " + flag.reason())
        .toList();
  }

  @Test
  void every_turn_is_found_and_none_is_merged() {
    assertEquals(
        List.of(
            "CHAIR",
            "AMARA DELGADO-RUIZ",
            "CHAIR",
            "ODA VINTER (by interpretation)",
            "null",
            "CHAIR",
            "AUDIENCE",
            "CHAIR",
            "null",
            "AUDIENCE",
            "AMARA DELGADO RUIZ",
            "ODA VINTER",
            "CHAIR"),
        labels(HARBOUR));
    for (int i = 0; i < HARBOUR.interventions().size(); i++) {
      assertEquals(i, HARBOUR.interventions().get(i).index());
    }
    assertEquals(7, HARBOUR.interventions().get(0).line());
  }

  @Test
  void a_sentence_runs_over_the_end_of_the_page() {
    assertEquals(
        List.of(
            "Thank you, Chair. We have looked at the draft with great care. Our harbours are small,"
                + " and the lamps that the draft asks for were made for ports that have ten times"
                + " our traffic. So we would ask for a lamp that small ports can pay for.",
            "Secondly, the bells. A bell needs nobody who knows how to repair it, and it is heard"
                + " in fog.",
            "We support what was said by https://harbour.example.org/papers/lamps-and-bells-2031"
                + " in the paper on bells, all of it. Thank you."),
        paragraphs(HARBOUR, 1));
  }

  @Test
  void an_empty_line_inside_a_sentence_ends_no_paragraph() {
    assertEquals(
        List.of(
            "Let us take our seats, and please turn to the third sheet on lamps and bells. We"
                + " go on with the items on our list, and I ask you to be brief.",
            "I give the floor to the delegate of Marisol. Please."),
        paragraphs(HARBOUR, 0));
    assertEquals(
        List.of(
            "Thank you very much.",
            "I see that the delegate of Nordholm wants to speak on this question. You have the"
                + " floor."),
        paragraphs(HARBOUR, 2));
  }

  @Test
  void page_furniture_is_left_out_and_told() {
    assertEquals(
        List.of(
            new Dropped(Furniture.RULE, "***", 1),
            new Dropped(Furniture.HEAD, "HARBOUR LIGHTS CONFERENCE - SITTING 3", 3),
            new Dropped(Furniture.PAGE_NUMBER, "1", 3),
            new Dropped(Furniture.LINK, "https://harbour.example.org/sittings/3", 2)),
        HARBOUR.dropped());
    assertEquals(9, HARBOUR.linesLeftOut());
    assertTrue(
        paragraphs(HARBOUR, 12).get(0).contains("numbered 2031 and you find"),
        "a number that was spoken stays");
  }

  @Test
  void what_stands_before_the_first_turn_is_kept() {
    assertEquals(
        "RAW FILE HARBOUR LIGHTS CONFERENCE PORTOVALE, 4 MAY 2031 This file is given in a rough"
            + " draft form and is no record.",
        String.join(" ", HARBOUR.before()));
  }

  @Test
  void flags_say_what_a_person_should_look_at() {
    assertEquals(List.of(), reasons(HARBOUR, 0));
    assertEquals(
        List.of("interpreted: These are the words of an interpreter."), reasons(HARBOUR, 3));
    assertEquals(List.of("unnamed: No name stands before these words."), reasons(HARBOUR, 4));
    assertEquals(List.of("interrupted: Breaks off."), reasons(HARBOUR, 5));
    assertEquals(
        List.of(
            "shared-label: \"AUDIENCE\" may stand for several people.",
            "interruption: Comes in while \"CHAIR\" is still speaking."),
        reasons(HARBOUR, 6));
    assertEquals(
        List.of("check: The captioner remarks: \"(The interpretation was interrupted.)\""),
        reasons(HARBOUR, 7));
    assertEquals(
        List.of(
            "unnamed: No name stands before these words.",
            "announcement: The conference system seems to speak, not a person."),
        reasons(HARBOUR, 8));
    assertEquals(
        List.of(
            "shared-label: \"AUDIENCE\" may stand for several people.",
            "check: Words are missing: \"(?)\"."),
        reasons(HARBOUR, 9));
    assertEquals(
        List.of(
            "check: The mark >> is missing before this name.",
            "check: Stops without the end of a sentence."),
        reasons(HARBOUR, 12));
  }

  @Test
  void words_that_have_a_colon_are_no_name() {
    Intervention unnamed = HARBOUR.interventions().get(4);
    assertNull(unnamed.label());
    assertNull(unnamed.speaker());
    assertTrue(unnamed.paragraphs().get(0).text().startsWith("Friends: hear this."));
    assertTrue(unnamed.has(FlagKind.UNNAMED));
    assertTrue(paragraphs(HARBOUR, 3).get(0).endsWith("That is our question: who pays?"));
  }

  @Test
  void remarks_of_the_captioner_are_no_words_of_the_speaker() {
    assertEquals(
        new Paragraph("(Applause)", true), HARBOUR.interventions().get(3).paragraphs().get(1));
    assertEquals(2, HARBOUR.interventions().get(7).words());
  }

  @Test
  void speakers_are_counted_under_one_name() {
    assertEquals(
        List.of(
            "CHAIR 5",
            "AMARA DELGADO-RUIZ 1",
            "ODA VINTER 2",
            "AUDIENCE 2",
            "AMARA DELGADO RUIZ 1"),
        HARBOUR.speakers().stream().map(s -> s.name() + " " + s.interventions()).toList());
    Speaker oda = HARBOUR.speakers().get(2);
    assertEquals(List.of("ODA VINTER (by interpretation)", "ODA VINTER"), oda.labels());
    int words =
        HARBOUR.interventions().stream()
            .filter(one -> "ODA VINTER".equals(one.speaker()))
            .mapToInt(Intervention::words)
            .sum();
    assertEquals(words, oda.words());
    assertTrue(HARBOUR.speakers().get(3).shared());
    assertEquals(
        List.of("AMARA DELGADO RUIZ may be the same speaker as AMARA DELGADO-RUIZ."),
        HARBOUR.findings().stream().map(Finding::sentence).toList());
  }

  @Test
  void the_json_tells_all_of_it() {
    JsonNode json = HARBOUR.toJson();
    assertEquals("transcript", json.get("form").asText());
    assertEquals(13, json.get("counts").get("interventions").asInt());
    assertEquals(2, json.get("counts").get("unnamed").asInt());
    assertEquals(9, json.get("counts").get("linesLeftOut").asInt());
    assertEquals(5, json.get("speakers").size());
    assertTrue(json.get("interventions").get(4).get("label").isNull());
    JsonNode oda = json.get("interventions").get(3);
    assertEquals("ODA VINTER", oda.get("speaker").asText());
    assertEquals("ODA VINTER (by interpretation)", oda.get("label").asText());
    assertTrue(oda.get("paragraphs").get(1).get("note").asBoolean());
    assertEquals("interpreted", oda.get("flags").get(0).get("code").asText());
    assertEquals("head", json.get("dropped").get(1).get("kind").asText());
    assertEquals("speaker.similar", json.get("findings").get(0).get("code").asText());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MODERATOR",
        "H.E. MR. JAN VAN DER MEER",
        "CO-CHAIR (MS. OKORO)",
        "FRANCE, ON BEHALF OF THE GROUP",
        "DELEGATE (Marisol)",
        "ÉLÉONORE D'ABO",
        "SPEAKER 2",
        "IAN McTAVISH",
        "Moderator",
        "ПРЕДСЕДАТЕЛЬ",
        "الرئيس",
        "主席",
        "A.B.",
        "Q"
      })
  void a_name_is_known_by_its_form(String name) {
    Transcript read = Transcript.read(">> " + name + ": Good morning to all.\n>> JO DOE: Yes.");
    assertEquals(name, read.interventions().get(0).label());
    assertEquals(List.of("Good morning to all."), paragraphs(read, 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Friends: that was me.",
        "At 10:30 we stop.",
        "I have one question: who pays?",
        "See https://harbour.example.org for it.",
        "Yes. Chair: no.",
        "Thank you for the floor: I am glad."
      })
  void words_are_no_name(String words) {
    Transcript read = Transcript.read(">> JO DOE: Yes.\n>> " + words);
    assertNull(read.interventions().get(1).label());
    assertEquals(List.of(words), paragraphs(read, 1));
  }

  @Test
  void where_names_are_in_small_letters_a_single_one_counts() {
    Transcript read = Transcript.read(">> Jo Doe: Yes.\n>> Amara: No.\n>> Oda: Well: yes.");
    assertEquals(List.of("Jo Doe", "Amara", "Oda"), labels(read));
    assertEquals(List.of("Well: yes."), paragraphs(read, 2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ">> A.B.: one.\n>> C.D.: two.",
        ">>> A.B.: one.\r\n>>>C.D.: two.",
        "&gt;&gt; A.B.: one.\r&gt;&gt; C.D.: two.",
        "＞＞A.B.：one.\n＞＞C.D.：two.",
        ">>\nA.B.:\n\none.\n>>\n\nC.D.: two.",
        ">> A.B.: one. >> C.D.: two.",
        "\uFEFF  >> A.B. : one.\u2028\u00A0>> C.D. :\u00A0two."
      })
  void the_mark_may_be_typed_in_several_ways(String text) {
    Transcript read = Transcript.read(text);
    assertEquals(List.of("A.B.", "C.D."), labels(read));
    assertEquals(List.of("one."), paragraphs(read, 0));
    assertEquals(List.of("two."), paragraphs(read, 1));
    assertTrue(
        Transcript.isForm(text) || text.startsWith(">>\nA") || text.contains(" >> C.D.: two."));
  }

  @Test
  void a_name_may_run_over_the_end_of_a_line() {
    Transcript read =
        Transcript.read(
            ">> THE DELEGATE OF THE ISLANDS OF\nMARISOL (by\ninterpretation): Thank you.\n>> JO DOE: Yes.");
    assertEquals(
        "THE DELEGATE OF THE ISLANDS OF MARISOL (by interpretation)",
        read.interventions().get(0).label());
    assertEquals("THE DELEGATE OF THE ISLANDS OF MARISOL", read.interventions().get(0).speaker());
    assertTrue(read.interventions().get(0).has(FlagKind.INTERPRETED));
  }

  @Test
  void signs_inside_words_are_no_mark() {
    Transcript read = Transcript.read(">> JO DOE: The sign a>>b and 1 >>= 2 are not\nmarks >");
    assertEquals(1, read.interventions().size());
    assertEquals(List.of("The sign a>>b and 1 >>= 2 are not marks >"), paragraphs(read, 0));
  }

  @Test
  void a_name_without_words_and_a_mark_without_anything() {
    Transcript read = Transcript.read(">> JO DOE:\n>>\n>> >> ODA VINTER: Yes.\n>>");
    assertEquals(List.of("JO DOE", "ODA VINTER"), labels(read));
    assertEquals(List.of("check: The speaker says nothing here."), reasons(read, 0));
    assertEquals("turn.empty", read.findings().get(0).code());
    assertTrue(read.findings().get(0).sentence().contains("3 times"), read.findings().toString());
  }

  @Test
  void a_name_that_is_never_marked_is_only_flagged() {
    Transcript read =
        Transcript.read(">> JO DOE: Yes.\n\nODA VINTER: No.\n\nNOTE: not a name of two words.");
    assertEquals(1, read.interventions().size());
    assertEquals(
        List.of("check: A paragraph begins like a turn of \"ODA VINTER\", without the mark."),
        reasons(read, 0));
  }

  @Test
  void the_same_name_twice_in_a_row_is_flagged() {
    Transcript read = Transcript.read(">> JO DOE: Yes.\n>> JO DOE: I go on.\n>> JO: well,");
    assertEquals(
        List.of(
            "check: The turn before it has the same name: a speaker between them may be missing."),
        reasons(read, 1));
  }

  @Test
  void chinese_lines_are_joined_without_spaces() {
    Transcript read = Transcript.read(">> 主席：各位代表，我们现在\n开始讨论灯塔。\n>> 代表：谢谢。");
    assertEquals(List.of("各位代表，我们现在开始讨论灯塔。"), paragraphs(read, 0));
    assertTrue(read.interventions().get(0).words() > 4);
  }

  @Test
  void lines_that_are_paragraphs_stay_paragraphs() {
    String first =
        "A long line that holds a whole paragraph and then goes on for a while. ".repeat(4);
    Transcript read =
        Transcript.read(">> JO DOE: " + first + "\nShort.\n" + first + "\n>> ODA: Yes.");
    assertEquals(3, read.interventions().get(0).paragraphs().size());
  }

  @Test
  void timecodes_and_cue_numbers_are_furniture() {
    Transcript read =
        Transcript.read(
            "1\n00:00:01,000 --> 00:00:04,000\n>> JO DOE: We go on with\n\n"
                + "2\n00:00:04,000 --> 00:00:06,000\nthe list at 10:30.\n");
    assertEquals(List.of("We go on with the list at 10:30."), paragraphs(read, 0));
    assertEquals(4, read.linesLeftOut());
    assertEquals(List.of(), read.before());
  }

  @Test
  void headings_that_differ_in_a_number_are_no_running_heads() {
    String text =
        ">> JO DOE: Yes.\n\nAgenda item 3\n\nWell.\n\nAgenda item 4\n\nSo.\n\nAgenda item 5\n\nEnd.";
    assertEquals(0, Transcript.read(text).linesLeftOut());
  }

  @Test
  void what_somebody_says_again_and_again_is_no_running_head() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 5; i++) {
      text.append(">> JO DOE: Any comments?\n\nThank you very much.\n\nno\n\n").append("\n\n");
    }
    Transcript read = Transcript.read(text.toString());
    assertEquals(0, read.linesLeftOut());
  }

  @Test
  void the_form_is_recognised() {
    assertTrue(Transcript.isForm(fixture()));
    assertTrue(Transcript.isForm(fixture().getBytes(StandardCharsets.UTF_8)));
    assertTrue(Transcript.isForm("\n  >> one mark at the beginning"));
    assertFalse(Transcript.isForm("RESOLUTION 1\n\n>> one mark\n"));
    assertFalse(Transcript.isForm(""));
    assertFalse(Transcript.isForm(new byte[] {(byte) 0xff, 0, 1}));
  }

  private static void refused(String code, String text) {
    Refused no = assertThrows(Refused.class, () -> Transcript.read(text));
    assertEquals(code, no.refusal().code());
  }

  @Test
  void what_is_too_large_is_refused() {
    refused("transcript.too-large", "a".repeat(Transcript.MAX_LENGTH + 1));
    refused("transcript.too-large", ">> JO: " + "word ".repeat(399_000));
    refused("transcript.too-large", ">> JO: " + "a".repeat(1_990_000));
    refused("transcript.too-large", ">> JO: " + "(".repeat(1_990_000));
    refused("transcript.too-large", ">>x ".repeat(400_000));
    refused("transcript.too-large", "x\n".repeat(400_000));
    byte[] bytes = new byte[4 * Transcript.MAX_LENGTH + 1];
    assertThrows(Refused.class, () -> Transcript.read(bytes));
  }

  @Test
  void what_has_no_turns_is_refused() {
    refused("transcript.no-speakers", "");
    refused("transcript.no-speakers", "CHAIR: Good morning.\n\nJO DOE: Good morning.");
    refused("transcript.no-speakers", ">> ".repeat(600_000));
    refused("transcript.no-speakers", ">".repeat(1_999_999));
    refused("transcript.no-speakers", "x>>y".repeat(20_000));
    refused("transcript.no-speakers", "\n".repeat(1_999_999));
    refused("import.binary", ">> JO: \0");
    Refused no =
        assertThrows(Refused.class, () -> Transcript.read(new byte[] {'>', '>', (byte) 0xff}));
    assertEquals("import.encoding", no.refusal().code());
  }

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
