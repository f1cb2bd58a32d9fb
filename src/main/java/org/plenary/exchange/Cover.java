package org.plenary.exchange;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.plenary.text.Kind;

/**
 * The first page and the closing lines of documents of the United Nations and their agencies: who
 * gets it, which session and item of the agenda it is for, which meeting adopted it. Found by form,
 * in the six languages.
 */
final class Cover {

  /** The lines of the heading, by index, and what they are. */
  final Map<Integer, Kind> heading = new TreeMap<>();

  /** The first line after the formula. */
  final int body;

  /** A formula stands within so many lines. */
  private static final int MOST_LINES = 40;

  private static final int LONGEST = 160;

  private static final String S = "[\\s\u00A0]+";
  private static final String DATE =
      "\\d{1,2}(?:er)?(?:"
          + S
          + "\\p{L}{3,10})?(?:[\\s\u00A0]?[–—-][\\s\u00A0]?\\d{1,2})?"
          + S
          + "(?:de )?\\p{L}{3,10}(?:/\\p{L}+(?: \\p{L}+)?)?"
          + S
          + "(?:de )?\\d{4}(?:[\\s\u00A0](?:года|г\\.))?"
          + "|\\d{4}[\\s\u00A0]?年\\d{1,2}月\\d{1,2}日(?:[–—至-]\\d{1,2}月?\\d{0,2}日)?";
  private static final Pattern FURNITURE =
      Forms.stretched(
          "(?iu:Distr\\..*|Distribution[\\s\u00A0]?:.*"
              + "|(?:Original|Оригинал|Язык оригинала|Подлинный текст|الأصل|原文)[\\s\u00A0]?[:：].*"
              + "|(?:Agenda item|Item|Point|Tema|Пункт|Пункты|البند|议程项目)s?"
              + "[\\s\u00A0]?\\d.{0,60}"
              + "|(?!.*[\\s\u00A0](?:of|the|for|du|des|del|los)[\\s\u00A0])"
              + "(?:\\p{L}[\\p{L}-]*[\\s\u00A0]){1,3}(?:session|(?:período )?de sesiones|сессия)"
              + "(?:,[^.;:]{0,40})?"
              + "|الدورة(?:[\\s\u00A0]\\p{L}+){1,4}|第?[^，。；]{1,8}届会议"
              + "|[^.;]{1,200}[:：][\\s\u00A0]?(?:revised )?(?:draft resolution|draft decision"
              + "|projet de résolution(?: révisé)?|proyecto de resolución(?: revisado)?"
              + "|(?:пересмотренный )?проект резолюции|مشروع قرار(?: منقح)?|决议草案|订正决议草案)"
              + "|United Nations|Nations Unies|Naciones Unidas|Организация Объединенных Наций"
              + "|الأمم المتحدة|联合国"
              + "|"
              + DATE
              + ")");

  /** {@code A/RES/79/175}, {@code A/C.3/79/L.42/Rev.1}, {@code WHA77.14} at the end of a line. */
  private static final Pattern SYMBOL =
      Pattern.compile(
          "(?:.{0,80}[\\s\u00A0])??((?:[A-Z]{1,4}(?:/[A-Za-z0-9.()*-]{1,12}){2,6})|WHA\\d{1,3}\\.\\d{1,3}|EB\\d{1,3}\\.R\\d{1,3})");

  private static final Pattern ADOPTED =
      Forms.stretched(
          "(?:Resolutions?|Decisions?|Résolutions?|Décisions?|Resoluci(?:ón|ones)|Decisi(?:ón|ones)"
              + "|Резолюци[яи]|Решени[ея])"
              + S
              + "(?:adopted|adoptées?|aprobadas?|принят\\p{L}{1,3}).*"
              + "|(?:ال)?قرار(?:ات)?"
              + S
              + "(?:اتخذت\\p{L}*|اعتمدت\\p{L}*|الذي|التي).*"
              + "|.{0,40}\\d日.{0,20}通过的决[议定]");

  /** Whose report it follows, or how it was adopted; other words in brackets are not agreed. */
  private static final Pattern BRACKETED =
      Forms.stretched(
          "\\[(?iu:on the report|without reference|adopted|sur (?:la base du )?(?:le )?rapport"
              + "|sans renvoi|adoptée?|sobre la base|sin remisión|aprobad[ao]|по докладу"
              + "|без передачи|принят[ао]?|بناء على تقرير|دون الإحالة|اعتمد|اتخذ|根据|未发交|经).{3,300}]");

