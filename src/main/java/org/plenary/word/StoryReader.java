package org.plenary.word;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.word.Paragraph.Properties;

/**
 * Reads the paragraphs of the body, of footnotes and of comments. What an element means hangs on
 * where it stands: {@code w:ins} round runs is text that was put in, in a paragraph's mark the
 * mark, in a row the row.
 */
final class StoryReader {
  /** Paragraphs of a file. */
  private static final int MAX_PARAGRAPHS = 20_000;

  /** Characters of all paragraphs. */
  private static final int MAX_TEXT = 8_000_000;

  /** Marks of notes; a text of ours has at most two thousand. */
  private static final int MAX_REFERENCES = 10_000;

  private static final int MAX_QUOTE = 400;
  private static final int MAX_OPEN_COMMENTS = 50;

  /** What was in force outside of an element that changes it. */
  private record Outer(
      String element,
      @Nullable Tracked inserted,
      @Nullable Tracked deleted,
      @Nullable Tracked rowInserted,
      @Nullable Tracked rowDeleted,
      int container) {}

  /** A comment's words so far. */
  record Quote(int paragraph, StringBuilder words) {}

  /** The story's paragraphs by the note or comment they belong to; the body's by an empty key. */
  final Map<String, List<Paragraph>> stories = new LinkedHashMap<>();

  /** The id of the last paragraph of each story that has one. */
  final Map<String, String> last = new HashMap<>();

  private String key = "";

  /** Who wrote a comment, by its key. */
  final Map<String, Tracked> authors = new HashMap<>();

  final Map<String, Quote> quotes = new HashMap<>();

  /** Containers that are cells beside others in their row. */
  final Set<Integer> cells = new HashSet<>();

  /**
   * Of each table in which no row has more than two cells those of the rows with two, row after
   * row.
   */
  final List<List<Integer>> pairs = new ArrayList<>();

  private final Deque<List<Integer>> rows = new ArrayDeque<>();

  /** Of the tables around: their cells so far, and 0 where a row has more than two. */
  private final Deque<List<Integer>> tables = new ArrayDeque<>();

  private final XmlEvents xml;
  private final String prefix;
  private final Deque<Outer> outers = new ArrayDeque<>();
  private final Deque<Open> open = new ArrayDeque<>();
  private final Deque<Boolean> fields = new ArrayDeque<>();
  private final Deque<Boolean> choices = new ArrayDeque<>();

  /** Of the content controls around, whether one shows only what to type there. */
  private final Deque<Boolean> placeholders = new ArrayDeque<>();

  private final List<String> openComments = new ArrayList<>();

  private List<Paragraph> story = new ArrayList<>();
  private @Nullable Tracked inserted;
  private @Nullable Tracked deleted;
  private @Nullable Tracked rowInserted;
  private @Nullable Tracked rowDeleted;
  private int container;
  private int containers;
  private final RunLook look;

  /** How the run that is read looked before somebody changed that. */
  private final RunLook oldLook;

  private @Nullable Tracked relooked;
  private boolean hidden;

  /** Whether the words of the run are the mark of the note before them. */
  private boolean marked;

  private String font = "";
  private int size;
  private int count;
  private int references;

  /** A paragraph that is being read. */
  private static final class Open {
    final List<Piece> pieces = new ArrayList<>();
    final List<Paragraph> after = new ArrayList<>();
    Properties now = Properties.NONE;
    @Nullable Properties before;
    @Nullable Tracked markInserted;
    @Nullable Tracked markDeleted;
    boolean past;
  }

  /**
   * @param prefix of the keys of notes: {@code f} or {@code e}
   */
  StoryReader(byte[] part, String prefix, Styles styles) {
    this.xml = new XmlEvents(part);
    this.look = new RunLook(styles);
    this.oldLook = new RunLook(styles);
    this.prefix = prefix;
  }

  /** Reads all of it. */
  StoryReader read() {
    stories.put("", story);
    try (xml) {
      while (xml.next()) {
        if (xml.isStart()) {
          start(xml.name());
        } else if (xml.isEnd()) {
          end(xml.name());
        }
      }
    }
    return this;
  }

