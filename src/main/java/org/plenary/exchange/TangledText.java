package org.plenary.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plenary.text.Block;
import org.plenary.text.Inline;
import org.plenary.text.Redline.Op;

/**
 * A contribution as plain text in which what was taken out and what was put in ran together,
 * untangled by means of the text it was made on.
 *
 * <p>The text before is the base, exactly, with its ids. What was taken out without anything in its
 * place leaves no trace in such a file; a whole item of that kind is told by the numbers of those
 * after it. What is not certain is marked doubtful.
 */
final class TangledText {

  private record Row(
      SourceLine line, int base, RunTogether.@Nullable Untangled words, boolean doubtful) {}

  private final ReadDocument base;
  private final List<SourceLine> baseLines;
  private final String author;
  private final List<Row> rows = new ArrayList<>();

  private TangledText(ReadDocument base, List<SourceLine> baseLines, String author) {
    this.base = base;
    this.baseLines = baseLines;
    this.author = author;
  }

  /**
   * @param baseSource the lines the base was read from
   * @param changed the lines of the contribution, from its number line on
   * @param author whom its changes are told of
   */
  static TrackedText of(
      ReadDocument base,
      List<SourceLine> baseSource,
      List<SourceLine> changed,
      String author,
      Supplier<String> ids) {
    Set<Integer> used = new HashSet<>(base.lines().values());
    List<SourceLine> lines =
        baseSource.stream().filter(line -> used.contains(line.number())).toList();
    TangledText text = new TangledText(base, lines, author);
    text.untangle(changed);
    text.takeOutItems();
    text.takeOutLast();
    return text.tracked(ids);
  }

  private void untangle(List<SourceLine> changed) {
    int[] partners = RunTogether.lines(baseLines, changed);
    for (int j = 0; j < changed.size(); j++) {
      SourceLine line = changed.get(j);
      int i = partners[j];
      RunTogether.Untangled words =
          i < 0 ? null : RunTogether.untangle(baseLines.get(i).text(), line.text());
      rows.add(new Row(line, words == null ? -1 : i, words, words != null && !words.sure()));
    }
  }

  /**
   * An item that reads as it did, followed by one that was given its number: it was taken out, or
   * two would have that number.
   */
  private void takeOutItems() {
    for (int j = 0; j + 1 < rows.size(); j++) {
      Row row = rows.get(j);
      int next = next(j);
      String own = label(row);
      RunTogether.Untangled words = row.words();
      boolean kept = words != null && words.isUnchanged();
      if (kept && next >= 0 && !own.isEmpty() && own.equals(label(rows.get(next)))) {
        Row follower = rows.get(next);
        boolean renumbered =
            follower.base() >= 0 && !own.equals(label(baseLines.get(follower.base()).text()));
        if (renumbered) {
          rows.set(j, takenOut(row));
        }
      }
    }
  }

  /** The same line, taken out as it seems. */
  private static Row takenOut(Row row) {
    RunTogether.Stretch gone = new RunTogether.Stretch(true, false, row.line().text());
    return new Row(row.line(), row.base(), new RunTogether.Untangled(List.of(gone), false), true);
  }

  /**
   * Items that read as they did, behind one that was made the last of its call: {@code report;,}.
   */
  private void takeOutLast() {
    for (int j = 0; j + 1 < rows.size(); j++) {
      if (isMadeLast(rows.get(j))) {
        int end = j + 1;
        while (end < rows.size() && isKeptItem(rows.get(end))) {
          end++;
        }
        boolean call = end == rows.size() || label(rows.get(end)).isEmpty();
        for (int gone = j + 1; call && gone < end; gone++) {
          rows.set(gone, takenOut(rows.get(gone)));
        }
      }
    }
  }

  private boolean isMadeLast(Row row) {
    String now = now(row);
    return row.base() >= 0
        && !label(now).isEmpty()
        && (Forms.endsWithComma(now) || Forms.ends(now))
        && Forms.isSentence(baseLines.get(row.base()).text())
        && !Forms.endsWithComma(baseLines.get(row.base()).text())
        && !Forms.ends(baseLines.get(row.base()).text());
  }

  private static boolean isKeptItem(Row row) {
    RunTogether.Untangled words = row.words();
    return words != null && words.isUnchanged() && !label(row).isEmpty();
  }

  /** The next line that was there before. */
  private int next(int row) {
    for (int j = row + 1; j < rows.size(); j++) {
      if (rows.get(j).base() >= 0) {
        return j;
      }
    }
    return -1;
  }

  private static String label(Row row) {
    return label(now(row));
  }

  private static String label(String text) {
    int tab = text.indexOf('\t');
    return tab < 0 ? "" : text.substring(0, tab).strip();
  }

