package org.plenary.exchange;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plenary.refusal.Refusal;

/**
 * What a page costs before it is parsed: a parser of HTML mends whatever it is given, and what it
 * does to mend takes time by the square. One pass over the page counts its tags, and refuses what
 * no document by hand has. Pure.
 */
final class HtmlTags {

  /** Tags of a page; one of a thousand clauses has some ten thousand. */
  private static final int MAX_TAGS = 100_000;

  /** Elements that begin a line; a text has at most ten thousand lines. */
  private static final int MAX_LINES = 25_000;

  /** Attributes of one tag; those by hand have under ten. */
  private static final int MAX_NAMES = 500;

  /** Attributes of all tags. */
  private static final int MAX_ALL_NAMES = 100_000;

  /** Elements in elements; documents by hand have under 60. */
  static final int MAX_DEPTH = 256;

  /**
   * Elements that a browser opens anew in every line where they are not ended: each costs as many
   * as there are lines.
   */
  private static final Set<String> LOOKING =
      Set.of(
          "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong",
          "tt", "u");

  /** Of these; careless pages leave some. */
  private static final int MAX_LEFT = 1_000;

  /** Elements that nothing ends but their own end. */
  private static final Set<String> HOLDING =
      Set.of(
          "table",
          "div",
          "ul",
          "ol",
          "dl",
          "blockquote",
          "section",
          "article",
          "main",
          "aside",
          "center",
          "fieldset",
          "figure",
          "details",
          "svg",
          "math",
          "object");

  private static final Set<String> LINES =
      Set.of(
          "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "div", "dt", "dd", "pre",
          "br");

  /** What stands in them is no tag. */
  private static final Set<String> RAW = Set.of("script", "style", "textarea", "title", "xmp");

  private static final Pattern COMMENT_END = Pattern.compile("--!?>");

  private final String page;
  private int at;
  private int lines;
  private int names;
  private int left;
  private int depth;

  /** Within drawings and formulas, where nothing is raw. */
  private int foreign;

  private HtmlTags(String page) {
    this.page = page;
  }

  /** Refuses with {@code word.large}, {@code word.deep} or {@code word.malformed}. */
  static void check(String page) {
    new HtmlTags(page).read();
  }

  private void read() {
    if (page.chars().filter(c -> c == '<').count() > MAX_TAGS) {
      throw large();
    }
    for (at = page.indexOf('<'); at >= 0; at = page.indexOf('<', at)) {
      if (page.startsWith("<!--", at)) {
        comment();
      } else {
        boolean ends = page.startsWith("</", at);
        String name = name(at + (ends ? 2 : 1));
        at++;
        if (!name.isEmpty()) {
          tag(name, ends);
        }
      }
    }
  }

  /** As a browser ends one: {@code <!-->} and {@code --!>} do, too. */
  private void comment() {
    Matcher end = COMMENT_END.matcher(page);
    at = end.find(at + 2) ? end.end() : page.length();
  }

  private void to(String sign, int from) {
    int end = page.indexOf(sign, from);
    at = end < 0 ? page.length() : end + sign.length();
  }

  private String name(int from) {
    int to = from;
    while (to < page.length() && to - from < 12 && isName(page.charAt(to))) {
      to++;
    }
    return page.substring(from, to).toLowerCase(Locale.ROOT);
  }

  private static boolean isName(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
  }

  private void tag(String name, boolean ends) {
    attributes();
    int one = ends ? -1 : 1;
    if (LOOKING.contains(name)) {
      left += one;
    } else if (HOLDING.contains(name)) {
      depth = Math.max(0, depth + one);
    }
    if (!ends && LINES.contains(name) && ++lines > MAX_LINES) {
      throw large();
    }
    if (left > MAX_LEFT || depth > MAX_DEPTH) {
      throw deep();
    }
    if (name.equals("svg") || name.equals("math")) {
      foreign = Math.max(0, foreign + one);
    }
    if (!ends && foreign == 0 && RAW.contains(name)) {
      raw(name);
    }
  }

  private void raw(String name) {
    for (int end = page.indexOf("</", at); end >= 0; end = page.indexOf("</", end + 2)) {
      if (name(end + 2).equals(name)) {
        at = end;
        return;
      }
    }
    at = page.length();
  }

  /** To the end of the tag; what begins behind a blank is an attribute's name. */
  private void attributes() {
    int own = 0;
    boolean blank = false;
    for (; at < page.length() && page.charAt(at) != '>'; at++) {
      char c = page.charAt(at);
      if (c == '=') {
        value();
        blank = false;
      } else if (c <= ' ' || c == '/') {
        blank = true;
      } else if (blank) {
        blank = false;
        own++;
      }
    }
    names += own;
    if (own > MAX_NAMES) {
      throw Refusal.of("word.malformed", "A tag of the page has no end.").asException();
    } else if (names > MAX_ALL_NAMES) {
      throw large();
    }
  }

  /** To the last place of what stands behind a sign of equality. */
  private void value() {
    int from = at + 1;
    while (from < page.length() && page.charAt(from) <= ' ') {
      from++;
    }
    char quote = from < page.length() ? page.charAt(from) : '>';
    if (quote == '"' || quote == '\'') {
      to(String.valueOf(quote), from + 1);
      at--;
    } else {
      at = from;
      while (at < page.length() && page.charAt(at) > ' ' && page.charAt(at) != '>') {
        at++;
      }
      at--;
    }
  }

  private static RuntimeException large() {
    return Refusal.of("word.large", "The page has too many elements.").asException();
  }

  static RuntimeException deep() {
    return Refusal.of("word.deep", "The file is nested too deep.").asException();
  }
}
