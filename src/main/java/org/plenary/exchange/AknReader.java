package org.plenary.exchange;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.plenary.refusal.Refusal;
import org.plenary.text.Kind;
import org.plenary.word.Numbered;
import org.plenary.word.Piece;
import org.plenary.word.XmlEvents;

/**
 * The lines of an Akoma Ntoso 3.0 file, from which the text is read like any other: a number and
 * the paragraph after it are one line, a note stands where it is made. Of changes written in the
 * file ({@code ins}, {@code del}) what was taken out is left out. Amendments that a text carries
 * with it are not of the text: see {@link AknParts}.
 */
final class AknReader {
  private static final int BEGINNING = 4_000;
  private static final int MAX_TEXT = PlainText.MAX_LENGTH;

  private final XmlEvents xml;
  private final Supplier<String> ids;
  private final Deque<AknLine> open = new ArrayDeque<>();
  private final List<SourceLine> lines = new ArrayList<>();
  private final List<AknAmendment> amendments = new ArrayList<>();

  /** Names by the eIds of the organizations that the file knows. */
  private final Map<String, String> organizations = new HashMap<>();

  /** The line that each element with an eId begins with. */
  private final Map<String, Integer> places = new HashMap<>();

  /** The eIds of the elements around, empty for none; and those that wait for their first line. */
  private final Deque<String> around = new ArrayDeque<>();

  private final Set<String> waiting = new LinkedHashSet<>();
  private final StringBuilder label = new StringBuilder();
  private boolean inLabel;

  /** How deep the last number stands: one deeper than another is of a list within that one's. */
  private int labelled;

  private boolean inNote;

  /** Whether the innermost part that began last is an annex: its lines are no calls or headings. */
  private boolean inAnnex;

  private int look;
  private int size;

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
   * @param places the line that each element begins with, by its eId
   * @param amendments those the text carries with it
   * @param organizations names by eId
   */
  record Read(
      List<SourceLine> lines,
      Map<String, Integer> places,
      List<AknAmendment> amendments,
      Map<String, String> organizations) {}

  static Read read(byte[] file, Supplier<String> ids) {
    AknReader reader = new AknReader(file, ids);
    reader.read();
    return new Read(reader.lines, reader.places, reader.amendments, reader.organizations);
  }

  private void read() {
    try (xml) {
      while (xml.next()) {
        if (xml.isStart()) {
          String id = xml.value("eId");
          around.push(id);
          if (!id.isEmpty()) {
            waiting.add(id);
          }
          start(xml.name());
        } else if (xml.isEnd()) {
          end(xml.name());
          leave();
        } else {
          words(xml.text());
        }
      }
    }
  }

  private void leave() {
    waiting.remove(around.poll());
  }

  private void start(String name) {
    switch (name) {
      case "akn:meta" -> {
        meta();
        leave();
      }
      case "akn:del", "akn:foreign" -> {
        xml.skip();
        leave();
      }
      case "akn:amendment" -> {
        if (xml.grandparent().equals("akn:components")) {
          amendments.add(AknAmendment.read(xml, ids));
          leave();
        }
      }
      case "akn:hcontainer" -> inAnnex = xml.value("name").equals("annex");
      case "akn:num" -> {
        label.setLength(0);
        inLabel = true;
        labelled = around.size();
      }
      case "akn:p", "akn:heading", "akn:crossHeading" -> {
        if (!inNote) {
          line(name);
        }
      }
      case "akn:authorialNote" -> {
        open.push(new AknLine());
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

  /** Of the meta of the text only who is who. */
  private void meta() {
    while (xml.next()) {
      if (xml.isEnd() && xml.name().equals("akn:meta")) {
        return;
      }
      if (xml.isStart() && xml.name().equals("akn:TLCOrganization")) {
        organizations.put(xml.value("eId"), xml.value("showAs").strip());
      }
    }
  }

  private void line(String name) {
    AknLine line = new AknLine();
    boolean intro = xml.parent().equals("akn:intro") && xml.grandparent().equals("akn:recitals");
    boolean call = name.equals("akn:heading") && xml.parent().equals("akn:hcontainer");
    boolean clause = xml.parent().equals("akn:recital") || xml.parent().equals("akn:content");
    line.hint =
        intro || call
            ? Kind.CALL
            : name.equals("akn:crossHeading")
                ? Kind.HEADING
                : !clause ? null : inAnnex ? Kind.PARAGRAPH : Kind.CLAUSE;
    open.push(line);
  }

  private void hint(Kind kind) {
    AknLine line = open.peek();
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
    AknLine note = open.poll();
    AknLine line = open.peek();
    if (note != null && line != null) {
      line.note(note, ids);
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
    AknLine line = open.peek();
    if (line != null) {
      line.add(text, look);
    }
  }

  private void finish(AknLine line) {
    if (label.length() > 0 && line.hint == Kind.PARAGRAPH) {
      line.hint = Kind.CLAUSE;
    }
    String typed = label.toString();
    SourceLine read = line.line(lines.size() + 1, typed);
    boolean bare = line.hint == Kind.CLAUSE && label.length() == 0;
    label.setLength(0);
    if (read != null) {
      waiting.forEach(id -> places.put(id, read.number()));
      waiting.clear();
      Numbered counted = typed.isEmpty() ? null : new Numbered(typed, 0, labelled, "");
      lines.add(bare && Forms.isMistaken(read.words()) ? read.asWords() : read.counted(counted));
    }
  }
}
