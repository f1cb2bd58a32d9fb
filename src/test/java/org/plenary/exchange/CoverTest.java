package org.plenary.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plenary.text.Kind;

/** First pages and closing lines of the United Nations and their agencies. */
class CoverTest {

  private static ReadFile read(String... lines) {
    byte[] file = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    return Contributions.read(file, Import.ids());
  }

  private static List<String> blocks(ReadFile read, int part) {
    return read.parts().get(part).text().after().doc().blocks().stream()
        .map(block -> block.kind().wire() + " " + block.plainText())
        .toList();
  }

  @Test
  void a_council_whose_adoption_takes_two_lines() {
    ReadFile read =
        read(
            "United Nations",
            "A/HRC/RES/97/16",
            "General Assembly",
            "Distr.: General",
            "26 July 2031",
            "Original: English",
            "Council of Harbours",
            "Ninety-seventh session",
            "21 June–14 July 2031",
            "Agenda item 3",
            "Resolution adopted by the Council of Harbours",
            "on 13 July 2031",
            "97/16. Open lighthouses",
            "The Council of Harbours,",
            "Guided by the charter of ports,",
            "Recalling its resolution 70/8 of 5 July 2030,",
            "1. Affirms that lamps are for all;",
            "2. Decides to remain seized of the matter.",
            "44th meeting",
            "13 July 2031",
            "[Adopted without a vote.]");
    assertEquals(
        List.of(
            "number A/HRC/RES/97/16",
            "history Resolution adopted by the Council of Harbours",
            "history on 13 July 2031",
            "title 97/16. Open lighthouses",
            "formula The Council of Harbours,",
            "clause Guided by the charter of ports,",
            "clause Recalling its resolution 70/8 of 5 July 2030,",
            "clause Affirms that lamps are for all;",
            "clause Decides to remain seized of the matter.",
            "note 44th meeting",
            "note 13 July 2031",
            "note [Adopted without a vote.]"),
        blocks(read, 0));
    ReadDocument after = read.parts().get(0).text().after();
    assertEquals("unga", after.profile().name());
    assertEquals(9, after.left());
    assertEquals(List.of(), after.findings());
  }

  @Test
  void an_assembly_with_the_title_of_the_item_before_its_own() {
    assertEquals(
        List.of(
            "number A/RES/99/175",
            "history Resolution adopted by the General Assembly on 17 December 2031",
            "history [on the report of the Third Committee (A/99/458/Add.2, para. 133)]",
            "title 99/175. Lamps in the digital age",
            "formula The General Assembly,"),
        blocks(
                read(
                    "United Nations\tA/RES/99/175",
                    "General Assembly",
                    "Distr.: General",
                    "14 January 2032",
                    "Ninety-ninth session",
                    "Agenda item 71 (b)",
                    "Promotion of light: questions of lamps, including other ways of lighting",
                    "Resolution adopted by the General Assembly on 17 December 2031",
                    "[on the report of the Third Committee (A/99/458/Add.2, para. 133)]",
                    "99/175.\tLamps in the digital age",
                    "The General Assembly,",
                    "Noting with concern the fog,",
                    "1.\tCalls upon all States to keep their lamps lit."),
                0)
            .subList(0, 5));
  }

  @Test
  void a_draft_and_who_put_it_forward_in_french() {
    assertEquals(
        List.of(
            "number A/C.3/99/L.42/Rev.1",
            "title Les phares à l’ère du numérique",
            "formula L’Assemblée générale,"),
        blocks(
                read(
                    "Nations Unies",
                    "A/C.3/99/L.42/Rev.1",
                    "Distr. limitée",
                    "1er novembre 2031",
                    "Original : anglais",
                    "Quatre-vingt-dix-neuvième session",
                    "Point 71 b) de l’ordre du jour",
                    "Autriche, Portovale et Valdemar : projet de résolution révisé",
                    "Les phares à l’ère du numérique",
                    "L’Assemblée générale,",
                    "Consciente du brouillard,",
                    "1.\tInvite les États à entretenir leurs lampes."),
                0)
            .subList(0, 3));
  }