  private void start(String name) {
    switch (name) {
      case "p" -> paragraph();
      case "footnote", "endnote", "comment" -> note();
      case "ins", "moveTo" -> inserted(tracked());
      case "del", "moveFrom" -> deleted(tracked());
      case "cellIns" -> rowInserted = tracked();
      case "cellDel" -> rowDeleted = tracked();
      case "tbl", "txbxContent", "tr", "tc" -> container(name);
      case "pStyle", "numId", "ilvl" -> property(name);
      case "pPrChange" -> past(true);
      case "rPrChange" -> relooked();
      case "tblPrChange",
          "tcPrChange",
          "trPrChange",
          "sectPrChange",
          "sectPr",
          "tblGridChange",
          "instrText",
          "delInstrText" ->
          xml.skip();
      case "r" -> {
        look.begin();
        relooked = null;
        marked = false;
        hidden = false;
        font = "";
      }
      case "altChunk", "subDoc" ->
          throw Archive.refuse(
              "word.embedded", "The file holds another document that only Word can take in.");
      case "rFonts" -> font = inRun() ? xml.value("ascii") : font;
      case "vanish" -> hidden |= inRun() && xml.on();
      case "sdt" -> placeholders.push(false);
      case "showingPlcHdr" -> {
        if (xml.on() && !placeholders.isEmpty()) {
          placeholders.pop();
          placeholders.push(true);
        }
      }
      case "sdtContent" -> {
        if (Boolean.TRUE.equals(placeholders.peek())) {
          xml.skip();
        }
      }
      case "t", "delText", "m:t" -> text();
      case "tab", "ptab", "br", "cr", "noBreakHyphen", "sym" -> sign(name);
      case "footnoteReference" -> reference("f" + xml.value("id"));
      case "endnoteReference" -> reference("e" + xml.value("id"));
      case "fldChar" -> field(xml.value("fldCharType"));
      case "commentRangeStart", "commentRangeEnd", "commentReference" -> comment(name);
      case "mc:AlternateContent" -> choices.push(false);
      case "mc:Choice", "mc:Fallback" -> choice();
      case "rt" -> xml.skip();
      default -> {
        if (RunLook.PROPERTIES.contains(name) && inRun()) {
          look.take(name, xml);
        }
      }
    }
  }

  private void end(String name) {
    switch (name) {
      case "p" -> paragraphEnds();
      case "pPrChange" -> past(false);
      case "mc:AlternateContent" -> choices.poll();
      case "sdt" -> placeholders.poll();
      case "footnote", "endnote", "comment" -> story = stories.getOrDefault("", story);
      default -> {}
    }
    Outer outer = outers.peek();
    if (outer != null && outer.element().equals(depthName(name))) {
      outers.pop();
      if (name.equals("tr")) {
        row(rows.pop());
      } else if (name.equals("tbl") && !tables.isEmpty()) {
        List<Integer> table = tables.pop();
        pairs.addAll(table.isEmpty() || table.contains(0) ? List.of() : List.of(table));
      }
      inserted = outer.inserted();
      deleted = outer.deleted();
      rowInserted = outer.rowInserted();
      rowDeleted = outer.rowDeleted();
      container = name.equals("tbl") ? ++containers : outer.container();
    }
  }

  private void row(List<Integer> row) {
    cells.addAll(row.size() > 1 ? row : List.of());
    List<Integer> table = tables.peek();
    if (table != null && row.size() == 2) {
      table.addAll(row);
    } else if (table != null && row.size() > 2) {
      table.add(0);
    }
  }

  private String depthName(String name) {
    return name + xml.depth();
  }

  private void keep(String name) {
    outers.push(new Outer(depthName(name), inserted, deleted, rowInserted, rowDeleted, container));
  }

  private Tracked tracked() {
    return new Tracked(xml.value("author"), xml.value("date"));
  }

  private boolean inMark() {
    return xml.parent().equals("rPr") && xml.grandparent().equals("pPr");
  }

  private void inserted(Tracked by) {
    Open paragraph = open.peek();
    if (inMark()) {
      if (paragraph != null && !paragraph.past) {
        paragraph.markInserted = by;
      }
    } else if (xml.parent().equals("trPr")) {
      rowInserted = by;
    } else if (!xml.parent().equals("numPr")) {
      keep(xml.name());
      inserted = by;
    } else if (paragraph != null && paragraph.before == null) {
      paragraph.before = new Properties(paragraph.now.style(), 0, -1);
    }
  }

