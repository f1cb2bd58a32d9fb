package org.plenary.exchange;

import java.util.ArrayList;
import java.util.List;
import org.plenary.text.Characters;

/** The lines of a transcript, cleaned of characters that are no text. */
final class TranscriptSource {

  private static final int MAX_LINES = 200_000;

  final List<TranscriptLine> lines = new ArrayList<>();

  /** Characters that were left out. */
  int dropped;

  private final StringBuilder line = new StringBuilder();
  private int number = 1;
  private boolean gap;
  private boolean page;

  private TranscriptSource() {}

  /** Refuses, by throwing, with {@code transcript.too-large}. */
  static TranscriptSource of(String text) {
    TranscriptSource source = new TranscriptSource();
    source.read(text);
    return source;
  }

  private void read(String text) {
    boolean space = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (endsLine(c)) {
        end();
        space = false;
        page |= c == '\f';
        if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
          i++;
        }
        number += c == '\n' || c == '\r' ? 1 : 0;
      } else if (isSpace(c)) {
        space = true;
      } else {
        if (space && !line.isEmpty()) {
          line.append(' ');
        }
        space = false;
        line.append(c);
      }
    }
    end();
  }

  private void end() {
    String read = Characters.clean(line.toString());
    dropped += line.length() - read.length();
    line.setLength(0);
    String text = marks(read).strip();
    if (text.isEmpty()) {
      gap = true;
      return;
    }
    if (lines.size() == MAX_LINES) {
      throw Transcript.tooLarge("The transcript has too many lines.");
    }
    lines.add(new TranscriptLine(number, text, gap, page));
    gap = false;
    page = false;
  }

  private static boolean endsLine(char c) {
    return c == '\n'
        || c == '\r'
        || c == '\f'
        || c == '\u000B'
        || c == '\u0085'
        || c == '\u2028'
        || c == '\u2029';
  }

  /** The byte order mark is one too: it is seen where files were put together. */
  private static boolean isSpace(char c) {
    return c == ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF';
  }

  /** All ways to type the mark become {@code >>}. */
  private static String marks(String text) {
    if (text.indexOf('＞') < 0 && text.indexOf("&gt;") < 0) {
      return text;
    }
    return text.replace("&gt;&gt;", ">>").replace(">>&gt;", ">>>").replace("＞＞", ">>");
  }

  /** How many lines begin with the mark of a turn; counts no further than asked. */
  static int marks(String text, int enough) {
    int marks = 0;
    int start = 0;
    while (start <= text.length() && marks < enough) {
      int at = start;
      while (at < text.length() && isSpace(text.charAt(at)) && !endsLine(text.charAt(at))) {
        at++;
      }
      marks += startsWithMark(text.substring(at, Math.min(text.length(), at + 8))) ? 1 : 0;
      while (at < text.length() && !endsLine(text.charAt(at))) {
        at++;
      }
      start = at + 1;
    }
    return marks;
  }

  static boolean startsWithMark(String text) {
    return text.startsWith(">>") || text.startsWith("&gt;&gt;") || text.startsWith("＞＞");
  }
}
