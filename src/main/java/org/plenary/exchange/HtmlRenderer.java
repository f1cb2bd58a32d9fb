package org.plenary.exchange;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.FootnoteNumbers;
import org.plenary.text.Inline;
import org.plenary.text.Kind;
import org.plenary.text.Mark;
import org.plenary.text.Numbering;
import org.plenary.text.References;

/**
 * A text as HTML. Pure: the same text and profile give the same characters. Every block is an
 * element with the id {@code c-<block id>}, every clause begins with a link to itself; nothing of
 * the text reaches the output unescaped.
 */
public final class HtmlRenderer {

  private static final String STYLE =
      "body{font-family:Georgia,'Times New Roman',serif;line-height:1.5;max-width:44em;"
          + "margin:2em auto;padding:0 1em}"
          + ".number,.history{text-align:center}h1{font-size:1.3em;text-align:center}"
          + ".call{font-style:italic;font-weight:normal;font-size:1em;margin:1.2em 0 .4em;"
          + "margin-inline-start:2.5em}"
          + ".clause{display:flex;gap:.6em;margin:.4em 0}.label{flex:0 0 2em;color:inherit;"
          + "text-decoration:none}.level-1{margin-inline-start:2.5em}"
          + ".level-2{margin-inline-start:5em}.level-3{margin-inline-start:7.5em}"
          + ".level-4{margin-inline-start:10em}.bare{visibility:hidden}"
          + ".clause:hover .bare,.bare:focus{visibility:visible}"
          + ".footnotes{border-top:1px solid;margin-top:2em;font-size:.9em}"
          + "footer{margin-top:2em;font-size:.85em;overflow-wrap:anywhere}";

  private final Html html = new Html();
  private final Numbering numbering;
  private final UnaryOperator<String> under;
  private final Dress dress;
  private final Map<String, Integer> notes;
  private final int heading;

  /** Whether it is for paper: nothing to click that leads to where one is. */
  private final boolean paper;

  /**
   * What a run of the text wears.
   *
   * @param style names of style classes
   * @param label words before it; empty for none
   * @param title told to who points at it
   */
  public record Worn(String style, String label, String title) {}

  /** Dresses runs of the text that is rendered, each known by its identity. */
  @FunctionalInterface
  public interface Dress {
    /** Null: nothing. */
    @Nullable Worn of(Inline inline);
  }

  private HtmlRenderer(
      Doc doc,
      Numbering numbering,
      int heading,
      UnaryOperator<String> under,
      boolean paper,
      Dress dress) {
    this.paper = paper;
    this.under = under;
    this.dress = dress;
    this.numbering = numbering;
    this.notes = FootnoteNumbers.of(doc);
    this.heading = heading;
  }

  /**
   * An {@code article} element for a page.
   *
   * @param heading the level of the title's heading, 1 to 4; calls and annexes are one below
   */
  public static String fragment(Doc doc, Numbering numbering, int heading) {
    return fragment(doc, numbering, heading, id -> "");
  }

  /**
   * The same with something under the blocks.
   *
   * @param under HTML for the id of a block, put out as it is: to be escaped by who makes it
   */
  public static String fragment(
      Doc doc, Numbering numbering, int heading, UnaryOperator<String> under) {
    return printed(References.printed(doc, numbering), numbering, heading, under, inline -> null);
  }

  /** The same for paper: labels are no links, and the notes carry their numbers as text. */
  static String paper(Doc doc, Numbering numbering) {
    Doc printed = References.printed(doc, numbering);
    HtmlRenderer renderer = new HtmlRenderer(printed, numbering, 1, id -> "", true, inline -> null);
    renderer.article(printed);
    return renderer.html.toString();
  }

  /**
   * A text whose references are printed already, each run in its dress.
   *
   * @param printed its runs may be cut anywhere
   */
  public static String printed(
      Doc printed, Numbering numbering, int heading, UnaryOperator<String> under, Dress dress) {
    HtmlRenderer renderer = new HtmlRenderer(printed, numbering, heading, under, false, dress);
    renderer.article(printed);
    return renderer.html.toString();
  }

