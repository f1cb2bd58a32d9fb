package org.plenary.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plenary.text.Block;
import org.plenary.text.Inline;
import org.plenary.text.Kind;
import org.plenary.text.Num;
import org.plenary.text.Redline;
import org.plenary.text.Segmenter;

class IcuSegmenterTest {

  @ParameterizedTest
  @CsvSource({
    "en, 'to keep all 1,200 lamps lit;', 'to| |keep| |all| |1,200| |lamps| |lit|;'",
    "fr, l’union d’États, l’union| |d’États",
    "zh, 请成员国向电信标准化局提交文稿。, 请|成员|国|向|电信|标准|化|局|提交|文稿|。",
    "ar, 'أن تواصل التعاون، وأن', 'أن| |تواصل| |التعاون|،| |وأن'",
    "th, ภาษาไทยเขียนติดกัน, ภาษา|ไทย|เขียน|ติด|กัน",
  })
  void words_are_cut_as_the_language_cuts_them(String language, String text, String words) {
    assertEquals(words, String.join("|", pieces(language, text)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n", "a\uD83D\uDE00b", "\u0301", "\uD800", "雾\u0000"})
  void pieces_make_up_the_whole_text_whatever_it_is(String text) {
    for (String language : List.of("ar", "en", "th", "zh", "", "xx", "not a language")) {
      assertEquals(text, String.join("", pieces(language, text)));
    }
  }

  @Test
  void a_chinese_word_is_exchanged_whole_and_not_by_its_characters() {
    assertEquals("请[-成员国-][+部门成员+]提交文稿", redline("zh", "请成员国提交文稿", "请部门成员提交文稿"));
    assertEquals(
        "الدول الأعضاء [-مدعوة-][+مدعوّة+]",
        redline("ar", "الدول الأعضاء مدعوة", "الدول الأعضاء مدعوّة"));
    assertEquals("ภาษา[-ไทย-][+ลาว+]", redline("th", "ภาษาไทย", "ภาษาลาว"));
  }

  private static List<String> pieces(String language, String text) {
    List<String> pieces = new ArrayList<>();
    int start = 0;
    for (int end : IcuSegmenter.of(language).ends(text)) {
      pieces.add(text.substring(start, end));
      start = end;
    }
    return pieces;
  }

  private static String redline(String language, String before, String after) {
    Segmenter words = IcuSegmenter.of(language);
    StringBuilder out = new StringBuilder();
    for (Redline.Run run : Redline.words(clause(before), clause(after), words)) {
      StringBuilder text = new StringBuilder();
      run.content().forEach(one -> text.append(((Inline.Text) one).text()));
      switch (run.op()) {
        case SAME -> out.append(text);
        case ADDED -> out.append("[+").append(text).append("+]");
        case REMOVED -> out.append("[-").append(text).append("-]");
      }
    }
    return out.toString();
  }

  private static Block clause(String text) {
    return new Block("c", Kind.CLAUSE, 0, Num.AUTO, List.of(new Inline.Text(text, List.of())));
  }
}
