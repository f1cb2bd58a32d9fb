package org.plenary.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Small texts and edits for tests: clauses named by a letter, written {@code "a:first words"}. */
final class Texts {

  private Texts() {}

  static Doc doc(String... clauses) {
    return new Doc(Arrays.stream(clauses).map(Texts::clause).toList());
  }

  static Block clause(String spec) {
    int colon = spec.indexOf(':');
    String text = spec.substring(colon + 1);
    List<Inline> content = text.isEmpty() ? List.of() : List.of(new Inline.Text(text, List.of()));
    return new Block(spec.substring(0, colon), Kind.CLAUSE, 0, Num.AUTO, content);
  }

  static List<String> show(Doc doc) {
    return doc.blocks().stream().map(block -> block.id() + ":" + block.plainText()).toList();
  }

  /** The position before a clause. */
  static int at(Doc doc, String id) {
    for (int i = 0; i < doc.blocks().size(); i++) {
      if (doc.blocks().get(i).id().equals(id)) {
        return RandomText.start(doc, i);
      }
    }
    throw new IllegalArgumentException(id);
  }

  static Block block(Doc doc, String id) {
    return doc.array()[Place.of(doc, at(doc, id)).index()];
  }

  static int end(Doc doc, String id) {
    return at(doc, id) + block(doc, id).nodeSize();
  }

  static Step type(Doc doc, String id, int offset, String text) {
    return Step.Replace.insert(at(doc, id) + 1 + offset, Slice.text(text));
  }

  static Step delete(Doc doc, String id) {
    return Step.Replace.delete(at(doc, id), end(doc, id));
  }

  /** Splits a clause as the browser does. */
  static Step split(Doc doc, String id, int offset, String second) {
    Slice slice = Slice.blocks(List.of(block(doc, id).with(List.of()), clause(second + ":")), 1, 1);
    int at = at(doc, id) + 1 + offset;
    return new Step.Replace(at, at, slice, true);
  }

  /** Joins a clause onto the one before it. */
  static Step join(Doc doc, String id) {
    return new Step.Replace(at(doc, id) - 1, at(doc, id) + 1, Slice.EMPTY, true);
  }

  /** Moves a clause before another; after the last one if that is empty. */
  static List<Step> move(Doc doc, String id, String before) {
    Step out = delete(doc, id);
    Doc without = Laws.apply(doc, out);
    int to = before.isEmpty() ? without.size() : at(without, before);
    return List.of(out, Step.Replace.insert(to, Slice.blocks(List.of(block(doc, id)), 0, 0)));
  }

  static List<Step> inverse(Doc doc, List<Step> steps) {
    List<Step> out = new ArrayList<>();
    Doc now = doc;
    for (Step step : steps) {
      out.add(0, step.invert(now));
      now = Laws.apply(now, step);
    }
    return out;
  }

  /** What becomes of a group made on a text beside the edits of others, each an entry. */
  static Rebased beside(Doc doc, List<List<Step>> others, List<Step> mine, Guard guard) {
    List<Change> since = new ArrayList<>();
    Doc head = doc;
    for (List<Step> entry : others) {
      since.add(Change.of(head, entry));
      head = Laws.replay(head, entry);
    }
    Rebased rebased = Rebase.rebase(head, List.of(mine), since, guard);
    Laws.canonical(rebased.doc());
    return rebased;
  }
}
