package org.plenary.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.plenary.exchange.WordTexts.HEAD;
import static org.plenary.exchange.WordTexts.LINA;
import static org.plenary.exchange.WordTexts.after;
import static org.plenary.exchange.WordTexts.codes;
import static org.plenary.exchange.WordTexts.italic;
import static org.plenary.exchange.WordTexts.read;
import static org.plenary.word.WordFile.del;
import static org.plenary.word.WordFile.ins;
import static org.plenary.word.WordFile.p;
import static org.plenary.word.WordFile.r;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plenary.text.Block;
import org.plenary.text.Inline;
import org.plenary.text.Kind;
import org.plenary.text.Mark;
import org.plenary.word.WordFile;

/** Texts in other languages as people type them there. */
class OthersLanguagesTest {

  /** Word keeps how Arabic looks apart from how Latin does. */
  @Test
  void italics_of_arabic_are_italics() {
    String run = "<w:r><w:rPr><w:iCs/><w:rtl/></w:rPr><w:t>وإذ تدرك</w:t></w:r>";
    String plain = "<w:r><w:rPr><w:iCs/></w:rPr><w:t>not</w:t></w:r>";
    List<Inline> content =
        Import.read(WordFile.of(HEAD + p(r("1\t"), run, r(" "), plain)).bytes())
            .doc()
            .blocks()
            .get(3)
            .content();
    assertTrue(
        content.contains(new Inline.Text("وإذ تدرك", List.of(new Mark.Emphasis()))),
        content::toString);
    assertFalse(
        content.contains(new Inline.Text("not", List.of(new Mark.Emphasis()))), content::toString);
  }

  @Test
  void arabic_with_its_own_digits() {
    WordFile file =
        WordFile.of(
            p(r("القـرار \u200F١٢ (المراجَع في بورت ميريديان، ٢٠٢٤)"))
                + p(r("الموانئ المفتوحة"))
                + p(r("إن الجمعية العالمية للموانئ (بورت ميريديان، ٢٠٢٤)،"))
                + italic("إذ تضع في اعتبارها")
                + p(r("أ )\tأن الموانئ أماكن للراحة، كما في القرار 9 (المراجَع في بوخارصت، 2022)؛"))
                + p(r("ب)\tأن المصابيح "), del(LINA, "ترشد"), ins(LINA, r("تهدي")), r(" السفن،"))
                + italic("تقرر")
                + p(r("١\tأن تظل المصابيح مضاءة:"))
                + p(r("١.١\tليلاً؛"))
                + p(r("٢\tأن تُسمع الأجراس.")));
    assertEquals(
        List.of(
            "clause 1|أن تظل المصابيح مضاءة:", "clause 1.1|ليلاً؛", "clause 2|أن تُسمع الأجراس."),
        after(file).subList(4, 7));
    ReadDocument read = read(file).text().after();
    assertEquals(Kind.NUMBER, read.doc().blocks().get(0).kind(), "stretched, as titles are");
    assertEquals(
        List.of("١", "١.١", "٢"),
        read.doc().blocks().subList(7, 10).stream().map(b -> read.typed().get(b.id())).toList());
    assertEquals(List.of("place.misspelt"), codes(read));
    assertEquals(List.of("بوخارصت", "بوخارست"), read.findings().get(0).words());
  }

  @Test
  void chinese_with_full_width_signs() {
    WordFile file =
        WordFile.of(
            p(r("第12号决议（2024年，子午港，修订版）"))
                + p(r("开放港口"))
                + p(r("世界港口大会（2024年，子午港），"))
                + italic("忆及")
                + p(r("ａ）\t第9号决议（2022年，布佳勒斯特，修订版）；").replace("ａ", "a"))
                + p(r("b)\t第8号决议（2022年，布加勒斯特，修订版），"))
                + italic("做出决议")
                + p(r("1\t责成主任："))
                + p(r("（1）\t报告；"))
                + p(r("（2）\t鸣钟。")));
    List<String> read = after(file);
    assertEquals("clause a)|第9号决议（2022年，布佳勒斯特，修订版）；", read.get(1));
    assertEquals(List.of("clause 1.1|报告；", "clause 1.2|鸣钟。"), read.subList(5, 7));
    List<Finding> slips =
        read(file).text().after().findings().stream()
            .filter(one -> one.code().equals("place.misspelt"))
            .toList();
    assertEquals(1, slips.size(), slips.toString());
    assertEquals(List.of("布佳勒斯特", "布加勒斯特"), slips.get(0).words());
  }

  @Test
  void places_in_other_languages() {
    for (String[] one :
        new String[][] {
          {"fr", "la Résolution 4 (Rév. Buccarest, 2022)", "Bucarest"},
          {"es", "la Resolución 4 (Rev. Gineebra, 2022)", "Ginebra"},
          {"ru", "Резолюция 4 (Пересм. Бухорест, 2022 г.)", "Бухарест"},
          {"ar", "القرار 4 (نيودهلي، 2024)", "نيودلهي"},
          {"zh", "第4号决议（2016年，哈马马持）", "哈马马特"}
        }) {
      Block block =
          new Block(
              "b",
              org.plenary.text.Kind.CLAUSE,
              0,
              org.plenary.text.Num.AUTO,
              List.of(new org.plenary.text.Inline.Text(one[1], List.of())));
      List<Finding> found = PlaceNames.findings(new org.plenary.text.Doc(List.of(block)), one[0]);
      assertEquals(1, found.size(), one[1]);
      assertEquals(one[2], found.get(0).words().get(1), one[1]);
    }
    for (String[] right :
        new String[][] {
          {"ar", "القرار 4 (المراجَع في دبي، ٢٠١٢)"},
          {"ar", "القرار 4 (بورت ميريديان، 2012)"},
          {"zh", "第4号决议（2012年，迪拜，修订版）"},
          {"zh", "2012年，我们，都在"}
        }) {
      Block block =
          new Block(
              "b",
              org.plenary.text.Kind.CLAUSE,
              0,
              org.plenary.text.Num.AUTO,
              List.of(new org.plenary.text.Inline.Text(right[1], List.of())));
      assertEquals(
          List.of(), PlaceNames.findings(new org.plenary.text.Doc(List.of(block)), right[0]));
    }
  }

  @Test
  void the_number_lines_of_texts_that_are_not_resolutions_and_of_drafts() {
    for (String line :
        List.of(
            "OPINION 4 (Port Meridian, 2020)",
            "AVIS 4 (Port Méridien, 2020)",
            "OPINIÓN 4 (Puerto Meridiano, 2020)",
            "МНЕНИЕ 4 (Порт-Меридиан, 2020 г.)",
            "ПРОЕКТ НОВОЙ РЕЗОЛЮЦИИ [PHR-1]",
            "Проект новой Резолюции [PHR-1]",
            "AVANT-PROJET DE NOUVELLE RÉSOLUTION [PHR-1]",
            "Projet de nouvelle Résolution [PHR-1]",
            "PROYECTO DE NUEVA RESOLUCIÓN [PHR-1]",
            "مشروع القرار الجديد [PHR-A]",
            "الرأي 4 (بورت ميريديان، ٢٠٢٠)",
            "التوصية ٤",
            "第[PHR-1]号新决议草案",
            "第4号意见（2020年，子午港）")) {
      assertTrue(Forms.isNumberLine(line), line);
    }
    for (String line : List.of("that opinions differ;", "意见不同；", "AVISO", "رأي اللجنة")) {
      assertFalse(Forms.isNumberLine(line), line);
    }
  }
}
