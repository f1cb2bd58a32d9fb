package org.plenary.exchange;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.plenary.word.Numerals;
import org.plenary.word.Piece;

/**
 * What a browser would show of a page beside its words: how they look, by the style of an element
 * and by the classes of the page's own style sheets, and the numbers of lists.
 */
final class HtmlLooks {
  private static final Pattern RULE =
      Pattern.compile("\\.([A-Za-z][\\w-]{0,40})\\s*\\{([^{}]{0,600})\\}");

  /** How Google Docs numbers lists: the class, what stands before, the kind, what stands after. */
  private static final Pattern COUNTER =
      Pattern.compile(
          "\\.([A-Za-z][\\w-]{0,40})\\s*>\\s*li:before\\s*\\{\\s*content:\\s*\"([^\"]{0,9})\"\\s*"
              + "counter\\([\\w-]{1,60},\\s*([a-z-]{1,20})\\)\\s*\"([^\"]{0,9})\"");

  private static final Map<String, String> KINDS =
      Map.of(
          "a", "lowerLetter",
          "lower-latin", "lowerLetter",
          "A", "upperLetter",
          "upper-latin", "upperLetter",
          "i", "lowerRoman",
          "lower-roman", "lowerRoman",
          "I", "upperRoman",
          "upper-roman", "upperRoman");

  private static final int MOST_STYLE = 200_000;

  private final Map<String, Integer> classes = new HashMap<>();

  /** What a list's class has its numbers look like: before, kind, after. */
  private final Map<String, List<String>> counters = new HashMap<>();

  /** The number of the last item of each list. */
  private final Map<Element, Integer> counted = new IdentityHashMap<>();

  private HtmlLooks() {}

  static HtmlLooks of(Document page) {
    HtmlLooks looks = new HtmlLooks();
    for (Element style : page.select("style")) {
      String sheet = style.data();
      sheet = sheet.substring(0, Math.min(sheet.length(), MOST_STYLE));
      Matcher counter = COUNTER.matcher(sheet);
      while (counter.find()) {
        looks.counters.put(
            counter.group(1), List.of(counter.group(2), counter.group(3), counter.group(4)));
      }
      Matcher rule = RULE.matcher(sheet);
      while (rule.find()) {
        looks.classes.merge(rule.group(1), look(rule.group(2)), (one, other) -> one | other);
      }
    }
    return looks;
  }

  /** Bits of {@link Piece}. */
  int look(Element element) {
    int look = element.hasAttr("style") ? look(element.attr("style")) : 0;
    if (!classes.isEmpty()) {
      for (String name : element.classNames()) {
        look |= classes.getOrDefault(name, 0);
      }
    }
    return look;
  }

  private static int look(String style) {
    String rules = style.toLowerCase(Locale.ROOT).replaceAll("\\s", "");
    int look = rules.contains("font-style:italic") ? Piece.ITALIC : 0;
    look |= rules.matches(".*font-weight:(?:bold|[6-9]00).*") ? Piece.BOLD : 0;
    look |= rules.contains("vertical-align:super") ? Piece.SUPERSCRIPT : 0;
    return look | (rules.contains("vertical-align:sub;") ? Piece.SUBSCRIPT : 0);
  }

  /** What a list shows before its next item; empty where the item's words have a label. */
  String label(Element item) {
    Element list = item.parent();
    String element = list == null ? "" : list.normalName();
    if (list == null || TypedLabel.of(words(item)) != null) {
      return "";
    } else if (element.equals("ul")) {
      return "–";
    } else if (!element.equals("ol")) {
      return "";
    }
    int next = counted.getOrDefault(list, number(list.attr("start"), 1) - 1) + 1;
    int number = number(item.attr("value"), next);
    counted.put(list, number);
    for (String name : list.classNames()) {
      List<String> counter = counters.get(name);
      if (counter != null) {
        String style = KINDS.getOrDefault(counter.get(1), "decimal");
        return (counter.get(0) + Numerals.print(number, style) + counter.get(2)).strip();
      }
    }
    String kind = KINDS.get(list.attr("type"));
    return kind == null ? String.valueOf(number) : Numerals.print(number, kind) + ")";
  }

  /** The first of them that are somewhere in it. */
  private static String words(Element item) {
    return item.nodeStream(TextNode.class)
        .map(TextNode::text)
        .filter(text -> !text.isBlank())
        .findFirst()
        .map(text -> text.substring(0, Math.min(text.length(), 60)))
        .orElse("");
  }

  private static int number(String typed, int otherwise) {
    return typed.matches("[0-9]{1,5}") ? Integer.parseInt(typed) : otherwise;
  }
}
