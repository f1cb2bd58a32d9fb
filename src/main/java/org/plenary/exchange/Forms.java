package org.plenary.exchange;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a line is by its form alone: no list of known calls, titles or bodies. */
final class Forms {

  private static final int MAX_CALL = 250;
  private static final int MAX_HEADING = 160;

  private static final String DOCUMENT =
      "RESOLUTION|DECISION|RECOMMENDATION|OPINION|DECLARATION|RÉSOLUTION|DÉCISION|RECOMMANDATION"
          + "|AVIS(?![A-Z])|DÉCLARATION|RESOLUCIÓN|DECISIÓN|RECOMENDACIÓN|OPINIÓN|DECLARACIÓN"
          + "|РЕЗОЛЮЦИ[ЯИ]|РЕШЕНИ[ЕЯ]|РЕКОМЕНДАЦИ[ЯИ]|МНЕНИ[ЕЯ]|ДЕКЛАРАЦИ[ЯИ]|ЗАЯВЛЕНИ[ЕЯ]";
  private static final Pattern NUMBER_LINE =
      Pattern.compile(
          "(?:(?:DRAFT|NEW|REVISED|REVISION OF|AVANT-PROJET DE|PROJET DE|NOUVELLE|NOUVEL|RÉVISION DE"
              + " LA|ANTEPROYECTO DE|PROYECTO DE|NUEVA|REVISIÓN DE LA|ПРОЕКТ|НОВОЙ|НОВОГО|НОВАЯ"
              + "|ПЕРЕСМОТРЕННОЙ)\\s+){0,3}(?:"
              + DOCUMENT
              + ")(?![a-zà-ÿа-я]).*");
  private static final Pattern NUMBER_LINE_MIXED =
      Pattern.compile(
          "(?:(?:Draft (?:new |revised )?)?(?:Resolution|Decision|Opinion|Résolution|Avis|Resolución"
              + "|Opinión|Резолюция|Мнение)"
              + "|Draft new (?:resolution|recommendation|opinion)"
              + "|Projet de nouvel(?:le)? (?:[Rr]ésolution|[Rr]ecommandation|[Aa]vis)"
              + "|Proyecto de nueva (?:[Rr]esolución|[Rr]ecomendación|[Oo]pinión)"
              + "|Проект нов(?:ой|ого) (?:[Рр]езолюции|[Рр]екомендации|[Мм]нения))[\\s\u00A0]+"
              + "(?:МСЭ-\\p{L}[\\s\u00A0]+)?[\\w\\[][^.;,]{0,60}(?:\\([^)]*\\))?");
  private static final Pattern NUMBER_LINE_OTHER =
      stretched(
          "(?:مشروع\\s+)?(?:القرار|قرار|المقرر|مقرر|الرأي|رأي|التوصية|توصية|الإعلان|إعلان)\\s"
              + ".*[\\d٠-٩\\[].*"
              + "|(?:ITU-[RTD]\\s?)?第?\\s?(?:[A-Z]{2,5}\\d{0,2}/)?[\\d０-９\\[][^\t]{0,20}号?新?(?:决议|决定|建议|意见|宣言).*"
              + "|\\d{1,3}\\s?C/(?:Resolution|Résolution|Resolución|Резолюция|القرار)\\s\\d{1,3}"
              + "|[RD]\\s\\d{1,4}\\s\\(C-?\\d{2,4}[^()]{0,40}\\)"
              + "|WHA\\d{1,3}\\.\\d{1,3}|EB\\d{1,3}\\.R\\d{1,3}"
              + "|新?(?:决议|决定|建议|意见)草?案?\\s?第?\\s?[\\d０-９\\[].*");
  private static final Pattern PARENTHESES = Pattern.compile("[(（].*[\\d٠-٩۰-۹]{4}.*[)）]");
  private static final Pattern ADOPTED_AT =
      stretched(
          "[(（](?iu:adopted|approved|last amended|adoptée?|approuvée?|aprobad[ao]|adoptad[ao]"
              + "|принят[ао]?|утвержден[ао]?|اعتمد|المعتمد|通过).{3,120}[)）]");
  private static final Pattern NOTE =
      stretched(
          "(?:NOTE|Note|N\\.B\\.|REMARQUE|NOTA|Nota|ПРИМЕЧАНИЕ|Примечание|ملاحظة|注)(?=[\\s\u00A0:：.–—-]).*");
  private static final Pattern ANNEX =
      stretched(
          "(?:ANNEX|ANNEXE|ANEXO|APPENDIX|APPENDICE|APÉNDICE|ATTACHMENT|ПРИЛОЖЕНИЕ"
              + "|Annex|Annexe|Anexo|Appendix|Attachment|Приложение|الملحق|ملحق|التذييل|附件|附录)"
              + "(?:[\\s\u00A0\\d一二三四五六七八九十].*)?"
              + "|第.{1,60}号(?:决议|决定|建议|意见).{0,60}(?:附件|附录|后附资料)[\\s\u00A0]?[\\dA-Z一二三四五六七八九十]{0,3}");
  private static final String SENTENCE_ENDS = ".;:؛。；：";
  private static final String ALL_ENDS = SENTENCE_ENDS + ",،，?!؟？！";

