package org.plenary.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.plenary.exchange.WordTexts.HEAD;
import static org.plenary.exchange.WordTexts.italic;
import static org.plenary.word.WordFile.p;
import static org.plenary.word.WordFile.r;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plenary.text.Block;
import org.plenary.text.Numbering;
import org.plenary.text.References;
import org.plenary.word.WordFile;

/** References to items of the same text and to other documents, in the six languages. */
class ItemReferencesTest {

  /** In most languages the item stands before the words of its call. */
  @Test
  void references_to_items_of_calls() {
    assertEquals(
        List.of("a) = a)", "2 = 2", "c) = ", "a) = a)", "b) = b)", "décide 1 = 1"),
        references(
            "RÉSOLUTION 4 (Rév. Port-Méridien, 2022)",
            "considérant",
            "décide",
            "au point a) du considérant ci-dessus, au point 2 du décide, au point c) du considérant,"
                + " aux alinéas a) et b) du considérant, décide 1 ci-dessus"));
    assertEquals(
        List.of("b) = b)", "considerando a) = a)", "resuelve 2 = 2", "1 = 1"),
        references(
            "RESOLUCIÓN 4 (Rev. Puerto Meridiano, 2022)",
            "considerando",
            "resuelve",
            "en el apartado b) del considerando, el considerando a) anterior y el resuelve 2"
                + " anterior, y el punto 1 del resuelve"));
    assertEquals(
        List.of("a) = a)", "b) = b)", "2 = 2", "1 = 1"),
        references(
            "РЕЗОЛЮЦИЯ 4 (Пересм. Порт-Меридиан, 2022 г.)",
            "учитывая",
            "решает",
            "в пунктах a) и b) раздела учитывая, выше, в пункте 2 раздела \"решает\" и в пункте 1"
                + " раздела решает, выше"));
    assertEquals(
        List.of("ب) = ب)", "2 = 2", "أ ) = أ)"),
        references(
            "القرار 4 (المراجَع في ميناء ميريديان، 2022)",
            "إذ تضع في اعتبارها",
            "تقـرر",
            "الفقرة ب) من إذ تضع في اعتبارها أعلاه والفقرة 2 من \"تقرر\" أعلاه والفقرة أ ) من"
                + " \"إذ تضع في اعتبارها\""));
    assertEquals(
        List.of("a) = a)", "2 = 2", "1 = 1", "b) = b)"),
        references(
            "第4号决议（2022年，子午港，修订版）", "考虑到", "做出决议", "根据上述考虑到a)和做出决议2，以及“做出决议”第1段和“考虑到b)”，考虑到2个港口"));
  }

  /** However many looks its words have. */
  @Test
  void a_reference_is_told_once() {
    WordFile file =
        WordFile.of(
            HEAD
                + italic("considering")
                + p(r("a)\tthat fog is dense;"))
                + p(r("b)\tthat lamps are few,"))
                + italic("resolves")
                + p(
                    r("in the light of "),
                    "<w:r><w:rPr><w:i/></w:rPr><w:t>considering</w:t></w:r>",
                    r("\u00A0"),
                    "<w:r><w:rPr><w:i/></w:rPr><w:t>b)</w:t></w:r>",
                    r(" above, to wait.")));
    JsonNode references = WordTexts.read(file).text().after().toJson().get("references");
    assertEquals(1, references.size());
    assertEquals("considering\u00A0b)", references.get(0).get("text").asText());
  }

  /** Items of other texts are none of this one. */
  @Test
  void items_of_other_texts() {
    assertEquals(
        List.of("Council Resolution 1332 = ", "resolves 2 = 2"),
        references(
            "RESOLUTION 4 (Rev. Portovale, 2031)",
            "considering",
            "resolves",
            "considering a) of Resolution 12, resolves 1 and 2 of Council Resolution 1332, a) of"
                + " considering of Resolution 12, resolves 2 of this resolution"));
    assertEquals(
        List.of("1 = 1"),
        references(
            "RÉSOLUTION 4 (Rév. Portovale, 2031)",
            "considérant",
            "décide",
            "point a) du considérant de la Résolution 12, point 1 du décide de la présente"
                + " Résolution"));
    assertEquals(
        List.of("1 = 1"),
        references(
            "РЕЗОЛЮЦИЯ 4 (Пересм. Портовале, 2031 г.)",
            "учитывая",
            "решает",
            "пункт a) раздела учитывая Резолюции 12, пункт 1 раздела решает"));
    assertEquals(
        List.of("1 = 1"),
        references(
            "القرار 4 (المراجَع في بورتوفالي، 2031)",
            "إذ تضع في اعتبارها",
            "تقرر",
            "الفقرة ب) من \"إذ تضع في اعتبارها\" من القرار 12، والفقرة 1 من تقرر"));
    assertEquals(
        List.of("2 = 2"),
        references("第4号决议（2031年，港谷）", "考虑到", "做出决议", "第12号决议（2031年，港谷）考虑到a)和做出决议2"));
  }

