package org.plenary.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.plenary.exchange.Transcript.Paragraph;

/**
 * Makes paragraphs of lines. Lines are cut where the page ends, and empty lines stand where no
 * paragraph ends, so it is the sentence that decides: a paragraph ends where a sentence does, at an
 * empty line or at a line that could have held the next word.
 */
final class TranscriptParagraphs {

  private static final String ENDS = ".?!…。？！؟।";
  private static final int MAX_CLOSING = 8;
  private static final String CLOSING = "\"'”’»)]）】";
  private static final Set<String> SHORT =
      Set.of("Mr.", "Mrs.", "Ms.", "Dr.", "Prof.", "St.", "No.", "Nos.", "H.E.", "H.R.H.", "Sr.");

  /** Behind these a paragraph may end at an empty line, though no sentence does. */
  private static final String BREAKS = CLOSING + ":;：；";

  /** Columns that a line may be shorter than others by chance. */
  private static final int SLACK = 2;

  private final int width;
  private final List<Paragraph> out = new ArrayList<>();
  private final StringBuilder open = new StringBuilder();
  private boolean note;
  private int lastWidth;

  private TranscriptParagraphs(int width) {
    this.width = width;
  }

  /** How long a line can be that was broken to fit a page. */
  private static final int MAX_WIDTH = 160;

  /**
   * How long the lines of a text are: nine of ten are no longer. Without bound where lines are not
   * broken to fit a page, so that each sentence's end at the end of a line ends a paragraph.
   */
  static int width(List<TranscriptLine> lines) {
    int[] widths = lines.stream().mapToInt(line -> line.text().length()).sorted().toArray();
    int width = widths.length == 0 ? 0 : widths[widths.length * 9 / 10];
    return width > MAX_WIDTH ? Integer.MAX_VALUE : width;
  }

  /** Refuses, by throwing, with {@code transcript.too-large}. */
  static List<Paragraph> of(List<TranscriptTurns.Piece> pieces, int width) {
    TranscriptParagraphs paragraphs = new TranscriptParagraphs(width);
    pieces.forEach(paragraphs::add);
    paragraphs.end();
    return paragraphs.out;
  }

  private void add(TranscriptTurns.Piece piece) {
    String text = piece.text();
    if (text.isEmpty()) {
      return;
    }
    boolean isNote = piece.wholeLine() && isNote(text);
    if (!open.isEmpty() && breaks(piece, isNote)) {
      end();
    }
    note = open.isEmpty() && isNote;
    join(open, text);
    if (open.length() > Transcript.MAX_PARAGRAPH) {
      throw Transcript.tooLarge("A paragraph of the transcript is too long.");
    }
    lastWidth = piece.line().text().length();
  }

  private void end() {
    String text = open.toString().strip();
    open.setLength(0);
    if (!text.isEmpty()) {
      out.add(new Paragraph(text, isNote(text)));
    }
  }

  private boolean breaks(TranscriptTurns.Piece next, boolean isNote) {
    boolean ended = endsSentence(open);
    if (note || isNote) {
      return note || ended || next.gap();
    }
    int word = next.text().indexOf(' ');
    int needed = lastWidth + 1 + (word < 0 ? next.text().length() : word);
    if (!next.gap()) {
      return ended && needed + SLACK < width;
    }
    boolean goesOn = Character.isLowerCase(next.text().codePointAt(0));
    return ended || !goesOn && (ends(open, BREAKS) || needed <= width);
  }

  /** Whether a text ends with the end of a sentence, quotes and parentheses behind it or not. */
  static boolean endsSentence(CharSequence text) {
    int end = text.length();
    int least = Math.max(0, end - MAX_CLOSING);
    while (end > least && CLOSING.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return end > 0
        && ENDS.indexOf(text.charAt(end - 1)) >= 0
        && (end < text.length() || !SHORT.contains(lastWord(text)));
  }

  private static String lastWord(CharSequence text) {
    int from = text.length();
    while (from > 0 && text.length() - from < 8 && text.charAt(from - 1) != ' ') {
      from--;
    }
    return text.subSequence(from, text.length()).toString();
  }

  private static boolean ends(CharSequence text, String signs) {
    return signs.indexOf(text.charAt(text.length() - 1)) >= 0;
  }

  /** Whether all of a text stands in one pair of parentheses or brackets. */
  static boolean isNote(String text) {
    int length = text.length();
    if (length > 0 && ".。".indexOf(text.charAt(length - 1)) >= 0) {
      length--;
    }
    if (length < 3) {
      return false;
    }
    int kind = "([（【".indexOf(text.charAt(0));
    if (kind < 0 || ")]）】".indexOf(text.charAt(length - 1)) != kind) {
      return false;
    }
    int depth = 0;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      depth += "([（【".indexOf(c) >= 0 ? 1 : ")]）】".indexOf(c) >= 0 ? -1 : 0;
      if (depth == 0) {
        return i == length - 1;
      }
    }
    return false;
  }

  /** Adds a line: with a space, but for scripts without spaces and words cut at a hyphen. */
  static void join(StringBuilder text, String next) {
    int length = text.length();
    if (length > 0 && !next.isEmpty()) {
      char last = text.charAt(length - 1);
      if (last == '\u00AD') {
        text.setLength(length - 1);
      } else if (!(cut(text) && Character.isLetter(next.codePointAt(0)))
          && !(spaceless(text.codePointBefore(length)) && spaceless(next.codePointAt(0)))) {
        text.append(' ');
      }
    }
    text.append(next);
  }

  /** A word with a hyphen at the end of the line. */
  private static boolean cut(StringBuilder text) {
    int length = text.length();
    return length > 1
        && "-\u2010\u2011".indexOf(text.charAt(length - 1)) >= 0
        && Character.isLetterOrDigit(text.charAt(length - 2));
  }

  private static boolean spaceless(int c) {
    if (c < 0x0E00) {
      return false;
    }
    Character.UnicodeBlock block = Character.UnicodeBlock.of(c);
    return block == Character.UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION
        || block == Character.UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS
        || switch (Character.UnicodeScript.of(c)) {
          case HAN, HIRAGANA, KATAKANA, BOPOMOFO, THAI, LAO, KHMER, MYANMAR -> true;
          default -> false;
        };
  }
}
