package org.plenary.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;
import org.plenary.word.Paragraph;
import org.plenary.word.Piece;
import org.plenary.word.Styles;
import org.plenary.word.Tracked;
import org.plenary.word.WordDocument;

/**
 * A page of HTML as paragraphs with tracked changes ({@code ins}, {@code del}), so that it is read
 * like a Word file. Scripts, styles and navigation are left out; nothing is fetched. Never
 * recurses.
 */
final class HtmlReader implements NodeVisitor {
  private static final Pattern BEGINS =
      Pattern.compile(
          "(?is)\\uFEFF?\\s*(?:<\\?xml[^>]*>\\s*)?(?:<!--.{0,400}?-->\\s*){0,3}"
              + "(?:<!doctype html|<(?:html|head|body|meta|div|p|section|article)[\\s>]).*");
  private static final int BEGINNING = 1_000;
  private static final Set<String> LINES =
      Set.of(
          "p",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "li",
          "td",
          "th",
          "div",
          "blockquote",
          "dt",
          "dd",
          "pre",
          "section",
          "article",
          "tr",
          "table",
          "ul",
          "ol",
          "br");

  private static final Set<String> LEFT_OUT =
      Set.of("script", "style", "head", "nav", "header", "footer", "template", "noscript", "svg");

  private final List<Paragraph> paragraphs = new ArrayList<>();
  private final Map<String, List<Paragraph>> notes = new HashMap<>();
  private final Set<Integer> cells = new HashSet<>();

  /** The cells of those tables that have two in every row. */
  private final Map<Element, List<Integer>> tables = new IdentityHashMap<>();

  /** The notes of other programs by the links that are their marks, see {@link HtmlNotes}. */
  private Map<Element, String> marks = Map.of();

  private int container;
  private int containers;
  private List<Piece> pieces = new ArrayList<>();
  private @Nullable Tracked inserted;
  private @Nullable Tracked deleted;
  private int look;
  private int silent;
  private String style = "";
  private HtmlLooks looks = HtmlLooks.of(new Document(""));
  private HtmlLists lists = HtmlLists.of(new Document(""));

  /** The item whose first line is to come; null where the next line is none's. */
  private Paragraph.@Nullable Properties item;

  /** How words looked outside of an element that changes that by its style. */
  private final Map<Element, Integer> outside = new IdentityHashMap<>();

  private HtmlReader() {}

  /** Whether it begins as a page does. */
  static boolean isForm(String file) {
    return BEGINS.matcher(file.substring(0, Math.min(file.length(), BEGINNING))).matches();
  }

  static WordDocument read(String file) {
    HtmlTags.check(file);
    Document page = Jsoup.parse(file);
    NodeTraversor.traverse((node, depth) -> checkDepth(depth), page);
    HtmlReader reader = new HtmlReader();
    reader.takeNotes(page);
    reader.looks = HtmlLooks.of(page);
    reader.lists = HtmlLists.of(page);
    NodeTraversor.traverse(reader, page.body());
    reader.line();
    return new WordDocument(
        reader.paragraphs,
        reader.notes,
        List.of(),
        Styles.NONE,
        reader.lists.lists,
        reader.cells,
        reader.tables.values().stream().filter(table -> !table.contains(0)).toList());
  }

  /**
   * Notes at the end of the page, each with a link back: taken out, to stand where they are made.
   */
  private void takeNotes(Document page) {
    for (Element note : page.select("[id^=fn-]")) {
      note.select("[role=doc-backlink]").remove();
      notes.put(note.id(), List.of(Paragraph.of("", List.of(Piece.plain(note.text())))));
    }
    page.select("[role=doc-endnotes]").remove();
    HtmlNotes others = HtmlNotes.take(page);
    marks = others.marks;
    others.words.forEach(
        (key, words) -> notes.put(key, List.of(Paragraph.of("", List.of(Piece.plain(words))))));
  }

  private static void checkDepth(int depth) {
    if (depth > HtmlTags.MAX_DEPTH) {
      throw HtmlTags.deep();
    }
  }

  @Override
  public void head(Node node, int depth) {
    if (node instanceof TextNode text && silent == 0) {
      words(text.getWholeText().replaceAll("[ \t\r\n\f]+", " "));
    } else if (node instanceof Element element) {
      begin(element);
    }
  }

