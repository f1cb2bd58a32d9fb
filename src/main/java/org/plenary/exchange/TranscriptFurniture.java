package org.plenary.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.plenary.exchange.Transcript.Dropped;
import org.plenary.exchange.Transcript.Furniture;

/**
 * Takes what belongs to the pages out of the lines: numbers, links, running heads and feet, rules,
 * timecodes. A line goes by its form and its place together, so that a number or an address that
 * somebody spoke stays: furniture stands apart from the text, or comes again page after page.
 */
final class TranscriptFurniture {

  private enum Sort {
    RULE,
    TIMECODE,
    /** Says that it is a page. */
    PAGE,
    /** A number and nothing else. */
    NUMBER,
    LINK,
    HEAD
  }

  private static final int MAX_FORM = 60;
  private static final int MAX_LINK = 2_000;
  private static final int MAX_HEAD = 150;

  private static final Pattern RULE = Pattern.compile("[*\\-_=~#•·+–— ]{3,}");
  private static final Pattern TIMECODE =
      Pattern.compile(
          "[\\[(]?\\d{1,2}:\\d{2}(?::\\d{2})?(?:[.,]\\d{1,3})?[\\])]?"
              + "(?: --> \\d{1,2}:\\d{2}(?::\\d{2})?(?:[.,]\\d{1,3})?.{0,20})?");
  private static final Pattern PAGE =
      Pattern.compile(
          "(?iu)[-–— \\[(]*(?:page|pg\\.?|p\\.|pages?|página|pág\\.|страница|стр\\.|صفحة|الصفحة)"
              + " ?\\d{1,4}(?: ?(?:/|of|de|sur|из|من) ?\\d{1,4})?[-–— \\])]*"
              + "|第 ?\\d{1,4} ?页.{0,12}");
  private static final Pattern NUMBER =
      Pattern.compile("[-–— \\[(]*\\d{1,4}(?: ?(?:/|of) ?\\d{1,4})?[-–— \\])]*");
  private static final Pattern LINK = Pattern.compile("(?i)[<(\\[]*(?:https?://|www\\.)\\S+");
  private static final Pattern BESIDE_LINK =
      Pattern.compile(
          "(?i)\\d{1,4}|\\d{1,4}/\\d{1,4}|\\d{1,2}[/.]\\d{1,2}[/.]\\d{2,4},?|page|of|[-|]");
  private static final Pattern DIGITS = Pattern.compile("\\d+");

  /** What is left; an empty line or a page's end beside something taken out is kept in mind. */
  final List<TranscriptLine> rest = new ArrayList<>();

  private final List<TranscriptLine> lines;
  private final @Nullable Sort[] sorts;
  private final Set<Integer> numbers = new HashSet<>();
  private int timecodes;
  private final Map<String, Integer> links = new HashMap<>();
  private final Map<String, Integer> same = new HashMap<>();
  private final Map<String, Integer> alike = new HashMap<>();
  private final Map<String, Dropped> dropped = new LinkedHashMap<>();

  private TranscriptFurniture(List<TranscriptLine> lines) {
    this.lines = lines;
    this.sorts = new Sort[lines.size()];
  }

  static TranscriptFurniture of(List<TranscriptLine> lines) {
    TranscriptFurniture furniture = new TranscriptFurniture(lines);
    for (int i = 0; i < lines.size(); i++) {
      furniture.sorts[i] = furniture.sort(lines.get(i).text());
    }
    furniture.heads();
    furniture.decide();
    return furniture;
  }

  List<Dropped> dropped() {
    return List.copyOf(dropped.values());
  }

  private @Nullable Sort sort(String text) {
    if (text.length() <= MAX_FORM) {
      if (RULE.matcher(text).matches()) {
        return Sort.RULE;
      }
      if (TIMECODE.matcher(text).matches()) {
        timecodes++;
        return Sort.TIMECODE;
      }
      boolean page = PAGE.matcher(text).matches();
      if (page || NUMBER.matcher(text).matches()) {
        numbers.add(number(text));
        return page ? Sort.PAGE : Sort.NUMBER;
      }
    }
    if (text.length() <= MAX_LINK && isLink(text)) {
      links.merge(text, 1, Integer::sum);
      return Sort.LINK;
    }
    return null;
  }

  /** The first number of a line that has one of at most four digits. */
  private static int number(String text) {
    Matcher digits = DIGITS.matcher(text);
    return digits.find() ? Integer.parseInt(digits.group()) : 0;
  }

  /** An address, at most with a page number or a date beside it. */
  private static boolean isLink(String text) {
    if (!text.contains("://") && !text.contains("www.") && !text.contains("WWW.")) {
      return false;
    }
    boolean link = false;
    for (String part : text.split(" ", -1)) {
      if (LINK.matcher(part).matches()) {
        link = true;
      } else if (!BESIDE_LINK.matcher(part).matches()) {
        return false;
      }
    }
    return link;
  }

