package org.plenary.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.plenary.text.Block;
import org.plenary.text.Redline.Op;
import org.plenary.word.Line;
import org.plenary.word.Paragraph;
import org.plenary.word.Piece;
import org.plenary.word.Tracked;
import org.plenary.word.View;

/**
 * Which block of the text before is which of the text after, told by the paragraphs of the file
 * they share, and the words of each as their authors changed them.
 */
final class WordTracking {
  private static final Tracked NOBODY = new Tracked("", "");

  private final List<Paragraph> paragraphs;
  private final Map<String, List<Paragraph>> notes;
  private final @Nullable ReadDocument before;
  private final @Nullable ReadDocument after;
  private final List<Line> linesBefore;
  private final List<Line> linesAfter;

  /** The id of the text after by that of the text before. */
  private final Map<String, String> same = new HashMap<>();

  /** Who changed the words of each note. */
  private final Map<String, Tracked> noted = new HashMap<>();

  private WordTracking(
      List<Paragraph> paragraphs,
      Map<String, List<Paragraph>> notes,
      @Nullable ReadDocument before,
      List<Line> linesBefore,
      @Nullable ReadDocument after,
      List<Line> linesAfter) {
    this.paragraphs = paragraphs;
    this.notes = notes;
    this.before = before;
    this.after = after;
    this.linesBefore = linesBefore;
    this.linesAfter = linesAfter;
  }

  /**
   * @param notes the paragraphs of each note, by its key in the file
   */
  static TrackedText of(
      List<Paragraph> paragraphs,
      Map<String, List<Paragraph>> notes,
      @Nullable ReadDocument before,
      List<Line> linesBefore,
      @Nullable ReadDocument after,
      List<Line> linesAfter) {
    WordTracking tracking =
        new WordTracking(paragraphs, notes, before, linesBefore, after, linesAfter);
    tracking.pair();
    return tracking.text();
  }

  private Line before(Block block) {
    return line(before, linesBefore, block);
  }

  private Line after(Block block) {
    return line(after, linesAfter, block);
  }

  private static Line line(@Nullable ReadDocument read, List<Line> lines, Block block) {
    return lines.get(read == null ? 0 : read.lines().getOrDefault(block.id(), 1) - 1);
  }

  private static List<Block> blocks(@Nullable ReadDocument read) {
    return read == null ? List.of() : read.doc().blocks();
  }

  private void pair() {
    Map<Integer, List<Block>> bySource = new HashMap<>();
    for (Block block : blocks(after)) {
      for (int source : after(block).sources()) {
        bySource.computeIfAbsent(source, s -> new ArrayList<>()).add(block);
      }
    }
    Set<String> taken = new HashSet<>();
    for (boolean kept : new boolean[] {true, false}) {
      for (Block block : blocks(before)) {
        if (!same.containsKey(block.id())) {
          Block other = partner(block, bySource, taken, kept);
          if (other != null) {
            same.put(block.id(), other.id());
            taken.add(other.id());
          }
        }
      }
    }
  }

  /**
   * The first block that keeps a good part of its words, else the one that keeps most of them.
   *
   * @param kept false: one that keeps none of them, but was typed over them
   */
  private @Nullable Block partner(
      Block block, Map<Integer, List<Block>> bySource, Set<String> taken, boolean kept) {
    Line line = before(block);
    int size = line.text().length();
    Block best = null;
    int most = 0;
    Set<String> seen = new HashSet<>();
    for (int source : line.sources()) {
      for (Block other : bySource.getOrDefault(source, List.of())) {
        if (!taken.contains(other.id()) && seen.add(other.id())) {
          int like = common(line, after(other), kept);
          if (kept && like * 4 >= size) {
            return other;
          }
          if (like > most) {
            best = other;
            most = like;
          }
        }
      }
    }
    return best;
  }

  /** How many characters stand in both, or whether one was typed over the other. */
  private int common(Line one, Line other, boolean kept) {
    int sum = 0;
    boolean shorter = one.sources().size() <= other.sources().size();
    for (int source : (shorter ? one : other).sources()) {
      if (isOf(shorter ? other : one, source)) {
        int both = 0;
        int first = 0;
        int second = 0;
        for (Piece piece : paragraphs.get(source).pieces()) {
          boolean then = piece.stands(View.REJECTED);
          boolean now = piece.stands(View.ACCEPTED);
          both += then && now ? piece.text().strip().length() : 0;
          first += then ? piece.text().strip().length() : 0;
          second += now ? piece.text().strip().length() : 0;
        }
        sum += kept ? both : first > 0 && second > 0 ? 1 : 0;
      }
    }
    return sum;
  }

  /** Whether a line is made of that paragraph, too: it names them in order. */
  private static boolean isOf(Line line, int source) {
    return Collections.binarySearch(line.sources(), source) >= 0;
  }

  private TrackedText text() {
    ReadDocument renamed = before == null ? null : Renamed.of(before, same);
    Map<String, List<TrackedRun>> runs = new HashMap<>();
    Map<String, Block> olds = new HashMap<>();
    blocks(before).forEach(b -> olds.put(same.getOrDefault(b.id(), b.id()), b));
    for (Block block : blocks(after)) {
      Block old = olds.remove(block.id());
      put(runs, block.id(), runs(old, block));
    }
    olds.forEach((id, old) -> put(runs, id, runs(old, null)));
    return new TrackedText(renamed, after, runs, Set.of());
  }

