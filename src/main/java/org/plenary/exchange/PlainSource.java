package org.plenary.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.plenary.text.Inline;

/**
 * The paragraphs of a file, cleaned of what is no text: bookmarks, control characters, page
 * numbers, and footnotes taken from the line they were printed into to their place.
 */
final class PlainSource {

  private static final int MAX_NOTE = 20_000;
  static final int MAX_NOTES = 2_000;

  private static final Pattern BOOKMARK = Pattern.compile("\\[bookmark:[^\\]\n]{0,200}\\]");
  private static final Pattern NOTE_REF = Pattern.compile("\\[footnoteRef:(\\d{1,5})\\]");
  private static final Pattern NOTE_BODY = Pattern.compile("\\[(\\d{1,5}):");
  private static final Pattern TAIL_NOTE = Pattern.compile("\\[(\\d{1,4})\\]\t(.+)");
  private static final Pattern TYPED_MARK = Pattern.compile("\\s*([\\d*†‡]{1,3})\\s*\t\\s*");
  private static final Pattern PAGE_NUMBER =
      Pattern.compile(
          "[-–—\\s\u00A0]*(?:[Pp]age[\\s\u00A0]+)?\\d{1,4}(?:[\\s\u00A0]*(?:/|of)[\\s\u00A0]*\\d{1,4})?[-–—\\s\u00A0]*");

  private static final Pattern RULE = Pattern.compile("([_*=—―-])(?:[ \u00A0]?\\1){2,}");

  final List<SourceLine> lines = new ArrayList<>();
  final List<Finding> findings = new ArrayList<>();

  /** Lines that held only page furniture. */
  int furniture;

  private final Supplier<String> ids;
  private final List<Inline.Footnote> notes = new ArrayList<>();

  private PlainSource(Supplier<String> ids) {
    this.ids = ids;
  }

  static PlainSource of(String file, Supplier<String> ids) {
    PlainSource source = new PlainSource(ids);
    String clean = RecordLine.without(source.characters(file));
    String text = source.footnotes(BOOKMARK.matcher(clean).replaceAll(""));
    source.paragraphs(source.tailNotes(text));
    return source;
  }

