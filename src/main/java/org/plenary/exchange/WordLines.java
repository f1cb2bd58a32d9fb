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
import org.plenary.text.Form;
import org.plenary.text.Inline;
import org.plenary.text.Kind;
import org.plenary.word.Line;
import org.plenary.word.Numbered;
import org.plenary.word.Paragraph;
import org.plenary.word.Piece;
import org.plenary.word.View;
import org.plenary.word.WordDocument;

/** The lines of one reading of a Word file, cleaned like those of plain text. */
final class WordLines {
  private static final int MAX_CALL = 250;

  /** The ITU's styles of items within items, and ours in pages. */
  private static final Pattern DEEP = Pattern.compile("(?:enumlev|clauselevel)(\\d)");

  /** What a note's author typed before it instead of a number. */
  private static final Pattern MARK = Pattern.compile("^[*†‡§]{1,3}[ \u00A0]+");

  /** No list of a file has that number. */
  private static final int BY_STYLE = -1;

  /** By the number of a line, from 1. */
  final List<Line> origins;

  final List<SourceLine> lines = new ArrayList<>();
  int furniture;

  private final WordDocument document;
  private final View view;
  private final Map<String, String> noteIds;

  /** How often the mark of each note stood so far: each is a note of its own. */
  private final Map<String, Integer> made = new HashMap<>();

  /** The words of each note: it may have many marks. */
  private final Map<String, String> noteWords = new HashMap<>();

  private WordLines(WordDocument document, View view, Map<String, String> noteIds) {
    this.document = document;
    this.view = view;
    this.noteIds = noteIds;
    this.origins = document.lines(view);
    for (int i = 0; i < origins.size(); i++) {
      take(i + 1, origins.get(i));
    }
  }

  /**
   * @param noteIds the id of each footnote, by its key in the file: the same in both readings
   */
  static WordLines of(WordDocument document, View view, Map<String, String> noteIds) {
    return new WordLines(document, view, noteIds);
  }

  static Map<String, String> noteIds(WordDocument document, Supplier<String> ids) {
    Map<String, String> noteIds = new HashMap<>();
    document.notes().keySet().stream().sorted().forEach(key -> noteIds.put(key, ids.get()));
    return noteIds;
  }

  private void take(int number, Line line) {
    StringBuilder text = new StringBuilder();
    StringBuilder looks = new StringBuilder();
    StringBuilder last = new StringBuilder();
    List<Inline.Footnote> notes = new ArrayList<>();
    String label = line.label().isEmpty() ? "" : line.label() + "\t";
    add(text, looks, label, 0);
    add(new StringBuilder(), last, label, 0);
    for (Piece piece : line.pieces()) {
      String note = piece.note();
      if (note == null) {
        add(text, looks, piece.text(), piece.look(view));
        add(new StringBuilder(), last, piece.text(), piece.look());
      } else {
        text.append(SourceLine.NOTE_MARK);
        looks.append((char) 0);
        last.append((char) 0);
        notes.add(note(note));
      }
    }
    int from = 0;
    int to = text.length();
    while (from < to && PlainSource.blank(text.charAt(from))) {
      from++;
    }
    while (to > from && PlainSource.blank(text.charAt(to - 1))) {
      to--;
    }
    String words = text.substring(from, to);
    boolean furnished = PlainSource.isRule(words) || isPageNumber(words);
    if (furnished && !document.isCell(line) && !isOwn(line)) {
      furniture++;
    } else if (!words.isEmpty()) {
      String look = looks.substring(from, to);
      // A look that changed makes no other kind of what has the same words.
      String now = last.substring(from, to);
      Kind hint = hint(line, words, now);
      boolean cell = (hint == null || hint == Kind.CALL && isItalic(words, now));
      Kind kind = cell && document.isCell(line) ? Kind.PARAGRAPH : hint;
      lines.add(new SourceLine(number, words, notes, look, kind, counted(line)));
    }
  }

  /** Where the file's own lists have it, else how deep its style sets it. */
  private static @Nullable Numbered counted(Line line) {
    if (line.number() != null) {
      return line.number();
    }
    String style = style(line);
    Matcher deep = DEEP.matcher(style);
    boolean plain = style.isEmpty() || style.equals("normal") || style.equals("msonormal");
    int level = deep.matches() ? deep.group(1).charAt(0) - '0' : 0;
    return plain || deep.matches() ? new Numbered("", BY_STYLE, level, "") : null;
  }