  private static String now(Row row) {
    RunTogether.Untangled words = row.words();
    return words == null ? row.line().text() : words.now();
  }

  private TrackedText tracked(Supplier<String> ids) {
    List<SourceLine> after = new ArrayList<>();
    Map<Integer, Row> byLine = new HashMap<>();
    for (Row row : rows) {
      String text = PlainSource.trim(now(row));
      if (!text.isEmpty()) {
        int number = row.line().number();
        after.add(new SourceLine(number, text, notes(row, text)));
        byLine.put(number, row);
      }
    }
    Reading reading = PlainText.read(after, List.of(), 0, ids);
    ReadDocument read = reading instanceof ReadDocument found ? found : null;
    return read == null ? new TrackedText(base, null, Map.of(), Set.of()) : tracked(read, byLine);
  }

  /** The notes whose marks are left; those of the base where the line comes from it. */
  private List<Inline.Footnote> notes(Row row, String text) {
    long marks = text.chars().filter(c -> c == SourceLine.NOTE_MARK).count();
    List<Inline.Footnote> own = row.line().notes();
    List<Inline.Footnote> old = row.base() < 0 ? List.of() : baseLines.get(row.base()).notes();
    List<Inline.Footnote> kept = new ArrayList<>();
    for (int i = 0; i < own.size() && kept.size() < marks; i++) {
      boolean same = i < old.size() && old.get(i).text().equals(own.get(i).text());
      kept.add(same ? old.get(i) : own.get(i));
    }
    return kept;
  }

  private TrackedText tracked(ReadDocument read, Map<Integer, Row> byLine) {
    Map<Integer, Block> olds = new HashMap<>();
    for (Block block : base.doc().blocks()) {
      olds.put(base.lines().getOrDefault(block.id(), 0), block);
    }
    Map<String, String> names = new HashMap<>();
    Map<String, List<TrackedRun>> runs = new HashMap<>();
    Set<String> doubtful = new HashSet<>();
    Set<Integer> there = new HashSet<>();
    for (Block block : read.doc().blocks()) {
      Row row = Objects.requireNonNull(byLine.get(read.lines().get(block.id())));
      Block old = row.base() < 0 ? null : olds.get(baseLines.get(row.base()).number());
      String id = old == null ? block.id() : old.id();
      if (old != null) {
        names.put(block.id(), id);
        there.add(row.base());
      }
      put(runs, id, runs(row));
      if (row.doubtful()) {
        doubtful.add(id);
      }
    }
    gone(olds, there, runs, doubtful);
    return new TrackedText(base, Renamed.of(read, names), runs, doubtful);
  }

  /** What stands in the base and no more. */
  private void gone(
      Map<Integer, Block> olds,
      Set<Integer> there,
      Map<String, List<TrackedRun>> runs,
      Set<String> doubtful) {
    for (int i = 0; i < baseLines.size(); i++) {
      Block old = olds.get(baseLines.get(i).number());
      if (!there.contains(i) && old != null) {
        runs.put(old.id(), List.of(new TrackedRun(Op.REMOVED, old.plainText(), author, "")));
        doubtful.add(old.id());
      }
    }
  }

  private static void put(Map<String, List<TrackedRun>> to, String id, List<TrackedRun> runs) {
    if (runs.stream().anyMatch(run -> run.op() != Op.SAME)) {
      to.put(id, runs);
    }
  }

  private static String words(String text) {
    return text.substring(text.indexOf('\t') + 1).replace(String.valueOf(SourceLine.NOTE_MARK), "");
  }

  /** The words of a line without its labels. */
  private List<TrackedRun> runs(Row row) {
    RunTogether.Untangled words = row.words();
    String text = row.line().text();
    if (words == null) {
      return List.of(new TrackedRun(Op.ADDED, words(text), author, ""));
    }
    List<TrackedRun> runs = new ArrayList<>();
    boolean skipThen = baseLines.get(row.base()).text().indexOf('\t') >= 0;
    boolean skipNow = words.now().indexOf('\t') >= 0;
    for (RunTogether.Stretch one : words.stretches()) {
      String left = one.text();
      int tab = left.indexOf('\t');
      boolean labels = one.then() && skipThen || one.now() && skipNow;
      if (labels && tab < 0) {
        continue;
      }
      if (labels) {
        left = left.substring(tab + 1);
        skipThen &= !one.then();
        skipNow &= !one.now();
      }
      left = left.replace(String.valueOf(SourceLine.NOTE_MARK), "");
      if (!left.isEmpty()) {
        Op op = !one.now() ? Op.REMOVED : one.then() ? Op.SAME : Op.ADDED;
        runs.add(new TrackedRun(op, left, op == Op.SAME ? "" : author, ""));
      }
    }
    return runs;
  }
}
