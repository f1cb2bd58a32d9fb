package org.plenary.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.plenary.refusal.Refusal;
import org.plenary.text.Form;
import org.plenary.text.Kind;
import org.plenary.word.Numbered;
import org.plenary.word.Piece;

/**
 * The lines of a text in Markdown, our own or one typed by hand: headings are calls and titles,
 * items have their labels typed, footnotes are {@code [^1]}, links are their words. Pure.
 */
final class MarkdownReader {
  private static final int BEGINNING = 20_000;
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,3} \\S");
  private static final Pattern MARKUP = Pattern.compile("(?i)<(?:!doctype|html|body|head|p)[\\s>]");

  /** Where our own record begins, below a rule at the end. */
  private static final Pattern RECORD = Pattern.compile("\n---\n\n[^\n]* [A-Za-z0-9+/]{43}=\\s*$");

  private static final Pattern OPENS =
      Pattern.compile(
          "\\s*(?:#{1,6} |[-*+|] |\\|[-:]|\\[\\^[^\\]\\s]{1,40}\\]:|</?div|-{3,}\\s*$).*");
  private static final Pattern ORDERED = Pattern.compile("\\s*(\\d{1,3})[.)] .*");
  private static final int TAB = 4;
  private static final int MOST_INDENT = 80;
  private static final Pattern NOTE = Pattern.compile("\\[\\^([^\\]\\s]{1,40})\\]:[ \t]*(.*)");
  private static final Pattern LABEL =
      Pattern.compile("((?:\\(?[\\p{L}\\d]{1,6}\\)?|[\\d.]{1,16})[.)]?(?:\\p{L}{3,8})?) +(?=\\S)");

  private final Supplier<String> ids;
  private final Map<String, String> notes = new HashMap<>();

  /** The words of notes that were read, by their names: each is read once. */
  private final Map<String, AknLine> read = new HashMap<>();

  private int marks;
  private boolean inAnnex;

  /** Whether items have been list items: then other lines are none. */
  private boolean listed;

  /** Characters of notes, once for each mark. */
  private long noted;

  private final List<SourceLine> lines = new ArrayList<>();

  private MarkdownReader(Supplier<String> ids) {
    this.ids = ids;
  }

  /** Whether lines of it are headings of Markdown, and it is no page. */
  static boolean isForm(String file) {
    String begins = file.substring(0, Math.min(file.length(), BEGINNING));
    return HEADING.matcher(begins).find() && !MARKUP.matcher(begins).find();
  }

  static List<SourceLine> read(String file, Supplier<String> ids) {
    MarkdownReader reader = new MarkdownReader(ids);
    String text = file.replace("\uFEFF", "").replace("\r\n", "\n").replace('\r', '\n');
    List<String> paragraphs = paragraphs(RECORD.matcher(text).replaceFirst("\n"));
    if (paragraphs.stream().anyMatch(one -> one.length() > PlainText.MAX_LINE)) {
      throw large();
    }
    for (String paragraph : paragraphs) {
      Matcher note = NOTE.matcher(paragraph.strip());
      if (note.matches()) {
        reader.notes.put(note.group(1), note.group(2));
      }
    }
    for (String paragraph : paragraphs) {
      if (!NOTE.matcher(paragraph.strip()).matches()) {
        reader.line(paragraph);
      }
    }
    return reader.lines;
  }

  private static RuntimeException large() {
    return Refusal.of("import.large", "The text has a line that is too long, or too many notes.")
        .asException();
  }

  /** Lines that belong together are one; each that opens something begins another. */
  private static List<String> paragraphs(String text) {
    List<String> paragraphs = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    for (String line : text.split("\n", -1)) {
      boolean blank = line.isBlank();
      if (open.length() > 0 && (blank || OPENS.matcher(line).matches() || isNext(open, line))) {
        paragraphs.add(open.toString());
        open.setLength(0);
      }
      if (!blank) {
        open.append(open.length() == 0 ? " ".repeat(indent(line)) : " ").append(line.strip());
      }
    }
    if (open.length() > 0) {
      paragraphs.add(open.toString());
    }
    return paragraphs;
  }

  /** An item of an ordered list: the first one, or one below another. */
  private static boolean isNext(CharSequence open, String line) {
    Matcher item = ORDERED.matcher(line);
    return item.matches() && (item.group(1).equals("1") || ORDERED.matcher(open).matches());
  }

  private static int indent(String line) {
    int indent = 0;
    for (int i = 0; i < line.length() && (line.charAt(i) == ' ' || line.charAt(i) == '\t'); i++) {
      indent += line.charAt(i) == ' ' ? 1 : TAB;
    }
    return Math.min(indent, MOST_INDENT);
  }

  private void line(String paragraph) {
    String words = paragraph.strip();
    Kind hint = null;
    boolean item = false;
    if (words.startsWith("<div") || words.startsWith("</div") || words.matches("-{3,}")) {
      return;
    }
    if (words.startsWith("#")) {
      int depth = words.indexOf(' ');
      hint = depth == 2 ? Kind.CALL : depth > 2 ? Kind.HEADING : null;
      words = words.substring(depth + 1).strip();
      inAnnex = depth == 2 ? Forms.isAnnex(words) : inAnnex;
    } else if (words.startsWith("- ") || words.startsWith("* ") || words.startsWith("+ ")) {
      words = words.substring(2).strip();
      item = true;
      listed = true;
      hint = Kind.CLAUSE;
    } else if (inAnnex) {
      hint = Kind.PARAGRAPH;
    }
    if (words.matches("\\|[ |:-]+")) {
      // Between the head of a table and its rows.
      return;
    }
    boolean barred = PlainSource.isBarred(words);
    if (barred) {
      words = PlainSource.unbarred(words);
      hint = Kind.PARAGRAPH;
      item = false;
    }
    AknLine line = new AknLine();
    line.hint = hint;
    new Inlines(words, line).read();
    SourceLine read = line.line(lines.size() + 1, "");
    if (read != null && barred) {
      read = read.asWords();
    } else if (read != null
        && hint == Kind.PARAGRAPH
        && !listed
        && TypedLabel.of(read.text()) != null) {
      read = new SourceLine(read.number(), read.text(), read.notes(), read.looks(), null);
    }
    if (read != null) {
      // What is indented by two blanks or more stands within what is above it.
      Numbered within = new Numbered("", 0, indent(paragraph) / 2, "");
      lines.add((item ? labelled(read) : read).counted(within));
    }
  }

  /** An item with the tab that belongs behind its label. */
  private static SourceLine labelled(SourceLine line) {
    Matcher label = LABEL.matcher(line.text());
    if (!label.lookingAt()) {
      return line;
    }
    String typed = label.group(1);
    boolean sure = typed.matches(".*[\\d)].*|.*\\.");
    String text = typed + "\t" + line.text().substring(label.end());
    if (!sure || TypedLabel.of(text) == null) {
      return line;
    }
    String looks = "\0".repeat(typed.length() + 1) + line.looks().substring(label.end());
    return new SourceLine(line.number(), text, line.notes(), looks, line.hint());
  }

  /** What stands in a line: looks, links, notes, signs that mean themselves. */
  private final class Inlines {
    private static final Pattern TAG = Pattern.compile("</?([a-zA-Z][a-zA-Z0-9]*)(?: [^<>]*)?/?>");
    private static final Pattern LINK =
        Pattern.compile(
            "\\[((?:\\\\.|[^\\]\\\\\\[])*)\\]\\((?:<[^<>]*>|(?:[^()\\s]|\\([^()\\s]*\\))*+)\\)");
    private static final Pattern MARK = Pattern.compile("\\[\\^([^\\]\\s]{1,40})\\]");
    private static final Pattern ENTITY = Pattern.compile("&(amp|lt|gt|quot|nbsp);");
    private static final String ASCII = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    private final String text;
    private final AknLine line;
    private int look;
    private int at;

    Inlines(String text, AknLine line) {
      this.text = text;
      this.line = line;
    }

    void read() {
      while (at < text.length()) {
        char c = text.charAt(at);
        if (c == '\\' && at + 1 < text.length() && ASCII.indexOf(text.charAt(at + 1)) >= 0) {
          line.add(text.substring(at + 1, at + 2), look);
          at += 2;
        } else if (!(c == '<' && tag())
            && !(c == '[' && (note() || link()))
            && !(c == '&' && entity())
            && !(c == '*' && stars())) {
          line.add(String.valueOf(c), look);
          at++;
        }
      }
    }

    private @Nullable Matcher here(Pattern pattern) {
      Matcher match = pattern.matcher(text).region(at, text.length());
      return match.lookingAt() ? match : null;
    }

    private boolean tag() {
      Matcher tag = here(TAG);
      if (tag == null) {
        return false;
      }
      int bit =
          switch (tag.group(1).toLowerCase(Locale.ROOT)) {
            case "em", "i" -> Piece.ITALIC;
            case "strong", "b" -> Piece.BOLD;
            case "sup" -> Piece.SUPERSCRIPT;
            case "sub" -> Piece.SUBSCRIPT;
            default -> 0;
          };
      look = text.charAt(at + 1) == '/' ? look & ~bit : look | bit;
      at = tag.end();
      return true;
    }

    private boolean note() {
      Matcher mark = here(MARK);
      String words = mark == null ? null : notes.get(mark.group(1));
      if (mark == null || words == null) {
        return false;
      }
      noted += Math.min(words.length(), 2 * Form.MAX_FOOTNOTE);
      if (++marks > PlainSource.MAX_NOTES || noted > PlainText.MAX_LENGTH) {
        throw large();
      }
      AknLine note = read.get(mark.group(1));
      if (note == null) {
        note = new AknLine();
        String kept = words.substring(0, Math.min(words.length(), 2 * Form.MAX_FOOTNOTE));
        // A note in a note would be one without end.
        new Inlines(kept.replace("[^", "\\[^"), note).read();
        read.put(mark.group(1), note);
      }
      line.note(note, ids);
      at = mark.end();
      return true;
    }

    /** The words of a link; what they point at is found again by the words. */
    private boolean link() {
      Matcher link = here(LINK);
      if (link == null) {
        return false;
      }
      Inlines words = new Inlines(link.group(1), line);
      words.look = look;
      words.read();
      at = link.end();
      return true;
    }

    private boolean entity() {
      Matcher entity = here(ENTITY);
      if (entity == null) {
        return false;
      }
      String sign =
          switch (entity.group(1)) {
            case "amp" -> "&";
            case "lt" -> "<";
            case "gt" -> ">";
            case "quot" -> "\"";
            default -> "\u00A0";
          };
      line.add(sign, look);
      at = entity.end();
      return true;
    }

    private boolean stars() {
      int end = at;
      while (end < text.length() && text.charAt(end) == '*') {
        end++;
      }
      int count = end - at;
      if (count > 3) {
        return false;
      }
      look ^= (count & 1) != 0 ? Piece.ITALIC : 0;
      look ^= (count & 2) != 0 ? Piece.BOLD : 0;
      at = end;
      return true;
    }
  }
}