  /** Whether our own style says that it is words. */
  private static boolean isOwn(Line line) {
    return style(line).matches("(paragraph|clause)(level\\d)?");
  }

  private static String style(Line line) {
    return line.style().toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
  }

  /** Pages are numbered outside of the text: a bare number is what a cell of a table holds. */
  private static boolean isPageNumber(String words) {
    return PlainSource.isFurniture(words) && !words.chars().allMatch(Character::isDigit);
  }

  /** Characters that no text of ours holds are left out; a line break within a line is a space. */
  private static void add(StringBuilder text, StringBuilder looks, String words, int look) {
    for (int i = 0; i < words.length(); i++) {
      char c = PlainSource.isBreak(words.charAt(i)) ? ' ' : words.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < words.length()
              && Character.isLowSurrogate(words.charAt(i + 1));
      if (pair) {
        text.append(c).append(words.charAt(++i));
        looks.append((char) look).append((char) look);
      } else if (isText(c)) {
        text.append(c);
        looks.append((char) look);
      }
    }
  }

  private static boolean isText(char c) {
    return !Character.isSurrogate(c)
        && c != SourceLine.NOTE_MARK
        && c != '\uFEFF'
        && c != '\u00AD'
        && (c == '\t' || !Character.isISOControl(c));
  }

  private Inline.Footnote note(String key) {
    int times = made.merge(key, 1, Integer::sum);
    String id = noteIds.getOrDefault(key, key);
    String words = noteWords.computeIfAbsent(key, this::noteWords);
    return new Inline.Footnote(times == 1 ? id : id + "-" + times, words, List.of());
  }

  private String noteWords(String key) {
    StringBuilder words = new StringBuilder();
    add(words, new StringBuilder(), document.note(key, view), 0);
    String clean = words.toString().replaceAll("[ \t\n]+", " ").strip();
    clean = MARK.matcher(clean).replaceFirst("");
    return clean.substring(0, Math.min(clean.length(), Form.MAX_FOOTNOTE));
  }

  /**
   * What the style says, or an italic line of its own: a call; with a colon at its end only where
   * items follow. Headings count in annexes only.
   */
  private @Nullable Kind hint(Line line, String words, String look) {
    String style = style(line);
    if (style.matches("(res|rec|dec|op)no.*")) {
      return Kind.NUMBER;
    }
    if (style.matches("(annex|appendix|attachment)no(title)?")) {
      return Kind.ANNEX;
    }
    if (style.matches("heading\\d|(annex|appendix|attachment)title")) {
      return Kind.HEADING;
    }
    if (style.matches("paragraph(level\\d)?")) {
      return words.indexOf('\t') < 0 ? Kind.PARAGRAPH : Kind.CLAUSE;
    }
    if (style.matches("clauselevel\\d")) {
      // Its label would stand before a tab.
      return words.indexOf('\t') < 0 && Forms.isMistaken(words) ? Kind.PARAGRAPH : Kind.CLAUSE;
    }
    boolean called = style.equals("call") && !isLent(line, words) || isItalic(words, look);
    boolean plain =
        words.indexOf('\t') < 0 && words.length() <= MAX_CALL && !".;".contains(last(words));
    return called && plain && TypedLabel.of(words) == null ? Kind.CALL : null;
  }

  /**
   * LibreOffice saves what stands below a paragraph that was taken out with the style of that one:
   * it is no call's own where the words end as an item does.
   */
  private boolean isLent(Line line, String words) {
    int above = line.sources().get(line.sources().size() - 1) - 1;
    if (above < 0 || !Forms.endsWithComma(words)) {
      return false;
    }
    Paragraph gone = document.paragraphs().get(above);
    return gone.markDeleted() != null && gone.now().style().equals(line.style());
  }

  private static String last(String words) {
    return words.substring(words.length() - 1);
  }

  private static boolean isItalic(String words, String look) {
    for (int i = 0; i < look.length(); i++) {
      if ((look.charAt(i) & Piece.ITALIC) == 0 && Character.isLetter(words.charAt(i))) {
        return false;
      }
    }
    return Character.isLetter(words.charAt(0)) && !Forms.endsWithComma(words);
  }
}