  private void deleted(Tracked by) {
    Open paragraph = open.peek();
    if (inMark()) {
      if (paragraph != null && !paragraph.past) {
        paragraph.markDeleted = by;
      }
    } else if (xml.parent().equals("trPr")) {
      rowDeleted = by;
    } else {
      keep(xml.name());
      deleted = by;
    }
  }

  private void container(String name) {
    keep(name);
    if (name.equals("txbxContent")) {
      // A box goes with the words it hangs on, all its paragraphs with it.
      rowInserted = inserted == null ? rowInserted : inserted;
      rowDeleted = deleted == null ? rowDeleted : deleted;
      inserted = null;
      deleted = null;
    }
    if (!name.equals("tr")) {
      container = ++containers;
    }
    if (name.equals("tbl")) {
      tables.push(new ArrayList<>());
    } else if (name.equals("tr")) {
      rows.push(new ArrayList<>());
    } else if (name.equals("tc") && !rows.isEmpty()) {
      rows.element().add(container);
    }
  }

  private void paragraph() {
    if (++count > MAX_PARAGRAPHS) {
      throw Archive.refuse("word.large", "The file has too many paragraphs.");
    }
    String id = xml.value("paraId");
    if (!id.isEmpty()) {
      last.put(key, id);
    }
    open.push(new Open());
  }

  private void paragraphEnds() {
    Open done = open.pop();
    closeCodes();
    Properties before = done.before == null ? done.now : done.before;
    Paragraph paragraph =
        new Paragraph(
            container,
            done.now,
            before,
            done.markInserted,
            done.markDeleted,
            rowInserted,
            rowDeleted,
            done.pieces);
    Open around = open.peek();
    List<Paragraph> to = around == null ? story : around.after;
    to.add(paragraph);
    to.addAll(done.after);
  }

  /** A field's code does not go on into the next paragraph, whatever is missing at its end. */
  private void closeCodes() {
    if (fields.contains(true)) {
      int left = fields.size();
      fields.clear();
      for (int i = 0; i < left; i++) {
        fields.push(false);
      }
    }
  }

  private void note() {
    key = prefix + xml.value("id");
    boolean separator = xml.value("type").toLowerCase(Locale.ROOT).contains("separator");
    authors.put(key, tracked());
    story = new ArrayList<>();
    if (!separator) {
      stories.put(key, story);
    }
  }

  private void property(String name) {
    Open paragraph = open.peek();
    if (paragraph == null) {
      return;
    }
    Properties old = paragraph.past ? paragraph.before : paragraph.now;
    Properties was = old == null ? Properties.NONE : old;
    Properties is =
        switch (name) {
          case "pStyle" -> new Properties(xml.value("val"), was.list(), was.level());
          case "numId" -> new Properties(was.style(), xml.number("val", 0), was.level());
          default -> new Properties(was.style(), was.list(), xml.number("val", 0));
        };
    if (paragraph.past) {
      paragraph.before = is;
    } else {
      paragraph.now = is;
    }
  }

  private void past(boolean begins) {
    Open paragraph = open.peek();
    if (paragraph != null) {
      paragraph.past = begins;
      if (begins) {
        paragraph.before = Properties.NONE;
      }
    }
  }

  /** Whether the element is a property of the run that is read. */
  private boolean inRun() {
    return xml.parent().equals("rPr") && xml.grandparent().equals("r");
  }

  /** Of the past of a run its look is read, of that of a paragraph's mark nothing. */
  private void relooked() {
    if (!inRun()) {
      xml.skip();
      return;
    }
    relooked = tracked();
    oldLook.begin();
    while (xml.next() && !xml.isEnd("rPrChange")) {
      if (xml.isStart() && RunLook.PROPERTIES.contains(xml.name())) {
        oldLook.take(xml.name(), xml);
      } else if (xml.isStart() && !xml.isStart("rPr")) {
        xml.skip();
      }
    }
  }

