package org.plenary.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.plenary.text.Kind;
import org.plenary.text.Profiles;
import org.plenary.word.Paragraph;
import org.plenary.word.Piece;
import org.plenary.word.Tracked;
import org.plenary.word.View;
import org.plenary.word.WordDocument;

/**
 * Calls that go on in the same line with their first clause: {@code noting further that ...}. Such
 * a line begins in lower case after the comma that ends what stands before it, and in a file that
 * has italics its call is in italics. They are taken apart before lines become blocks; the United
 * Nations begin theirs with a capital, and those are clauses.
 */
final class RunInCalls {
  private static final int LONGEST = 250;

  /** What a preamble's call begins with in words that have no look, in the languages with cases. */
  private static final Pattern PARTICIPLE =
      Pattern.compile(
          "(?!(?:including|during|being|following|regarding|concerning|according|pending|using"
              + "|pendant|durant|avant|devant|suivant|durante|cuando)(?!\\p{L}))"
              + "(?:\\p{Ll}{3,}(?:ing|ant|ando|endo|ая|яя)|aware|mindful|conscious|concerned|convinced"
              + "|conscient\\p{Ll}*|consciente|convaincu\\p{Ll}*|convencid[ao]|préoccupé\\p{Ll}*"
              + "|preocupad[ao])(?!\\p{L}).*");

  /** Where the clause of a preamble's call begins. */
  private static final Pattern SAID =
      Pattern.compile(
          "[\\s\u00A0](?=(?:that|the|an?|its|their|these|this|those|que|le|la|les|los|las|el|su|sus"
              + "|что)[\\s\u00A0]|(?:qu|l)['’]|\\p{Lu}|\\d)");

  /** Where that of an operative one does. */
  private static final Pattern TO_DO =
      Pattern.compile("[\\s\u00A0](?=(?:to|that|de|à|a|que|что)[\\s\u00A0]|(?:d|qu)['’])");

  private static final int MOST_WORDS = 5;
  private static final int MOST_WORDS_TO_DO = 14;

  private RunInCalls() {}

  /** The same lines, those of plain text and Markdown taken apart. */
  static List<SourceLine> apart(List<SourceLine> lines) {
    List<SourceLine> apart = new ArrayList<>();
    String before = "";
    for (SourceLine line : lines) {
      int cut = line.hint() == null && Forms.endsWithComma(before) ? cut(line) : -1;
      if (cut > 0) {
        String look = line.looks().isEmpty() ? "" : line.looks().substring(0, cut);
        String words = line.text().substring(0, cut).stripTrailing();
        look = look.isEmpty() ? "" : look.substring(0, words.length());
        apart.add(new SourceLine(line.number(), words, List.of(), look, Kind.CALL, null));
        apart.add(line.with(PlainSource.trim(line.text().substring(cut))));
      } else {
        apart.add(line);
      }
      before = line.words();
    }
    return apart;
  }

  private static int cut(SourceLine line) {
    String text = line.text();
    int cut = line.looks().isEmpty() ? cut(text) : italics(line);
    return cut > 0 && text.lastIndexOf(SourceLine.NOTE_MARK, cut) < 0 ? cut : -1;
  }

  /** Where the italics at the beginning end, or -1. */
  private static int italics(SourceLine line) {
    String text = line.text();
    int end = 0;
    while (end < text.length()
        && ((line.looks().charAt(end) & Piece.ITALIC) != 0
            || !Character.isLetterOrDigit(text.charAt(end)))) {
      end++;
    }
    return end < text.length() && isCall(text.substring(0, end), text.substring(end)) ? end : -1;
  }

  /** Where the clause begins in words that have no look, or -1. */
  static int cut(String text) {
    if (!Forms.isLowerCase(text) || !Forms.isSentence(text) || text.indexOf('\t') >= 0) {
      return -1;
    }
    boolean operative = Profiles.ITU.opensOperative(text);
    if (!operative && !PARTICIPLE.matcher(text).matches()) {
      return -1;
    }
    Matcher cut = (operative ? TO_DO : SAID).matcher(text);
    if (!cut.find()) {
      return -1;
    }
    int words = text.substring(0, cut.start()).split("[\\s\u00A0]+").length;
    boolean call =
        words <= (operative ? MOST_WORDS_TO_DO : MOST_WORDS)
            && isCall(text.substring(0, cut.end()), text.substring(cut.end()));
    return call ? cut.end() : -1;
  }

