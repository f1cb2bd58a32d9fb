package org.plenary.exchange;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.plenary.word.Piece;

/**
 * What a browser would show of a page beside its words: how they look, by the style of an element
 * and by the classes of the page's own style sheets. For the numbers of lists see {@link
 * HtmlLists}.
 */
final class HtmlLooks {
  private static final Pattern RULE =
      Pattern.compile("\\.([A-Za-z][\\w-]{0,40})\\s*\\{([^{}]{0,600})\\}");

  static final int MOST_STYLE = 200_000;

  private final Map<String, Integer> classes = new HashMap<>();

  private HtmlLooks() {}

  static HtmlLooks of(Document page) {
    HtmlLooks looks = new HtmlLooks();
    for (Element style : page.select("style")) {
      String sheet = style.data();
      sheet = sheet.substring(0, Math.min(sheet.length(), MOST_STYLE));
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
}