  /** Takes the text up to the end of its element. */
  private void text() {
    StringBuilder words = new StringBuilder();
    String element = xml.name();
    boolean keeps = xml.value("space").equals("preserve");
    while (xml.next() && !xml.isEnd(element)) {
      if (xml.isStart()) {
        xml.skip();
      } else if (!xml.isEnd()) {
        words.append(xml.text());
      }
      if (size + words.length() > MAX_TEXT) {
        throw Archive.refuse("word.large", "The file has too much text.");
      }
    }
    add(signs(keeps ? words.toString() : trimmed(words)));
  }

  /**
   * Line breaks and what indents them, at the ends of words whose blanks are not said to be kept,
   * are the XML's. Word leaves out all blanks there; simple programs that forget to say so mean
   * their spaces, and no editor writes any there.
   */
  private static String trimmed(StringBuilder words) {
    int from = 0;
    int to = words.length();
    for (int i = 0; i < to && " \t\r\n".indexOf(words.charAt(i)) >= 0; i++) {
      from = words.charAt(i) == '\n' || from > 0 ? i + 1 : 0;
    }
    int end = to;
    for (int i = to - 1; i >= from && " \t\r\n".indexOf(words.charAt(i)) >= 0; i--) {
      end = words.charAt(i) == '\n' || end < to ? i : end;
    }
    return words.substring(from, end);
  }

  /** Other editors write a sign of a font of symbols as its place, among the words. */
  private String signs(String words) {
    if (words.chars().noneMatch(c -> c >= 0xF020 && c <= 0xF0FF)) {
      return words;
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      boolean place = c >= 0xF020 && c <= 0xF0FF;
      out.append(place ? Symbols.of(font, Integer.toHexString(c)) : String.valueOf(c));
    }
    return out.toString();
  }

  private void sign(String name) {
    if (!xml.parent().equals("r")) {
      return;
    }
    switch (name) {
      case "tab", "ptab" -> add("\t");
      case "noBreakHyphen" -> add("\u2011");
      case "sym" -> add(Symbols.of(xml.value("font"), xml.value("char")));
      default -> {
        String type = xml.value("type");
        if (type.isEmpty() || type.equals("textWrapping")) {
          add("\n");
        }
      }
    }
  }

  private void add(String words) {
    Open paragraph = open.peek();
    if (paragraph == null || words.isEmpty() || hidden || marked || fields.contains(true)) {
      return;
    }
    size += words.length();
    int all = look.of(paragraph.now.style());
    int was = relooked == null ? all : oldLook.of(paragraph.now.style());
    Piece.OldLook old = relooked == null || was == all ? null : new Piece.OldLook(was, relooked);
    paragraph.pieces.add(new Piece(words, all, inserted, deleted, null, old));
    if (deleted == null) {
      for (String key : openComments) {
        Quote quote = quotes.get(key);
        if (quote != null && quote.words().length() < MAX_QUOTE) {
          quote.words().append(words);
        }
      }
    }
  }

  private void reference(String key) {
    if (++references > MAX_REFERENCES) {
      throw Archive.refuse("word.large", "The file has too many notes.");
    }
    Open paragraph = open.peek();
    String own = xml.value("customMarkFollows");
    marked = !own.isEmpty() && !own.equals("0") && !own.equals("false");
    if (paragraph != null && !fields.contains(true)) {
      paragraph.pieces.add(new Piece("", 0, inserted, deleted, key));
    }
  }

  /** True on the stack: we are in a field's code, whose words are not shown. */
  private void field(String type) {
    switch (type) {
      case "begin" -> fields.push(true);
      case "separate" -> {
        if (!fields.isEmpty()) {
          fields.pop();
          fields.push(false);
        }
      }
      default -> fields.poll();
    }
  }

  private void comment(String name) {
    String key = "c" + xml.value("id");
    if (name.equals("commentRangeEnd")) {
      openComments.remove(key);
      return;
    }
    boolean begun = quotes.putIfAbsent(key, new Quote(count - 1, new StringBuilder())) != null;
    if (!begun && name.equals("commentRangeStart") && openComments.size() < MAX_OPEN_COMMENTS) {
      openComments.add(key);
    }
  }

  /** Of alternatives the first is read. */
  private void choice() {
    Boolean taken = choices.poll();
    choices.push(true);
    if (taken != null && taken) {
      xml.skip();
    }
  }
}
