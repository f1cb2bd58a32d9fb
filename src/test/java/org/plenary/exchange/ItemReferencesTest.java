package org.plenary.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plenary.text.Block;
import org.plenary.text.Numbering;
import org.plenary.text.References;

/** References to items of the same text, in the six languages. */
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