  /** Lines that come again: three times the same, or twice alike beside other furniture. */
  private void heads() {
    boolean[] shaped = new boolean[sorts.length];
    for (int i = 0; i < sorts.length; i++) {
      String text = lines.get(i).text();
      shaped[i] = sorts[i] == null && isHead(text);
      if (shaped[i]) {
        same.merge(text, 1, Integer::sum);
        if (besidePage(i)) {
          alike.merge(alike(text), 1, Integer::sum);
        }
      }
    }
    for (int i = 0; i < sorts.length; i++) {
      String text = lines.get(i).text();
      if (shaped[i]
          && (same.getOrDefault(text, 0) >= 3
              || besidePage(i) && alike.getOrDefault(alike(text), 0) >= 2)) {
        sorts[i] = Sort.HEAD;
      }
    }
  }

  private static String alike(String text) {
    return DIGITS.matcher(text).replaceAll("#");
  }

  /** A page ends at this line, or a page's number or link stands at most two lines away. */
  private boolean besidePage(int i) {
    if (lines.get(i).page() || i + 1 < sorts.length && lines.get(i + 1).page()) {
      return true;
    }
    for (int j = Math.max(0, i - 2); j <= Math.min(sorts.length - 1, i + 2); j++) {
      if (sorts[j] == Sort.PAGE || sorts[j] == Sort.NUMBER || sorts[j] == Sort.LINK) {
        return true;
      }
    }
    return false;
  }

  /** A title by its looks: no turn, no sentence, no remark, capitals or digits in it. */
  private static boolean isHead(String text) {
    if (text.length() > MAX_HEAD
        || text.startsWith(">>")
        || TranscriptParagraphs.isNote(text)
        || ".?!;:,…-–—。？！؟،؛".indexOf(text.charAt(text.length() - 1)) >= 0) {
      return false;
    }
    int words = 0;
    int titles = 0;
    for (String word : text.split(" ", -1)) {
      int first = word.isEmpty() ? ' ' : word.codePointAt(0);
      if (Character.isDigit(first)) {
        return true;
      }
      words += word.length() > 3 && Character.isLetter(first) ? 1 : 0;
      titles += word.length() > 3 && !Character.isLowerCase(first) ? 1 : 0;
    }
    return words > 0 && titles * 2 > words;
  }

  /** Looks at candidates that touch one another together. */
  private void decide() {
    boolean gap = false;
    boolean page = false;
    int i = 0;
    while (i < sorts.length) {
      int end = i + 1;
      if (sorts[i] != null) {
        while (end < sorts.length && sorts[end] != null && !lines.get(end).apart()) {
          end++;
        }
      }
      boolean before = i == 0 || lines.get(i).apart();
      boolean after = end == sorts.length || lines.get(end).apart();
      for (; i < end; i++) {
        TranscriptLine line = lines.get(i);
        gap |= line.gap();
        page |= line.page();
        Furniture kind = furniture(i, before, after);
        if (kind == null) {
          rest.add(new TranscriptLine(line.number(), line.text(), gap, page));
          gap = false;
          page = false;
        } else {
          drop(kind, line.text());
        }
      }
    }
  }

  private @Nullable Furniture furniture(int i, boolean before, boolean after) {
    Sort sort = sorts[i];
    if (sort == null) {
      return null;
    }
    boolean alone = before && after;
    boolean edge = before || after;
    String text = lines.get(i).text();
    return switch (sort) {
      case RULE -> Furniture.RULE;
      case TIMECODE -> edge || timecodes > 2 ? Furniture.TIMECODE : null;
      case PAGE -> edge || inRow(text) ? Furniture.PAGE_NUMBER : null;
      case NUMBER -> alone || edge && inRow(text) ? Furniture.PAGE_NUMBER : null;
      case LINK -> alone || links.getOrDefault(text, 0) > 1 ? Furniture.LINK : null;
      case HEAD -> alone || edge && besidePage(i) ? Furniture.HEAD : null;
    };
  }

  /** Whether the number before it or behind it stands on a line of its own too. */
  private boolean inRow(String text) {
    int value = number(text);
    return numbers.contains(value - 1) || numbers.contains(value + 1);
  }

  private void drop(Furniture kind, String text) {
    boolean byText = kind == Furniture.LINK || kind == Furniture.HEAD;
    String key = byText ? kind + " " + text : kind.toString();
    dropped.merge(
        key,
        new Dropped(kind, text, 1),
        (old, one) -> new Dropped(kind, old.text(), old.lines() + 1));
  }
}
