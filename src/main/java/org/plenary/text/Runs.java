package org.plenary.text;

import java.util.ArrayList;
import java.util.List;
import org.plenary.text.Redline.Op;
import org.plenary.text.Redline.Run;

/** The word-level difference of two blocks' contents. */
final class Runs {

  private Runs() {}

  /**
   * The difference.
   *
   * @param exact one sort of space is not another
   */
  static List<Run> of(Block before, Block after, Segmenter segmenter, boolean exact) {
    List<Integer> beforeEnds = segmenter.ends(Words.flat(before));
    List<Integer> afterEnds = segmenter.ends(Words.flat(after));
    List<String> beforeWords = words(before, beforeEnds, exact);
    List<String> afterWords = words(after, afterEnds, exact);
    List<Run> runs = new ArrayList<>();
    int at = 0;
    for (WordDiff.Change change : WordDiff.of(beforeWords, afterWords)) {
      add(runs, Op.SAME, after, at, offset(afterEnds, change.bFrom()));
      add(
          runs,
          Op.REMOVED,
          before,
          offset(beforeEnds, change.aFrom()),
          offset(beforeEnds, change.aTo()));
      add(
          runs,
          Op.ADDED,
          after,
          offset(afterEnds, change.bFrom()),
          offset(afterEnds, change.bTo()));
      at = offset(afterEnds, change.bTo());
    }
    add(runs, Op.SAME, after, at, after.contentSize());
    return runs;
  }

  private static int offset(List<Integer> ends, int word) {
    return word == 0 ? 0 : ends.get(word - 1);
  }

  private static void add(List<Run> runs, Op op, Block block, int from, int to) {
    if (from < to) {
      runs.add(new Run(op, Contents.slice(block.content(), from, to)));
    }
  }

  /** The pieces to compare: all spaces alike unless exact, footnotes by their text. */
  private static List<String> words(Block block, List<Integer> ends, boolean exact) {
    String flat = Words.flat(block);
    List<String> notes = new ArrayList<>();
    for (Inline inline : block.content()) {
      if (inline instanceof Inline.Footnote note) {
        notes.add(note.text());
      }
    }
    List<String> words = new ArrayList<>();
    int from = 0;
    int note = 0;
    for (int end : ends) {
      String word = flat.substring(from, end);
      if (word.indexOf(Words.NOTE) >= 0 && note < notes.size()) {
        word = Words.NOTE + notes.get(note++);
      }
      words.add(!exact && Words.isSpace(word.codePointAt(0)) ? " " : word);
      from = end;
    }
    return words;
  }

  /** Signs at the very end that replace each other count as the same; the later one is kept. */
  static List<Run> withoutEnding(List<Run> runs) {
    int first = runs.size();
    while (first > 0
        && runs.get(first - 1).op() != Op.SAME
        && EndPunctuation.isEnding(text(runs.get(first - 1)))) {
      first--;
    }
    if (first == runs.size()) {
      return runs;
    }
    List<Run> out = new ArrayList<>(runs.subList(0, first));
    for (Run run : runs.subList(first, runs.size())) {
      if (run.op() == Op.ADDED) {
        out.add(new Run(Op.SAME, run.content()));
      }
    }
    return out;
  }

  private static String text(Run run) {
    StringBuilder out = new StringBuilder();
    for (Inline inline : run.content()) {
      out.append(inline instanceof Inline.Text text ? text.text() : String.valueOf(Words.NOTE));
    }
    return out.toString();
  }
}
