package org.plenary.word;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Reads the words of runs: their text and signs, how they look, and what is not shown of them. */
final class RunReader {
  /** Characters of all paragraphs. */
  private static final int MAX_TEXT = 8_000_000;

  private final XmlEvents xml;
  private final RunLook look;

  /** How the run that is read looked before somebody changed that. */
  private final RunLook oldLook;

  private @Nullable Tracked relooked;
  private boolean hidden;

  /** Whether the words of the run are the mark of the note before them. */
  private boolean marked;

  private String font = "";
  private int size;
  private final Deque<Boolean> fields = new ArrayDeque<>();

  RunReader(XmlEvents xml, Styles styles) {
    this.xml = xml;
    this.look = new RunLook(styles);
    this.oldLook = new RunLook(styles);
  }

  /** Another run begins. */
  void begin() {
    look.begin();
    relooked = null;
    marked = false;
    hidden = false;
    font = "";
  }

  /** Takes an element that may be a property of the run. */
  void property(String name) {
    if (!inRun()) {
      return;
    }
    switch (name) {
      case "rFonts" -> font = xml.value("ascii");
      case "vanish" -> hidden |= xml.on();
      default -> {
        if (RunLook.PROPERTIES.contains(name)) {
          look.take(name, xml);
        }
      }
    }
  }

  /** Whether the element is a property of the run that is read. */
  private boolean inRun() {
    return xml.parent().equals("rPr") && xml.grandparent().equals("r");
  }

  /** Of the past of a run its look is read, of that of a paragraph's mark nothing. */
  void relooked(Tracked by) {
    if (!inRun()) {
      xml.skip();
      return;
    }
    relooked = by;
    oldLook.begin();
    while (xml.next() && !xml.isEnd("rPrChange")) {
      if (xml.isStart() && RunLook.PROPERTIES.contains(xml.name())) {
        oldLook.take(xml.name(), xml);
      } else if (xml.isStart() && !xml.isStart("rPr")) {
        xml.skip();
      }
    }
  }

  /** The words that follow are the mark of the note before them, or are not. */
  void mark(boolean is) {
    marked = is;
  }

  /** Whether the words that are read are shown. */
  boolean isShown() {
    return !hidden && !marked && !isInCode();
  }

  /** The words as they stand and look. */
  Piece piece(String words, String style, @Nullable Tracked inserted, @Nullable Tracked deleted) {
    size += words.length();
    int all = look.of(style);
    int was = relooked == null ? all : oldLook.of(style);
    Piece.OldLook old = relooked == null || was == all ? null : new Piece.OldLook(was, relooked);
    return new Piece(words, all, inserted, deleted, null, old);
  }

  /** The text up to the end of its element. */
  String text() {
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
    return signs(keeps ? words.toString() : trimmed(words));
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

  /** What an element says that is a sign; empty where it is none of the text. */
  String sign(String name) {
    if (!xml.parent().equals("r")) {
      return "";
    }
    return switch (name) {
      case "tab", "ptab" -> "\t";
      case "noBreakHyphen" -> "\u2011";
      case "sym" -> Symbols.of(xml.value("font"), xml.value("char"));
      default -> {
        String type = xml.value("type");
        yield type.isEmpty() || type.equals("textWrapping") ? "\n" : "";
      }
    };
  }

  /** Whether we are in a field's code, whose words are not shown. */
  boolean isInCode() {
    return fields.contains(true);
  }

  /** A field begins, or its result, or it ends. True on the stack: we are in its code. */
  void field(String type) {
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

  /** A field's code does not go on into the next paragraph, whatever is missing at its end. */
  void closeCodes() {
    if (fields.contains(true)) {
      int left = fields.size();
      fields.clear();
      for (int i = 0; i < left; i++) {
        fields.push(false);
      }
    }
  }
}