  private void begin(Element element) {
    String name = element.normalName();
    if (silent > 0 || LEFT_OUT.contains(name)) {
      silent++;
      return;
    }
    String to = element.attr("href").replace("#", "");
    boolean ours = element.attr("role").equals("doc-noteref") && notes.containsKey(to);
    String note = ours ? to : marks.get(element);
    if (note != null) {
      if (!note.isEmpty()) {
        pieces.add(new Piece("", 0, inserted, deleted, note));
      }
      silent++;
    } else if (element.hasClass("label")) {
      String label = element.text();
      words(label.equals("¶") ? "" : label + "\t");
      silent++;
    }
    if (LINES.contains(name)) {
      line();
      style = name.equals("p") ? element.className() : "";
    }
    if (isTab(element)) {
      words("\t");
      silent++;
      return;
    }
    int own = looks.look(element);
    if (own != 0) {
      outside.put(element, look);
      look |= own;
    }
    switch (name) {
      case "li" -> {
        empty();
        item = lists.item(element);
      }
      case "td", "th" -> cell(element);
      case "ins" -> inserted = tracked(element);
      case "del", "s", "strike" -> deleted = tracked(element);
      case "em", "i" -> look |= Piece.ITALIC;
      case "strong", "b" -> look |= Piece.BOLD;
      case "sup" -> look |= Piece.SUPERSCRIPT;
      case "sub" -> look |= Piece.SUBSCRIPT;
      default -> {}
    }
  }

  /** Word's own way to write a tab in a page; or the blanks behind a number of its. */
  private static boolean isTab(Element element) {
    String style = element.attr("style");
    return style.contains("mso-tab-count")
        || style.startsWith("font:7.0pt") && element.text().isBlank();
  }

  private void cell(Element element) {
    Element row = element.parent();
    container = ++containers;
    if (row != null && row.childrenSize() > 1) {
      cells.add(container);
      pair(row, container);
    }
  }

  private void pair(Element row, int cell) {
    Element table = row.closest("table");
    if (table != null) {
      List<Integer> all = tables.computeIfAbsent(table, t -> new ArrayList<>());
      all.add(row.childrenSize() == 2 ? cell : 0);
    }
  }

  private static Tracked tracked(Element element) {
    String cited = element.attr("cite");
    String author = cited.startsWith("mailto:") ? cited.substring(7) : element.attr("title");
    return new Tracked(author.strip(), element.attr("datetime").strip());
  }

  @Override
  public void tail(Node node, int depth) {
    if (!(node instanceof Element element)) {
      return;
    }
    if (silent > 0) {
      silent--;
      return;
    }
    Integer before = outside.remove(element);
    look = before == null ? look : before;
    switch (element.normalName().toLowerCase(Locale.ROOT)) {
      case "ins" -> inserted = null;
      case "del", "s", "strike" -> deleted = null;
      case "em", "i" -> look &= ~Piece.ITALIC;
      case "strong", "b" -> look &= ~Piece.BOLD;
      case "sup" -> look &= ~Piece.SUPERSCRIPT;
      case "sub" -> look &= ~Piece.SUBSCRIPT;
      default -> {
        if (LINES.contains(element.normalName())) {
          line();
        }
        if (element.normalName().equals("li")) {
          empty();
        }
        if (element.normalName().equals("table")) {
          container = ++containers;
        }
      }
    }
  }

  private void words(String words) {
    boolean blank = words.isBlank() && pieces.isEmpty();
    if (!words.isEmpty() && !blank) {
      pieces.add(new Piece(words, look, inserted, deleted, null));
    }
  }

  /**
   * The line that was begun ends; a line all of whose words were put in or taken out goes whole.
   */
  private void line() {
    if (pieces.isEmpty()) {
      return;
    }
    Tracked put = pieces.get(0).inserted();
    Tracked taken = pieces.get(0).deleted();
    boolean allPut = pieces.stream().allMatch(piece -> piece.inserted() != null);
    boolean allTaken = pieces.stream().allMatch(piece -> piece.deleted() != null);
    Paragraph one = Paragraph.marked(style, pieces, allPut ? put : null, allTaken ? taken : null);
    add(one);
    pieces = new ArrayList<>();
  }

  /** An item without words has its number all the same. */
  private void empty() {
    if (item != null) {
      add(Paragraph.of("", List.of()));
    }
  }

  private void add(Paragraph one) {
    paragraphs.add((item == null ? one : one.listed(item.list(), item.level())).in(container));
    item = null;
  }
}
