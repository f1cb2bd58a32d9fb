package org.plenary.text;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.plenary.text.Profile.Ends;
import org.plenary.text.Profile.Style;

/**
 * The profiles we know. ITU is the default; the style of the UN General Assembly stands beside it.
 *
 * <p>Letters by language: Arabic items take the abjad order and, for Roman numerals, digits between
 * quotation marks; all others, Chinese and Russian included, the Latin letters, as the bodies
 * themselves print them. Numbers are European digits in all six languages. {@code
 * web/src/text/numbering.ts} holds the same data, and the shared vectors hold the two together.
 */
public final class Profiles {

  private static final List<String> LATIN = split("abcdefghijklmnopqrstuvwxyz");
  private static final List<String> ABJAD = split("أبجدهوزحطيكلمنسعفصقرشتثخذضظغ");

  private static final List<String> FILLERS =
      List.of(
          "further",
          "also",
          "hereby",
          "again",
          "accordingly",
          "therefore",
          "solemnly",
          "strongly",
          "en outre",
          "también",
          "además",
          "также",
          "далее",
          "进一步",
          "还",
          "كذلك",
          "أيضا");

  private static final List<String> OPENINGS =
      Stream.of(
              // English
              "resolves decides instructs invites requests urges encourages directs recommends"
                  + " authorizes authorises appeals asks adopts approves endorses declares confirms"
                  + " entrusts establishes agrees proclaims designates delegates commits",
              // French
              "décide charge invite prie encourage demande recommande autorise approuve adopte"
                  + " engage exhorte habilite confie déclare",
              // Spanish
              "resuelve decide encarga invita insta pide solicita ruega exhorta alienta anima"
                  + " recomienda autoriza aprueba adopta faculta declara",
              // Russian
              "решает постановляет поручает предлагает просит призывает рекомендует поощряет"
                  + " настоятельно уполномочивает утверждает одобряет",
              // Arabic: an assembly (feminine), a conference or council (masculine)
              "تقرر يقرر تكلف يكلف تدعو يدعو تطلب يطلب تحث يحث تشجع يشجع تناشد يناشد توصي يوصي"
                  + " تفوض يفوض تعتمد يعتمد توعز يوعز",
              // Chinese
              "做出决议 作出决议 决议 决定 责成 请 要求 敦促 呼吁 鼓励 建议 授权 批准 通过 邀请")
          .flatMap(words -> Arrays.stream(words.split(" ")))
          .toList();

  private static final List<String> PHRASES =
      List.of("calls upon", "calls on", "hace un llamamiento");

  /** What opens an operative paragraph of the General Assembly besides the openings of calls. */
  private static final List<String> FINITE =
      Arrays.asList(
          ("acknowledges affirms appreciates calls commends condemns considers deplores emphasizes"
                  + " expresses notes reaffirms recalls recognizes reiterates stresses supports takes"
                  + " underlines underscores welcomes"
                  + " affirme constate engage note prend rappelle réaffirme réitère salue souligne"
                  + " acoge afirma expresa observa reafirma recuerda reconoce reitera subraya toma"
                  + " выражает отмечает подтверждает подчеркивает признает приветствует принимает"
                  + " ترحب تؤكد تشدد تلاحظ تعرب تشير تحيط تسلم"
                  + " 重申 强调 欢迎 注意到 认识到 表示 赞赏")
              .split(" "));

  /** The ITU's style in English. */
  public static final Profile ITU = itu("en");

  /** The UN General Assembly's style in English. */
  public static final Profile UNGA = unga("en");

  private Profiles() {}

  /** The profile of that name, ITU's where there is none of that name. */
  public static Profile of(String name, String language) {
    return name.equals("unga") ? unga(language) : itu(language);
  }

  public static Profile itu(String language) {
    boolean arabic = language.startsWith("ar");
    Style alpha = new Style(Num.ALPHA, "", ")", false);
    Style roman = arabic ? quoted() : new Style(Num.ROMAN, "", ")", false);
    Style dash = new Style(Num.DASH, "", "", false);
    Style decimal = new Style(Num.DECIMAL, "", "", true);
    return new Profile(
        "itu",
        language,
        List.of(alpha, roman, dash),
        List.of(decimal, decimal, roman, dash),
        Map.of(Num.ALPHA, alpha, Num.ROMAN, roman, Num.DECIMAL, decimal, Num.DASH, dash),
        letters(language),
        !arabic,
        concat(PHRASES, OPENINGS),
        FILLERS,
        false,
        ends(language, List.of(";", ";", ",", ",", ".", ":")));
  }

  public static Profile unga(String language) {
    boolean arabic = language.startsWith("ar");
    Style none = new Style(Num.NONE, "", "", false);
    Style alpha = new Style(Num.ALPHA, "(", ")", false);
    Style roman = arabic ? quoted() : new Style(Num.ROMAN, "(", ")", false);
    Style dash = new Style(Num.DASH, "", "", false);
    Style decimal = new Style(Num.DECIMAL, "", ".", false);
    return new Profile(
        "unga",
        language,
        List.of(none, alpha, roman, dash),
        List.of(decimal, alpha, roman, dash),
        Map.of(Num.ALPHA, alpha, Num.ROMAN, roman, Num.DECIMAL, decimal, Num.DASH, dash),
        letters(language),
        !arabic,
        concat(concat(PHRASES, OPENINGS), FINITE),
        FILLERS,
        true,
        ends(language, List.of(",", ";", ",", ";", ".", ":")));
  }

  private static Style quoted() {
    return new Style(Num.ROMAN, "'", "'", false);
  }

  /** The letters in which lists of that language are lettered, in order. */
  public static List<String> letters(String language) {
    return language.startsWith("ar") ? ABJAD : LATIN;
  }

  private static Ends ends(String language, List<String> marks) {
    List<String> own = marks.stream().map(mark -> inLanguage(mark, language)).toList();
    return new Ends(own.get(0), own.get(1), own.get(2), own.get(3), own.get(4), own.get(5));
  }

  private static String inLanguage(String mark, String language) {
    String marks = language.startsWith("ar") ? "؛،.:" : language.startsWith("zh") ? "；，。：" : ";,.:";
    return String.valueOf(marks.charAt(";,.:".indexOf(mark)));
  }

  private static List<String> split(String letters) {
    return letters.chars().mapToObj(c -> String.valueOf((char) c)).toList();
  }

  private static List<String> concat(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).distinct().toList();
  }
}