  private static void put(Map<String, List<TrackedRun>> to, String id, List<TrackedRun> runs) {
    if (runs.stream().anyMatch(run -> run.op() != Op.SAME)) {
      to.put(id, runs);
    }
  }

  private List<TrackedRun> runs(@Nullable Block old, @Nullable Block now) {
    Line then = old == null ? null : before(old);
    Line later = now == null ? null : after(now);
    Set<Integer> sources = new TreeSet<>();
    Strokes strokes =
        new Strokes(
            then == null ? 0 : labelLength(then, before, old),
            later == null ? 0 : labelLength(later, after, now));
    if (then != null) {
      sources.addAll(then.sources());
    }
    if (later != null) {
      sources.addAll(later.sources());
    }
    for (int source : sources) {
      boolean inOld = then != null && isOf(then, source);
      boolean inNew = later != null && isOf(later, source);
      for (Piece piece : paragraphs.get(source).pieces()) {
        boolean stood = inOld && piece.stands(View.REJECTED);
        boolean stands = inNew && piece.stands(View.ACCEPTED);
        strokes.add(piece.text(), stood, stands, by(piece, sources));
        String note = piece.note();
        if (note != null && (stood || stands)) {
          strokes.note(note(piece, note), stands);
        }
      }
    }
    return strokes.runs();
  }

  /** Who put a note in, took it out or changed its words; nobody where it is the same. */
  private Tracked note(Piece piece, String key) {
    Tracked own = change(piece);
    if (!own.equals(NOBODY)) {
      return own;
    }
    return noted.computeIfAbsent(
        key,
        one ->
            notes.getOrDefault(one, List.of()).stream()
                .flatMap(paragraph -> paragraph.pieces().stream())
                .map(WordTracking::change)
                .filter(by -> !by.equals(NOBODY))
                .findFirst()
                .orElse(NOBODY));
  }

  private static Tracked change(Piece piece) {
    Tracked deleted = piece.deleted();
    Tracked inserted = piece.inserted();
    return deleted != null ? deleted : inserted != null ? inserted : NOBODY;
  }

  private Tracked by(Piece piece, Set<Integer> sources) {
    if (piece.deleted() != null) {
      return piece.deleted();
    }
    if (piece.inserted() != null) {
      return piece.inserted();
    }
    int first = sources.iterator().next();
    for (int source = Math.max(0, first - 1); source < paragraphs.size(); source++) {
      if (source >= first && !sources.contains(source)) {
        break;
      }
      Paragraph one = paragraphs.get(source);
      for (Tracked by : markers(one)) {
        if (by != null) {
          return by;
        }
      }
    }
    return NOBODY;
  }

  private static List<@Nullable Tracked> markers(Paragraph one) {
    return Arrays.asList(
        one.rowDeleted(), one.rowInserted(), one.markDeleted(), one.markInserted());
  }

  /** How many typed characters of the line the label takes, with the blanks after it. */
  private static int labelLength(Line line, @Nullable ReadDocument read, @Nullable Block block) {
    if (block == null || read == null || !read.typed().containsKey(block.id())) {
      return 0;
    }
    String text = line.text();
    int start = text.length() - text.stripLeading().length();
    TypedLabel label = TypedLabel.of(PlainSource.trim(text));
    int computed = line.label().isEmpty() ? 0 : line.label().length() + 1;
    int rest = label == null ? 0 : label.rest().stripTrailing().length();
    int taken = text.stripTrailing().length() - rest;
    return label == null ? start : Math.max(0, taken - computed);
  }

  /** Gathers pieces into runs, without the labels at the beginning of either text. */
  private static final class Strokes {
    private final List<TrackedRun> runs = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();
    private Op op = Op.SAME;
    private Tracked by = NOBODY;
    private int skipBefore;
    private int skipAfter;

    Strokes(int skipBefore, int skipAfter) {
      this.skipBefore = skipBefore;
      this.skipAfter = skipAfter;
    }

    void add(String text, boolean before, boolean after, Tracked author) {
      for (int i = 0; i < text.length(); i++) {
        boolean then = before && skipBefore-- <= 0;
        boolean now = after && skipAfter-- <= 0;
        if (then || now) {
          Op next = then && now ? Op.SAME : then ? Op.REMOVED : Op.ADDED;
          push(next, text.charAt(i), next == Op.SAME ? NOBODY : author);
        }
      }
    }

    /** A change of a note: a run without words of the text itself. */
    void note(Tracked author, boolean stands) {
      if (!author.equals(NOBODY)) {
        flush();
        Op change = stands ? Op.ADDED : Op.REMOVED;
        runs.add(new TrackedRun(change, "", author.author(), author.date()));
      }
    }

    private void push(Op next, char c, Tracked author) {
      if (next != op || !author.equals(by)) {
        flush();
        op = next;
        by = author;
      }
      words.append(c);
    }

    private void flush() {
      if (words.length() > 0) {
        runs.add(new TrackedRun(op, words.toString(), by.author(), by.date()));
        words.setLength(0);
      }
    }

    List<TrackedRun> runs() {
      flush();
      return runs;
    }
  }
}
