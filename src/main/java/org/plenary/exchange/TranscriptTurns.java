package org.plenary.exchange;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.exchange.Transcript.Paragraph;
import org.plenary.refusal.Refusal;

/** Cuts lines into turns at the marks, and reads the name each begins with. */
final class TranscriptTurns {

  /** How a turn is marked. */
  enum Mark {
    NONE,
    /** At the beginning of a line. */
    LINE,
    /** Inside a line. */
    MIDDLE,
    /** Not at all: a line begins with the name of somebody who has a mark elsewhere. */
    MISSING
  }

  /** A part of a line that belongs to one turn; the first of a turn carries its mark. */
  record Piece(TranscriptLine line, String text, Mark mark) {

    boolean wholeLine() {
      return mark == Mark.NONE && text.length() == line.text().length();
    }

    /** Whether an empty line stands before it. */
    boolean gap() {
      return mark == Mark.NONE && line.gap();
    }
  }

  /**
   * @param line on which it begins
   */
  record Turn(int line, Mark mark, @Nullable TranscriptLabel label, List<Paragraph> paragraphs) {

    /** The last words of its speaker; empty where there are none. */
    String end() {
      for (int i = paragraphs.size() - 1; i >= 0; i--) {
        if (!paragraphs.get(i).note()) {
          return paragraphs.get(i).text();
        }
      }
      return "";
    }
  }

  final List<Turn> turns = new ArrayList<>();
  List<Paragraph> before = List.of();

  /** Marks with nothing behind them. */
  int empty;

  /** Whether names are written in capitals here. */
  boolean capitals;

  private final List<Piece> pieces = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private int marks;

  private TranscriptTurns() {}

  /** Refuses, by throwing, with {@code transcript.too-large}, {@code transcript.no-speakers}. */
  static TranscriptTurns of(List<TranscriptLine> lines) {
    TranscriptTurns turns = new TranscriptTurns();
    lines.forEach(turns::split);
    turns.names();
    turns.build(TranscriptParagraphs.width(lines));
    return turns;
  }

  private void split(TranscriptLine line) {
    String text = line.text();
    Mark mark = Mark.NONE;
    int from = 0;
    for (int at = next(text, 0); at >= 0; at = next(text, from)) {
      if (at > 0) {
        piece(line, text.substring(from, at).strip(), mark);
      }
      mark = at == 0 ? Mark.LINE : Mark.MIDDLE;
      from = behind(text, at);
    }
    piece(line, text.substring(from).strip(), mark);
  }

  private void piece(TranscriptLine line, String text, Mark mark) {
    int last = pieces.size() - 1;
    if (mark != Mark.NONE) {
      if (last >= 0 && pieces.get(last).mark() != Mark.NONE && pieces.get(last).text().isEmpty()) {
        pieces.remove(last);
        empty++;
        marks--;
      }
      if (++marks > Transcript.MAX_TURNS) {
        throw Transcript.tooLarge("The transcript has too many turns.");
      }
    }
    if (mark != Mark.NONE || !text.isEmpty()) {
      pieces.add(new Piece(line, text, mark));
    }
  }

  private static int behind(String text, int at) {
    int end = at;
    while (end < text.length() && text.charAt(end) == '>') {
      end++;
    }
    return end;
  }

  /** The next mark: not inside a word, not between two of them. */
  private static int next(String text, int from) {
    int at = text.indexOf(">>", from);
    while (at >= 0) {
      int end = behind(text, at);
      if (opens(text, at) && speaks(text, end)) {
        return at;
      }
      at = text.indexOf(">>", end);
    }
    return -1;
  }

  private static boolean opens(String text, int at) {
    return at == 0 || " .?!:,;…\"'”’)]-–—。？！؟".indexOf(text.charAt(at - 1)) >= 0;
  }

  private static boolean speaks(String text, int end) {
    return end == text.length()
        || Character.isLetterOrDigit(text.codePointAt(end))
        || " (\"'“‘«[¿¡-–—….".indexOf(text.charAt(end)) >= 0;
  }

  /** Which names there are, and how they are written. */
  private void names() {
    int titles = 0;
    int all = 0;
    for (Piece piece : pieces) {
      TranscriptLabel label = piece.mark() == Mark.NONE ? null : TranscriptLabel.of(piece.text());
      if (label != null) {
        all += label.shape() == TranscriptLabel.Shape.CAPITALS ? 1 : 0;
        titles += label.shape() == TranscriptLabel.Shape.TITLE ? 1 : 0;
      }
    }
    capitals = all > 0 && all >= titles;
    for (Piece piece : pieces) {
      TranscriptLabel label = piece.mark() == Mark.NONE ? null : label(piece.text());
      if (label != null) {
        names.add(label.name());
      }
    }
  }

  /** The name a turn begins with, as names are written here. */
  private @Nullable TranscriptLabel label(String text) {
    TranscriptLabel label = TranscriptLabel.of(text);
    return label == null || capitals && label.isDoubtful() ? null : label;
  }

  private void build(int width) {
    List<Piece> open = new ArrayList<>();
    for (Piece piece : pieces) {
      if (piece.mark() != Mark.NONE) {
        close(open, width);
        open.add(piece);
      } else if (isUnmarked(piece, open)) {
        close(open, width);
        open.add(new Piece(piece.line(), piece.text(), Mark.MISSING));
      } else {
        open.add(piece);
      }
    }
    close(open, width);
    if (turns.isEmpty()) {
      throw Refusal.of(
              "transcript.no-speakers", "No turn of a speaker was found: no line begins with >>.")
          .asException();
    }
  }

  /** A line that begins with a known name, typed the same way, where a paragraph may begin. */
  private boolean isUnmarked(Piece piece, List<Piece> open) {
    if (open.isEmpty() || open.get(0).mark() == Mark.NONE) {
      return false;
    }
    Piece last = open.get(open.size() - 1);
    if (!piece.gap() && !TranscriptParagraphs.endsSentence(last.text())) {
      return false;
    }
    TranscriptLabel label = label(piece.text());
    return label != null && names.contains(label.name());
  }

  private void close(List<Piece> open, int width) {
    if (open.isEmpty()) {
      return;
    }
    List<Paragraph> paragraphs = TranscriptParagraphs.of(open, width);
    Mark mark = open.get(0).mark();
    if (mark == Mark.NONE) {
      before = paragraphs;
    } else if (paragraphs.isEmpty()) {
      empty++;
    } else {
      turn(open.get(0).line().number(), mark, paragraphs);
    }
    open.clear();
  }

  private void turn(int line, Mark mark, List<Paragraph> paragraphs) {
    TranscriptLabel label = label(paragraphs.get(0).text());
    List<Paragraph> said = new ArrayList<>(paragraphs);
    if (label != null) {
      String rest = said.remove(0).text().substring(label.rest()).strip();
      if (!rest.isEmpty()) {
        said.add(0, new Paragraph(rest, TranscriptParagraphs.isNote(rest)));
      }
    }
    if (turns.size() == Transcript.MAX_TURNS) {
      throw Transcript.tooLarge("The transcript has too many turns.");
    }
    turns.add(new Turn(line, mark, label, said));
  }
}