  /** {@code 47/16. The promotion of ...}: number and title in one line. */
  private static final Pattern NUMBERED =
      Pattern.compile("\\d{1,3}/\\d{1,4}\\.[\\s\u00A0]+[\\p{Lu}\\p{Lo}].{3,300}");

  private static final Pattern MEETING =
      Forms.stretched(
          "(?iu:[^.;:]{0,60}(?:meeting|séance(?: plénière)?|sesión(?: plenaria)?|заседание"
              + "|(?:ال)?جلسة(?: العامة)?[^.;:]{0,30}|次(?:全体)?会议)(?:[,،，][^.;:]{0,40})?)");
  private static final Pattern CLOSING =
      Pattern.compile(DATE + "|[A-Z]{1,4}\\d{0,3}(?:/[A-Z0-9.]{1,8}){1,4}");

  private Cover(List<SourceLine> lines, int formula) {
    body = formula + 1;
    heading.put(formula, Kind.FORMULA);
    int last = formula;
    while (last > 0 && !isFurniture(lines, last - 1, formula) && kind(lines, last - 1) == null) {
      last--;
      heading.put(last, Kind.TITLE);
    }
    boolean numbered = false;
    for (int i = 0; i < last; i++) {
      Kind kind = kind(lines, i);
      if (kind == Kind.HISTORY || kind == Kind.NUMBER && !numbered) {
        heading.put(i, kind);
        numbered |= kind == Kind.NUMBER;
      }
    }
  }

  /** Null where these lines do not begin with such a page. */
  static @Nullable Cover of(List<SourceLine> lines) {
    int formula = formula(lines);
    if (formula < 1) {
      return null;
    }
    boolean furnished = false;
    for (int i = 0; i < formula; i++) {
      String words = lines.get(i).words();
      boolean own = Forms.isNumberLine(words) && !ADOPTED.matcher(words).matches();
      if (lines.get(i).hint() == Kind.NUMBER || own && !isSymbol(words)) {
        return null;
      }
      furnished |= isFurniture(lines, i, formula) || kind(lines, i) != null;
    }
    return furnished ? new Cover(lines, formula) : null;
  }

  /** The name of the body, with a comma at its end. */
  private static int formula(List<SourceLine> lines) {
    for (int i = 0; i < Math.min(lines.size() - 1, MOST_LINES); i++) {
      String words = lines.get(i).words();
      if (Forms.endsWithComma(words)) {
        boolean formula = words.length() <= LONGEST && !Forms.isLowerCase(words);
        return formula ? i : -1;
      }
    }
    return -1;
  }

  private static boolean isFurniture(List<SourceLine> lines, int i, int formula) {
    String words = lines.get(i).words();
    return FURNITURE.matcher(words).matches()
        || words.length() > 5 && Forms.bare(lines.get(formula).words()).endsWith(Forms.bare(words));
  }

  private static boolean isSymbol(String words) {
    return SYMBOL.matcher(words).matches();
  }

  /** Whether it is the number, or of the history; null where it is neither. */
  private static @Nullable Kind kind(List<SourceLine> lines, int i) {
    String words = lines.get(i).words();
    if (ADOPTED.matcher(words).matches() || BRACKETED.matcher(words).matches()) {
      return Kind.HISTORY;
    }
    boolean goesOn = i > 0 && Forms.isLowerCase(words);
    if (goesOn && ADOPTED.matcher(lines.get(i - 1).words()).matches()) {
      return Kind.HISTORY;
    }
    return isSymbol(words) ? Kind.NUMBER : null;
  }

  /** The number alone, where a line of plain text has it beside other words. */
  static SourceLine number(SourceLine line) {
    Matcher symbol = SYMBOL.matcher(line.text());
    return line.looks().isEmpty() && symbol.matches() ? line.with(symbol.group(1)) : line;
  }

  /** Whether number and title of a resolution stand in that line, as its first. */
  static boolean isNumbered(String words) {
    return NUMBERED.matcher(words).matches() && !Forms.isSentence(words);
  }

  /** Whether it says that what follows was adopted, and when. */
  static boolean isAdopted(String words) {
    return ADOPTED.matcher(words).matches();
  }

  /** Whether it says after a text which meeting adopted it, when and how. */
  static boolean isClosing(String words) {
    return words.length() <= LONGEST
        && (MEETING.matcher(words).matches()
            || CLOSING.matcher(words).matches()
            || BRACKETED.matcher(words).matches());
  }
}
