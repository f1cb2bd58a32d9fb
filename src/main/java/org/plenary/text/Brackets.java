package org.plenary.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The books of what is not agreed. A bracket is what carries marks of its id ({@link
 * Mark.Bracket}); it holds options, options hold text and further brackets. What is said here is
 * derived from the marks alone, so it holds after any edit.
 *
 * <p>Changes are answered as steps for the document that was asked about, to be applied one after
 * the other as one group. An empty answer means that it cannot be done. Pure; takes time in
 * proportion to the document and to the number of brackets that stand on one text.
 */
public final class Brackets {

  /** The option that every bracket has: nothing of it stays. */
  public static final int NO_TEXT = -1;

  /** The highest number of an option. */
  public static final int MAX_OPTION = 1_000;

  private Brackets() {}

  /** All brackets, in the order in which they begin. */
  public static List<Bracket> of(Doc doc) {
    Map<String, BracketExtent> all = BracketExtent.all(doc);
    Map<String, Placed> blocks =
        all.values().stream().allMatch(one -> one.common.isEmpty()) ? Map.of() : placed(doc);
    List<Bracket> out = new ArrayList<>();
    for (BracketExtent extent : all.values()) {
      List<BracketExtent> round = round(extent, all);
      String parent = round.isEmpty() ? null : round.get(0).id;
      List<Bracket.Option> options =
          extent.common.size() > round.size() ? printed(blocks, extent, round) : extent.options();
      out.add(new Bracket(extent.id, extent.clauses(), round.size(), parent, options));
    }
    return out;
  }

  /** The options of a bracket that holds others: those read in literal signs. */
  private static List<Bracket.Option> printed(
      Map<String, Placed> blocks, BracketExtent extent, List<BracketExtent> round) {
    Set<String> outside = new HashSet<>(Set.of(extent.id));
    round.forEach(one -> outside.add(one.id));
    List<Bracket.Option> out = new ArrayList<>();
    for (Bracket.Option option : extent.options()) {
      StringBuilder text = new StringBuilder();
      String last = "";
      for (Bracket.Span span : option.spans()) {
        text.append(last.isEmpty() || last.equals(span.block()) ? "" : "\n");
        last = span.block();
        text.append(printed(Objects.requireNonNull(blocks.get(last)), span, outside));
      }
      out.add(new Bracket.Option(option.number(), text.toString(), option.spans()));
    }
    return out;
  }

  /** A block, and where its content begins. */
  private record Placed(Block block, int start) {}

  private static Map<String, Placed> placed(Doc doc) {
    Map<String, Placed> blocks = new HashMap<>();
    int start = 1;
    for (Block block : doc.array()) {
      blocks.put(block.id(), new Placed(block, start));
      start += block.nodeSize();
    }
    return blocks;
  }

  private static String printed(Placed placed, Bracket.Span span, Set<String> outside) {
    Block block = placed.block();
    int start = placed.start();
    List<Inline> inside = new ArrayList<>();
    for (Inline one : Contents.slice(block.content(), span.from() - start, span.to() - start)) {
      if (one instanceof Inline.Text run) {
        List<Mark> kept =
            run.marks().stream()
                .filter(mark -> mark instanceof Mark.Bracket b && !outside.contains(b.id()))
                .toList();
        inside.add(new Inline.Text(run.text(), kept));
      }
    }
    return BracketSigns.printed(
        new Block(block.id(), block.kind(), block.level(), block.num(), inside));
  }

  /**
   * How many brackets each block is touched by, in the order of the text; blocks without any not.
   */
  public static Map<String, Integer> open(Doc doc) {
    Map<String, Integer> open = new LinkedHashMap<>();
    for (Block block : doc.array()) {
      Set<String> ids = new HashSet<>();
      for (Inline inline : block.content()) {
        BracketExtent.on(inline).forEach(mark -> ids.add(mark.id()));
      }
      if (!ids.isEmpty()) {
        open.put(block.id(), ids.size());
      }
    }
    return open;
  }

  /**
   * Settles a bracket: the words of one option stay and lose their marks, those of the others go. A
   * block of which nothing is left goes as well, except the last one of a text. Other brackets are
   * as they were, but for those inside what goes.
   *
   * <p>Empty if there is no such bracket or no such option.
   *
   * @param option the one that stays; {@link #NO_TEXT}: none
   */
  public static List<Step> lift(Doc doc, String id, int option) {
    return BracketLift.steps(doc, id, option);
  }

  /**
   * Puts a bracket round a range of one or several blocks; its words become option 0.
   *
   * <p>Empty if the range holds no words, lies outside the document or cuts a character, if the id
   * is none or stands in the text already, if 16 marks stand there, or if the bracket would cross
   * another: it must hold all of it or lie within one of its options.
   */
  public static List<Step> put(Doc doc, int from, int to, String id) {
    Mark.Bracket mark = new Mark.Bracket(id, 0);
    Step step = new Step.AddMark(from, to, mark);
    if (!Form.isId(id)
        || from >= to
        || BracketExtent.all(doc).containsKey(id)
        || !(step.apply(doc) instanceof Applied.Done done)) {
      return List.of();
    }
    Map<String, BracketExtent> all = BracketExtent.all(done.doc());
    BracketExtent put = all.get(id);
    return put == null || !fits(put, all) || Form.refuse(doc, step, done.doc()) != null
        ? List.of()
        : List.of(step);
  }