  private Forms() {}

  /** A pattern whose Arabic words may be stretched and have vowel signs, as in titles they do. */
  static Pattern stretched(String pattern) {
    return Pattern.compile(
        pattern.replaceAll("(?<=[\u0621-\u064A])(?=[\u0621-\u064A])", "[\u0640\u064B-\u0652]*"));
  }

  static boolean isNumberLine(String line) {
    return line.length() <= MAX_HEADING
        && !endsWith(line, ".;,:،，؛；。：")
        && !ANNEX.matcher(line).matches()
        && (NUMBER_LINE.matcher(line).matches()
            || NUMBER_LINE_MIXED.matcher(line).matches()
            || (line.length() <= 80 && NUMBER_LINE_OTHER.matcher(line).matches()));
  }

  /** {@code (Johannesburg, 2008; Dubai, 2012)}, {@code (adopted at the eighth meeting)}. */
  static boolean isHistory(String line) {
    return PARENTHESES.matcher(line).matches() || ADOPTED_AT.matcher(line).matches();
  }

  static boolean isNote(String line) {
    return NOTE.matcher(line).matches();
  }

  static boolean isAnnex(String line) {
    return line.length() <= MAX_HEADING && !isSentence(line) && ANNEX.matcher(line).matches();
  }

  /** Ends with a comma: the enacting formula, where it stands in the heading. */
  static boolean endsWithComma(String line) {
    return endsWith(line, ",،，");
  }

  /** Ends like an item that introduces others. */
  static boolean introduces(String line) {
    return endsWith(line, ":：");
  }

  /** Ends like a sentence or an item. */
  static boolean isSentence(String line) {
    return endsWith(line, ALL_ENDS);
  }

  /** Ends like the last item of a text. */
  static boolean ends(String line) {
    return endsWith(line, ".。");
  }

  /** A short line without a sentence's end. */
  static boolean isHeading(String line) {
    return line.length() <= MAX_HEADING && !isSentence(line);
  }

  /**
   * Whether a line without a label can be a call: short, no sentence, and in a script with cases in
   * lower case, unless items follow at once.
   *
   * @param itemsFollow the next line carries the first label of a list
   */
  static boolean canBeCall(String line, boolean itemsFollow) {
    if (line.length() > MAX_CALL || line.indexOf('\t') >= 0) {
      return false;
    }
    List<String> words = List.of(line.split("[\\s\u00A0]+"));
    if (introduces(line)) {
      return itemsFollow && words.size() <= 3;
    }
    if (endsWith(line, SENTENCE_ENDS)) {
      return false;
    }
    if (endsWith(line, ALL_ENDS)) {
      return itemsFollow && words.size() <= 4;
    }
    int first = line.codePointAt(0);
    if (!Character.isLetter(first)) {
      return false;
    }
    if (Character.isLowerCase(first)) {
      return true;
    }
    if (Character.isUpperCase(first)) {
      return itemsFollow && words.size() <= 8;
    }
    return line.length() <= 120;
  }

  /** Russian sets a comma between a call and its words where these begin with "that". */
  static boolean isCallBefore(String line, String next) {
    return endsWithComma(line)
        && isLowerCase(line)
        && line.indexOf('\t') < 0
        && line.split(" ").length <= 4
        && next.startsWith("что ");
  }

  /** Words without a label that a line of this form is not: an item, an annex, a page number. */
  static boolean isMistaken(String words) {
    return TypedLabel.of(words) != null
        || isAnnex(words)
        || isNote(words)
        || RunInCalls.cut(words) > 0
        || PlainSource.isFurniture(words);
  }

  /** The same of a line of which nothing tells what it is: a call or a heading, too. */
  static boolean isMistakenAlone(String words) {
    return isMistaken(words) || !isSentence(words);
  }

  /** Not longer than calls are. */
  static boolean isShort(String line) {
    return line.length() <= MAX_CALL / 2;
  }

  /** The words in lower case without the signs at their end. */
  static String bare(String line) {
    String words = line.strip();
    while (isSentence(words)) {
      words = words.substring(0, words.length() - 1).strip();
    }
    return words.toLowerCase(Locale.ROOT);
  }

  /** Begins with a lower-case letter, in a script that has them. */
  static boolean isLowerCase(String line) {
    return !line.isEmpty() && Character.isLowerCase(line.codePointAt(0));
  }

  private static boolean endsWith(String line, String marks) {
    return !line.isEmpty() && marks.indexOf(line.charAt(line.length() - 1)) >= 0;
  }
}
