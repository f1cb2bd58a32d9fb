package org.plenary.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How single changes read as a redline: what went before what came, brackets as literal signs. A
 * sign at the edge of a change stays outside of it where it is the same before and after.
 */
final class EditSegments {

  /** One of the two texts, with the signs by their positions. */
  private record Side(Doc doc, Map<Integer, String> signs) {

    static Side of(Doc doc) {
      Map<Integer, String> signs = new HashMap<>();
      int at = 1;
      for (Block block : doc.blocks()) {
        int start = at;
        BracketSigns.of(block)
            .forEach((offset, sign) -> signs.put(start + offset, sign.toString()));
        at += block.nodeSize();
      }
      return new Side(doc, signs);
    }

    String sign(int position) {
      return signs.getOrDefault(position, "");
    }

    /** The words between two positions, with the signs that stand within. */
    List<Words> within(int from, int to) {
      List<Words> out = new ArrayList<>();
      int at = from;
      for (int position = from + 1; position < to && !signs.isEmpty(); position++) {
        String sign = sign(position);
        if (!sign.isEmpty()) {
          out.addAll(Words.of(doc, at, position));
          out.add(new Words(sign, false));
          at = position;
        }
      }
      out.addAll(Words.of(doc, at, to));
      return out;
    }
  }

  /** Words of the text, signs among them, or those of a footnote. */
  private record Words(String text, boolean note) {

    /** A block that begins there begins with a line break. */
    static List<Words> of(Doc doc, int from, int to) {
      List<Words> out = new ArrayList<>();
      int at = 0;
      boolean first = true;
      for (Block block : doc.blocks()) {
        int start = at + 1;
        int end = start + block.contentSize();
        if (!first && from < at && to >= start) {
          out.add(new Words("\n", false));
        }
        for (Inline inline :
            Contents.slice(block.content(), Math.max(0, from - start), Math.min(to, end) - start)) {
          out.add(
              inline instanceof Inline.Footnote note
                  ? new Words(note.text(), true)
                  : new Words(((Inline.Text) inline).text(), false));
        }
        first = false;
        at += block.nodeSize();
      }
      return out;
    }
  }

  private final Side old;
  private final Side now;
  private final List<Edits.Segment> out = new ArrayList<>();

  /** Where the old text has been read to. */
  private int at;

  /** The sign with which the words that stay go on. */
  private String front = "";

  private EditSegments(Doc before, Doc after) {
    this.old = Side.of(before);
    this.now = Side.of(after);
  }

  static List<Edits.Segment> of(Doc before, Doc after, List<Edits.Single> changes) {
    EditSegments reading = new EditSegments(before, after);
    for (int i = 0; i < changes.size(); i++) {
      if (changes.get(i).isWords()) {
        reading.words(changes.get(i), i);
      }
    }
    reading.add(
        Redline.Op.SAME, reading.front, reading.old.within(reading.at, before.size()), "", -1);
    for (int i = 0; i < changes.size(); i++) {
      if (!changes.get(i).isWords()) {
        reading.out.add(
            new Edits.Segment(Redline.Op.ADDED, "", false, i, changes.get(i).attributes()));
      }
    }
    return reading.out;
  }

  private void words(Edits.Single one, int index) {
    boolean goes = one.from() < one.to();
    boolean comes = one.afterFrom() < one.afterTo();
    String goesFrom = old.sign(one.from());
    String goesTo = old.sign(one.to());
    String comesFrom = now.sign(one.afterFrom());
    String comesTo = now.sign(one.afterTo());
    boolean end = goesTo.equals(comesTo);
    // Where nothing goes or nothing comes, there is one sign for both edges.
    boolean start = goesFrom.equals(comesFrom) && (goes && comes || !end);
    add(Redline.Op.SAME, front, old.within(at, one.from()), start ? goesFrom : "", -1);
    add(
        Redline.Op.REMOVED,
        start || !goes && end ? "" : goesFrom,
        old.within(one.from(), one.to()),
        end || !goes ? "" : goesTo,
        index);
    add(
        Redline.Op.ADDED,
        start || !comes && end ? "" : comesFrom,
        now.within(one.afterFrom(), one.afterTo()),
        end || !comes ? "" : comesTo,
        index);
    at = one.to();
    front = end ? goesTo : "";
  }

  /** One segment for all words that run on, and one for each footnote between them. */
  private void add(Redline.Op op, String before, List<Words> words, String after, int change) {
    StringBuilder run = new StringBuilder(before);
    for (Words one : words) {
      if (one.note()) {
        add(op, run.toString(), false, change);
        add(op, one.text(), true, change);
        run.setLength(0);
      } else {
        run.append(one.text());
      }
    }
    add(op, run.append(after).toString(), false, change);
  }

  private void add(Redline.Op op, String text, boolean note, int change) {
    if (note || !text.isEmpty()) {
      out.add(new Edits.Segment(op, text, note, change, List.of()));
    }
  }
}
