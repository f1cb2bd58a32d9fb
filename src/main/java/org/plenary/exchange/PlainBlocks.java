package org.plenary.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plenary.text.Inline;
import org.plenary.text.Kind;

/** Turns cleaned lines into blocks of a resolution, by their form and order. */
final class PlainBlocks {

  /**
   * A block before its numbering is settled.
   *
   * @param label the label as typed, null where there was none
   * @param place where the label puts it, null without label
   */
  record Draft(
      String id,
      Kind kind,
      int level,
      List<Inline> content,
      int line,
      @Nullable TypedLabel label,
      PlainOutline.@Nullable Place place) {}

  /** So many lines are a number and what it is about, where no text follows: NOC, SUP. */
  private static final int TITLED = 3;

  final List<Draft> blocks = new ArrayList<>();

  /** How many lines before the text were left out. */
  final int skipped;

  /** The first line of the heading. */
  private final int start;

  private final List<SourceLine> lines;
  private final Supplier<String> ids;
  private final PlainOutline outline = new PlainOutline();

  /** Notes at the number or the history line: the next one has them. */
  private final List<Inline.Footnote> carried = new ArrayList<>();

  private boolean inAnnex;
  private boolean called;

  private PlainBlocks(List<SourceLine> lines, int start, int skipped, Supplier<String> ids) {
    this.lines = lines;
    this.start = start;
    this.skipped = skipped;
    this.ids = ids;
  }

  static PlainBlocks of(List<SourceLine> lines, Supplier<String> ids) {
    Cover cover = Cover.of(lines);
    int start = cover == null ? start(lines) : 0;
    int skipped = cover == null ? start : cover.body - cover.heading.size();
    PlainBlocks blocks = new PlainBlocks(lines, start, skipped, ids);
    int body = cover == null ? blocks.heading() : blocks.heading(cover);
    for (int i = body; i < lines.size(); i++) {
      blocks.body(i);
    }
    return blocks;
  }

  /** Whether what was found has the form of a resolution at all. */
  boolean isResolution() {
    boolean number = has(Kind.NUMBER);
    boolean formula = has(Kind.FORMULA);
    boolean clauses = has(Kind.CLAUSE);
    boolean labelled = blocks.stream().anyMatch(b -> b.kind() == Kind.CLAUSE && b.label() != null);
    return number || (formula && clauses) || (has(Kind.CALL) && labelled);
  }

  private boolean has(Kind kind) {
    return blocks.stream().anyMatch(block -> block.kind() == kind);
  }

  private int heading(Cover cover) {
    cover.heading.forEach(
        (i, kind) -> {
          SourceLine line = lines.get(i);
          plain(kind, kind == Kind.NUMBER ? Cover.number(line) : line);
        });
    return cover.body;
  }

  /** The number line, the first that a text follows, or else the beginning. */
  private static int start(List<SourceLine> lines) {
    for (int i = 0; i < lines.size(); i++) {
      if (Sections.beginsResolution(lines, i)) {
        return i;
      }
    }
    for (int i = 0; i < lines.size(); i++) {
      if (isNumberLine(lines.get(i))) {
        return i;
      }
    }
    return 0;
  }

  private static boolean isNumberLine(SourceLine line) {
    return line.hint() == Kind.NUMBER || Forms.isNumberLine(line.words());
  }

  /** Number line, title, history line and formula. Returns the first line after them. */
  private int heading() {
    int end = headingEnd();
    for (int i = start; i < end; i++) {
      String words = lines.get(i).words();
      Kind kind = Kind.TITLE;
      if (i == start && isNumberLine(lines.get(i))) {
        kind = Kind.NUMBER;
      } else if (Forms.isHistory(words)) {
        kind = Kind.HISTORY;
      } else if (Forms.isNote(words)) {
        kind = Kind.NOTE;
      } else if (i == end - 1 && Forms.endsWithComma(words)) {
        kind = Kind.FORMULA;
      }
      plain(kind, lines.get(i));
    }
    return end;
  }

