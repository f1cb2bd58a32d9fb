package org.plenary.word;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.word.Paragraph.Properties;

/**
 * Reads the paragraphs of the body, of footnotes and of comments, and who changed them; the words
 * of their runs are read by {@link RunReader}. What an element means hangs on where it stands:
 * {@code w:ins} round runs is text that was put in, in a paragraph's mark the mark, in a row the
 * row.
 */
final class StoryReader {
  /** Paragraphs of a file. */
  private static final int MAX_PARAGRAPHS = 20_000;

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

  final TableCells tables = new TableCells();

  private final XmlEvents xml;
  private final RunReader run;
  private final String prefix;
  private final Deque<Outer> outers = new ArrayDeque<>();
  private final Deque<Open> open = new ArrayDeque<>();
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
    this.run = new RunReader(xml, styles);
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
      case "rPrChange" -> run.relooked(tracked());
      case "tblPrChange",
          "tcPrChange",
          "trPrChange",
          "sectPrChange",
          "sectPr",
          "tblGridChange",
          "instrText",
          "delInstrText" ->
          xml.skip();
      case "r" -> run.begin();
      case "altChunk", "subDoc" ->
          throw Archive.refuse(
              "word.embedded", "The file holds another document that only Word can take in.");
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
      case "t", "delText", "m:t" -> add(run.text());
      case "tab", "ptab", "br", "cr", "noBreakHyphen", "sym" -> add(run.sign(name));
      case "footnoteReference" -> reference("f" + xml.value("id"));
      case "endnoteReference" -> reference("e" + xml.value("id"));
      case "fldChar" -> run.field(xml.value("fldCharType"));
      case "commentRangeStart", "commentRangeEnd", "commentReference" -> comment(name);
      case "mc:AlternateContent" -> choices.push(false);
      case "mc:Choice", "mc:Fallback" -> choice();
      case "rt" -> xml.skip();
      default -> run.property(name);
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
      tables.end(name);
      inserted = outer.inserted();
      deleted = outer.deleted();
      rowInserted = outer.rowInserted();
      rowDeleted = outer.rowDeleted();
      container = name.equals("tbl") ? ++containers : outer.container();
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
    tables.start(name, container);
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
    run.closeCodes();
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

  private void add(String words) {
    Open paragraph = open.peek();
    if (paragraph == null || words.isEmpty() || !run.isShown()) {
      return;
    }
    paragraph.pieces.add(run.piece(words, paragraph.now.style(), inserted, deleted));
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
    run.mark(!own.isEmpty() && !own.equals("0") && !own.equals("false"));
    if (paragraph != null && !run.isInCode()) {
      paragraph.pieces.add(new Piece("", 0, inserted, deleted, key));
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