  /** Named by the place and year of a conference, by its name, or by their own number. */
  @Test
  void references_to_other_documents() {
    List<String> seven =
        List.of(
            "itu:pp:182",
            "itu:pp:71",
            "itu:wtdc:66",
            "unga:70/1",
            "itu:ra:61",
            "itu:t:x.1234",
            "itu:council:1332");
    assertEquals(
        seven,
        documents(
            "Resolution 182 (Rev. Busan, 2014) of the Plenipotentiary Conference",
            "Resolution 71 (Rev. Dubai, 2018)",
            "Resolution 66 (Rev. Buenos Aires, 2017) of WTDC",
            "General Assembly resolution 70/1",
            "Resolution ITU-R 61 (Rev. Sharm el-Sheikh, 2019)",
            "Recommendation ITU-T X.1234",
            "Resolution 1332 of the Council"));
    assertEquals(
        seven,
        documents(
            "la Résolution 182 (Rév. Busan, 2014) de la Conférence de plénipotentiaires",
            "la Résolution 71 (Rév. Dubaï, 2018)",
            "la Résolution 66 (Rév. Buenos Aires, 2017) de la CMDT",
            "la Résolution 70/1 de l'Assemblée générale des Nations Unies",
            "la Résolution UIT-R 61 (Rév. Charm el-Cheikh, 2019) de l'Assemblée des radiocommunications",
            "la Recommandation UIT-T X.1234",
            "la Résolution 1332 du Conseil"));
    assertEquals(
        seven,
        documents(
            "la Resolución 182 (Rev. Busán, 2014) de la Conferencia de Plenipotenciarios",
            "la Resolución 71 (Rev. Dubái, 2018)",
            "la Resolución 66 (Rev. Buenos Aires, 2017) de la CMDT",
            "la Resolución 70/1 de la Asamblea General de las Naciones Unidas",
            "la Resolución UIT-R 61 (Rev. Sharm el-Sheikh, 2019)",
            "la Recomendación UIT-T X.1234",
            "la Resolución 1332 del Consejo"));
    assertEquals(
        seven,
        documents(
            "Резолюцию 182 (Пересм. Пусан, 2014 г.) Полномочной конференции",
            "Резолюцию 71 (Пересм. Дубай, 2018 г.)",
            "Резолюцию 66 (Пересм. Буэнос-Айрес, 2017 г.) ВКРЭ",
            "резолюцию 70/1 Генеральной Ассамблеи Организации Объединенных Наций",
            "Резолюцию МСЭ-R 61 (Пересм. Шарм-эль-Шейх, 2019 г.)",
            "Рекомендацию МСЭ-Т X.1234",
            "Резолюцию 1332 Совета"));
    assertEquals(
        seven,
        documents(
            "بالقرار 182 (المراجَع في بوسان، 2014) لمؤتمر المندوبين المفوضين",
            "بالقرار 71 (المراجَع في دبي، 2018)",
            "بالقرار 66 (المراجَع في بوينس آيرس، 2017) للمؤتمر العالمي لتنمية الاتصالات",
            "بقرار الجمعية العامة للأمم المتحدة 70/1",
            "القرار ITU-R 61 (المراجَع في شرم الشيخ، 2019)",
            "بالتوصية ITU-T X.1234",
            "بالقرار 1332 للمجلس"));
    assertEquals(
        seven,
        documents(
            "全权代表大会第182号决议（2014年，釜山，修订版）",
            "第71号决议（2018年，迪拜，修订版）",
            "世界电信发展大会第66号决议（2017年，布宜诺斯艾利斯，修订版）",
            "联合国大会第70/1号决议",
            "ITU-R第61号决议（2019年，沙姆沙伊赫，修订版）",
            "ITU-T X.1234建议书",
            "理事会第1332号决议"));
  }

  private static List<String> documents(String... items) {
    StringBuilder text = new StringBuilder("RESOLUTION 4 (Portovale, 2031)\nLamps\nrecalling\n");
    for (int i = 0; i < items.length; i++) {
      text.append((char) ('a' + i)).append(")\t").append(items[i]).append(";\n");
    }
    ReadDocument read = (ReadDocument) PlainText.read(text.toString(), Import.ids());
    return read.doc().blocks().stream()
        .flatMap(block -> References.of(block).stream())
        .map(References.Span::target)
        .toList();
  }

  /** The references of the last item to labels, after two items in each part. */
  private static List<String> references(String... words) {
    String first = words[1].startsWith("إذ") ? "أ)\tx;\nب)\ty،" : "a)\tx;\nb)\ty,";
    String text =
        String.join(
            "\n",
            words[0],
            "x 标题 عنوان",
            words[1],
            first,
            words[2],
            "1\tx;",
            "2\ty;",
            "3\t" + words[3] + ".");
    ReadDocument read = (ReadDocument) PlainText.read(text, Import.ids());
    Numbering numbering = Numbering.of(read.doc(), read.profile());
    List<String> found = new ArrayList<>();
    List<String> slips =
        read.findings().stream()
            .filter(one -> one.code().equals("reference.dangling"))
            .map(one -> one.words().get(0) + " = ")
            .toList();
    for (Block block : read.doc().blocks()) {
      for (References.Span span : References.of(block)) {
        found.add(span.text() + " = " + numbering.label(span.target().substring(1)));
      }
    }
    slips.forEach(slip -> found.add(Math.min(2, found.size()), slip));
    assertEquals(List.of(), References.stale(read.doc(), numbering));
    return found;
  }
}