  /**
   * Adds an option right behind the last words of a bracket, inside the brackets that stand round
   * it.
   *
   * <p>Empty if there is no such bracket, if it has that option already, if the number is not in 0
   * to {@link #MAX_OPTION} or if there are no words.
   *
   * @param words with marks of their own, but for brackets that are in the text already
   * @param option the number of the new one
   */
  public static List<Step> alternative(Doc doc, String id, List<Inline> words, int option) {
    Map<String, BracketExtent> all = BracketExtent.all(doc);
    BracketExtent extent = all.get(id);
    if (extent == null
        || option < 0
        || option > MAX_OPTION
        || extent.spans.containsKey(option)
        || words.isEmpty()) {
      return List.of();
    }
    Set<String> round = new HashSet<>();
    round(extent, all).forEach(outer -> round.add(outer.id));
    Last last = last(doc, id);
    List<Mark> marks = new ArrayList<>();
    for (Mark.Bracket mark : BracketExtent.on(last.inline())) {
      if (round.contains(mark.id())) {
        marks.add(mark);
      }
    }
    marks.add(new Mark.Bracket(id, option));
    List<Inline> content = new ArrayList<>();
    words.forEach(inline -> Inlines.push(content, within(marks, inline)));
    return List.of(Step.Replace.insert(last.end(), Slice.inline(content)));
  }

  private record Last(Inline inline, int end) {}

  /** The last text of a bracket that is there. */
  private static Last last(Doc doc, String id) {
    @Nullable Last last = null;
    int start = 0;
    for (Block block : doc.array()) {
      int pos = start + 1;
      for (Inline inline : block.content()) {
        pos += inline.size();
        if (BracketExtent.on(inline).stream().anyMatch(mark -> mark.id().equals(id))) {
          last = new Last(inline, pos);
        }
      }
      start += block.nodeSize();
    }
    if (last == null) {
      throw new IllegalArgumentException("no bracket " + id);
    }
    return last;
  }

  /** The words with brackets round them, before those of their own. */
  private static Inline within(List<Mark> brackets, Inline inline) {
    List<Mark> marks = List.of();
    for (Mark mark : inline.marks()) {
      marks = mark instanceof Mark.Bracket ? marks : Marks.add(marks, mark);
    }
    for (Mark mark : brackets) {
      marks = Marks.add(marks, mark);
    }
    for (Mark mark : BracketExtent.on(inline)) {
      marks = Marks.add(marks, mark);
    }
    return Inlines.marked(inline, marks);
  }

  /** Whether it crosses no other: each holds the other, or lies within one option of the other. */
  private static boolean fits(BracketExtent put, Map<String, BracketExtent> all) {
    for (Map.Entry<String, Integer> met : put.common.entrySet()) {
      BracketExtent other = all.get(met.getKey());
      boolean holds = other != null && met.getValue() == other.size;
      boolean within = other != null && met.getValue() == put.size && inOne(put, other);
      if (!holds && !within) {
        return false;
      }
    }
    return true;
  }

  private static boolean inOne(BracketExtent put, BracketExtent other) {
    Set<Integer> options = new TreeSet<>();
    List<Bracket.Span> mine = put.spans.getOrDefault(0, List.of());
    other.spans.forEach(
        (option, spans) -> {
          if (meet(mine, spans)) {
            options.add(option);
          }
        });
    return options.size() == 1;
  }

  /** Whether two lists of stretches, each in order, have a position in common. */
  private static boolean meet(List<Bracket.Span> a, List<Bracket.Span> b) {
    int i = 0;
    int j = 0;
    while (i < a.size() && j < b.size()) {
      if (a.get(i).to() <= b.get(j).from()) {
        i++;
      } else if (b.get(j).to() <= a.get(i).from()) {
        j++;
      } else {
        return true;
      }
    }
    return false;
  }

  /** The brackets round one, from the innermost. */
  private static List<BracketExtent> round(BracketExtent extent, Map<String, BracketExtent> all) {
    List<BracketExtent> round = new ArrayList<>();
    BracketExtent next = parent(extent, all);
    while (next != null) {
      round.add(next);
      next = parent(next, all);
    }
    return round;
  }

  private static @Nullable BracketExtent parent(
      BracketExtent extent, Map<String, BracketExtent> all) {
    BracketExtent best = null;
    for (String id : extent.common.keySet()) {
      BracketExtent other = all.get(id);
      if (other != null && other.encloses(extent) && (best == null || closer(other, best))) {
        best = other;
      }
    }
    return best;
  }

  /** Whether it is the inner one of two; of two that cross, the smaller, then the lower id. */
  private static boolean closer(BracketExtent one, BracketExtent other) {
    if (other.encloses(one) || one.encloses(other)) {
      return other.encloses(one);
    }
    return one.size == other.size ? one.id.compareTo(other.id) < 0 : one.size < other.size;
  }
}