  /**
   * A page that needs nothing else.
   *
   * @param footer what stands below the text, a line each, for example its version and address;
   *     empty lines are left out
   */
  public static String document(Doc doc, Numbering numbering, String... footer) {
    String language = numbering.profile().language();
    Html page = new Html().raw("<!doctype html>\n<html").attribute("lang", language);
    page.attribute("dir", direction(language)).raw(">\n<head>\n<meta charset=\"utf-8\">\n");
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
    page.text(title(doc))
        .raw("</title>\n<style>")
        .raw(STYLE)
        .raw("</style>\n</head>\n<body>\n<main>\n");
    page.raw(fragment(doc, numbering, 1)).raw("</main>\n<footer>");
    for (String line : footer) {
      if (!line.isEmpty()) {
        page.raw("<p>").text(line).raw("</p>");
      }
    }
    return page.raw("</footer>\n</body>\n</html>\n").toString();
  }

  /** The element's id for that block. */
  public static String anchor(String id) {
    return "c-" + id;
  }

  static String direction(String language) {
    return language.startsWith("ar") || language.startsWith("he") || language.startsWith("fa")
        ? "rtl"
        : "ltr";
  }

  private static String title(Doc doc) {
    List<String> lines =
        doc.blocks().stream()
            .filter(block -> block.kind() == Kind.NUMBER || block.kind() == Kind.TITLE)
            .map(block -> block.plainText().strip())
            .toList();
    return lines.isEmpty() ? "Resolution" : String.join(" – ", lines);
  }

  private void article(Doc doc) {
    String language = numbering.profile().language();
    html.raw("<article class=\"resolution\"").attribute("lang", language);
    html.attribute("dir", direction(language)).raw(">\n");
    boolean section = false;
    for (Block block : doc.blocks()) {
      if (block.kind() == Kind.CALL || block.kind() == Kind.ANNEX) {
        html.raw(section ? "</section>\n" : "").raw("<section");
        html.attribute("aria-labelledby", anchor(block.id())).raw(">\n");
        section = true;
      }
      block(block);
      html.raw(under.apply(block.id()));
    }
    html.raw(section ? "</section>\n" : "");
    footnotes(doc);
    html.raw("</article>\n");
  }

  private void block(Block block) {
    switch (block.kind()) {
      case NUMBER -> line(block, "p", "number");
      case TITLE -> line(block, "h" + heading, "title");
      case HISTORY -> line(block, "p", "history");
      case FORMULA -> line(block, "p", "formula");
      case CALL -> call(block);
      case CLAUSE -> clause(block);
      case PARAGRAPH -> line(block, "p", "paragraph level-" + block.level());
      case NOTE -> line(block, "p", "note");
      case ANNEX -> line(block, "h" + (heading + 1), "annex");
      case HEADING -> line(block, "h" + (heading + 2), "heading");
    }
  }

  private void line(Block block, String element, String name) {
    open(block, element, name);
    content(block);
    html.raw("</").raw(element).raw(">\n");
  }

  private void open(Block block, String element, String name) {
    html.raw("<").raw(element).attribute("class", name);
    html.attribute("id", anchor(block.id())).raw(">");
  }

  private void call(Block block) {
    open(block, "h" + (heading + 1), "call");
    html.raw("<em>");
    content(block);
    html.raw("</em></h" + (heading + 1) + ">\n");
  }

  private void clause(Block block) {
    String label = numbering.label(block.id());
    open(block, "p", "clause level-" + block.level() + (paper && label.isEmpty() ? " alone" : ""));
    if (paper) {
      html.raw(label.isEmpty() ? "" : "<span class=\"label\"><bdi>");
      html.text(label).raw(label.isEmpty() ? "" : "</bdi></span>");
      content(block);
      html.raw("</p>\n");
      return;
    }
    html.raw("<a").attribute("class", label.isEmpty() ? "label bare" : "label");
    html.attribute("href", "#" + fragmentOf(anchor(block.id()))).raw("><bdi>");
    html.text(label.isEmpty() ? "¶" : label).raw("</bdi></a> <span class=\"words\">");
    content(block);
    html.raw("</span></p>\n");
  }

