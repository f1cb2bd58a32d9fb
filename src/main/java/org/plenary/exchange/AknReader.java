package org.plenary.exchange;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plenary.refusal.Refusal;
import org.plenary.text.Form;
import org.plenary.text.Inline;
import org.plenary.text.Kind;
import org.plenary.word.Piece;
import org.plenary.word.XmlEvents;

/**
 * The lines of an Akoma Ntoso 3.0 file, from which the text is read like any other: a number and
 * the paragraph after it are one line, a note stands where it is made. Of changes written in the
 * file ({@code ins}, {@code del}) what was taken out is left out, and so are amendments that a text
 * carries with it: how many there are is reported.
 */
final class AknReader {
  private static final int BEGINNING = 4_000;
  private static final int MAX_TEXT = PlainText.MAX_LENGTH;

  /** A line, or the words of a note, while it is being read. */
  private static final class Open {
    final StringBuilder text = new StringBuilder();
    final StringBuilder looks = new StringBuilder();
    final List<Inline.Footnote> notes = new ArrayList<>();
    @Nullable Kind hint;
  }

  private final XmlEvents xml;
  private final Supplier<String> ids;
  private final Deque<Open> open = new ArrayDeque<>();
  private final List<SourceLine> lines = new ArrayList<>();
  private final StringBuilder label = new StringBuilder();
  private boolean inLabel;
  private boolean inNote;
  private int look;
  private int size;
  private int amendments;

  private AknReader(byte[] file, Supplier<String> ids) {
    this.xml = new XmlEvents(file);
    this.ids = ids;
  }

  /** Whether it begins as such a file does. */
  static boolean isForm(byte[] file) {
    int length = Math.min(file.length, BEGINNING);
    String begins = new String(file, 0, length, StandardCharsets.UTF_8).replace("\uFEFF", "");
    return begins.stripLeading().startsWith("<") && begins.contains("akomaNtoso");
  }

  /**
   * What was read.
   *
   * @param findings what the file has and a text does not
   */
  record Read(List<SourceLine> lines, List<Finding> findings) {}

  static Read read(byte[] file, Supplier<String> ids) {
    AknReader reader = new AknReader(file, ids);
    reader.read();
    return new Read(reader.lines, reader.findings());
  }

  private List<Finding> findings() {
    if (amendments == 0) {
      return List.of();
    }
    String sentence =
        "Proposals that the file carries beside the text are not read: " + amendments + ".";
    return List.of(new Finding("proposal.unread", sentence, 0, null, Integer.toString(amendments)));
  }

  private void read() {
    try (xml) {
      while (xml.next()) {
        if (xml.isStart()) {
          start(xml.name());
        } else if (xml.isEnd()) {
          end(xml.name());
        } else {
          words(xml.text());
        }
      }
    }
  }

  private void start(String name) {
    switch (name) {
      case "akn:meta", "akn:del", "akn:foreign" -> xml.skip();
      case "akn:amendment" -> {
        if (xml.grandparent().equals("akn:components")) {
          amendments++;
          xml.skip();
        }
      }
      case "akn:num" -> {
        label.setLength(0);
        inLabel = true;
      }
      case "akn:p", "akn:heading", "akn:crossHeading" -> {
        if (!inNote) {
          line(name);
        }
      }
      case "akn:authorialNote" -> {
        open.push(new Open());
        inNote = true;
      }
      case "akn:docNumber" -> hint(Kind.NUMBER);
      case "akn:i" -> look |= Piece.ITALIC;
      case "akn:b" -> look |= Piece.BOLD;
      case "akn:sup" -> look |= Piece.SUPERSCRIPT;
      case "akn:sub" -> look |= Piece.SUBSCRIPT;
      case "akn:br", "akn:eol" -> words(" ");
      default -> {}
    }
  }

  private void line(String name) {
    Open line = new Open();
    boolean intro = xml.parent().equals("akn:intro") && xml.grandparent().equals("akn:recitals");
    boolean call = name.equals("akn:heading") && xml.parent().equals("akn:hcontainer");
    line.hint = intro || call ? Kind.CALL : name.equals("akn:crossHeading") ? Kind.HEADING : null;
    open.push(line);
  }

  private void hint(Kind kind) {
    Open line = open.peek();
    if (line != null) {
      line.hint = kind;
    }
  }

  private void end(String name) {
    switch (name) {
      case "akn:num" -> inLabel = false;
      case "akn:p", "akn:heading", "akn:crossHeading" -> {
        if (!inNote && !open.isEmpty()) {
          finish(open.pop());
        }
      }
      case "akn:authorialNote" -> note();
      case "akn:i" -> look &= ~Piece.ITALIC;
      case "akn:b" -> look &= ~Piece.BOLD;
      case "akn:sup" -> look &= ~Piece.SUPERSCRIPT;
      case "akn:sub" -> look &= ~Piece.SUBSCRIPT;
      default -> {}
    }
  }

  private void note() {
    inNote = false;
    Open note = open.poll();
    Open line = open.peek();
    if (note != null && line != null) {
      String words = note.text.toString().replaceAll("\\s+", " ").strip();
      String kept = words.substring(0, Math.min(words.length(), Form.MAX_FOOTNOTE));
      line.notes.add(new Inline.Footnote(ids.get(), kept, List.of()));
      line.text.append(SourceLine.NOTE_MARK);
      line.looks.append((char) 0);
    }
  }

  private void words(String text) {
    size += text.length();
    if (size > MAX_TEXT) {
      throw Refusal.of("import.large", "The text is too long to be a resolution.").asException();
    }
    if (inLabel) {
      label.append(text.strip());
      return;
    }
    Open line = open.peek();
    if (line != null) {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        boolean space = c == '\n' || c == '\r' || c == '\t' || c == ' ';
        boolean again = space && line.text.length() > 0 && endsInSpace(line.text);
        if (!again && c != SourceLine.NOTE_MARK) {
          line.text.append(space ? ' ' : c);
          line.looks.append((char) look);
        }
      }
    }
  }

  private static boolean endsInSpace(StringBuilder text) {
    return text.charAt(text.length() - 1) == ' ';
  }

  private void finish(Open line) {
    int from = 0;
    int to = line.text.length();
    while (from < to && PlainSource.blank(line.text.charAt(from))) {
      from++;
    }
    while (to > from && PlainSource.blank(line.text.charAt(to - 1))) {
      to--;
    }
    String own = label.isEmpty() ? "" : label + "\t";
    label.setLength(0);
    if (from < to) {
      String looks = "\0".repeat(own.length()) + line.looks.substring(from, to);
      String words = own + line.text.substring(from, to);
      boolean annex = line.hint == Kind.CALL && Forms.isAnnex(words);
      Kind hint = annex ? null : line.hint;
      lines.add(new SourceLine(lines.size() + 1, words, line.notes, looks, hint));
    }
  }
}