  /** One kind of line end, no control characters, no lone surrogates. */
  private String characters(String file) {
    String text = file.startsWith("\uFEFF") ? file.substring(1) : file;
    StringBuilder out = new StringBuilder(text.length());
    int dropped = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\r') {
        if (i + 1 == text.length() || text.charAt(i + 1) != '\n') {
          out.append('\n');
        }
      } else if (isBreak(c)) {
        out.append('\n');
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        out.append(c).append(text.charAt(++i));
      } else if (Character.isSurrogate(c) || c == SourceLine.NOTE_MARK || isControl(c)) {
        dropped++;
      } else {
        out.append(c);
      }
    }
    if (dropped > 0) {
      findings.add(
          new Finding(
              "character.dropped",
              dropped + " characters that are no text were left out.",
              0,
              null,
              "" + dropped));
    }
    return out.toString();
  }

  /** A sign that begins another line. */
  static boolean isBreak(char c) {
    return c == '\n'
        || c == '\f'
        || c == '\u000B'
        || c == '\u2028'
        || c == '\u2029'
        || c == '\u0085';
  }

  private static boolean isControl(char c) {
    return (Character.isISOControl(c) && c != '\n' && c != '\t') || c == '\uFEFF';
  }

  /** {@code [footnoteRef:1]1 ... [1: 1 text]}: a mark in the text, the note taken out. */
  private String footnotes(String text) {
    Map<String, Integer> references = new HashMap<>();
    Matcher ref = NOTE_REF.matcher(text);
    while (ref.find() && references.size() < MAX_NOTES) {
      references.putIfAbsent(ref.group(1), ref.start());
    }
    if (references.isEmpty()) {
      return text;
    }
    Map<String, String> bodies = new HashMap<>();
    String rest = takeBodies(text, references, bodies);
    StringBuilder out = new StringBuilder(rest.length());
    Matcher mark = NOTE_REF.matcher(rest);
    int from = 0;
    while (mark.find()) {
      out.append(rest, from, mark.start()).append(SourceLine.NOTE_MARK);
      from = mark.end() + typedMark(rest, mark.end(), bodies.getOrDefault(mark.group(1), ""));
      notes.add(note(bodies.get(mark.group(1)), mark.group(1)));
    }
    return out.append(rest, from, rest.length()).toString();
  }

  private static String takeBodies(
      String text, Map<String, Integer> references, Map<String, String> bodies) {
    StringBuilder out = new StringBuilder(text.length());
    Set<String> tried = new HashSet<>();
    Matcher body = NOTE_BODY.matcher(text);
    int from = 0;
    while (body.find(from)) {
      String number = body.group(1);
      Integer at = references.get(number);
      int end = at != null && at < body.start() && tried.add(number) ? close(text, body.end()) : -1;
      out.append(text, from, end < 0 ? body.end() : body.start());
      from = end < 0 ? body.end() : end + 1;
      if (end >= 0) {
        bodies.put(number, text.substring(body.end(), end));
      }
    }
    return out.append(text, from, text.length()).toString();
  }

  /** Where the bracket that was opened before that place closes, or -1. */
  private static int close(String text, int from) {
    int depth = 1;
    int limit = Math.min(text.length(), from + MAX_NOTE);
    for (int i = from; i < limit; i++) {
      char c = text.charAt(i);
      depth += c == '[' ? 1 : c == ']' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }

  /** How long the mark is that was typed beside the converter's own, as the note repeats it. */
  private static int typedMark(String text, int at, String body) {
    Matcher typed = TYPED_MARK.matcher(body);
    return typed.lookingAt() && text.startsWith(typed.group(1), at) ? typed.group(1).length() : 0;
  }

  private Inline.Footnote note(@Nullable String body, String number) {
    if (body == null) {
      findings.add(
          new Finding("footnote.missing", "Footnote " + number + " has no text.", 0, null, number));
      return new Inline.Footnote(ids.get(), "", List.of());
    }
    String words = TYPED_MARK.matcher(body).lookingAt() ? body.substring(body.indexOf('\t')) : body;
    return new Inline.Footnote(ids.get(), words.replaceAll("[ \t\n]+", " ").strip(), List.of());
  }

  /** Our own plain text: {@code [1]} in the text and {@code [1]<tab>note} as the last lines. */
  private String tailNotes(String text) {
    String body = text.stripTrailing();
    List<String> bodies = new ArrayList<>();
    while (bodies.size() < MAX_NOTES) {
      int at = body.lastIndexOf('\n') + 1;
      Matcher tail = TAIL_NOTE.matcher(body).region(at, body.length());
      if (!tail.matches()) {
        break;
      }
      bodies.add(0, tail.group(1) + "\t" + tail.group(2));
      body = body.substring(0, at).stripTrailing();
    }
    if (bodies.isEmpty() || !notes.isEmpty()) {
      return text;
    }
    return tailNotes(body, bodies);
  }

  private String tailNotes(String body, List<String> bodies) {
    StringBuilder out = new StringBuilder(body);
    int from = 0;
    for (String tail : bodies) {
      String number = tail.substring(0, tail.indexOf('\t'));
      int at = out.indexOf("[" + number + "]", from);
      if (at < 0) {
        findings.add(
            new Finding(
                "footnote.missing", "Footnote " + number + " stands nowhere.", 0, null, number));
        continue;
      }
      out.replace(at, at + number.length() + 2, String.valueOf(SourceLine.NOTE_MARK));
      from = at + 1;
      String words = tail.substring(number.length() + 1).strip();
      notes.add(new Inline.Footnote(ids.get(), words, List.of()));
    }
    return out.toString();
  }

  private void paragraphs(String text) {
    int number = 0;
    int taken = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      String words = trim(line);
      int count = (int) words.chars().filter(c -> c == SourceLine.NOTE_MARK).count();
      List<Inline.Footnote> own = notes.subList(taken, taken + count);
      taken += count;
      if (isFurniture(words)) {
        furniture++;
      } else if (!words.isEmpty()) {
        SourceLine read = new SourceLine(number, unbarred(words), List.copyOf(own));
        lines.add(isBarred(words) ? read.asWords() : read);
      }
    }
  }

  /** Whether it is a row of a table, or words that would be something else by their form. */
  static boolean isBarred(String words) {
    return words.startsWith(SourceLine.BAR);
  }

  /** Without the bars around it. */
  static String unbarred(String words) {
    if (!isBarred(words)) {
      return words;
    }
    int end = words.length() > 4 && words.endsWith(" |") ? words.length() - 2 : words.length();
    return words.substring(SourceLine.BAR.length(), end).strip();
  }

  /** Nothing but a page number, or a rule at the end of a text. */
  static boolean isFurniture(String words) {
    return PAGE_NUMBER.matcher(words).matches() || isRule(words);
  }

  /** A row of the same sign, as ITU's texts end with. */
  static boolean isRule(String words) {
    return RULE.matcher(words).matches();
  }

  static String trim(String line) {
    int from = 0;
    int to = line.length();
    while (from < to && blank(line.charAt(from))) {
      from++;
    }
    while (to > from && blank(line.charAt(to - 1))) {
      to--;
    }
    return line.substring(from, to);
  }

  static boolean blank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u200B';
  }
}
