package org.plenary.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.plenary.exchange.Turns.fixture;
import static org.plenary.exchange.Turns.labels;
import static org.plenary.exchange.Turns.paragraphs;
import static org.plenary.exchange.Turns.reasons;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plenary.exchange.Transcript.FlagKind;
import org.plenary.refusal.Refused;

/** What is a mark, a name, a turn, a paragraph, and what is furniture. */
class TranscriptFormTest {
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
}
