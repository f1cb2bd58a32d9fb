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
import static org.plenary.word.WordFile.pp;
import static org.plenary.word.WordFile.r;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Inline;
import org.plenary.text.Kind;
import org.plenary.text.Mark;
import org.plenary.text.Numbering;
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

  /** LibreOffice leaves it to the clause below a call and a clause that were taken out. */
  @Test
  void the_style_of_calls_does_not_make_a_clause_italic() {
    String call = "<w:pStyle w:val=\"Call\"/>";
    String styles =
        "<w:style w:type=\"paragraph\" w:styleId=\"Call\"><w:name w:val=\"Call\"/><w:rPr><w:i/>"
            + "<w:iCs/></w:rPr></w:style>";
    String lamps = "<w:r><w:rPr><w:i/></w:rPr><w:t>lamps</w:t></w:r>";
    Doc read =
        Import.read(
                WordFile.of(HEAD + pp(call, r("resolves")) + pp(call, r("1\tto light "), lamps))
                    .with("styles", styles)
                    .bytes())
            .doc();
    Block clause = read.blocks().get(read.blocks().size() - 1);
    assertEquals(Kind.CLAUSE, clause.kind());
    assertEquals(Kind.CALL, read.blocks().get(read.blocks().size() - 2).kind());
    assertEquals(
        List.of(
            new Inline.Text("to light ", List.of()),
            new Inline.Text("lamps", List.of(new Mark.Emphasis()))),
        clause.content());
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
  void the_line_of_meetings_in_arabic_digits() {
    String text =
        "القرار ١٢ (المراجَع في بورت ميريديان، ٢٠٢٤)\nالموانئ المفتوحة\n"
            + "(بورت لومن، ٢٠٢٢؛ بورت ميريديان، ٢٠٢٤)\n"
            + "إن الجمعية العالمية للموانئ (بورت ميريديان، ٢٠٢٤)،\nتقرر\n١\tأن تضاء المصابيح.\n";
    List<Block> blocks = Import.read(text).doc().blocks();
    assertEquals(
        List.of(Kind.NUMBER, Kind.TITLE, Kind.HISTORY, Kind.FORMULA, Kind.CALL, Kind.CLAUSE),
        blocks.stream().map(Block::kind).toList());
  }

  @Test
  void russian_calls_with_a_comma() {
    String text =
        "РЕЗОЛЮЦИЯ 12 (Порт-Меридиан, 2024 г.)\nОткрытые порты\n"
            + "Всемирная ассамблея портов (Порт-Меридиан, 2024 г.),\n"
            + "учитывая,\na)\tчто лампы стары;\nb)\tчто туман густ,\n"
            + "признавая далее,\nчто колокола полезны,\nрешает\n1\tзажечь лампы.\n";
    List<Block> blocks = Import.read(text).doc().blocks();
    assertEquals(
        List.of("учитывая,", "признавая далее,", "решает"),
        blocks.stream().filter(b -> b.kind() == Kind.CALL).map(Block::plainText).toList());
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

  @Test
  void chinese_without_blanks_behind_numbers_and_with_chinese_ones() {
    String head = p(r("第12号决议（2024年，子午港，修订版）")) + p(r("开放港口")) + p(r("世界港口大会（2024年，子午港），"));
    assertEquals(
        List.of(
            "call |考虑到",
            "clause a)|灯塔引导船舶；",
            "clause b)|“浓雾”遮蔽海岸，",
            "call |做出决议",
            "clause 1|责成主任：",
            "clause 1.1|报告；",
            "clause 1.2|鸣钟；",
            "clause 2|继续工作；",
            "clause 3|停止工作。"),
        after(
            WordFile.of(
                head
                    + italic("考虑到")
                    + p(r("a)　灯塔引导船舶；"))
                    + p(r("b)　"), del(LINA, "大雾"), ins(LINA, r("“浓雾”")), r("遮蔽海岸，"))
                    + italic("做出决议")
                    + p(r("1．责成主任："))
                    + p(r("（1）报告；"))
                    + p(r("（2）鸣钟；"))
                    + p(r("2．继续工作；"))
                    + p(r("3、停止工作。")))));
    assertEquals(
        List.of("call |做出决议", "clause 1|继续工作：", "clause a)|报告；", "clause b)|鸣钟；", "clause 2|停止工作。"),
        after(
            WordFile.of(
                head
                    + italic("做出决议")
                    + p(r("一、继续工作："))
                    + p(r("（一）报告；"))
                    + p(r("（二）鸣钟；"))
                    + p(r("二、停止工作。")))));
  }

  @Test
  void french_with_quotation_marks_degrees_and_blanks_that_do_not_break() {
    WordFile file =
        WordFile.of(
            p(r("MOD\tPHR/35A18/1"))
                + p(r("RÉSOLUTION 12 (RÉV. PORT MÉRIDIEN, 2024)"))
                + p(r("Ports ouverts"))
                + p(r("L’Assemblée mondiale des ports (Port Méridien, 2024),"))
                + italic("considérant")
                + p(r("a)\u00A0que les lampes guident\u00A0;"))
                + p(
                    r("b\u00A0)\u202Fque le brouillard est «\u00A0"),
                    del(LINA, "épais"),
                    ins(LINA, r("dense")),
                    r("\u00A0»\u00A0:"))
                + p(r("–\u00A0la nuit\u00A0;"))
                + p(r("–\u00A0le jour,"))
                + italic("décide")
                + p(r("1\u00A0\u00A0\u00A0de continuer\u00A0;"))
                + p(r("1\u00A0bis\tde chanter\u00A0;"))
                + italic("charge le Directeur du Bureau des ports")
                + p(r("1°\u00A0de faire rapport\u00A0;"))
                + p(r("2º\td’écrire.")));
    assertEquals(
        List.of(
            "call |considérant",
            "clause a)|que les lampes guident\u00A0;",
            "clause b)|que le brouillard est «\u00A0dense\u00A0»\u00A0:",
            "clause –|la nuit\u00A0;",
            "clause –|le jour,",
            "call |décide",
            "clause 1|de continuer\u00A0;",
            "clause 1bis|de chanter\u00A0;",
            "call |charge le Directeur du Bureau des ports",
            "clause 1|de faire rapport\u00A0;",
            "clause 2|d’écrire."),
        after(file));
    assertEquals(1, read(file).parts().get(0).changes().size());
  }

  @Test
  void russian_letters_and_numbers_that_were_put_between() {
    StringBuilder items = new StringBuilder();
    for (String letter : "а б в г д е ж з и к л м".split(" ")) {
      items.append(p(r(letter + ")\tчто лампа " + letter + " светит;")));
    }
    WordFile file =
        WordFile.of(
            p(r("MOD\tRCC/35A18/1"))
                + p(r("РЕЗОЛЮЦИЯ 12 (Пересм. Порт-Меридиан, 2024\u00A0г.)"))
                + p(r("Открытые порты"))
                + p(r("Всемирная ассамблея портов (Порт-Меридиан, 2024\u00A0г.),"))
                + italic("учитывая,")
                + items
                + p(r("н) что «туман» "), del(LINA, "густ"), ins(LINA, r("плотен")), r(","))
                + italic("решает")
                + p(r("1 зажечь лампы:"))
                + p(r("i)\tночью;"))
                + p(r("ii)\tднем;"))
                + p(r("1 бис\tзвонить;"))
                + p(r("2 остановиться.")));
    List<String> read = after(file);
    assertEquals("clause l)|что лампа м светит;", read.get(12));
    assertEquals(
        List.of(
            "clause m)|что «туман» плотен,",
            "call |решает",
            "clause 1|зажечь лампы:",
            "clause i)|ночью;",
            "clause ii)|днем;",
            "clause 1bis|звонить;",
            "clause 2|остановиться."),
        read.subList(13, 20));
    assertEquals(
        List.of(),
        codes(read(file).text().after()).stream().filter(code -> code.startsWith("numb")).toList());
  }

  /** As the bodies print them; a typist leaves Russian letters that look like them. */
  @Test
  void russian_items_have_latin_letters() {
    ReadDocument read =
        (ReadDocument)
            PlainText.read(
                String.join(
                    "\n",
                    "РЕЗОЛЮЦИЯ 12 (Пересм. Порт-Меридиан, 2024\u00A0г.)",
                    "Открытые порты",
                    "Всемирная ассамблея портов (Порт-Меридиан, 2024\u00A0г.),",
                    "учитывая",
                    "a)\tчто лампа светит;",
                    "b)\tчто маяк светит;",
                    "с)\tчто бакен светит;",
                    "d)\tчто луна светит;",
                    "е)\tчто туман густ,",
                    "решает",
                    "зажечь лампы."),
                Import.ids());
    Numbering numbering = Numbering.of(read.doc(), read.profile());
    assertEquals(
        List.of("a)", "b)", "c)", "d)", "e)", ""),
        read.doc().blocks().stream()
            .filter(block -> block.kind() == Kind.CLAUSE)
            .map(block -> numbering.label(block.id()))
            .toList());
    assertEquals(List.of(), read.findings());
  }

  /** Chinese names the resolution before the annex; a number line would begin another text. */
  @Test
  void a_chinese_annex_names_its_resolution_first() {
    ReadDocument read =
        (ReadDocument)
            PlainText.read(
                String.join(
                    "\n",
                    "ITU-R 第71-2号决议（2022年，子午港，修订版）",
                    "开放港口",
                    "世界港口全会（2022年，子午港），",
                    "考虑到",
                    "a)\t灯亮；",
                    "b)\t雾浓，",
                    "做出决议",
                    "1\t点灯；",
                    "2\t鸣钟。",
                    "第71-2号决议（2022年，子午港，修订版）附件1",
                    "港口规划"),
                Import.ids());
    assertEquals(
        List.of(Kind.NUMBER, Kind.ANNEX, Kind.HEADING),
        List.of(0, 9, 10).stream().map(at -> read.doc().blocks().get(at).kind()).toList());
    assertEquals(List.of(), read.findings());
    WordFile styled =
        WordFile.of(
            HEAD
                + italic("resolves")
                + p(r("to open."))
                + "<w:p><w:pPr><w:pStyle w:val=\"AnnexNo\"/></w:pPr>"
                + r("(to the Resolution)")
                + "</w:p>");
    List<String> after = after(styled);
    assertEquals("annex |(to the Resolution)", after.get(after.size() - 1));
  }
}