  /** After the formula, or else before the first call or item. */
  private int headingEnd() {
    int limit = Math.min(lines.size(), start + 12);
    for (int i = start; i < limit; i++) {
      String words = lines.get(i).words();
      if (TypedLabel.of(lines.get(i).text()) != null) {
        return i;
      }
      if (i > start && isCall(i) && (itemsFollow(i) || Forms.isLowerCase(words))) {
        return i;
      }
      if (i > start && Forms.endsWithComma(words) || isFormulaFirst(i, words)) {
        return i + 1;
      }
    }
    if (isNumberLine(lines.get(start)) && lines.size() - start <= TITLED) {
      boolean sentence =
          lines.subList(start + 1, lines.size()).stream()
              .anyMatch(line -> Forms.isSentence(line.words()));
      return sentence ? start + 1 : lines.size();
    }
    return Math.min(lines.size(), start + (Forms.isNumberLine(first()) ? 1 : 0));
  }

  private boolean isFormulaFirst(int i, String words) {
    return i == start && Forms.endsWithComma(words) && !Forms.isNumberLine(words);
  }

  private String first() {
    return start < lines.size() ? lines.get(start).words() : "";
  }

  private void body(int i) {
    SourceLine line = lines.get(i);
    String words = line.words();
    TypedLabel label = TypedLabel.of(line.text());
    if (line.isCell()) {
      plain(inAnnex ? Kind.PARAGRAPH : Kind.CLAUSE, line);
      outline.text(words);
    } else if (label != null && !(label.weak() && !outline.fits(label))) {
      item(line, label);
    } else if (line.hint() == Kind.ANNEX || Forms.isAnnex(words)) {
      inAnnex = true;
      heading(Kind.ANNEX, line);
    } else if (Forms.isNote(words)) {
      plain(Kind.NOTE, line);
    } else if (inAnnex && isHeading(i)) {
      heading(Kind.HEADING, line);
    } else if (isClosing(i)) {
      plain(Kind.NOTE, line);
    } else if (isCall(i)) {
      called = true;
      heading(Kind.CALL, line);
    } else if (inAnnex && !called) {
      Kind kind = Forms.isHeading(words) ? Kind.HEADING : Kind.PARAGRAPH;
      if (kind == Kind.HEADING) {
        outline.reset();
      }
      plain(kind, line);
    } else {
      plain(Kind.CLAUSE, line);
      outline.text(words);
    }
  }

  /** Within an annex: its style says so, or a line above a list that is not written like a call. */
  private boolean isHeading(int i) {
    SourceLine line = lines.get(i);
    String words = line.words();
    if (line.isCell()) {
      return false;
    }
    return line.hint() == Kind.HEADING
        || (line.hint() == null
            && itemsFollow(i)
            && Forms.isHeading(words)
            && !Forms.isLowerCase(words));
  }

  /** After the last clause of a text, or after another such line. */
  private boolean isClosing(int i) {
    if (inAnnex || blocks.isEmpty() || !Cover.isClosing(lines.get(i).words())) {
      return false;
    }
    Kind before = last().kind();
    String words = lines.get(i - 1).words();
    return before == Kind.NOTE && Cover.isClosing(words)
        || before == Kind.CLAUSE && Forms.ends(words);
  }