  @Test
  void an_agency_with_its_number_beside_the_name_of_its_body() {
    List<String> blocks =
        blocks(
            read(
                "NINETY-FOURTH WORLD HEALTH ASSEMBLY\tWHA94.28",
                "Agenda item 26.4\t31 May 2031",
                "Lamps and health",
                "The Ninety-fourth World Health Assembly,",
                "Having considered the report on lamps,",
                "1.\tURGES Member States:",
                "(1)\tto keep their lamps lit;",
                "(2)\tto report.",
                "Seventh plenary meeting, 31 May 2031",
                "A94/VR/7"),
            0);
    assertEquals(
        List.of(
            "number WHA94.28",
            "title Lamps and health",
            "formula The Ninety-fourth World Health Assembly,"),
        blocks.subList(0, 3));
    assertEquals(
        List.of("note Seventh plenary meeting, 31 May 2031", "note A94/VR/7"),
        blocks.subList(blocks.size() - 2, blocks.size()));
  }

  @Test
  void a_title_may_tell_of_sessions_and_items() {
    assertEquals(
        List.of(
            "number A/C.3/99/L.43",
            "title Programme of work for the next session",
            "formula The General Assembly,"),
        blocks(
                read(
                    "United Nations",
                    "A/C.3/99/L.43",
                    "Septuagésimo noveno período de sesiones",
                    "Семьдесят девятая сессия",
                    "第七十九届会议",
                    "الدورة التاسعة والسبعون",
                    "Programme of work for the next session",
                    "The General Assembly,",
                    "Aware of the fog,",
                    "1.\tDecides to meet."),
                0)
            .subList(0, 3));
  }

  @Test
  void words_in_brackets_that_are_not_agreed_are_clauses() {
    List<String> blocks =
        blocks(
            read(
                "RESOLUTION 4 (Portovale, 2031)",
                "Lamps",
                "The Assembly (Portovale, 2031),",
                "resolves",
                "to light lamps.",
                "[to report to the next meeting]",
                "ANNEX",
                "Lamps are listed.",
                "Second meeting"),
            0);
    assertEquals(
        List.of("clause [to report to the next meeting]", "annex ANNEX"), blocks.subList(5, 7));
    assertEquals("heading Second meeting", blocks.get(8));
  }

  @Test
  void resolutions_of_a_report_one_after_the_other() {
    ReadFile read =
        read(
            "Report of the Council",
            "97/1. Open lighthouses",
            "The Council of Harbours,",
            "Guided by the charter of ports,",
            "1. Affirms that lamps are for all.",
            "44th meeting",
            "97/2. Closed lighthouses",
            "The Council of Harbours,",
            "Guided by the charter of ports,",
            "1. Affirms that fog is for all.");
    assertEquals(2, read.parts().size());
    assertEquals("title 97/2. Closed lighthouses", blocks(read, 1).get(0));
  }

  @Test
  void a_meeting_below_the_number_is_of_the_history() {
    assertEquals(
        Kind.HISTORY,
        Import.read(
                "RESOLUTION 99 (C31, last amended C35)\n(adopted at the eighth Plenary meeting)\n"
                    + "Lamps\nThe Council,\nnoting\na)\tx;\nb)\ty,\nresolves\nz.\n")
            .doc()
            .blocks()
            .get(1)
            .kind());
  }

  /** A first page of the ITU tells of other resolutions before the number of its own. */
  @Test
  void the_number_is_that_of_the_text() {
    ReadFile read =
        read(
            "Original: English",
            "Resolution 12",
            "is to be revised, and the text is as follows.",
            "RESOLUTION 75 (Rev. Portovale, 2031)",
            "Lamps",
            "The Assembly of Harbours (Portovale, 2031),",
            "considering",
            "a)\tx;",
            "b)\ty,",
            "resolves",
            "z.");
    assertEquals("number RESOLUTION 75 (Rev. Portovale, 2031)", blocks(read, 0).get(0));
  }
}
