package org.plenary.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.plenary.text.Kind;

/**
 * Where in a file its proposals and resolutions stand, and what is said before and after them:
 * abstract, introduction, reasons. Found by form, in the six languages of the United Nations.
 */
final class Sections {

  /**
   * One resolution, with the proposal that it is the text of.
   *
   * @param from the first line of the text, counted from 0
   * @param to the line after its last
   * @param about its first lines
   * @param reasons empty where none are given
   */
  record Section(@Nullable ProposalSymbol symbol, int from, int to, String about, String reasons) {}

  /** What a foreword holds, or a contribution in prose that is nothing else. */
  record Foreword(String summary, String introduction, String proposal) {
    boolean isEmpty() {
      return summary.isEmpty() && introduction.isEmpty() && proposal.isEmpty();
    }
  }

  private static final Pattern SUMMARY =
      label(
          "Abstract|Summary|Purpose|Résumé|Objet|Resumen|Objeto|Резюме|Цель|摘要|目的"
              + "|ملخص|الملخص|الغرض");
  private static final Pattern INTRODUCTION =
      label("Introduction|Background|Introducción|Введение|引言|مقدمة");
  private static final Pattern PROPOSAL =
      label(
          "Proposals?|Action required(?: by [^.:]{1,60})?|Recommendations?|Propositions?"
              + "|Suite à donner[^.:]{0,60}|Propuestas?|Acción solicitada[^.:]{0,60}"
              + "|Предложени[ея]|Необходимые действия[^.:]{0,60}|提案|建议|要求采取的行动"
              + "|مقترحات?|المقترحات?|الإجراء المطلوب[^.:]{0,60}");
  private static final Pattern REASONS =
      label("Reasons?|Motifs|Motivos|Основания|理由|الأسباب|أسباب");

  /** Below the abstract in the table on the cover; nobody's words. */
  private static final Pattern CONTACT =
      label(
          "Contacts?|Contacto|Personne à contacter|Контакты|Контактное лицо|联系人|联系方式"
              + "|للاتصال|جهة الاتصال|جهات الاتصال");

  private static final Pattern NUMBERED =
      Pattern.compile("\\d{1,2}[.)]?[\\s\u00A0]+[\\p{Lu}\\p{Lo}].*");

  /** A formula or call is to follow a number line within so many lines. */
  private static final int HEADING = 12;

  /** A line that says which meeting adopted a resolution stands so many lines above its number. */
  private static final int ADOPTED = 4;

  private static final int ABOUT = 3;
  private static final int MOST_ABOUT = 300;

  final List<Section> sections = new ArrayList<>();
  final Foreword foreword;

  private final List<SourceLine> lines;

  private Sections(List<SourceLine> lines) {
    this.lines = lines;
    List<Integer> starts = starts();
    for (int i = 0; i < starts.size(); i++) {
      int to = i + 1 < starts.size() ? starts.get(i + 1) : lines.size();
      sections.add(section(starts.get(i), to));
    }
    foreword = foreword(starts.isEmpty() ? lines.size() : starts.get(0));
  }

  static Sections of(List<SourceLine> lines) {
    return new Sections(lines);
  }

  private static Pattern label(String words) {
    return Forms.stretched(
        "(?:\\d{1,2}[.)]?[\\s\u00A0]+)?(?iu:" + words + ")[\\s\u00A0]*(?:[:：][\\s\u00A0]*(.*))?");
  }

  /** Where proposals begin; without any, where resolutions do. */
  private List<Integer> starts() {
    List<Integer> symbols = new ArrayList<>();
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (symbol(i) != null) {
        symbols.add(i);
        i += length(i) - 1;
      } else if (beginsResolution(lines, i)) {
        numbers.add(i);
      }
    }
    return symbols.isEmpty() ? numbers : symbols;
  }

  /** What that line opens, alone or with the next one. */
  private @Nullable ProposalSymbol symbol(int i) {
    String words = lines.get(i).words();
    ProposalSymbol symbol = ProposalSymbol.of(words);
    return symbol != null || i + 1 >= lines.size() || words.length() > MOST_ABOUT
        ? symbol
        : ProposalSymbol.of(words, lines.get(i + 1).words());
  }

  private int length(int symbol) {
    return ProposalSymbol.of(lines.get(symbol).words()) == null ? 2 : 1;
  }

  /** A number line, or what stands for it, with a formula or a call not far below. */
  static boolean beginsResolution(List<SourceLine> lines, int i) {
    SourceLine line = lines.get(i);
    boolean numbered = Cover.isNumbered(line.words());
    if (line.hint() != Kind.NUMBER && !Forms.isNumberLine(line.words()) && !numbered) {
      return false;
    }
    for (int above = Math.max(0, i - ADOPTED); numbered && above < i; above++) {
      if (Cover.isAdopted(lines.get(above).words())) {
        return false;
      }
    }
    int limit = Math.min(lines.size(), i + HEADING);
    for (int next = i + 1; next < limit; next++) {
      String words = lines.get(next).words();
      if (Forms.isNumberLine(words)) {
        return false;
      }
      if (Forms.endsWithComma(words) || lines.get(next).hint() == Kind.CALL) {
        return true;
      }
    }
    return false;
  }

  private Section section(int start, int end) {
    ProposalSymbol symbol = symbol(start);
    int from = symbol == null ? start : start + length(start);
    for (int i = from; symbol != null && i < end; i++) {
      Matcher reasons = REASONS.matcher(lines.get(i).words());
      if (reasons.matches()) {
        return new Section(symbol, from, i, about(from, i), said(reasons, i + 1, end));
      }
    }
    return new Section(symbol, from, end, about(from, end), "");
  }

  /** The first lines of all. */
  String about() {
    return about(0, lines.size());
  }

  private String about(int from, int to) {
    StringBuilder out = new StringBuilder();
    for (int i = from; i < Math.min(to, from + ABOUT); i++) {
      String words = lines.get(i).words().strip();
      out.append(out.length() == 0 ? "" : "\n");
      out.append(words, 0, Math.min(words.length(), MOST_ABOUT));
    }
    return out.toString();
  }

  private Foreword foreword(int end) {
    return new Foreword(part(SUMMARY, end), part(INTRODUCTION, end), part(PROPOSAL, end));
  }

  private String part(Pattern label, int end) {
    for (int i = 0; i < end; i++) {
      Matcher match = label.matcher(lines.get(i).words());
      if (match.matches()) {
        boolean numbered = Character.isDigit(lines.get(i).words().charAt(0));
        int to = i + 1;
        while (to < end && !isLabel(lines.get(to).words()) && !(numbered && isNumbered(to))) {
          to++;
        }
        return said(match, i + 1, to);
      }
    }
    return "";
  }

  /** A heading with a number: where one section has one, the next has one, too. */
  private boolean isNumbered(int line) {
    String words = lines.get(line).words();
    return NUMBERED.matcher(words).matches() && Forms.isHeading(words);
  }

  private static boolean isLabel(String words) {
    return SUMMARY.matcher(words).matches()
        || INTRODUCTION.matcher(words).matches()
        || PROPOSAL.matcher(words).matches()
        || REASONS.matcher(words).matches()
        || CONTACT.matcher(words).matches();
  }

  private String said(Matcher label, int from, int to) {
    StringBuilder out = new StringBuilder(label.group(1) == null ? "" : label.group(1).strip());
    for (int i = from; i < to; i++) {
      out.append(out.length() == 0 ? "" : "\n").append(lines.get(i).words().strip());
    }
    return out.toString();
  }
}