  private boolean isCall(int i) {
    SourceLine line = lines.get(i);
    if (TypedLabel.of(line.text()) != null) {
      return false;
    }
    boolean follows = itemsFollow(i);
    if (line.hint() == Kind.CALL) {
      return follows || !Forms.introduces(line.words());
    }
    if (line.isCell() || line.hint() == Kind.CLAUSE) {
      return false;
    }
    String words = line.words();
    if (line.runsIn() && Forms.isSentence(words) && !Forms.introduces(words)) {
      return false;
    }
    if (isPreamble(words)) {
      return false;
    }
    boolean afterCall = !blocks.isEmpty() && last().kind() == Kind.CALL;
    if (afterCall && !follows) {
      return false;
    }
    if (inAnnex && !follows) {
      return false;
    }
    boolean colon = follows && !afterCall && !inAnnex && Forms.introduces(words);
    if (colon && Forms.isLowerCase(words) && Forms.isShort(words)) {
      return true;
    }
    boolean more = follows || i + 1 < lines.size();
    if (more && Forms.isCallBefore(words, lines.get(i + 1).words())) {
      return true;
    }
    return more && Forms.canBeCall(line.words(), follows);
  }

  /** One more paragraph of a preamble without calls, as the UN writes them. */
  private boolean isPreamble(String words) {
    if (blocks.isEmpty() || last().kind() != Kind.CLAUSE || last().label() != null) {
      return false;
    }
    StringBuilder before = new StringBuilder();
    for (Inline inline : last().content()) {
      before.append(inline instanceof Inline.Text run ? run.text() : "");
    }
    String one = before.toString();
    return isUpperCase(one)
        && isUpperCase(words)
        && Forms.endsWithComma(one)
        && Forms.endsWithComma(words);
  }

  private static boolean isUpperCase(String words) {
    return !words.isEmpty() && Character.isUpperCase(words.codePointAt(0));
  }

  private boolean itemsFollow(int i) {
    if (i + 1 >= lines.size()) {
      return false;
    }
    SourceLine line = lines.get(i + 1);
    TypedLabel next = line.isCell() ? null : TypedLabel.of(line.text());
    return next != null && next.meanings().stream().anyMatch(m -> m.ordinal() == 1);
  }

  private Draft last() {
    return blocks.get(blocks.size() - 1);
  }

  private void heading(Kind kind, SourceLine line) {
    outline.reset();
    if (kind == Kind.ANNEX) {
      called = false;
    }
    plain(kind, line);
  }

  private void item(SourceLine line, TypedLabel label) {
    PlainOutline.Place place = outline.place(label, line.counted());
    outline.text(label.rest());
    blocks.add(
        new Draft(
            ids.get(),
            Kind.CLAUSE,
            place.level(),
            noted(content(line.with(label.rest()), true)),
            line.number(),
            label,
            place));
  }

  private void plain(Kind kind, SourceLine line) {
    List<Inline> content;
    if (kind == Kind.NUMBER || kind == Kind.HISTORY) {
      carried.addAll(line.notes());
      content = content(new SourceLine(line.number(), line.words(), List.of()), false);
    } else {
      content = noted(content(line, hasLooks(kind)));
    }
    blocks.add(new Draft(ids.get(), kind, 0, content, line.number(), null, null));
  }

  /** With the notes that the lines before may not have. */
  private List<Inline> noted(List<Inline> content) {
    content.addAll(carried);
    carried.clear();
    return content;
  }

  /** In the other kinds how words look follows from the kind. */
  private static boolean hasLooks(Kind kind) {
    return kind == Kind.CLAUSE || kind == Kind.PARAGRAPH || kind == Kind.NOTE;
  }

  /** The content of a block of that kind that is this line. */
  static List<Inline> content(SourceLine line, Kind kind) {
    return content(line, hasLooks(kind));
  }

  private static List<Inline> content(SourceLine line, boolean hasLooks) {
    List<Inline> content = new ArrayList<>();
    String text = line.text().replace('\t', ' ');
    String looks = hasLooks ? line.looks() : "";
    int from = 0;
    for (Inline.Footnote note : line.notes()) {
      int at = text.indexOf(SourceLine.NOTE_MARK, from);
      Looks.add(content, text, looks, from, at);
      content.add(note);
      from = at + 1;
    }
    Looks.add(content, text, looks, from, text.length());
    return content;
  }
}
