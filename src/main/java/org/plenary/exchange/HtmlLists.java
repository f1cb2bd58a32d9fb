package org.plenary.exchange;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;
import org.plenary.word.Lists;
import org.plenary.word.Paragraph;

/**
 * The lists of a page as Word has them, so that they are counted in each reading as a browser would
 * show them, and an item is known to stand within another whatever its number looks like. Those of
 * Google Docs stand beside each other; their classes tell what is within what.
 */
final class HtmlLists {

  /** How Google Docs numbers lists: the class, and what its style sheet has before each item. */
  private static final Pattern COUNTED =
      Pattern.compile(
          "\\.([A-Za-z][\\w-]{0,40})\\s*>\\s*li:before\\s*\\{\\s*content:([^{}]{1,600})\\}");

  private static final Pattern CONTENT =
      Pattern.compile(
          "\"([^\"]{0,9})\"|counter\\([\\w-]{1,60}?(?:-(\\d))?\\s*,\\s*([a-z-]{1,20})\\)");

  private static final Pattern TYPE =
      Pattern.compile("(?i)list-style(?:-type)?\\s*:[^;]{0,40}?\\b([a-z]+(?:-[a-z]+)*)");
  private static final Pattern RULE =
      Pattern.compile("\\.([A-Za-z][\\w-]{0,40})\\s*\\{([^{}]{0,600})\\}");
  private static final Pattern BESIDE = Pattern.compile("lst-(\\w{1,40})-([0-8])");
  private static final String DECIMAL = "decimal";
  private static final String NONE = "none";

  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("a", "lowerLetter"),
          Map.entry("lower-latin", "lowerLetter"),
          Map.entry("lower-alpha", "lowerLetter"),
          Map.entry("A", "upperLetter"),
          Map.entry("upper-latin", "upperLetter"),
          Map.entry("upper-alpha", "upperLetter"),
          Map.entry("i", "lowerRoman"),
          Map.entry("lower-roman", "lowerRoman"),
          Map.entry("I", "upperRoman"),
          Map.entry("upper-roman", "upperRoman"),
          Map.entry(DECIMAL, DECIMAL),
          Map.entry(NONE, NONE));

  /** Where a list's items stand: lists of one outline are counted together. */
  private record Place(int outline, int level) {}

  /** What stands before items. */
  private record Kind(String format, String text) {}

  /** To be counted by them. */
  final Lists lists = Lists.empty();

  private final Map<String, String> counters = new HashMap<>();
  private final Map<String, String> types = new HashMap<>();
  private final Map<Element, Place> places = new IdentityHashMap<>();
  private final Map<String, Integer> outlines = new HashMap<>();

  /** By what the items of each list name it now; a number of its own begins another. */
  private final Map<Element, Integer> names = new IdentityHashMap<>();

  private int outline;

  private HtmlLists() {}

  static HtmlLists of(Document page) {
    HtmlLists lists = new HtmlLists();
    for (Element style : page.select("style")) {
      String sheet = style.data();
      sheet = sheet.substring(0, Math.min(sheet.length(), HtmlLooks.MOST_STYLE));
      Matcher counted = COUNTED.matcher(sheet);
      while (counted.find()) {
        lists.counters.put(counted.group(1), counted.group(2));
      }
      Matcher rule = RULE.matcher(sheet);
      while (rule.find()) {
        Matcher type = TYPE.matcher(rule.group(2));
        if (type.find()) {
          lists.types.put(rule.group(1), type.group(1));
        }
      }
    }
    return lists;
  }

  /** List and level of an item; null where it has no number, or its words have one. */
  Paragraph.@Nullable Properties item(Element item) {
    Element list = item.parent();
    TypedLabel typed = TypedLabel.of(words(item));
    if (list == null || !isList(list) || typed != null && !typed.weak()) {
      return null;
    }
    Place place = place(list);
    Kind kind = kind(list, item, place.level());
    if (kind.format().equals(NONE)) {
      return null;
    }
    Integer name = names.get(list);
    if (name == null || item.hasAttr("value")) {
      int start = number(item.attr("value"), name == null ? number(list.attr("start"), 1) : 1);
      name = lists.add(place.outline(), place.level(), start, kind.format(), kind.text());
      names.put(list, name);
    }
    return new Paragraph.Properties("", name, place.level());
  }

  private static boolean isList(Element element) {
    return element.normalName().equals("ol") || element.normalName().equals("ul");
  }

  private Place place(Element list) {
    Place known = places.get(list);
    if (known != null) {
      return known;
    }
    Place place = null;
    for (String name : list.classNames()) {
      Matcher beside = BESIDE.matcher(name);
      if (beside.matches()) {
        int of = outlines.computeIfAbsent(beside.group(1), one -> ++outline);
        place = new Place(of, beside.group(2).charAt(0) - '0');
      }
    }
    if (place == null) {
      Place around = around(list);
      place =
          around == null
              ? new Place(++outline, 0)
              : new Place(around.outline(), Math.min(around.level() + 1, Lists.LEVELS - 1));
    }
    places.put(list, place);
    return place;
  }

  private @Nullable Place around(Element list) {
    for (Element above = list.parent(); above != null; above = above.parent()) {
      if (isList(above)) {
        return place(above);
      }
    }
    return null;
  }

  private Kind kind(Element list, Element item, int level) {
    String place = "%" + (level + 1);
    for (String name : list.classNames()) {
      String content = counters.get(name);
      if (content != null && list.normalName().equals("ol")) {
        return counted(content, place);
      }
    }
    String type = type(item);
    if (type.isEmpty()) {
      type = type(list);
    }
    if (list.normalName().equals("ul")) {
      return type.equals(NONE) ? new Kind(NONE, "") : new Kind("bullet", "–");
    }
    String format = KINDS.getOrDefault(type, DECIMAL);
    return new Kind(format, format.equals(DECIMAL) ? place : place + ")");
  }

  private static Kind counted(String content, String place) {
    StringBuilder text = new StringBuilder();
    String format = DECIMAL;
    Matcher part = CONTENT.matcher(content);
    while (part.find()) {
      String kind = part.group(3);
      if (kind == null) {
        text.append(part.group(1).replace("%", ""));
      } else {
        String level = part.group(2);
        String shown = level == null ? place : "%" + (char) (level.charAt(0) + 1);
        format = shown.equals(place) ? KINDS.getOrDefault(kind, DECIMAL) : format;
        text.append(shown);
      }
    }
    return new Kind(format, text.toString());
  }

  private String type(Element element) {
    String own = element.attr("type");
    if (KINDS.containsKey(own)) {
      return own;
    }
    Matcher style = TYPE.matcher(element.attr("style"));
    if (style.find()) {
      return style.group(1);
    }
    for (String name : types.isEmpty() ? Set.<String>of() : element.classNames()) {
      if (types.containsKey(name)) {
        return types.get(name);
      }
    }
    return "";
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