  /** Whether that may be a call, and that what follows it in the same line. */
  private static boolean isCall(String call, String rest) {
    String words = call.strip();
    return Forms.isLowerCase(words)
        && words.length() <= LONGEST
        && call.length() > words.length()
        && words.indexOf('\t') < 0
        && words.indexOf(')') < 0
        && !Forms.isSentence(words)
        && Forms.isSentence(rest)
        && rest.strip().indexOf(' ') > 0;
  }

  /** The same file with a paragraph for each; comments keep the places they had. */
  static WordDocument apart(WordDocument document) {
    List<Paragraph> apart = new ArrayList<>();
    String before = "";
    for (Paragraph one : document.paragraphs()) {
      String words = words(one, View.ACCEPTED);
      words = words.isEmpty() ? words(one, View.REJECTED) : words;
      int cut =
          Forms.endsWithComma(before) && isPlain(one) && !document.cells().contains(one.container())
              ? italics(one, words)
              : -1;
      if (cut > 0) {
        Piece first = one.pieces().get(0);
        List<Piece> call = new ArrayList<>(one.pieces().subList(0, cut));
        List<Piece> rest = new ArrayList<>(one.pieces().subList(cut, one.pieces().size()));
        String next = rest.get(0).text();
        int blank = next.length() - PlainSource.trim(next + ".").length() + 1;
        call.add(part(rest.get(0), next.substring(0, blank)));
        rest.set(0, part(rest.get(0), next.substring(blank)));
        apart.add(with(one, first.inserted(), first.deleted(), call));
        apart.add(with(one, one.markInserted(), one.markDeleted(), rest));
      } else {
        apart.add(one);
      }
      before = words.isEmpty() ? before : words;
    }
    return apart.size() == document.paragraphs().size()
        ? document
        : new WordDocument(
            apart,
            document.notes(),
            document.comments(),
            document.styles(),
            document.lists(),
            document.cells(),
            document.pairs());
  }

  private static Piece part(Piece of, String words) {
    return new Piece(
        words,
        of.look(),
        of.inserted(),
        of.deleted(),
        of.note(),
        words.isEmpty() ? null : of.relooked());
  }

  private static String words(Paragraph one, View view) {
    StringBuilder words = new StringBuilder();
    one.pieces().stream().filter(p -> p.stands(view)).forEach(p -> words.append(p.text()));
    return words.toString().strip();
  }

  /** Whether it is no item of a list, and no style says what it is. */
  private static boolean isPlain(Paragraph one) {
    return one.now().list() <= 0
        && one.before().list() <= 0
        && !one.now().style().matches("(?i)(call|clause|paragraph|heading|enumlev).*");
  }

  /** The first piece after those in italics that one author put there or nobody, or -1. */
  private static int italics(Paragraph one, String words) {
    List<Piece> pieces = one.pieces();
    int end = 0;
    int length = 0;
    while (end < pieces.size() && isItalic(pieces.get(end))) {
      Piece piece = pieces.get(end);
      boolean same =
          Objects.equals(piece.inserted(), pieces.get(0).inserted())
              && Objects.equals(piece.deleted(), pieces.get(0).deleted());
      if (!same || piece.note() != null) {
        return -1;
      }
      length += piece.text().length();
      end++;
    }
    StringBuilder call = new StringBuilder();
    pieces.subList(0, end).forEach(piece -> call.append(piece.text()));
    if (end < pieces.size() && pieces.get(end).note() != null) {
      return -1;
    }
    boolean blank = end < pieces.size() && pieces.get(end).text().matches("(?s)[\\s\u00A0].*");
    String rest = length < words.length() ? words.substring(length) : "";
    return end > 0 && isCall(call + (blank ? " " : ""), rest) ? end : -1;
  }

  private static boolean isItalic(Piece piece) {
    return (piece.look() & Piece.ITALIC) != 0
        || piece.note() == null && piece.text().codePoints().noneMatch(Character::isLetterOrDigit);
  }

  private static Paragraph with(
      Paragraph one, @Nullable Tracked inserted, @Nullable Tracked deleted, List<Piece> pieces) {
    return new Paragraph(
        one.container(),
        one.now(),
        one.before(),
        inserted,
        deleted,
        one.rowInserted(),
        one.rowDeleted(),
        pieces);
  }
}
