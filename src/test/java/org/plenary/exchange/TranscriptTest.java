package org.plenary.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.plenary.exchange.Turns.fixture;
import static org.plenary.exchange.Turns.labels;
import static org.plenary.exchange.Turns.paragraphs;
import static org.plenary.exchange.Turns.reasons;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plenary.exchange.Transcript.Dropped;
import org.plenary.exchange.Transcript.FlagKind;
import org.plenary.exchange.Transcript.Furniture;
import org.plenary.exchange.Transcript.Intervention;
import org.plenary.exchange.Transcript.Paragraph;
import org.plenary.exchange.Transcript.Speaker;

/** An invented transcript with everything in it. */
class TranscriptTest {
  private static final Transcript HARBOUR = Transcript.read(fixture());

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
}
