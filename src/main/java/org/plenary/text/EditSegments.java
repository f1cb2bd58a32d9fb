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
    String within(int from, int to) {
      StringBuilder out = new StringBuilder();
      int at = from;
      for (int position = from + 1; position < to && !signs.isEmpty(); position++) {
        String sign = sign(position);
        if (!sign.isEmpty()) {
          out.append(Tokens.text(doc, at, position)).append(sign);
          at = position;
        }
      }
      return out.append(Tokens.text(doc, at, to)).toString();
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
    String rest = reading.front + reading.old.within(reading.at, before.size());
    reading.add(Redline.Op.SAME, rest, -1);
    for (int i = 0; i < changes.size(); i++) {
      if (!changes.get(i).isWords()) {
        reading.out.add(new Edits.Segment(Redline.Op.ADDED, "", i, changes.get(i).attributes()));
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
    String removed =
        (start || !goes && end ? "" : goesFrom)
            + old.within(one.from(), one.to())
            + (end || !goes ? "" : goesTo);
    String added =
        (start || !comes && end ? "" : comesFrom)
            + now.within(one.afterFrom(), one.afterTo())
            + (end || !comes ? "" : comesTo);
    String stays = front + old.within(at, one.from()) + (start ? goesFrom : "");
    add(Redline.Op.SAME, stays, -1);
    add(Redline.Op.REMOVED, removed, index);
    add(Redline.Op.ADDED, added, index);
    at = one.to();
    front = end ? goesTo : "";
  }

  private void add(Redline.Op op, String text, int change) {
    if (!text.isEmpty()) {
      out.add(new Edits.Segment(op, text, change, List.of()));
    }
  }
}