  private void content(Block block) {
    String link = null;
    for (Inline inline : Brackets.printed(block)) {
      String to = target(inline);
      if (!Objects.equals(link, to)) {
        close(link);
        openLink(to);
        link = to;
      }
      Worn worn = dress.of(inline);
      dress(worn);
      if (inline instanceof Inline.Text run) {
        run(run);
      } else if (inline instanceof Inline.Footnote note) {
        note(note);
      }
      html.raw(worn == null ? "" : "</span>");
    }
    close(link);
  }

  private void dress(@Nullable Worn worn) {
    if (worn != null) {
      html.raw("<span").attribute("class", worn.style()).attribute("title", worn.title()).raw(">");
      if (!worn.label().isEmpty()) {
        html.raw("<span class=\"by\">").text(worn.label()).raw("</span>");
      }
    }
  }

  private static @Nullable String target(Inline inline) {
    for (Mark mark : inline.marks()) {
      if (mark instanceof Mark.Reference reference && inline instanceof Inline.Text) {
        return reference.to();
      }
    }
    return null;
  }

  private void openLink(@Nullable String to) {
    if (to != null) {
      String address = Targets.address(to);
      html.raw(address == null ? "<span" : "<a").attribute("class", "reference");
      if (address == null) {
        html.attribute("title", to);
      } else {
        html.attribute("href", address);
      }
      html.raw(">");
    }
  }

  private void close(@Nullable String to) {
    if (to != null) {
      html.raw(Targets.address(to) == null ? "</span>" : "</a>");
    }
  }

  private void run(Inline.Text run) {
    StringBuilder end = new StringBuilder();
    for (Mark mark : run.marks()) {
      String element = element(mark);
      if (element != null) {
        html.raw("<").raw(element).raw(">");
        end.insert(0, "</" + (element.startsWith("span") ? "span" : element) + ">");
      }
    }
    html.text(run.text()).raw(end.toString());
  }

  private static @Nullable String element(Mark mark) {
    if (mark instanceof Mark.Emphasis) {
      return "em";
    } else if (mark instanceof Mark.Strong) {
      return "strong";
    } else if (mark instanceof Mark.Superscript) {
      return "sup";
    } else if (mark instanceof Mark.Subscript) {
      return "sub";
    }
    return mark instanceof Mark.Bracket ? "span class=\"bracket\"" : null;
  }

  private void note(Inline.Footnote note) {
    String number = number(note);
    html.raw("<sup class=\"footnote\"").attribute("id", "fnref-" + number).raw("><a");
    html.attribute("href", "#fn-" + number).raw(" role=\"doc-noteref\">").text(number);
    html.raw("</a></sup>");
  }

  private String number(Inline.Footnote note) {
    return String.valueOf(notes.getOrDefault(note.id(), 0));
  }

  private void footnotes(Doc doc) {
    if (notes.isEmpty()) {
      return;
    }
    html.raw("<section class=\"footnotes\" role=\"doc-endnotes\">\n");
    html.raw(paper ? "" : "<ol>\n");
    for (Block block : doc.blocks()) {
      for (Inline inline : block.content()) {
        if (inline instanceof Inline.Footnote note) {
          if (paper) {
            html.raw("<p class=\"foot\"").attribute("id", "fn-" + number(note));
            html.raw("><span class=\"label\">").text(number(note)).raw("</span>");
            html.text(note.text()).raw("</p>\n");
            continue;
          }
          html.raw("<li").attribute("id", "fn-" + number(note)).raw(">").text(note.text());
          html.raw(" <a").attribute("href", "#fnref-" + number(note));
          html.raw(" role=\"doc-backlink\">↩ ").text(number(note)).raw("</a></li>\n");
        }
      }
    }
    html.raw(paper ? "</section>\n" : "</ol>\n</section>\n");
  }

  /** An id as the fragment of an address. */
  static String fragmentOf(String id) {
    StringBuilder out = new StringBuilder();
    for (byte b : id.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "-_.~".indexOf(c) >= 0);
      out.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
    }
    return out.toString();
  }
}
